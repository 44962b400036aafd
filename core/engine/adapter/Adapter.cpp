#include "core/engine/adapter/Adapter.h"

#include <ATen/CPUGeneratorImpl.h>
#include <algorithm>
#include <cmath>

namespace core::engine {
namespace {

template <class Value> const Value* found(const std::map<int, Value>& values, int number) {
    const auto place = values.find(number);
    return place == values.end() ? nullptr : &place->second;
}

at::Tensor trainable(const at::Tensor& weight) {
    return weight.detach().to(at::kFloat, /*non_blocking=*/false, /*copy=*/true).requires_grad_();
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

void Adapter::copySaved(const ModelConfig& model, std::span<const Parameter> base) {
    std::set<std::string> saved;
    for (const NeededTensor& tensor : savedParameters(m_config, model)) saved.insert(tensor.name);
    const std::vector<NeededTensor> needed = neededTensors(model);
    for (const Parameter& parameter : base)
        if (saved.contains(needed[static_cast<std::size_t>(parameter.number)].name))
            setReplacement(parameter.number, trainable(parameter.value));
}

Adapter Adapter::whole(std::span<const Parameter> base) {
    Adapter adapter{AdapterConfig()};
    std::map<const void*, at::Tensor> copies;
    for (const Parameter& parameter : base) {
        at::Tensor& copy = copies[parameter.value.data_ptr()];
        if (!copy.defined()) copy = trainable(parameter.value);
        adapter.setReplacement(parameter.number, copy);
    }
    return adapter;
}

Adapter Adapter::trainableCopy(double dropout) const {
    Adapter copy(m_config);
    copy.m_config.dropout = dropout;
    for (const auto& [module, term] : m_terms)
        copy.setTerm(module, {trainable(term.a), trainable(term.b), term.scaling, dropout});
    std::map<const void*, at::Tensor> copies;
    for (const auto& [number, weight] : m_replacements) {
        at::Tensor& own = copies[weight.data_ptr()];
        if (!own.defined()) own = m_frozen.contains(number) ? weight.detach() : trainable(weight);
        copy.setReplacement(number, own);
    }
    copy.m_frozen = m_frozen;
    return copy;
}

const LoraTerm* Adapter::term(int module) const {
    return found(m_terms, module);
}

const at::Tensor* Adapter::replacement(int parameter) const {
    return found(m_replacements, parameter);
}

std::vector<at::Tensor> Adapter::parameters() const {
    std::vector<at::Tensor> parameters;
    for (const auto& [module, term] : m_terms) {
        parameters.push_back(term.a);
        parameters.push_back(term.b);
    }
    std::set<const void*> seen;
    for (const auto& [number, weight] : m_replacements)
        if (!m_frozen.contains(number) && seen.insert(weight.data_ptr()).second) parameters.push_back(weight);
    return parameters;
}

std::int64_t Adapter::parameterCount() const {
    std::int64_t count = 0;
    for (const at::Tensor& parameter : parameters()) count += parameter.numel();
    return count;
}

} // namespace core::engine
