// BERT: transformers/models/bert. The pooler is the base's own; a classifier goes on top of it.
#include "core/model/families/Family.h"

namespace core::families {
namespace {

const MaskedHead HiddenTokens{.dense = "cls.predictions.transform.dense",
                              .norm = "cls.predictions.transform.LayerNorm",
                              .output = "cls.predictions.decoder",
                              .bias = "cls.predictions",
                              .activation = {}};

void readBert(const Fields& fields, ModelConfig& config) {
    readEncoder(fields, "bert", {}, config);
    config.classifierHead.dense = "bert.pooler.dense";
}

const Registration Entered{{"bert", readBert, &HiddenTokens}};

} // namespace
} // namespace core::families
