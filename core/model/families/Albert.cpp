// ALBERT: transformers/models/albert. Layers of a group share their weights; small embeddings.
#include "core/model/families/Family.h"

namespace core::families {
namespace {

const MaskedHead HiddenTokens{.dense = "predictions.dense",
                              .norm = "predictions.LayerNorm",
                              .output = "predictions.decoder",
                              .bias = "predictions",
                              .activation = {}};

void readAlbert(const Fields& fields, ModelConfig& config) {
    readEncoder(fields, "albert",
                {.vocabulary = {"vocab_size", 30000},
                 .hidden = {"hidden_size", 4096},
                 .inner = {"intermediate_size", 16384},
                 .heads = {"num_attention_heads", 64}},
                config);
    ModuleNames& names = config.names;
    names.embeddingProjection = "albert.encoder.embedding_hidden_mapping_in";
    names.layers = "albert.encoder.albert_layer_groups";
    names.insideLayer = "albert_layers.0";
    names.attentionNorm = "attention.LayerNorm";
    names.mlpNorm = "full_layer_layer_norm";
    names.query = "attention.query";
    names.key = "attention.key";
    names.value = "attention.value";
    names.attentionOutput = "attention.dense";
    names.up = "ffn";
    names.down = "ffn_output";
    config.embeddingSize = fields.whole("embedding_size", 1, 1 << 18).value_or(128);
    config.storedLayerCount = fields.whole("num_hidden_groups", 1, config.layerCount).value_or(1);
    if (fields.whole("inner_group_num", 1, 1 << 10).value_or(1) != 1)
        fields.unsupported("inner_group_num", "several layers in a group");
    readActivation(fields, "hidden_act", "gelu_new", config);
    const double dropout = fields.number("hidden_dropout_prob", 0, 1).value_or(0);
    config.attentionDropout = fields.number("attention_probs_dropout_prob", 0, 1).value_or(0);
    config.embeddingDropout = config.attentionOutputDropout = dropout;
    config.mlpDropout = 0;
    config.classifierHead.dense = "albert.pooler";
    config.classifierHead.dropout = fields.number("classifier_dropout_prob", 0, 1).value_or(0.1);
}

const Registration Entered{{"albert", readAlbert, &HiddenTokens}};

} // namespace
} // namespace core::families
