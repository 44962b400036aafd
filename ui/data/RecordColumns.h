/// The columns of the table of records.
#pragma once

#include "core/project/StoredRecord.h"

#include <iterator>
#include <optional>

namespace ui {

enum class RecordColumn { Number, Instruction, Input, Output, Label, Tokens, Status, Split, Note };
constexpr int RecordColumnCount = static_cast<int>(RecordColumn::Note) + 1;

/// As settings call it: it stays when columns are added.
constexpr const char* nameOf(RecordColumn column) {
    constexpr const char* names[] = {"number", "instruction", "input", "output", "label",
                                     "tokens", "status",      "split", "note"};
    static_assert(std::size(names) == RecordColumnCount);
    return names[static_cast<std::size_t>(column)];
}

/// The text that the column shows, or nothing where it shows none of the record's texts.
constexpr std::optional<core::RecordField> fieldOf(RecordColumn column) {
    switch (column) {
    case RecordColumn::Instruction:
        return core::RecordField::Instruction;
    case RecordColumn::Input:
        return core::RecordField::Input;
    case RecordColumn::Output:
        return core::RecordField::Output;
    case RecordColumn::Label:
        return core::RecordField::Label;
    case RecordColumn::Note:
        return core::RecordField::Note;
    case RecordColumn::Number:
    case RecordColumn::Tokens:
    case RecordColumn::Status:
    case RecordColumn::Split:
        break;
    }
    return std::nullopt;
}
constexpr std::optional<core::RecordField> fieldOf(int column) {
    return fieldOf(static_cast<RecordColumn>(column));
}

} // namespace ui
