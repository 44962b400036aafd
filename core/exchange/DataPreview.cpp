#include "core/exchange/DataPreview.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/exchange/FileText.h"
#include "core/exchange/PreviewRows.h"
#include "core/exchange/RecordReader.h"
#include "core/exchange/TextFolder.h"

#include <algorithm>
#include <fstream>
#include <utility>

namespace core {
namespace {

constexpr std::size_t MaximumColumns = 200;

/// Gathers what is shown of a text while its records are read.
class Look {
public:
    Look(std::string_view text, const std::string& name, const ImportOptions& options, Extent extent,
         DataPreview& preview, const Progress& progress)
        : m_name(name), m_preview(preview), m_extent(extent), m_options(options),
          m_reader(text, name, options, extent, m_rejected, progress), m_names(m_reader.columns()) {}

    void read();

private:
    void add(const JsonRecord& found);
    void addRow(const nlohmann::json& object);
    void finish(std::size_t rejected);
    bool lacksAnswers() const;
    std::vector<DataColumn> columns() const;

    const std::string& m_name;
    DataPreview& m_preview;
    Extent m_extent;
    const ImportOptions& m_options;
    LabelTally m_labels;
    std::vector<Problem> m_rejected;
    RecordReader m_reader;
    std::vector<std::string> m_names;
    std::vector<nlohmann::json> m_rows;
};

void Look::read() {
    try {
        m_reader.requireFields();
    } catch (const Error& error) {
        m_preview.problems = error.problems();
    }
    std::size_t rejected = 0;
    while (const std::optional<JsonRecord> found = m_reader.next()) {
        add(*found);
        rejected = m_rejected.size();
        if (!m_preview.problems.empty() && m_rows.size() == DataPreview::MaximumRows) break;
    }
    // What is wrong behind the last row of a part may be the cut alone.
    finish(m_extent == Extent::Whole ? m_rejected.size() : rejected);
}

void Look::add(const JsonRecord& found) {
    addRow(found.value);
    std::optional<ReadRecord> read = m_reader.understood(found);
    if (!read) return;
    m_labels.add(read->record.label);
    if (m_preview.records.size() < DataPreview::MaximumRows)
        m_preview.records.push_back(std::move(*read).stored());
    ++m_preview.recordCount;
}

void Look::addRow(const nlohmann::json& object) {
    if (m_rows.size() < DataPreview::MaximumRows) m_rows.push_back(object);
    if (m_reader.delimiter() != 0) return;
    for (const auto& member : object.items())
        if (m_names.size() < MaximumColumns && std::ranges::find(m_names, member.key()) == m_names.end())
            m_names.push_back(member.key());
}

std::vector<DataColumn> Look::columns() const {
    std::vector<DataColumn> columns;
    const auto& uses = m_reader.fields().uses();
    for (const std::string& name : m_names) {
        const auto use = uses.find(name);
        columns.push_back({name, use == uses.end() ? std::nullopt : std::optional(use->second)});
    }
    if (m_reader.delimiter() == 0)
        std::ranges::stable_sort(columns, {}, [](const DataColumn& each) {
            return each.field ? static_cast<std::size_t>(*each.field) : DataFieldCount;
        });
    return columns;
}

/// Whether the first rows are good where no answer is asked for.
bool Look::lacksAnswers() const {
    if (m_options.answers == Answers::Optional || m_preview.recordCount > 0) return false;
    ImportOptions options = m_reader.options();
    options.answers = Answers::Optional;
    std::vector<Problem> rejected;
    RecordFields fields(m_name, options, rejected);
    return std::ranges::any_of(m_rows, [&](const nlohmann::json& row) { return fields.read({row, 0}).has_value(); });
}

void Look::finish(std::size_t rejected) {
    m_preview.kind = m_reader.kind();
    m_preview.delimiter = m_reader.delimiter();
    m_preview.firstRow = m_reader.firstRow();
    m_preview.labels = m_labels.counts();
    m_preview.lacksAnswers = lacksAnswers();
    m_preview.columns = columns();
    m_preview.rows = previewRows(m_rows, m_preview.columns);
    for (Problem& note : m_reader.notes()) m_preview.notes.push_back(std::move(note));
    if (!m_preview.problems.empty()) return; // of the whole: every row would have the same fault
    if (m_preview.recordCount == 0)
        m_preview.problems.push_back(rejected > 0 ? m_rejected.front()
                                                  : Problem{ProblemCode::DataEmpty, {.file = m_name}, {}});
    m_preview.rejectedCount = static_cast<std::int64_t>(rejected);
    m_rejected.resize(std::min(rejected, DataPreview::MaximumRows));
    m_preview.rejected = std::move(m_rejected);
}

/// An encoding that nobody can be sure of is shown as the likeliest, and said.
FileText textToLookAt(std::string_view bytes, const ImportOptions& options, const std::string& name, Extent extent,
                      DataPreview& preview, const Progress& progress) {
    try {
        return fileText(bytes, options.encoding, name, extent, progress);
    } catch (const Error& error) {
        if (error.problems().front().code != ProblemCode::DataEncoding) throw;
        preview.problems = error.problems();
        return fileText(bytes, likelyEncoding(bytes), name, extent, progress);
    }
}

DataPreview previewOf(std::string_view bytes, const std::string& name, std::uint64_t size,
                      const ImportOptions& options, const Progress& progress) {
    DataPreview preview;
    preview.bytes = size;
    preview.isWhole = bytes.size() == size;
    const Extent extent = preview.isWhole ? Extent::Whole : Extent::Beginning;
    const FileText file = textToLookAt(bytes, options, name, extent, preview, progress);
    std::string_view text = file.text(bytes);
    failWhereBlank(text, name);
    if (const std::size_t end = text.rfind('\n'); !preview.isWhole && end != std::string_view::npos)
        text = text.substr(0, end + 1);
    preview.encoding = file.encoding;
    preview.notes = file.notes(name);
    const std::vector<Problem> doubts = std::exchange(preview.problems, {});
    Look(text, name, options, extent, preview, progress).read();
    preview.problems.insert(preview.problems.begin(), doubts.begin(), doubts.end());
    return preview;
}

std::string beginningOf(const std::filesystem::path& path, std::uint64_t size) {
    std::ifstream file(path, std::ios::binary);
    std::string bytes(size, '\0');
    if (!file.read(bytes.data(), static_cast<std::streamsize>(size)))
        throw Error(ProblemCode::FileUnreadable, {.file = utf8(path)}, {"it ends before it should"});
    return bytes;
}

} // namespace

DataPreview previewDataFile(const std::filesystem::path& path, const ImportOptions& options,
                            const Progress& progress) {
    std::error_code failed;
    if (std::filesystem::is_directory(path, failed)) return previewTextFolder(path, options, progress);
    const std::uint64_t size = std::filesystem::file_size(path, failed);
    // A file that cannot be measured, or is small, is read whole: that says what is wrong with it.
    if (failed || size <= DataPreview::MaximumBytes) {
        const std::string bytes = readFile(path, DataPreview::MaximumBytes);
        return previewOf(bytes, utf8(path), bytes.size(), options, progress);
    }
    return previewOf(beginningOf(path, DataPreview::MaximumBytes), utf8(path), size, options, progress);
}

DataPreview previewDataText(std::string_view text, const std::string& name, const ImportOptions& options,
                            const Progress& progress) {
    return previewOf(text.substr(0, DataPreview::MaximumBytes), name, text.size(), options, progress);
}

} // namespace core
