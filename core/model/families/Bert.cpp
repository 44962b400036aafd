// BERT: transformers/models/bert. The pooler is the base's own; a classifier goes on top of it.
#include "core/model/families/Family.h"

namespace core::families {

void readBert(const Fields& fields, ModelConfig& config) {
    readEncoder(fields, "bert", {}, config);
    config.classifierHead.dense = "bert.pooler.dense";
}

} // namespace core::families
