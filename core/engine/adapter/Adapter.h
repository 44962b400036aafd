/// What an adapter adds to a frozen model: a LoRA term per linear, and modules it replaces whole. It hooks in at
/// Projection and the embedding only.
#pragma once

#include "core/model/AdapterConfig.h"

#include <ATen/ATen.h>
#include <cstdint>
#include <map>
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

    /// `module` counts as core::linearModules does. nullptr where the adapter leaves it alone.
    const LoraTerm* term(int module) const;
    const at::Tensor* replacement(int module) const;
    const at::Tensor* embedding() const { return m_embedding.defined() ? &m_embedding : nullptr; }

    void setTerm(int module, LoraTerm term) { m_terms[module] = std::move(term); }
    void setReplacement(int module, at::Tensor weight) { m_replacements[module] = std::move(weight); }
    void setEmbedding(at::Tensor table) { m_embedding = std::move(table); }

    const AdapterConfig& config() const { return m_config; }
    const std::map<int, LoraTerm>& terms() const { return m_terms; }
    const std::map<int, at::Tensor>& replacements() const { return m_replacements; }
    /// Every tensor that training changes, in a fixed order.
    std::vector<at::Tensor> parameters() const;
    std::int64_t parameterCount() const;

private:
    AdapterConfig m_config;
    std::map<int, LoraTerm> m_terms;
    std::map<int, at::Tensor> m_replacements;
    at::Tensor m_embedding;
};

} // namespace core::engine
