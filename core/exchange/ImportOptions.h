/// How a file of records is to be read where its look alone does not say, or says it wrongly: what a person chose when
/// looking at it before import.
#pragma once

#include "core/Export.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// Whether a record without an output is left out (to train, to score) or used (to be answered).
enum class Answers { Needed, Optional };
/// What the first row of a table is. Find: a header, unless its names say nothing and it is plainly a text with its
/// label like the rows below.
enum class FirstRow { Find, Header, Record };
/// Whether status, split and note of a record are read, or left as fields that are not used.
enum class Decisions { Read, Left };

/// What a column of a table or a member of a JSON object can be taken as.
enum class DataField { Instruction, Input, Output, Label, System, Turns, Conversation, Status, Split, Note };
/// As it is named in files: «instruction», «messages» …
LORIKEET_EXPORT const char* fieldName(DataField field);

struct ColumnUse {
    std::string name;               ///< as in the file, or columnName()
    std::optional<DataField> field; ///< nothing: ignored, and not said to be unused
    friend bool operator==(const ColumnUse&, const ColumnUse&) = default;
};

struct ImportOptions {
    std::string encoding; ///< one of encodingNames() or of the Encoding Standard; empty: found
    /// What was chosen by hand; the other columns are guessed by their names. Of two with one field the one that stands
    /// earlier in the record is used and the other said to be unused.
    std::vector<ColumnUse> columns;
    Answers answers = Answers::Needed;
    Decisions decisions = Decisions::Read;
    /// Text with FirstRow::Record or with a delimiter is a table whatever it looks like. Without a header and without
    /// `columns` the columns are texts with their label where that is plain, else instruction and output, or
    /// instruction, input and output.
    FirstRow firstRow = FirstRow::Find;
    char delimiter = 0; ///< 0: found
};

/// The encodings that can be chosen, as people know them: «UTF-8», «GB18030», «Windows-1252» …
LORIKEET_EXPORT const std::vector<std::string>& encodingNames();
/// The name of a column without a header: «column 1» for index 0.
LORIKEET_EXPORT std::string columnName(std::size_t index);

} // namespace core
