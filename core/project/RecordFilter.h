/// Which records are shown, and in which order.
#pragma once

#include "core/project/StoredRecord.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core {

struct RecordFilter {
    std::string text;             ///< empty: any
    bool isPattern = false;       ///< a regular expression (PCRE2)
    bool caseSensitive = false;   ///< else «Ä» finds «ä»
    std::optional<RecordField> field; ///< where the text is looked for; empty: in every field
    std::vector<Status> statuses; ///< empty: any
    std::vector<Split> splits;    ///< empty: any
    std::vector<std::string> labels; ///< empty: any; an empty one stands for records without a label

    friend bool operator==(const RecordFilter&, const RecordFilter&) = default;
};

/// How many records there are of each kind, by status and by split in the order of their enumerators.
struct RecordCounts {
    std::int64_t total = 0;
    std::int64_t byStatus[4] = {};
    std::int64_t bySplit[3] = {};
    /// [status][split]
    std::int64_t by[4][3] = {};
};

/// How many records have a label, by split in the order of its enumerators.
struct LabelUse {
    std::string label; ///< as it stands in the record: several of a text between semicolons
    std::int64_t bySplit[3] = {};
    std::int64_t total() const { return bySplit[0] + bySplit[1] + bySplit[2]; }
};

} // namespace core
