#include "core/engine/training/Optimizer.h"

#include <c10/core/GradMode.h>

namespace core::engine {
namespace {

constexpr double Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8; // torch's defaults, which PEFT's users train with

} // namespace

Optimizer::Optimizer(std::vector<at::Tensor> parameters, double weightDecay)
    : m_parameters(std::move(parameters)), m_weightDecay(weightDecay) {
    for (const at::Tensor& parameter : m_parameters) {
        m_first.push_back(at::zeros_like(parameter.detach()));
        m_second.push_back(at::zeros_like(parameter.detach()));
        m_steps.push_back(at::zeros({}, parameter.options().dtype(at::kFloat).requires_grad(false)));
    }
}

double Optimizer::clip(double maximum) {
    const c10::AutoGradMode guard(false);
    std::vector<at::Tensor> gradients;
    for (const at::Tensor& parameter : m_parameters)
        if (parameter.grad().defined()) gradients.push_back(parameter.grad());
    if (gradients.empty()) return 0;
    const double length = at::norm(at::stack(at::_foreach_norm(gradients))).item<double>();
    const double scale = maximum / (length + 1e-6);
    if (maximum > 0 && scale < 1) at::_foreach_mul_(gradients, scale);
    return length;
}

void Optimizer::stepGroup(double learningRate, bool isDecayed) {
    std::vector<at::Tensor> parameters, gradients, first, second, steps;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        if (!m_parameters[i].grad().defined() || (m_parameters[i].dim() > 1) != isDecayed) continue;
        parameters.push_back(m_parameters[i]);
        gradients.push_back(m_parameters[i].grad());
        first.push_back(m_first[i]);
        second.push_back(m_second[i]);
        steps.push_back(m_steps[i]);
    }
    if (parameters.empty()) return;
    at::_foreach_add_(steps, 1);
    at::_fused_adamw_(parameters, gradients, first, second, {}, steps, learningRate, Beta1, Beta2,
                      isDecayed ? m_weightDecay : 0, Epsilon, false, false);
}

void Optimizer::step(double learningRate) {
    const c10::AutoGradMode guard(false);
    stepGroup(learningRate, true);
    stepGroup(learningRate, false);
    clearGradients();
}

void Optimizer::clearGradients() {
    for (const at::Tensor& parameter : m_parameters) parameter.mutable_grad() = at::Tensor();
}

} // namespace core::engine
