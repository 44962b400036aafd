/// Which labels texts have, and how many of them each.
#pragma once

#include "core/Export.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace core {

struct LabelCount {
    std::string label;
    std::int64_t records = 0;
    friend bool operator==(const LabelCount&, const LabelCount&) = default;
};

struct TalliedLabels {
    static constexpr std::size_t MaximumListed = 100;

    std::vector<LabelCount> labels; ///< those of most texts first, at most MaximumListed
    std::int64_t different = 0;     ///< of all
    std::int64_t labelled = 0;      ///< texts that have any
    std::int64_t fewest = 0;        ///< texts of the rarest label
};

/// A text of several labels counts for each.
class LORIKEET_EXPORT LabelTally {
public:
    /// `label` as it stands in the record.
    void add(const std::string& label, std::int64_t records = 1);
    TalliedLabels counts() const;

private:
    std::map<std::string, std::int64_t> m_records;
    std::int64_t m_labelled = 0;
};

} // namespace core
