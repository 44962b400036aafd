#include "core/exchange/LabelTally.h"

#include "core/exchange/LabelledLines.h"

#include <algorithm>
#include <string_view>

namespace core {

void LabelTally::add(const std::string& label, std::int64_t records) {
    bool isLabelled = false;
    for (std::size_t begin = 0; begin <= label.size();) {
        const std::size_t end = std::min(label.find(';', begin), label.size());
        const std::string_view one = trimmedText(std::string_view(label).substr(begin, end - begin));
        begin = end + 1;
        if (one.empty()) continue;
        m_records[std::string(one)] += records;
        isLabelled = true;
    }
    if (isLabelled) m_labelled += records;
}

TalliedLabels LabelTally::counts() const {
    TalliedLabels counts;
    counts.different = static_cast<std::int64_t>(m_records.size());
    counts.labelled = m_labelled;
    for (const auto& [label, records] : m_records) counts.labels.push_back({label, records});
    std::ranges::stable_sort(counts.labels, std::greater(), &LabelCount::records);
    if (!counts.labels.empty()) counts.fewest = counts.labels.back().records;
    counts.labels.resize(std::min(counts.labels.size(), TalliedLabels::MaximumListed));
    return counts;
}

} // namespace core
