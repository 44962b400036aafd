#include "core/text/NearestName.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace core {
namespace {

constexpr std::size_t LongestWord = 100;
constexpr std::size_t ShortestPiece = 4;

/// Levenshtein's distance, one row at a time.
std::size_t distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < right.size(); ++j) {
            const std::size_t changed = diagonal + (left[i] == right[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

} // namespace

std::string nearestName(std::string_view word, std::span<const std::string_view> names) {
    word = word.substr(0, LongestWord);
    std::string_view best;
    std::size_t fewest = std::max<std::size_t>(2, word.size() / 2) + 1;
    for (const std::string_view name : names) {
        // A piece of the name is near: «rate» is, «lr» is not.
        const bool isPiece = word.size() >= ShortestPiece && name.find(word) != std::string_view::npos;
        const std::size_t changes = std::min<std::size_t>(distance(word, name), isPiece ? 1 : word.size());
        if (changes >= fewest || changes >= word.size()) continue;
        best = name;
        fewest = changes;
    }
    return std::string(best);
}

} // namespace core
