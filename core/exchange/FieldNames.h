/// The names people use for the fields of a record, in files and columns of many origins.
#pragma once

#include "core/exchange/ImportOptions.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

inline constexpr std::size_t DataFieldCount = static_cast<std::size_t>(DataField::Note) + 1;

struct FieldSpelling {
    std::string_view name; ///< normalised
    DataField field;
};

/// All spellings; of two in one record the earlier wins.
const std::vector<FieldSpelling>& fieldSpellings();
/// Lower case, without blanks around it, with «_» for blanks and hyphens: «System Prompt» → «system_prompt».
std::string normalisedName(std::string_view name);
/// Whether a name belongs to the texts of a record, in any of its spellings.
bool namesText(std::string_view name);
/// Whether status, split and note are meant.
bool isDecision(DataField field);
/// What was chosen by hand for this name; nullptr where nothing was.
const ColumnUse* chosenUse(const ImportOptions& options, std::string_view name);
/// The field that records with these names lack; nullopt where they have what is needed.
std::optional<DataField> lackingField(const std::vector<std::string>& names, const ImportOptions& options);
/// What the columns of a table without a header are taken as where nothing was chosen.
std::vector<ColumnUse> usesByPosition(std::size_t columns);

} // namespace core
