#include "core/engine/adapter/Adapter.h"

#include <ATen/CPUGeneratorImpl.h>
#include <algorithm>
#include <cmath>

namespace core::engine {
namespace {

template <class Value> const Value* found(const std::map<int, Value>& values, int module) {
    const auto place = values.find(module);
    return place == values.end() ? nullptr : &place->second;
}

} // namespace

Adapter Adapter::fresh(const AdapterConfig& config, const ModelConfig& model, at::Device device, std::uint64_t seed) {
    Adapter adapter(config);
    const std::vector<LinearModule> modules = linearModules(model);
    at::Generator generator = at::detail::createCPUGenerator(seed);
    for (const AdapterTarget& target : adapterTargets(config, model)) {
        const auto place = std::find_if(modules.begin(), modules.end(),
                                        [&](const LinearModule& module) { return module.path == target.module.path; });
        const double bound = 1 / std::sqrt(static_cast<double>(target.module.inputSize));
        const at::Tensor a =
            at::empty({target.rank, target.module.inputSize}, at::kFloat).uniform_(-bound, bound, generator);
        const at::Tensor b = at::zeros({target.module.outputSize, target.rank}, at::kFloat);
        adapter.setTerm(static_cast<int>(place - modules.begin()),
                        {a.to(device).requires_grad_(), b.to(device).requires_grad_(), target.scaling, config.dropout});
    }
    return adapter;
}

const LoraTerm* Adapter::term(int module) const {
    return found(m_terms, module);
}

const at::Tensor* Adapter::replacement(int module) const {
    return found(m_replacements, module);
}

std::vector<at::Tensor> Adapter::parameters() const {
    std::vector<at::Tensor> parameters;
    for (const auto& [module, term] : m_terms) {
        parameters.push_back(term.a);
        parameters.push_back(term.b);
    }
    for (const auto& [module, weight] : m_replacements) parameters.push_back(weight);
    if (m_embedding.defined()) parameters.push_back(m_embedding);
    return parameters;
}

std::int64_t Adapter::parameterCount() const {
    std::int64_t count = 0;
    for (const at::Tensor& parameter : parameters()) count += parameter.numel();
    return count;
}

} // namespace core::engine
