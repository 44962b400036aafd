/// A record as a project keeps it: its texts, and what a person has decided about it.
#pragma once

#include "core/project/Record.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace core {

/// Their numbers are on the disk: a new one comes at the end.
enum class Status { Draft, Approved, NeedsWork, Rejected };

struct StoredRecord {
    Record record; ///< with its id and revision
    Status status = Status::Draft;
    Split split = Split::Train;
    std::string note;
    friend bool operator==(const StoredRecord&, const StoredRecord&) = default;
};

/// The texts of a record that a person edits.
enum class RecordField { Instruction, Input, Output, System, Note, Label };
inline constexpr std::array AllRecordFields{RecordField::Instruction, RecordField::Input, RecordField::Output,
                                    RecordField::System,      RecordField::Note,  RecordField::Label};

struct TextEdit {
    RecordId record = 0;
    RecordField field = RecordField::Instruction;
    std::string text;
};

/// What many records are made alike in; what it does not name stays.
struct Filling {
    std::vector<std::pair<RecordField, std::string>> texts;
    std::optional<Status> status;
    std::optional<Split> split;
};

inline std::string& textOf(StoredRecord& stored, RecordField field) {
    switch (field) {
    case RecordField::Input: return stored.record.input;
    case RecordField::Output: return stored.record.output;
    case RecordField::System: return stored.record.system;
    case RecordField::Note: return stored.note;
    case RecordField::Label: return stored.record.label;
    case RecordField::Instruction: break;
    }
    return stored.record.instruction;
}
inline const std::string& textOf(const StoredRecord& stored, RecordField field) {
    return textOf(const_cast<StoredRecord&>(stored), field);
}

} // namespace core
