// Data2VecText: transformers/models/data2vec. RoBERTa's blocks, positions and heads under a name of its own.
#include "core/model/families/Family.h"

namespace core::families {
namespace {

void readData2VecText(const Fields& fields, ModelConfig& config) {
    readOffsetEncoder(fields, "data2vec_text", {}, config);
}

const Registration Entered{{"data2vec-text", readData2VecText, &OffsetMaskedHead}};

} // namespace
} // namespace core::families
