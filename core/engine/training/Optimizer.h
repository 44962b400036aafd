/// AdamW (Loshchilov & Hutter 2019, arXiv 1711.05101) with clipping of the whole gradient, as torch.optim.AdamW and
/// clip_grad_norm_ compute them. Norms and biases (parameters of one dimension) are not decayed, as by transformers'
/// Trainer.
#pragma once

#include <ATen/ATen.h>
#include <string>
#include <utility>
#include <vector>

namespace core::engine {

class Optimizer {
public:
    Optimizer(std::vector<at::Tensor> parameters, double weightDecay);

    /// Length of the gradient over all parameters, before clipping; shortens it to `maximum` where that is greater than
    /// 0.
    double clip(double maximum);
    /// One step down the gradients, which are then cleared.
    void step(double learningRate);
    void clearGradients();
    const std::vector<at::Tensor>& parameters() const { return m_parameters; }
    /// Everything that changes from step to step, by kind; the tensors themselves, not copies.
    std::vector<std::pair<std::string, std::vector<at::Tensor>>> state() const {
        return {{"parameter", m_parameters}, {"first_moment", m_first}, {"second_moment", m_second}, {"steps", m_steps}};
    }

private:
    std::vector<at::Tensor> m_parameters, m_first, m_second, m_steps;
    void stepGroup(double learningRate, bool isDecayed);
    double m_weightDecay;
};

} // namespace core::engine
