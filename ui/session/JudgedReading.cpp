#include "ui/session/JudgedReading.h"

#include "core/Error.h"
#include "core/text/JudgedText.h"

#include <algorithm>
#include <array>
#include <limits>

namespace ui {
namespace {

constexpr std::int64_t Unlimited = std::numeric_limits<std::int64_t>::max();

struct Texts {
    std::string first, second; ///< the second is empty where there is one
};

/// As training takes them.
Texts textsOf(const core::Record& record) {
    const bool isPair = !record.instruction.empty() && !record.input.empty();
    Texts texts{record.instruction.empty() ? record.input : record.instruction, isPair ? record.input : std::string()};
    if (texts.first.find_first_not_of(" \t\r\n\v\f") == std::string::npos)
        throw core::Error(core::ProblemCode::RecordEmpty, core::placeOf(record), {"text"});
    return texts;
}

/// Tokens of the first and the second text.
std::array<std::int64_t, 2> lengths(const core::JudgedText& read) {
    return {std::ranges::count(read.texts, 0), std::ranges::count(read.texts, 1)};
}

} // namespace

bool isToBeJudged(const core::Record& record) {
    return !record.label.empty() && record.output.empty();
}

JudgedReading judgedReading(const core::Record& record, const core::Tokenizer& tokenizer, qint64 limit) {
    const Texts texts = textsOf(record);
    core::JudgedText whole = core::judgedText(tokenizer, texts.first, texts.second, Unlimited);
    const std::array<std::int64_t, 2> kept = lengths(core::judgedText(tokenizer, texts.first, texts.second, limit));
    JudgedReading reading{.tokens = {.text = texts.first + texts.second, .ids = std::move(whole.ids)}};
    reading.tokens.learned.assign(reading.tokens.ids.size(), 0);
    std::array<std::int64_t, 2> seen{};
    for (std::size_t i = 0; i < reading.tokens.ids.size(); ++i) {
        const auto text = static_cast<std::size_t>(std::max<int>(0, whole.texts[i]));
        const bool isAdded = whole.texts[i] < 0;
        const std::uint64_t shift = text == 0 ? 0 : texts.first.size();
        reading.isCut.push_back(!isAdded && seen[text] >= kept[text] ? 1 : 0);
        reading.tokens.offsets.push_back(
            isAdded ? core::ByteSpan{} : core::ByteSpan{whole.offsets[i].begin + shift, whole.offsets[i].end + shift});
        if (!isAdded) ++seen[text];
    }
    return reading;
}

qint64 judgedLength(const core::Record& record, const core::Tokenizer& tokenizer) {
    const Texts texts = textsOf(record);
    return core::judgedText(tokenizer, texts.first, texts.second, Unlimited).wholeLength;
}

} // namespace ui
