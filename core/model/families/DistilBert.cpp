// DistilBERT: transformers/models/distilbert. No token types; a head of its own.
#include "core/model/families/Family.h"

namespace core::families {
namespace {

const MaskedHead HiddenTokens{.dense = "vocab_transform",
                              .norm = "vocab_layer_norm",
                              .output = "vocab_projector",
                              .bias = "vocab_projector",
                              .activation = {}};

void readDistilBert(const Fields& fields, ModelConfig& config) {
    readEncoder(
        fields, "distilbert",
        {.hidden = {"dim", 768}, .inner = {"hidden_dim", 3072}, .layers = {"n_layers", 6}, .heads = {"n_heads", 12}},
        config);
    ModuleNames& names = config.names;
    names.tokenTypeEmbedding.clear();
    config.tokenTypeCount = 0;
    names.layers = "distilbert.transformer.layer";
    names.attentionNorm = "sa_layer_norm";
    names.mlpNorm = "output_layer_norm";
    names.query = "attention.q_lin";
    names.key = "attention.k_lin";
    names.value = "attention.v_lin";
    names.attentionOutput = "attention.out_lin";
    names.up = "ffn.lin1";
    names.down = "ffn.lin2";
    config.normEpsilon = 1e-12; // written nowhere
    readActivation(fields, "activation", "gelu", config);
    config.attentionDropout = fields.number("attention_dropout", 0, 1).value_or(0.1);
    config.embeddingDropout = config.mlpDropout = fields.number("dropout", 0, 1).value_or(0.1);
    config.attentionOutputDropout = 0;
    config.classifierHead.dense = "pre_classifier";
    config.classifierHead.activation = Activation::Relu;
    config.classifierHead.dropout = fields.number("seq_classif_dropout", 0, 1).value_or(0.2);
}

const Registration Entered{{"distilbert", readDistilBert, &HiddenTokens}};

} // namespace
} // namespace core::families
