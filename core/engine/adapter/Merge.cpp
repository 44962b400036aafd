#include "core/engine/adapter/Merge.h"

#include <algorithm>
#include <c10/core/GradMode.h>

namespace core::engine {

Adapter merged(const Adapter& adapter, const ModelConfig& model, std::span<const Parameter> base) {
    const c10::AutoGradMode guard(false);
    Adapter result(adapter.config());
    for (const auto& [number, weight] : adapter.replacements()) result.setReplacement(number, weight.detach());
    const std::vector<LinearModule> modules = linearModules(model);
    const std::vector<NeededTensor> needed = neededTensors(model);
    for (const auto& [module, term] : adapter.terms()) {
        const std::string name = modules[static_cast<std::size_t>(module)].path + ".weight";
        const auto place = std::find_if(base.begin(), base.end(), [&](const Parameter& parameter) {
            return needed[static_cast<std::size_t>(parameter.number)].name == name;
        });
        const at::Tensor* own = adapter.replacement(place->number);
        const at::Tensor weight = own ? *own : place->value.to(at::kFloat);
        result.setReplacement(place->number, at::addmm(weight, term.b, term.a, 1, term.scaling));
    }
    return result;
}

} // namespace core::engine
