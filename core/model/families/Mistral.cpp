// Mistral: transformers/models/mistral/configuration_mistral.py. Every layer sees a sliding window, where there is one.
#include "core/model/families/Family.h"

namespace core::families {
namespace {

void readMistral(const Fields& fields, ModelConfig& config) {
    readDecoder(fields, {.maxPositions = 131072, .keyValueHeads = 8, .beginToken = 1, .endTokens = {2}}, config);
    const bool saysNothing = !fields.isWritten("sliding_window");
    const std::int64_t window =
        fields.whole("sliding_window", 1, std::int64_t{1} << 40).value_or(saysNothing ? 4096 : 0);
    config.attentionWindows.assign(static_cast<std::size_t>(config.layerCount), window);
}

const Registration Entered{{"mistral", readMistral}};

} // namespace
} // namespace core::families
