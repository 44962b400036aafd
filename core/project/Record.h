/// One record of a dataset as plain values: what a person curates and what training learns from.
#pragma once

#include "core/Problem.h"

#include <cstdint>
#include <string>
#include <vector>

namespace core {

enum class Role { System, User, Assistant };
/// What a record is for: to learn from, to watch the training by, to judge the result at the end.
enum class Split { Train, Validation, Test };

/// Names a record in its project for good; 0 where it belongs to none.
using RecordId = std::int64_t;

struct Message {
    Role role = Role::User;
    std::string content;
    friend bool operator==(const Message&, const Message&) = default;
};

struct Record {
    std::string instruction;
    std::string input;
    std::string output;
    std::string label; ///< what the text is judged by, several between semicolons; empty: none was given
    std::string system;
    /// Earlier turns, oldest first; they come before the instruction.
    std::vector<Message> turns;
    std::string file;      ///< it came from; empty where there is none
    std::int64_t line = 0; ///< in that file, counted from 1; 0 where there is none
    std::int64_t row = 0;  ///< of a table, as a spreadsheet counts it; 0 where the file is none
    RecordId id = 0;
    std::int64_t revision = 0; ///< of its text in the project; 0 where it belongs to none
    friend bool operator==(const Record&, const Record&) = default;
};

/// What a text is judged by: its label, or the output of a record without one.
inline const std::string& judgedBy(const Record& record) { return record.label.empty() ? record.output : record.label; }

/// Where a record came from, for its problems.
inline Location placeOf(const Record& record) {
    Location where{.file = record.file};
    if (record.line > 0) where.row = record.line;
    if (record.row > 0) where.tableRow = record.row;
    return where;
}

} // namespace core
