#include "core/engine/parts/Mlp.h"

namespace core::engine {

at::Tensor activate(Activation activation, const at::Tensor& x) {
    switch (activation) {
    case Activation::Silu:
        return at::silu(x);
    case Activation::Gelu:
        return at::gelu(x);
    case Activation::GeluTanh:
        return at::gelu(x, "tanh");
    case Activation::Relu:
        return at::relu(x);
    case Activation::Tanh:
        return at::tanh(x);
    }
    return x;
}

Mlp::Mlp(std::optional<Projection> gate, Projection up, Projection down, Activation activation)
    : m_gate(std::move(gate)), m_up(std::move(up)), m_down(std::move(down)), m_activation(activation) {}

at::Tensor Mlp::forward(const at::Tensor& x, const Pass& pass) const {
    const at::Tensor inner = m_gate ? activate(m_activation, m_gate->forward(x, pass)) * m_up.forward(x, pass)
                                    : activate(m_activation, m_up.forward(x, pass));
    return m_down.forward(inner, pass);
}

} // namespace core::engine
