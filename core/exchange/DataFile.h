/// Files of records: Alpaca JSON arrays, JSON Lines and CSV with a header, whatever the file's ending says.
/// Bad records are listed with their line and reason and the rest is used; what was repaired is said.
#pragma once

#include "core/Export.h"
#include "core/Problem.h"
#include "core/Progress.h"
#include "core/project/Record.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class DataKind { JsonArray, JsonLines, Csv };
/// Whether a record without an output is left out (to train, to score) or used (to be answered).
enum class Answers { Needed, Optional };

/// args[0] of the DataRepaired that is no fault of the data: an encoding mark that was left out.
inline constexpr const char* ByteOrderMark = "a byte order mark";

struct ImportedRecords {
    DataKind kind = DataKind::JsonArray;
    std::vector<Record> records;
    /// Records that were left out, a problem each, with file and line.
    std::vector<Problem> rejected;
    /// What was repaired (trailing commas, raw line breaks, a byte order mark …), taken under another name or ignored;
    /// the records are good.
    std::vector<Problem> notes;
};

/// Progress counts each byte twice: taken from the disk, and understood. Throws FileMissing, FileUnreadable,
/// DataTooLarge, DataEncoding, DataEmpty; where no record can be used, all reasons of `rejected` (at most 20).
LORIKEET_EXPORT ImportedRecords readDataFile(const std::filesystem::path& path, Answers answers = Answers::Needed,
                                             const Progress& progress = {});
/// The same from text, whose bytes progress counts once; `name` is used in locations.
LORIKEET_EXPORT ImportedRecords readDataText(std::string_view text, const std::string& name,
                                             Answers answers = Answers::Needed, const Progress& progress = {});
/// A JSON list of `{"role": …, "content": …}`, or an object with `messages`. Repaired as records are, without a word.
/// Throws DataEncoding, DataEmpty, DataInvalid, RecordFieldType.
LORIKEET_EXPORT std::vector<Message> readMessages(std::string_view json, const std::string& name);

} // namespace core
