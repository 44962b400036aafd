#include "core/engine/parts/Projection.h"

#include "core/engine/parts/Dropout.h"
#include "core/engine/parts/FewRows.h"
#include "core/engine/parts/OwnWeight.h"

namespace core::engine {
namespace {

/// scaling · dropout(x) Aᵀ Bᵀ in the adapter's own type, given back in x's.
at::Tensor loraTerm(const LoraTerm& term, const at::Tensor& x, const std::optional<at::Generator>& dropout) {
    at::Tensor input = x.to(term.a.scalar_type());
    if (dropout && term.dropout > 0) input = dropped(input, term.dropout, *dropout);
    return at::linear(at::linear(input, term.a), term.b) * term.scaling;
}

} // namespace

Projection::Projection(Parameter weight, Parameter bias, int module)
    : m_weight(std::move(weight)), m_bias(std::move(bias)), m_module(module) {}

at::Tensor Projection::segmentForward(const at::Tensor& x, const Adapter* adapter,
                                      const std::optional<at::Generator>& dropout) const {
    const at::Tensor weight = weightFor(m_weight, adapter), bias = weightFor(m_bias, adapter);
    const std::vector<Segment> whole{{adapter, 0, x.size(0)}};
    if (!dropout && hasFewRows(x, weight, whole, m_module)) return linearOfFewRows(x, weight, bias, whole, m_module);
    const at::Tensor base = at::linear(x, weight, bias);
    const LoraTerm* term = adapter ? adapter->term(m_module) : nullptr;
    if (!term) return base;
    return (base + loraTerm(*term, x, dropout)).to(x.scalar_type());
}

at::Tensor Projection::forward(const at::Tensor& x, const std::vector<Segment>& segments,
                               const std::optional<at::Generator>& dropout) const {
    const bool isReplaced = anyReplaces(segments, m_weight.number) || anyReplaces(segments, m_bias.number);
    if (!isReplaced && !dropout && hasFewRows(x, m_weight.value, segments, m_module))
        return linearOfFewRows(x, m_weight.value, m_bias.value, segments, m_module);
    if (segments.size() == 1) return segmentForward(x, segments.front().adapter, dropout);
    if (isReplaced) {
        std::vector<at::Tensor> parts;
        for (const Segment& segment : segments)
            parts.push_back(segmentForward(x.narrow(0, segment.begin, segment.length()), segment.adapter, dropout));
        return at::cat(parts);
    }
    // The base once for all rows, so its weights are read once; then each adapter on its own.
    at::Tensor y = at::linear(x, m_weight.value, m_bias.value);
    for (const Segment& segment : segments) {
        const LoraTerm* term = segment.adapter ? segment.adapter->term(m_module) : nullptr;
        if (!term) continue;
        const at::Tensor added = loraTerm(*term, x.narrow(0, segment.begin, segment.length()), dropout);
        at::Tensor rows = y.narrow(0, segment.begin, segment.length());
        rows.copy_(rows + added); // added in the wider type and rounded once, as for a sequence alone
    }
    return y;
}

} // namespace core::engine
