#include "core/model/families/Family.h"

#include <array>

namespace core::families {
namespace {

constexpr std::array Families{
    Family{"albert", readAlbert, &AlbertMaskedHead},
    Family{"bert", readBert, &BertMaskedHead},
    Family{"camembert", readRoberta, &RobertaMaskedHead},
    Family{"distilbert", readDistilBert, &DistilBertMaskedHead},
    Family{"electra", readElectra, &ElectraMaskedHead},
    Family{"gpt2", readGpt2},
    Family{"llama", readLlama},
    Family{"mistral", readMistral},
    Family{"qwen2", readQwen2},
    Family{"roberta", readRoberta, &RobertaMaskedHead},
    Family{"xlm-roberta", readRoberta, &RobertaMaskedHead},
};

} // namespace

std::span<const Family> all() {
    return Families;
}

const Family* find(std::string_view modelType) {
    for (const Family& family : Families)
        if (family.modelType == modelType) return &family;
    return nullptr;
}

} // namespace core::families
