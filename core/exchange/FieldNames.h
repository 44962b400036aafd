/// The names people use for the fields of a record, in files and columns of many origins.
#pragma once

#include "core/exchange/ImportOptions.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

inline constexpr std::size_t DataFieldCount = static_cast<std::size_t>(DataField::Note) + 1;

using FieldSet = std::array<bool, DataFieldCount>;

/// What names mean that nobody chose a field for; `names` are normalised and `taken` was chosen by hand. Of two names
/// with one field the one that says it more plainly wins; nothing: not used. Names such as «text» and «category» mean
/// something in records of texts with labels alone: not where an output is there, or beside an instruction where other
/// records have outputs (`isAnswered`).
std::vector<std::optional<DataField>> meantFields(const std::vector<std::string>& names, FieldSet taken,
                                                  const ImportOptions& options, bool isAnswered);
/// Lower case, without blanks around it, with «_» for blanks and hyphens: «System Prompt» → «system_prompt».
std::string normalisedName(std::string_view name);
/// Whether a name belongs to the texts of a record, in any of its spellings.
bool namesText(std::string_view name);
/// Whether a name can only be that of a label.
bool namesLabel(std::string_view name);
/// Whether a name is one of those that hold the text of a text with its label: «review», «sentence» …
bool namesPlainText(std::string_view name);
/// What was chosen by hand for this name; nullptr where nothing was.
const ColumnUse* chosenUse(const ImportOptions& options, std::string_view name);
/// What records with these names have, by choice or by what the names mean.
FieldSet fieldsOf(const std::vector<std::string>& names, const ImportOptions& options);
/// The field that records with these names lack; nullopt where they have what is needed.
std::optional<DataField> lackingField(const std::vector<std::string>& names, const ImportOptions& options);
/// Adds uses that a file itself suggests where nothing else was chosen for their names or fields; gives those that
/// were.
std::vector<ColumnUse> addUses(const std::vector<ColumnUse>& uses, ImportOptions& options);
/// What the columns of a table without a header are taken as where nothing was chosen.
std::vector<ColumnUse> usesByPosition(std::size_t columns);

} // namespace core
