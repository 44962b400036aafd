/// Files of records: Alpaca JSON arrays, JSON Lines and tables (CSV, TSV), whatever the file's ending says and in
/// whatever encoding. Bad records are listed with their line and reason and the rest is used; what was repaired,
/// decoded or taken under another name is said.
#pragma once

#include "core/Export.h"
#include "core/Problem.h"
#include "core/Progress.h"
#include "core/exchange/ImportOptions.h"
#include "core/project/Record.h"
#include "core/project/StoredRecord.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Texts: lines of a file, or files of a folder, that are named after their label.
enum class DataKind { JsonArray, JsonLines, Csv, Texts };

/// args[0] of the DataRepaired that is no fault of the data: an encoding mark that was left out.
inline constexpr const char* ByteOrderMark = "a byte order mark";

/// What a file says about a record beside its texts.
struct RecordDecisions {
    std::optional<Status> status;
    std::optional<Split> split;
    std::string note;
    friend bool operator==(const RecordDecisions&, const RecordDecisions&) = default;
};

struct ImportedRecords {
    DataKind kind = DataKind::JsonArray;
    char delimiter = 0;   ///< of a table: «,», a tab …
    std::string encoding; ///< as people know it: «UTF-8»
    std::vector<Record> records;
    /// One for each record, or empty where the file decides nothing.
    std::vector<RecordDecisions> decisions;
    /// Records that were left out, a problem each, with file and line.
    std::vector<Problem> rejected;
    /// What was repaired (trailing commas, raw line breaks, a byte order mark …), decoded, taken under another name or
    /// ignored; the records are good.
    std::vector<Problem> notes;
};

/// Whether readDataFile() takes a folder: its texts lie in folders named after their labels (`train/pos` …).
LORIKEET_EXPORT bool isTextFolder(const std::filesystem::path& folder);
/// Progress counts each byte twice: taken from the disk, and understood; of a folder its files. Throws FileMissing,
/// FileUnreadable, DataTooLarge, DataEncoding, DataEmpty; where no record can be used, all reasons of `rejected` (at
/// most 20).
LORIKEET_EXPORT ImportedRecords readDataFile(const std::filesystem::path& path, const ImportOptions& options,
                                             const Progress& progress = {});
/// With Decisions::Left.
LORIKEET_EXPORT ImportedRecords readDataFile(const std::filesystem::path& path, Answers answers = Answers::Needed,
                                             const Progress& progress = {});
/// The same from text, whose bytes progress counts once; `name` is used in locations.
LORIKEET_EXPORT ImportedRecords readDataText(std::string_view text, const std::string& name,
                                             const ImportOptions& options, const Progress& progress = {});
LORIKEET_EXPORT ImportedRecords readDataText(std::string_view text, const std::string& name,
                                             Answers answers = Answers::Needed, const Progress& progress = {});
/// As a project takes them in: what the file does not decide is a draft to train on.
LORIKEET_EXPORT std::vector<StoredRecord> storedRecords(ImportedRecords imported);
/// A JSON list of `{"role": …, "content": …}`, or an object with `messages`. Repaired as records are, without a word.
/// Throws DataEncoding, DataEmpty, DataInvalid, RecordFieldType.
LORIKEET_EXPORT std::vector<Message> readMessages(std::string_view json, const std::string& name);

} // namespace core
