/// What an adapter adds to a frozen model: a LoRA term per linear, and weights of its own in place of the base's: some
/// (modules_to_save) or every one (method «full»).
#pragma once

#include "core/engine/tensor/Parameter.h"
#include "core/model/AdapterConfig.h"

#include <ATen/ATen.h>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace core::engine {

/// scaling · B A: `a` `[rank, in]`, `b` `[out, rank]`, float32 on the device.
struct LoraTerm {
    at::Tensor a;
    at::Tensor b;
    double scaling = 1;
    double dropout = 0; ///< in training only
};

class Adapter {
public:
    explicit Adapter(AdapterConfig config) : m_config(std::move(config)) {}

    /// A new adapter for training: A as PEFT draws it (uniform within 1 / √in), B zero, so that it changes nothing yet.
    /// The same seed gives the same values on every device.
    static Adapter fresh(const AdapterConfig& config, const ModelConfig& model, at::Device device, std::uint64_t seed);
    /// Copies the weights that modules_to_save names, to be trained.
    void copySaved(const ModelConfig& model, std::span<const Parameter> base);
    /// A copy of every weight, to be trained. What the base shares (a tied head) stays shared.
    static Adapter whole(std::span<const Parameter> base);

    /// The same values, to be trained on with a dropout of the run's.
    Adapter trainableCopy(double dropout) const;

    /// `module` counts as core::linearModules does. nullptr where the adapter leaves it alone.
    const LoraTerm* term(int module) const;
    /// `parameter` counts as core::neededTensors does; float32, or of a whole model the base's type. nullptr where the
    /// base's own is used.
    const at::Tensor* replacement(int parameter) const;

    void setTerm(int module, LoraTerm term) { m_terms[module] = std::move(term); }
    void setReplacement(int parameter, at::Tensor weight) { m_replacements[parameter] = std::move(weight); }
    /// A replacement that is kept and not trained: what PEFT stores beneath a term on the head.
    void freeze(int parameter) { m_frozen.insert(parameter); }

    const AdapterConfig& config() const { return m_config; }
    const std::map<int, LoraTerm>& terms() const { return m_terms; }
    const std::map<int, at::Tensor>& replacements() const { return m_replacements; }
    /// Every tensor that training changes, once, in a fixed order.
    std::vector<at::Tensor> parameters() const;
    std::int64_t parameterCount() const;

private:
    AdapterConfig m_config;
    std::map<int, LoraTerm> m_terms;
    std::map<int, at::Tensor> m_replacements;
    std::set<int> m_frozen;
};

} // namespace core::engine
