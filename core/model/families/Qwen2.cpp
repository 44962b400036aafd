// Qwen2, Qwen2.5, R1-Distill-Qwen: transformers/models/qwen2/configuration_qwen2.py. Biases on query, key and value; a
// window in the upper layers by choice.
#include "core/model/families/Family.h"

namespace core::families {
namespace {

/// layer_types where they are written, else the layers from max_window_layers on.
std::vector<bool> slidingLayers(const Fields& fields, const ModelConfig& config, bool hasWindow) {
    const std::size_t count = static_cast<std::size_t>(config.layerCount);
    const std::int64_t first = fields.whole("max_window_layers", 0, std::int64_t{1} << 40).value_or(28);
    std::vector<bool> sliding(count);
    for (std::size_t i = 0; i < count; ++i) sliding[i] = hasWindow && static_cast<std::int64_t>(i) >= first;
    const nlohmann::json* types = fields.find("layer_types");
    if (!types) return sliding;
    if (!types->is_array() || types->size() != count)
        return fields.invalid("layer_types", "a list with an entry for each layer is needed"), sliding;
    for (std::size_t i = 0; i < count; ++i) {
        const nlohmann::json& type = (*types)[i];
        const bool known = type == "sliding_attention" || type == "full_attention";
        if (!known)
            return fields.unsupported("layer_types", "layers of another kind than full or sliding attention"), sliding;
        sliding[i] = type == "sliding_attention";
    }
    return sliding;
}

void readQwen2(const Fields& fields, ModelConfig& config) {
    readDecoder(fields, {.maxPositions = 32768, .keyValueHeads = 32}, config);
    config.queryKeyValueBias = true;
    const bool saysNothing = !fields.isWritten("sliding_window");
    const std::int64_t written =
        fields.whole("sliding_window", 1, std::int64_t{1} << 40).value_or(saysNothing ? 4096 : 0);
    const std::int64_t window = fields.flag("use_sliding_window", false) ? written : 0;
    const std::vector<bool> sliding = slidingLayers(fields, config, window > 0);
    for (std::size_t i = 0; i < sliding.size(); ++i) {
        if (sliding[i] && window == 0)
            return fields.invalid("layer_types", "a layer has a sliding window, and sliding_window is not set");
        config.attentionWindows[i] = sliding[i] ? window : 0;
    }
}

const Registration Entered{{"qwen2", readQwen2}};

} // namespace
} // namespace core::families
