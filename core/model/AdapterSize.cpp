#include "core/model/AdapterSize.h"

namespace core {

std::int64_t adapterParameterCount(const AdapterConfig& adapter, const ModelConfig& model) {
    std::int64_t count = 0;
    for (const AdapterTarget& target : adapterTargets(adapter, model))
        count += target.rank * (target.module.inputSize + target.module.outputSize);
    for (const NeededTensor& tensor : savedParameters(adapter, model)) {
        std::int64_t size = 1;
        for (const std::int64_t length : tensor.shape) size *= length;
        count += size;
    }
    return count;
}

std::uint64_t adapterBytes(std::int64_t parameterCount) {
    return sizeof(float) * static_cast<std::uint64_t>(parameterCount);
}

} // namespace core
