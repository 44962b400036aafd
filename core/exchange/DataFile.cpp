#include "core/exchange/DataFile.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/exchange/Conversation.h"
#include "core/exchange/FileText.h"
#include "core/exchange/ImportResult.h"
#include "core/exchange/RecordReader.h"
#include "core/exchange/TextFolder.h"

#include <algorithm>
#include <utility>

namespace core {
namespace {

constexpr std::uint64_t MaximumFileBytes = std::uint64_t{2} << 30;

/// From text that is UTF-8; `result` holds what is known of its encoding.
ImportedRecords readRecords(std::string_view text, const std::string& name, const ImportOptions& options,
                            ImportedRecords result, const Progress& progress) {
    failWhereBlank(text, name);
    RecordReader reader(text, name, options, Extent::Whole, result.rejected, progress);
    reader.requireFields();
    while (const std::optional<JsonRecord> found = reader.next())
        if (std::optional<ReadRecord> read = reader.understood(*found)) addRecord(std::move(*read), result);
    progress.at(text.size(), text.size());
    result.kind = reader.kind();
    result.delimiter = reader.delimiter();
    if (result.records.empty()) failUnusable(result.rejected, name);
    for (Problem& note : reader.notes()) result.notes.push_back(std::move(note));
    return result;
}

ImportedRecords resultOf(const FileText& file, const std::string& name) {
    ImportedRecords result;
    result.encoding = file.encoding;
    result.notes = file.notes(name);
    return result;
}

ImportOptions textsOnly(Answers answers) {
    ImportOptions options;
    options.answers = answers;
    options.decisions = Decisions::Left;
    return options;
}

} // namespace

ImportedRecords readDataFile(const std::filesystem::path& path, const ImportOptions& options,
                             const Progress& progress) {
    std::error_code unseen;
    if (std::filesystem::is_directory(path, unseen)) return readTextFolder(path, options, progress);
    const Progress taking{progress.stop, [&](auto done, auto total) { progress.at(done, 2 * total); }};
    std::string bytes = readFile(path, MaximumFileBytes, taking);
    const std::string name = utf8(path);
    const std::uint64_t size = bytes.size();
    const FileText file = fileText(bytes, options.encoding, name, Extent::Whole, progress);
    if (file.decoded) std::string().swap(bytes); // not held beside the text that was made of it
    const Progress understanding{progress.stop, [&](std::uint64_t done, std::uint64_t total) {
                                     const double part = total == 0 ? 1 : static_cast<double>(done) / double(total);
                                     progress.at(size + static_cast<std::uint64_t>(part * double(size)), 2 * size);
                                 }};
    return readRecords(file.text(bytes), name, options, resultOf(file, name), understanding);
}

ImportedRecords readDataFile(const std::filesystem::path& path, Answers answers, const Progress& progress) {
    return readDataFile(path, textsOnly(answers), progress);
}

ImportedRecords readDataText(std::string_view bytes, const std::string& name, const ImportOptions& options,
                             const Progress& progress) {
    const FileText file = fileText(bytes, options.encoding, name, Extent::Whole, progress);
    return readRecords(file.text(bytes), name, options, resultOf(file, name), progress);
}

ImportedRecords readDataText(std::string_view bytes, const std::string& name, Answers answers,
                             const Progress& progress) {
    return readDataText(bytes, name, textsOnly(answers), progress);
}

std::vector<StoredRecord> storedRecords(ImportedRecords imported) {
    imported.decisions.resize(imported.records.size());
    std::vector<StoredRecord> stored;
    stored.reserve(imported.records.size());
    for (std::size_t i = 0; i < imported.records.size(); ++i) {
        RecordDecisions& decisions = imported.decisions[i];
        stored.push_back({std::move(imported.records[i]), decisions.status.value_or(Status::Draft),
                          decisions.split.value_or(Split::Train), std::move(decisions.note)});
    }
    return stored;
}

std::vector<Message> readMessages(std::string_view bytes, const std::string& name) {
    const std::string_view text = utf8Text(bytes, name).text;
    failWhereBlank(text, name);
    nlohmann::json value = nlohmann::json::parse(text, nullptr, false);
    if (value.is_discarded()) {
        try {
            JsonRepair reader(text, 0);
            value = nlohmann::json::parse(reader.value(), nullptr, false);
            reader.skipBlank();
            if (reader.position() < text.size())
                throw Unreadable{reader.position(), "something follows after the conversation; a file holds one"};
        } catch (const Unreadable& reason) {
            const std::string_view before = text.substr(0, reason.offset);
            throw Error(ProblemCode::DataInvalid,
                        {.file = name, .row = 1 + std::count(before.begin(), before.end(), '\n')}, {reason.reason});
        }
    }
    const Location where{.file = name};
    if (!value.is_object()) return readConversation(value, where);
    for (const char* field : {"messages", "conversations", "conversation"})
        if (value.contains(field)) return readConversation(value[field], where);
    std::vector<std::string> found;
    for (const auto& item : value.items()) found.push_back(item.key());
    throw Error(ProblemCode::RecordFieldMissing, where, {"messages", fieldList(found)});
}

} // namespace core
