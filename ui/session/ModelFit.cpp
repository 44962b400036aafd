#include "ui/session/ModelFit.h"

namespace ui {

ModelFit modelFit(std::int64_t parameterCount, const core::Device& device) {
    if (parameterCount <= 0 || device.freeBytes == 0 || !device.problem.empty()) return {};
    // What the engine takes for «auto»: half the bytes on a card alone.
    const bool halves = device.kind == core::Device::Kind::Cuda;
    ModelFit result{.neededBytes = static_cast<std::uint64_t>(parameterCount) * (halves ? 2 : 4),
                    .freeBytes = device.freeBytes};
    result.fit = core::weightsFit(result.neededBytes, result.freeBytes);
    return result;
}

} // namespace ui
