#include "core/text/WordDifference.h"

#include "core/bridge/Bridge.h"

#include <algorithm>

namespace core {
namespace {

/// A list that the bridge made.
class Spans {
public:
    Spans() = default;
    Spans(const Spans&) = delete;
    Spans& operator=(const Spans&) = delete;
    ~Spans() { lk_spans_free(list, count); }

    LkSpan* list = nullptr;
    std::size_t count = 0;
};

bool isSpace(std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
}

std::vector<ByteSpan> joined(const Spans& words, std::string_view text, std::int64_t& count) {
    std::vector<ByteSpan> spans;
    for (std::size_t i = 0; i < words.count; ++i) {
        const auto [begin, end] = words.list[i];
        if (!isSpace(text.substr(begin, end - begin))) ++count;
        if (!spans.empty() && spans.back().end == begin)
            spans.back().end = end;
        else
            spans.push_back({begin, end});
    }
    return spans;
}

} // namespace

WordDifference wordDifference(std::string_view before, std::string_view after, std::chrono::milliseconds limit) {
    Spans removed, added;
    bridge::Text message;
    const auto milliseconds = static_cast<std::uint32_t>(limit.count());
    bridge::check(lk_word_difference(bridge::view(before), bridge::view(after), milliseconds, &removed.list,
                                     &removed.count, &added.list, &added.count, message.out()),
                  message, ProblemCode::Unforeseen);
    WordDifference difference;
    difference.removed = joined(removed, before, difference.removedWords);
    difference.added = joined(added, after, difference.addedWords);
    return difference;
}

} // namespace core
