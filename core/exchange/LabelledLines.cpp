#include "core/exchange/LabelledLines.h"

#include "core/Files.h"
#include "core/exchange/FieldNames.h"

#include <algorithm>
#include <array>

namespace core {
namespace {

constexpr std::array<std::string_view, 6> Names{"pos", "neg", "neu", "positive", "negative", "neutral"};

} // namespace

bool isLabelName(std::string_view name) {
    return std::ranges::find(Names, normalisedName(name)) != Names.end();
}

std::optional<std::string> labelOfName(const std::filesystem::path& file) {
    std::string ending = utf8(file.extension());
    if (!ending.empty()) ending.erase(0, 1);
    if (isLabelName(ending)) return ending;
    const std::string stem = utf8(file.stem());
    if ((ending.empty() || ending == "txt") && isLabelName(stem)) return stem;
    return std::nullopt;
}

std::string_view trimmedText(std::string_view text) {
    constexpr std::string_view Blank = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(Blank);
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(Blank) + 1 - begin);
}

std::optional<JsonRecord> LabelledLines::next() {
    while (m_position < m_text.size()) {
        m_progress.at(m_position, m_text.size());
        const std::size_t end = std::min(m_text.find('\n', m_position), m_text.size());
        const std::string_view line = trimmedText(m_text.substr(m_position, end - m_position));
        m_position = end + 1;
        ++m_line;
        if (!line.empty()) return JsonRecord{{{TextMember, line}, {LabelMember, m_label}}, m_line};
    }
    return std::nullopt;
}

} // namespace core
