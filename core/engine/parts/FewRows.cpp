#include "core/engine/parts/FewRows.h"

#include "core/engine/adapter/Adapter.h"
#include "core/engine/tensor/Lanes.h"

#include <c10/core/GradMode.h>

#include <algorithm>

namespace core::engine {
namespace {

/// With more rows a product of matrices is as fast.
constexpr std::int64_t MostRows = 16;
/// Rows multiplied with a weight while it is in a register.
constexpr int RowsAtOnce = 4;
/// Weights that are worth a second thread.
constexpr std::int64_t FewestWeights = 1 << 17;

bool isPlain(const at::Tensor& tensor) {
    return tensor.is_cpu() && tensor.scalar_type() == at::kFloat && tensor.is_contiguous();
}

const LoraTerm* termOf(const Segment& segment, int module) {
    return segment.adapter ? segment.adapter->term(module) : nullptr;
}

/// What one row's adapter adds: scaling · B, times A x.
struct RowTerm {
    const float* b = nullptr; ///< [out, rank]; none: no term
    std::vector<float> inner; ///< scaling · A x, [rank]
};

RowTerm rowTerm(const LoraTerm* term, const float* x, std::int64_t in) {
    if (!term) return {};
    struct Shrink {
        const float* a;
        const float* x;
        float* inner;
        std::int64_t in;
        float scaling;
        [[gnu::always_inline]] void work(std::int64_t begin, std::int64_t end) const {
            for (std::int64_t i = begin; i < end; ++i) inner[i] = scaling * lanes::dot(a + i * in, x, in);
        }
    };
    RowTerm result{term->b.const_data_ptr<float>(), std::vector<float>(static_cast<std::size_t>(term->a.size(0)))};
    const auto scaling = static_cast<float>(term->scaling);
    lanes::run(Shrink{term->a.const_data_ptr<float>(), x, result.inner.data(), in, scaling}, 0, term->a.size(0));
    return result;
}

/// Outputs `[begin, end)` of every row.
struct Product {
    const float* weight;
    const float* bias;
    const float* x;
    float* y;
    const std::vector<RowTerm>* terms;
    std::int64_t in, out, rows;

    [[gnu::always_inline]] void work(std::int64_t begin, std::int64_t end) const {
        std::int64_t output = begin;
        for (; output + 2 <= end; output += 2) outputs<2>(output);
        if (output < end) outputs<1>(output);
    }
    /// These outputs' weights stay in the cache for the rows that are not computed at once.
    template <int Outputs> [[gnu::always_inline]] void outputs(std::int64_t output) const {
        std::int64_t row = 0;
        for (; row + RowsAtOnce <= rows; row += RowsAtOnce) block<Outputs, RowsAtOnce>(output, row);
        if (row + 2 <= rows) {
            block<Outputs, 2>(output, row);
            row += 2;
        }
        if (row < rows) block<Outputs, 1>(output, row);
    }
    template <int Outputs, int Rows> [[gnu::always_inline]] void block(std::int64_t output, std::int64_t row) const {
        const float* inputs[Rows];
        for (int r = 0; r < Rows; ++r) inputs[r] = x + (row + r) * in;
        float products[Outputs][Rows];
        lanes::dots<Outputs, Rows>(weight + output * in, in, inputs, in, products);
        for (int r = 0; r < Rows; ++r) {
            const RowTerm& term = (*terms)[static_cast<std::size_t>(row + r)];
            for (int o = 0; o < Outputs; ++o)
                y[(row + r) * out + output + o] =
                    products[o][r] + (bias ? bias[output + o] : 0) + added(term, output + o);
        }
    }
    [[gnu::always_inline]] static float added(const RowTerm& term, std::int64_t output) {
        if (!term.b) return 0;
        const auto rank = static_cast<std::int64_t>(term.inner.size());
        const float* b = term.b + output * rank;
        const float* inner = term.inner.data();
        float total = 0;
        std::int64_t i = 0;
        for (; i + 4 <= rank; i += 4)
            total += (b[i] * inner[i] + b[i + 2] * inner[i + 2]) + (b[i + 1] * inner[i + 1] + b[i + 3] * inner[i + 3]);
        for (; i < rank; ++i) total += b[i] * inner[i];
        return total;
    }
};

} // namespace

bool isPlainInference(const at::Tensor& x) {
    return !c10::GradMode::is_enabled() && x.is_cpu() && x.scalar_type() == at::kFloat;
}

bool hasFewRows(const at::Tensor& x, const at::Tensor& weight, const std::vector<Segment>& segments, int module) {
    if (!isPlainInference(x) || x.dim() != 2 || x.size(0) > MostRows || !isPlain(weight)) return false;
    return std::all_of(segments.begin(), segments.end(), [module](const Segment& segment) {
        const LoraTerm* term = termOf(segment, module);
        return !term || (isPlain(term->a) && isPlain(term->b));
    });
}

at::Tensor linearOfFewRows(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                           const std::vector<Segment>& segments, int module) {
    const at::Tensor input = x.contiguous();
    const std::int64_t rows = x.size(0), in = weight.size(1), out = weight.size(0);
    const float* values = input.const_data_ptr<float>();
    std::vector<RowTerm> terms(static_cast<std::size_t>(rows));
    for (const Segment& segment : segments)
        for (std::int64_t row = segment.begin; row < segment.end; ++row)
            terms[static_cast<std::size_t>(row)] = rowTerm(termOf(segment, module), values + row * in, in);
    const at::Tensor y = at::empty({rows, out}, x.options());
    const at::Tensor plainBias = bias.defined() ? bias.to(at::kFloat).contiguous() : at::Tensor();
    const Product product{weight.const_data_ptr<float>(),
                          plainBias.defined() ? plainBias.const_data_ptr<float>() : nullptr,
                          values,
                          y.mutable_data_ptr<float>(),
                          &terms,
                          in,
                          out,
                          rows};
    lanes::runParallel(product, out, std::max<std::int64_t>(1, FewestWeights / in));
    return y;
}

} // namespace core::engine
