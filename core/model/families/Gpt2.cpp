// GPT-2, DialoGPT: transformers/models/gpt2/configuration_gpt2.py. Learned positions, one linear for query, key and
// value, weights that lie transposed (Conv1D).
#include "core/model/families/Family.h"

namespace core::families {
namespace {

ModuleNames gpt2Names() {
    ModuleNames names;
    names.embedding = "transformer.wte";
    names.positionEmbedding = "transformer.wpe";
    names.layers = "transformer.h";
    names.finalNorm = "transformer.ln_f";
    names.attentionNorm = "ln_1";
    names.mlpNorm = "ln_2";
    names.queryKeyValue = "attn.c_attn";
    names.attentionOutput = "attn.c_proj";
    names.gate.clear();
    names.up = "mlp.c_fc";
    names.down = "mlp.c_proj";
    return names;
}

void readGpt2(const Fields& fields, ModelConfig& config) {
    const std::int64_t hidden = fields.whole("n_embd", 1, 1 << 18).value_or(768);
    readPlainSizes(fields,
                   {.vocabulary = {"vocab_size", 50257},
                    .hidden = {"n_embd", 768},
                    .inner = {"n_inner", 4 * hidden},
                    .layers = {"n_layer", 12},
                    .heads = {"n_head", 12},
                    .positions = {"n_positions", 1024}},
                   config);
    config.names = gpt2Names();
    config.normKind = NormKind::Layer;
    config.normEpsilon = fields.number("layer_norm_epsilon", 0, 1).value_or(1e-5);
    config.storesTransposed = true;
    config.queryKeyValueBias = config.attentionOutputBias = config.mlpBias = true;
    config.tiedHead = fields.flag("tie_word_embeddings", true);
    readActivation(fields, "activation_function", "gelu_new", config);
    config.attentionDropout = fields.number("attn_pdrop", 0, 1).value_or(0.1);
    config.embeddingDropout = fields.number("embd_pdrop", 0, 1).value_or(0.1);
    config.attentionOutputDropout = config.mlpDropout = fields.number("resid_pdrop", 0, 1).value_or(0.1);
    if (!fields.isWritten("bos_token_id")) config.beginToken = 50256;
    if (!fields.isWritten("eos_token_id")) config.endTokens = {50256};
    readTokens(fields, config);
    if (!fields.flag("scale_attn_weights", true))
        fields.unsupported("scale_attn_weights", "attention that is not scaled");
    if (fields.flag("scale_attn_by_inverse_layer_idx", false))
        fields.unsupported("scale_attn_by_inverse_layer_idx", "attention scaled by the number of its layer");
    if (fields.flag("add_cross_attention", false)) fields.unsupported("add_cross_attention", "cross-attention");
}

const Registration Entered{{"gpt2", readGpt2}};

} // namespace
} // namespace core::families
