// Data2VecText: transformers/models/data2vec. RoBERTa's blocks, positions and heads under a name of its own.
#include "core/model/families/Family.h"

namespace core::families {
namespace {

const MaskedHead HiddenTokens{.dense = "lm_head.dense",
                              .norm = "lm_head.layer_norm",
                              .output = "lm_head.decoder",
                              .bias = "lm_head",
                              .activation = Activation::Gelu};

void readData2VecText(const Fields& fields, ModelConfig& config) {
    readEncoder(fields, "data2vec_text", {.vocabulary = {"vocab_size", 30522}}, config);
    config.positionOffset = fields.whole("pad_token_id", 0, 1 << 20).value_or(1) + 1;
    if (config.positionOffset >= config.maxPositions)
        fields.invalid("max_position_embeddings", "no position is left after that of the padding token");
    config.classifierHead.dense = "classifier.dense";
    config.classifierHead.output = "classifier.out_proj";
    config.classifierHead.inputDropout = config.classifierHead.dropout;
}

const Registration Entered{{"data2vec-text", readData2VecText, &HiddenTokens}};

} // namespace
} // namespace core::families
