#include "core/model/MaskedHead.h"

#include "core/model/families/Family.h"

namespace core {

const MaskedHead* maskedHead(const ModelConfig& config) {
    if (config.sight != Sight::All || config.labels) return nullptr;
    const families::Family* family = families::find(config.family);
    return family ? family->maskedHead : nullptr;
}

std::string maskedBias(const ModelConfig& config) {
    const MaskedHead& head = *maskedHead(config);
    return std::string(config.tiedHead ? head.bias : head.output) + ".bias";
}

} // namespace core
