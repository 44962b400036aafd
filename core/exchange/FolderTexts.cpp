#include "core/exchange/FolderTexts.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/exchange/DecisionNames.h"
#include "core/exchange/FileText.h"
#include "core/exchange/ImportOptions.h"

#include <algorithm>
#include <utility>

namespace core {
namespace {

constexpr std::uint64_t MaximumTextBytes = std::uint64_t{16} << 20;
constexpr std::uint64_t MaximumLinesBytes = std::uint64_t{1} << 30;

/// A short text alone seldom shows its encoding: the likeliest is taken, and said.
FileText textOf(std::string_view bytes, const std::string& encoding, const std::string& name,
                const Progress& progress) {
    try {
        return fileText(bytes, encoding, name, Extent::Whole, progress);
    } catch (const Error& error) {
        if (error.problems().front().code != ProblemCode::DataEncoding) throw;
        return fileText(bytes, likelyEncoding(bytes), name, Extent::Whole, progress);
    }
}

/// Of a folder that cannot be seen: none.
std::size_t textCount(const std::filesystem::path& folder) {
    try {
        return textFilesIn(folder).size();
    } catch (const Error&) {
        return 0;
    }
}

} // namespace

FolderTexts::FolderTexts(const std::filesystem::path& folder, std::string encoding, std::vector<Problem>& rejected,
                         const Progress& progress)
    : m_folder(folder), m_encoding(std::move(encoding)), m_rejected(rejected), m_progress(progress),
      m_stop{progress.stop, {}} {
    std::optional<TextTree> tree = findTextTree(folder);
    if (!tree)
        throw Error(ProblemCode::DataInvalid, {.file = utf8(folder)},
                    {"a folder is read where its texts lie in folders that are named after their labels, such as "
                     "train/pos and train/neg; in this one there are none"});
    m_tree = std::move(*tree);
    list();
}

void FolderTexts::list() {
    std::vector<std::vector<std::filesystem::path>> files;
    for (const TextPart& part : m_tree.parts) {
        m_progress.check();
        try {
            files.push_back(part.isFile ? std::vector{part.path} : textFilesIn(part.path));
        } catch (const Error& error) {
            m_rejected.insert(m_rejected.end(), error.problems().begin(), error.problems().end());
            files.emplace_back();
        }
    }
    for (std::size_t begin = 0, end = 0; begin < files.size(); begin = end) {
        std::size_t most = 0;
        for (; end < files.size() && m_tree.parts[end].split == m_tree.parts[begin].split; ++end)
            most = std::max(most, files[end].size());
        for (std::size_t turn = 0; turn < most; ++turn)
            for (std::size_t i = begin; i < end; ++i)
                if (turn < files[i].size()) m_files.push_back({std::move(files[i][turn]), i});
    }
}

std::optional<JsonRecord> FolderTexts::next() {
    while (true) {
        if (m_lines) {
            if (std::optional<JsonRecord> line = m_lines->next()) {
                if (part().split) line->value[SplitMember] = splitName(*part().split);
                m_hasLines = true;
                return line;
            }
            m_lines.reset();
            if (!m_hasLines) m_rejected.push_back({ProblemCode::DataEmpty, {.file = m_name}, {}});
        }
        m_progress.at(m_position, m_files.size());
        if (m_position == m_files.size()) return std::nullopt;
        if (!openNext()) continue;
        if (!part().isFile) return recordOf(part());
        m_hasLines = false;
        m_lines.emplace(m_text, part().label, m_stop);
    }
}

/// False, and the reason listed, where the file cannot be read.
bool FolderTexts::openNext() {
    const File& file = m_files[m_position++];
    try {
        m_name = utf8(file.path);
        std::string bytes = readFile(file.path, part().isFile ? MaximumLinesBytes : MaximumTextBytes, m_stop);
        FileText text = textOf(bytes, m_encoding, m_name, m_stop);
        Decoded& decoded = m_decoded[text.encoding];
        ++decoded.files;
        decoded.replaced += text.replaced;
        m_text = text.text(bytes);
        return true;
    } catch (const Error& error) {
        m_rejected.insert(m_rejected.end(), error.problems().begin(), error.problems().end());
        return false;
    }
}

JsonRecord FolderTexts::recordOf(const TextPart& part) const {
    JsonRecord record{nlohmann::json::object(), 1};
    record.value[TextMember] = trimmedText(m_text);
    record.value[LabelMember] = part.label;
    if (part.split) record.value[SplitMember] = splitName(*part.split);
    return record;
}

bool FolderTexts::hasSplits() const {
    return std::ranges::any_of(m_tree.parts, [](const TextPart& part) { return part.split.has_value(); });
}

std::int64_t FolderTexts::filesOf(const TextPart& part) const {
    return std::ranges::count_if(m_files, [&](const File& file) { return &m_tree.parts[file.part] == &part; });
}

std::uint64_t FolderTexts::bytes() const {
    std::uint64_t bytes = 0;
    for (const File& file : m_files) {
        m_progress.check();
        std::error_code failed;
        const std::uintmax_t size = std::filesystem::file_size(file.path, failed);
        if (!failed) bytes += size;
    }
    return bytes;
}

std::string FolderTexts::encoding() const {
    const auto most = std::ranges::max_element(
        m_decoded, {}, [](const auto& each) { return each.second.files; });
    return most == m_decoded.end() ? encodingNames().front() : most->first;
}

std::vector<Problem> FolderTexts::notes() const {
    std::vector<Problem> notes;
    for (const auto& [encoding, decoded] : m_decoded)
        if (encoding != encodingNames().front())
            notes.push_back({ProblemCode::DataDecoded,
                             {.file = utf8(m_folder)},
                             {encoding, std::to_string(decoded.replaced)}});
    const auto say = [&](const std::filesystem::path& path, const std::string& what) {
        const std::string inside = utf8(path.lexically_relative(m_folder));
        const std::string name = inside.empty() || inside == "." ? utf8(path.filename()) : inside;
        notes.push_back(
            {ProblemCode::RecordFieldUnknown, {.file = utf8(m_folder)}, {"«" + name + "» (" + what + ")"}});
    };
    const auto sayOthers = [&](const std::filesystem::path& path, bool isPart) {
        const std::int64_t count = otherFiles(path, isPart);
        if (count > 0) say(path, "files passed over: " + std::to_string(count));
    };
    for (const std::filesystem::path& each : m_tree.unlabelled)
        say(each, std::to_string(textCount(each)) + " texts without a label");
    for (const std::filesystem::path& each : m_tree.passedOver) sayOthers(each, false);
    for (const TextPart& part : m_tree.parts)
        if (!part.isFile) sayOthers(part.path, true);
    return notes;
}

} // namespace core
