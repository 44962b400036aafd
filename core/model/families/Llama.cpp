// Llama 1 to 3.x, SmolLM2, DeepSeek-LLM, R1-Distill-Llama: transformers/models/llama/configuration_llama.py.
#include "core/model/families/Family.h"

namespace core::families {
namespace {

void readLlama(const Fields& fields, ModelConfig& config) {
    readDecoder(fields, {.maxPositions = 2048, .beginToken = 1, .endTokens = {2}}, config);
    config.queryKeyValueBias = fields.flag("attention_bias", false);
    config.attentionOutputBias = config.queryKeyValueBias;
    config.mlpBias = fields.flag("mlp_bias", false);
}

const Registration Entered{{"llama", readLlama}};

} // namespace
} // namespace core::families
