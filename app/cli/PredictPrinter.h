/// What judges say of a text: labels with their probabilities, and the words it came from; as lines and as JSON.
#pragma once

#include "app/cli/Json.h"
#include "app/cli/Judges.h"
#include "core/text/WeighedWords.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cli {

class Output;

struct TextToJudge {
    std::array<std::string, 2> texts;
    core::JudgedText read;
    std::int64_t record = 0, line = 0; ///< 0: not from a file
    std::array<std::string_view, 2> views() const { return {texts[0], texts[1]}; }
};

struct TextJudged {
    std::vector<float> logits; ///< [labels]
    std::optional<core::WeighedWords> words;
    std::int64_t explained = 0; ///< the label that the words speak of
};

/// The judges' answers to one text, in their order.
struct Prediction {
    const TextToJudge& text;
    const std::vector<Judge>& judges;
    std::vector<TextJudged> answers;

    /// With the beginning of the text where it is one of several, and the judges' names where they are.
    void print(bool isOneOfMany, Output& out) const;
    Json json() const;
};

} // namespace cli
