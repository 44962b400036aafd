/// Records into a file that this program and others read: JSON, JSON Lines, CSV, TSV, in UTF-8. An import of it gives
/// equal records, but for blanks around their labels. Files are replaced whole: after a failure the old one is there.
#pragma once

#include "core/Export.h"
#include "core/Progress.h"
#include "core/project/StoredRecord.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>

namespace core {

enum class ExportFormat { Json, JsonLines, Csv, Tsv };

/// What is written beside instruction, input and output.
struct ExportFields {
    bool label = true;
    bool system = true;
    bool turns = true; ///< in tables as JSON text, as there is no other place for them
    bool status = true;
    bool split = true;
    bool note = true;
};

struct ExportOptions {
    ExportFormat format = ExportFormat::Json;
    ExportFields fields;
    bool byteOrderMark = false; ///< of tables: Excel takes them for UTF-8 only with one
};

struct RecordSource {
    /// The next records, in order, valid until the next call; an empty span after the last.
    std::function<std::span<const StoredRecord>()> next;
    std::int64_t count = 0; ///< of all records, for progress alone
};

struct ExportedRecords {
    std::int64_t records = 0;
    std::int64_t incomplete = 0; ///< of them hold something in a field that was not asked for
};

/// Progress counts records. Throws DataUnstorable (a text that no file of records can hold: NUL characters, no UTF-8;
/// at most 20, the row is the record's number), FileUnwritable, DiskFull, and what `source` throws; then nothing is
/// written.
LORIKEET_EXPORT ExportedRecords writeDataFile(const std::filesystem::path& path, const ExportOptions& options,
                                              const RecordSource& source, const Progress& progress = {});
/// The same as text, for the clipboard.
LORIKEET_EXPORT std::string dataText(std::span<const StoredRecord> records, const ExportOptions& options);

} // namespace core
