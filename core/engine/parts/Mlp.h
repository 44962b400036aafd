/// Gated feed-forward: down(act(gate(x)) · up(x)) (Shazeer 2020, arXiv 2002.05202).
#pragma once

#include "core/engine/parts/Projection.h"
#include "core/model/ModelConfig.h"

namespace core::engine {

at::Tensor activate(Activation activation, const at::Tensor& x);

class Mlp {
public:
    Mlp(Projection gate, Projection up, Projection down, Activation activation);
    /// `[tokens, hidden]` → `[tokens, hidden]`
    at::Tensor forward(const at::Tensor& x, const Pass& pass) const;

    template <class Visitor> void eachProjection(Visitor&& visit) const {
        for (const Projection* each : {&m_gate, &m_up, &m_down}) visit(*each);
    }

private:
    Projection m_gate, m_up, m_down;
    Activation m_activation;
};

} // namespace core::engine
