#include "core/exchange/HeaderGuess.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace core {
namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr std::size_t LeastRows = 4;
constexpr std::size_t MostColumns = 3;
constexpr std::size_t LongestLabel = 40;
constexpr std::size_t RowsOfALabel = 3; ///< on average, at least
constexpr std::size_t LeastTextBytes = 12;

bool isNumber(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

/// A piece of JSON, torn or behind a word of its own («data: {…»).
bool isOfJson(std::string_view cell) {
    const std::size_t begin = cell.find_first_not_of(" \t");
    return (begin != std::string_view::npos && cell[begin] == '{') || cell.find("\":") != std::string_view::npos;
}

/// Few short values, more than one, and that of the first row again below: a name stands over its column once.
bool holdsLabels(const Rows& rows, std::size_t column) {
    std::map<std::string_view, std::size_t> counts;
    for (const auto& row : rows) {
        const std::string& cell = row[column];
        const bool isShort = cell.size() <= LongestLabel && cell.find('\n') == std::string::npos;
        if (!isShort || isOfJson(cell) || cell.find_first_not_of(" \t\r") == std::string::npos) return false;
        ++counts[cell];
    }
    const std::size_t most = std::max<std::size_t>(2, rows.size() / RowsOfALabel);
    return counts.size() > 1 && counts.size() <= most && counts[rows.front()[column]] > 1;
}

/// Long, and hardly one like another.
bool holdsTexts(const Rows& rows, std::size_t column) {
    std::set<std::string_view> different;
    std::size_t bytes = 0;
    for (const auto& row : rows) {
        different.insert(row[column]);
        bytes += row[column].size();
    }
    return bytes >= LeastTextBytes * rows.size() && different.size() * 2 > rows.size();
}

bool holdsNumbers(const Rows& rows, std::size_t column) {
    return std::ranges::all_of(rows, [&](const auto& row) { return isNumber(row[column]); });
}

} // namespace

std::vector<ColumnUse> usesOfLabelledRows(const Rows& rows) {
    if (rows.size() < LeastRows) return {};
    const std::size_t columns = rows.front().size();
    const bool isEven = std::ranges::all_of(rows, [&](const auto& row) { return row.size() == columns; });
    if (!isEven || columns < 2 || columns > MostColumns) return {};
    const auto json = std::ranges::count_if(rows, [](const auto& row) { return std::ranges::any_of(row, isOfJson); });
    if (static_cast<std::size_t>(json) * 2 > rows.size()) return {}; // quotes before colons are in texts, too
    std::vector<ColumnUse> uses;
    std::size_t labels = 0, texts = 0;
    for (std::size_t i = 0; i < columns; ++i) {
        std::optional<DataField> field;
        if (holdsLabels(rows, i)) {
            ++labels;
            field = DataField::Label;
        } else if (!holdsNumbers(rows, i)) {
            if (!holdsTexts(rows, i)) return {};
            field = ++texts == 1 ? DataField::Instruction : DataField::Input;
        }
        uses.push_back({columnName(i), field});
    }
    return labels == 1 && texts > 0 ? uses : std::vector<ColumnUse>();
}

} // namespace core
