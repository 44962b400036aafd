/// Feed-forward: down(act(up(x))), or gated: down(act(gate(x)) · up(x)) (Shazeer 2020, arXiv 2002.05202).
#pragma once

#include "core/engine/parts/Projection.h"
#include "core/model/ModelConfig.h"

#include <optional>

namespace core::engine {

at::Tensor activate(Activation activation, const at::Tensor& x);

class Mlp {
public:
    Mlp(std::optional<Projection> gate, Projection up, Projection down, Activation activation);
    /// `[tokens, hidden]` → `[tokens, hidden]`
    at::Tensor forward(const at::Tensor& x, const Pass& pass) const;

    template <class Visitor> void eachProjection(Visitor&& visit) const {
        if (m_gate) visit(*m_gate);
        visit(m_up);
        visit(m_down);
    }

private:
    std::optional<Projection> m_gate;
    Projection m_up, m_down;
    Activation m_activation;
};

} // namespace core::engine
