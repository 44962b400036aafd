#include "core/engine/adapter/Merge.h"

#include <algorithm>
#include <c10/core/GradMode.h>

namespace core::engine {

MergedWeights::MergedWeights(const Adapter& adapter, const ModelConfig& model) : m_adapter(adapter) {
    for (const auto& [number, weight] : adapter.replacements()) m_changed.insert(number);
    const std::vector<LinearModule> modules = linearModules(model);
    const std::vector<NeededTensor> needed = neededTensors(model);
    for (const auto& [module, term] : adapter.terms()) {
        const std::string name = modules[static_cast<std::size_t>(module)].path + ".weight";
        const auto place =
            std::find_if(needed.begin(), needed.end(), [&](const NeededTensor& each) { return each.name == name; });
        const auto number = static_cast<int>(place - needed.begin());
        m_changed.insert(number);
        m_modules[number] = module;
    }
}

at::Tensor MergedWeights::weight(int parameter, const at::Tensor& base) const {
    const c10::AutoGradMode guard(false);
    const at::Tensor* own = m_adapter.replacement(parameter);
    const at::Tensor whole = own ? own->detach() : base.to(at::kFloat);
    const auto module = m_modules.find(parameter);
    if (module == m_modules.end()) return whole;
    const LoraTerm& term = *m_adapter.term(module->second);
    return at::addmm(whole, term.b.to(whole.device()), term.a.to(whole.device()), 1, term.scaling);
}

Adapter merged(const Adapter& adapter, const ModelConfig& model, std::span<const Parameter> base, at::ScalarType type) {
    const MergedWeights weights(adapter, model);
    Adapter result(adapter.config());
    for (const Parameter& parameter : base)
        if (weights.changed().contains(parameter.number))
            result.setReplacement(parameter.number, weights.weight(parameter.number, parameter.value).to(type));
    return result;
}

} // namespace core::engine
