#include "core/engine/parts/FewRows.h"

#include "core/engine/adapter/Adapter.h"

#include <c10/core/GradMode.h>

#include <algorithm>

namespace core::engine {
namespace {

constexpr std::int64_t MostRows = 8;
/// Of the weights, that stay in the cache while each row is multiplied with them.
constexpr std::int64_t BlockBytes = 1 << 20;
/// Smaller weights are multiplied sooner than four calls are made.
constexpr std::int64_t FewestWeights = 1 << 16;

} // namespace

bool hasFewRows(const at::Tensor& x, const at::Tensor& weight) {
    return x.dim() == 2 && x.size(0) > 1 && x.size(0) <= MostRows && !c10::GradMode::is_enabled() && x.is_cpu() &&
           x.scalar_type() == at::kFloat && weight.scalar_type() == at::kFloat && weight.is_contiguous() &&
           weight.numel() >= FewestWeights;
}

at::Tensor linearOfFewRows(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
    const std::int64_t rows = x.size(0), in = weight.size(1), out = weight.size(0);
    at::Tensor y = at::empty({rows, out}, x.options());
    const std::int64_t block = std::max<std::int64_t>(1, BlockBytes / (in * static_cast<std::int64_t>(sizeof(float))));
    for (std::int64_t begin = 0; begin < out; begin += block) {
        const std::int64_t length = std::min(block, out - begin);
        const at::Tensor part = weight.narrow(0, begin, length);
        for (std::int64_t row = 0; row < rows; ++row) {
            at::Tensor target = y.select(0, row).narrow(0, begin, length);
            at::mv_out(target, part, x.select(0, row));
        }
    }
    if (bias.defined()) y.add_(bias);
    return y;
}

bool addTermsAtOnce(const at::Tensor& x, const std::vector<Segment>& segments, int module, at::Tensor& y) {
    if (c10::GradMode::is_enabled() || x.scalar_type() != at::kFloat) return false;
    std::vector<std::int64_t> rows;
    std::vector<at::Tensor> as, bs;
    std::vector<float> scalings;
    for (const Segment& segment : segments) {
        const LoraTerm* term = segment.adapter ? segment.adapter->term(module) : nullptr;
        if (!term) continue;
        if (segment.length() != 1 || term->a.scalar_type() != at::kFloat) return false;
        if (!as.empty() && term->a.size(0) != as.front().size(0)) return false;
        rows.push_back(segment.begin);
        as.push_back(term->a);
        bs.push_back(term->b);
        scalings.push_back(static_cast<float>(term->scaling));
    }
    if (rows.size() < 2) return false;
    const at::Tensor index = at::tensor(rows, at::kLong).to(x.device());
    const at::Tensor input = x.index_select(0, index).unsqueeze(1);                           // [terms, 1, in]
    const at::Tensor inner = at::bmm(input, at::stack(as).transpose(1, 2));                   // [terms, 1, rank]
    const at::Tensor added = at::bmm(inner, at::stack(bs).transpose(1, 2)).squeeze(1);        // [terms, out]
    y.index_add_(0, index, added * at::tensor(scalings, at::kFloat).to(x.device()).unsqueeze(1));
    return true;
}

} // namespace core::engine
