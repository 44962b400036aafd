// ELECTRA: transformers/models/electra. Embeddings may be smaller than the stream; a head of its own.
#include "core/model/families/Family.h"

namespace core::families {
namespace {

const MaskedHead HiddenTokens{.dense = "generator_predictions.dense",
                              .norm = "generator_predictions.LayerNorm",
                              .output = "generator_lm_head",
                              .bias = "generator_lm_head",
                              .activation = Activation::Gelu};

void readElectra(const Fields& fields, ModelConfig& config) {
    readEncoder(
        fields, "electra",
        {.hidden = {"hidden_size", 256}, .inner = {"intermediate_size", 1024}, .heads = {"num_attention_heads", 4}},
        config);
    config.embeddingSize = fields.whole("embedding_size", 1, 1 << 18).value_or(128);
    if (config.embeddingSize != config.hiddenSize) config.names.embeddingProjection = "electra.embeddings_project";
    config.classifierHead.dense = "classifier.dense";
    config.classifierHead.output = "classifier.out_proj";
    config.classifierHead.activation = Activation::Gelu;
    config.classifierHead.inputDropout = config.classifierHead.dropout;
}

const Registration Entered{{"electra", readElectra, &HiddenTokens}};

} // namespace
} // namespace core::families
