// RoBERTa, XLM-R, CamemBERT: transformers/models/roberta.
#include "core/model/families/Family.h"

namespace core::families {
namespace {

void readRoberta(const Fields& fields, ModelConfig& config) {
    readOffsetEncoder(fields, "roberta", {.vocabulary = {"vocab_size", 50265}}, config);
}

const Registration Entered{{"camembert", readRoberta, &OffsetMaskedHead},
                           {"roberta", readRoberta, &OffsetMaskedHead},
                           {"xlm-roberta", readRoberta, &OffsetMaskedHead}};

} // namespace
} // namespace core::families
