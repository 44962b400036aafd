/// A look at a file of records before it is imported: what it is, what its columns are taken as, its first records and
/// what is wrong with it. A large file is read no further than its first 4 MB.
#pragma once

#include "core/Export.h"
#include "core/Problem.h"
#include "core/Progress.h"
#include "core/exchange/DataFile.h"
#include "core/exchange/ImportOptions.h"
#include "core/exchange/LabelTally.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

struct DataColumn {
    std::string name;               ///< as in the file; columnName() where it has no header
    std::optional<DataField> field; ///< nothing: not used
    friend bool operator==(const DataColumn&, const DataColumn&) = default;
};

struct DataPreview {
    static constexpr std::size_t MaximumRows = 20;
    static constexpr std::uint64_t MaximumBytes = std::uint64_t{4} << 20;

    DataKind kind = DataKind::JsonArray;
    char delimiter = 0;   ///< of a table
    FirstRow firstRow = FirstRow::Header; ///< of a table: what it was taken as
    std::string encoding; ///< as people know it; the likely one where `problems` hold DataEncoding
    /// Of a table in their order; of JSON the names that occur, those that are used first. At most 200.
    std::vector<DataColumn> columns;
    /// The first rows as they stand in the file, a text for each column, at most 1,000 bytes of it: what one sees while
    /// choosing what a column is. Also those that give no record.
    std::vector<std::vector<std::string>> rows;
    std::vector<StoredRecord> records; ///< the first; storedRecords() of the import gives the same
    std::int64_t recordCount = 0;      ///< in what was seen
    std::int64_t rejectedCount = 0;    ///< the same
    std::vector<Problem> rejected;     ///< the first, with their lines
    std::vector<Problem> notes;
    TalliedLabels labels; ///< of what was seen
    /// There are texts, but nothing beside them to learn: Answers::Optional takes them as they are.
    bool lacksAnswers = false;
    /// Why nothing can be imported as it stands: no column is an instruction, or the encoding is not sure. A choice in
    /// ImportOptions mends it.
    std::vector<Problem> problems;
    std::uint64_t bytes = 0; ///< of the file
    bool isWhole = true;     ///< the whole file was seen
};

/// Progress counts the bytes that are looked at. Throws FileMissing, FileUnreadable, DataEmpty, DataInvalid where it is
/// no text, SettingInvalid where there is no such encoding, and Stopped.
LORIKEET_EXPORT DataPreview previewDataFile(const std::filesystem::path& path, const ImportOptions& options = {},
                                            const Progress& progress = {});
/// The same of text that was pasted.
LORIKEET_EXPORT DataPreview previewDataText(std::string_view text, const std::string& name,
                                            const ImportOptions& options = {}, const Progress& progress = {});

} // namespace core
