// RoBERTa, XLM-R, CamemBERT: transformers/models/roberta. Positions begin after the padding token's; a head of its own.
#include "core/model/families/Family.h"

namespace core::families {
namespace {

const MaskedHead HiddenTokens{.dense = "lm_head.dense",
                              .norm = "lm_head.layer_norm",
                              .output = "lm_head.decoder",
                              .bias = "lm_head",
                              .activation = Activation::Gelu};

void readRoberta(const Fields& fields, ModelConfig& config) {
    readEncoder(fields, "roberta", {.vocabulary = {"vocab_size", 50265}}, config);
    config.positionOffset = fields.whole("pad_token_id", 0, 1 << 20).value_or(1) + 1;
    if (config.positionOffset >= config.maxPositions)
        fields.invalid("max_position_embeddings", "no position is left after that of the padding token");
    config.classifierHead.dense = "classifier.dense";
    config.classifierHead.output = "classifier.out_proj";
    config.classifierHead.inputDropout = config.classifierHead.dropout;
}

const Registration Entered{{"camembert", readRoberta, &HiddenTokens},
                           {"roberta", readRoberta, &HiddenTokens},
                           {"xlm-roberta", readRoberta, &HiddenTokens}};

} // namespace
} // namespace core::families
