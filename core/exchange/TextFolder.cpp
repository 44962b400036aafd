#include "core/exchange/TextFolder.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/exchange/FolderTexts.h"
#include "core/exchange/ImportResult.h"
#include "core/exchange/PreviewRows.h"
#include "core/exchange/RecordFields.h"

#include <algorithm>
#include <set>
#include <utility>

namespace core {
namespace {

/// The members that FolderTexts makes are what their names say, where a person chose nothing else.
ImportOptions withMembers(ImportOptions options) {
    std::vector<ColumnUse> uses{{TextMember, DataField::Instruction}, {LabelMember, DataField::Label}};
    if (options.decisions == Decisions::Read) uses.push_back({SplitMember, DataField::Split});
    addUses(uses, options);
    return options;
}

/// Texts of a folder as records.
class FolderReader {
public:
    FolderReader(const std::filesystem::path& folder, const ImportOptions& options, const Progress& progress)
        : m_name(utf8(folder)), m_options(withMembers(options)),
          m_texts(folder, options.encoding, m_rejected, progress), m_fields(m_name, m_options, m_rejected) {}

    const FolderTexts& texts() const { return m_texts; }
    const RecordFields& fields() const { return m_fields; }
    std::optional<JsonRecord> next() {
        std::optional<JsonRecord> found = m_texts.next();
        if (found && m_options.decisions == Decisions::Left) found->value.erase(SplitMember);
        return found;
    }
    std::optional<ReadRecord> understood(const JsonRecord& found) {
        m_fields.nameFile(m_texts.file());
        return m_fields.read(found);
    }
    std::vector<Problem> notes() {
        m_fields.nameFile(m_name);
        std::vector<Problem> notes = m_texts.notes();
        for (Problem& note : m_fields.notes()) notes.push_back(std::move(note));
        return notes;
    }
    std::vector<Problem>& rejected() { return m_rejected; }

private:
    std::string m_name;
    ImportOptions m_options;
    std::vector<Problem> m_rejected;
    FolderTexts m_texts;
    RecordFields m_fields;
};

std::vector<DataColumn> columnsOf(const FolderReader& reader, bool hasSplits) {
    std::vector<DataColumn> columns;
    for (const char* name : {TextMember, LabelMember, SplitMember}) {
        if (name == SplitMember && !hasSplits) continue;
        const auto use = reader.fields().uses().find(name);
        columns.push_back({name, use == reader.fields().uses().end() ? std::nullopt : std::optional(use->second)});
    }
    return columns;
}

/// What a file of texts holds; it is left out, and said once, where it cannot be read.
std::int64_t countLines(const TextPart& part, const ImportOptions& options, DataPreview& preview) {
    try {
        const DataPreview seen = previewDataFile(part.path, options);
        preview.isWhole = preview.isWhole && seen.isWhole;
        return seen.recordCount;
    } catch (const Error& error) {
        for (const Problem& problem : error.problems()) {
            if (std::ranges::find(preview.rejected, problem.where.file,
                                  [](const Problem& each) { return each.where.file; }) != preview.rejected.end())
                continue;
            ++preview.rejectedCount;
            preview.rejected.push_back(problem);
        }
        return 0;
    }
}

/// Of all its texts: a part that is a file is looked at.
void count(const FolderTexts& texts, const ImportOptions& options, bool countsLabels, DataPreview& preview) {
    LabelTally tally;
    preview.isWhole = preview.isWhole || std::ranges::all_of(texts.tree().parts, &TextPart::isFile);
    for (const TextPart& part : texts.tree().parts) {
        const std::int64_t records =
            part.isFile ? countLines(part, options, preview) : texts.filesOf(part);
        preview.recordCount += records;
        if (countsLabels && records > 0) tally.add(part.label, records);
    }
    preview.labels = tally.counts();
}

} // namespace

bool isTextFolder(const std::filesystem::path& folder) {
    return findTextTree(folder).has_value();
}

std::optional<std::filesystem::path> folderOfLabelledFiles(std::span<const std::filesystem::path> files) {
    if (files.size() < 2 || !std::ranges::all_of(files, [](const auto& each) { return labelOfName(each).has_value(); }))
        return std::nullopt;
    const std::filesystem::path folder = files.front().parent_path();
    const std::optional<TextTree> tree = findTextTree(folder);
    if (!tree) return std::nullopt;
    std::set<std::filesystem::path> parts;
    for (const TextPart& part : tree->parts) parts.insert(part.path);
    const bool isAll = std::ranges::all_of(tree->parts, &TextPart::isFile) &&
                       parts == std::set<std::filesystem::path>(files.begin(), files.end());
    return isAll ? std::optional(folder) : std::nullopt;
}

ImportedRecords readTextFolder(const std::filesystem::path& folder, const ImportOptions& options,
                               const Progress& progress) {
    FolderReader reader(folder, options, progress);
    ImportedRecords result;
    result.kind = DataKind::Texts;
    while (const std::optional<JsonRecord> found = reader.next())
        if (std::optional<ReadRecord> read = reader.understood(*found)) addRecord(std::move(*read), result);
    result.encoding = reader.texts().encoding();
    result.notes = reader.notes();
    result.rejected = std::move(reader.rejected());
    if (result.records.empty()) failUnusable(result.rejected, utf8(folder));
    return result;
}

DataPreview previewTextFolder(const std::filesystem::path& folder, const ImportOptions& options,
                              const Progress& progress) {
    DataPreview preview;
    FolderReader reader(folder, options, progress);
    std::vector<nlohmann::json> rows;
    preview.isWhole = false;
    while (rows.size() < DataPreview::MaximumRows) {
        const std::optional<JsonRecord> found = reader.next();
        preview.isWhole = !found;
        if (!found) break;
        rows.push_back(found->value);
        if (std::optional<ReadRecord> read = reader.understood(*found))
            preview.records.push_back(std::move(*read).stored());
    }
    preview.kind = DataKind::Texts;
    preview.encoding = reader.texts().encoding();
    preview.bytes = reader.texts().bytes();
    preview.columns = columnsOf(reader, reader.texts().hasSplits());
    preview.rows = previewRows(rows, preview.columns);
    preview.notes = reader.notes();
    preview.rejectedCount = std::ssize(reader.rejected());
    preview.rejected = std::move(reader.rejected());
    const bool isLabelled = std::ranges::find(preview.columns, std::optional(DataField::Label), &DataColumn::field) !=
                            preview.columns.end();
    preview.lacksAnswers = options.answers == Answers::Needed && preview.records.empty() && !isLabelled;
    if (preview.records.empty())
        preview.problems.push_back(preview.rejected.empty()
                                       ? Problem{ProblemCode::DataEmpty, {.file = utf8(folder)}, {}}
                                       : preview.rejected.front());
    else
        count(reader.texts(), options, isLabelled, preview);
    return preview;
}

} // namespace core
