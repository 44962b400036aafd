#include "core/engine/parts/Attention.h"

#include "core/engine/model/KvCache.h"
#include "core/engine/parts/Dropout.h"
#include "core/engine/parts/FlashAttention.h"
#include "core/engine/parts/OneQuery.h"
#include "core/engine/parts/PaddedAttention.h"

#include <cmath>
#include <limits>

namespace core::engine {
namespace {

/// Queries worked on at once: bounds the score matrix to `heads × QueryBlock × keys`.
constexpr std::int64_t QueryBlock = 256;

/// What is added to scores: −∞ where a query must not look. Queries stand at positions from `firstQuery`, keys from
/// `firstKey`; repeated for the `copies` heads that are stacked as rows.
at::Tensor maskOf(std::int64_t firstQuery, std::int64_t queries, std::int64_t firstKey, std::int64_t keys,
                  std::int64_t window, std::int64_t copies, const at::TensorOptions& options) {
    const at::TensorOptions whole = options.dtype(at::kLong);
    const at::Tensor queryAt = at::arange(firstQuery, firstQuery + queries, whole).unsqueeze(1);
    const at::Tensor keyAt = at::arange(firstKey, firstKey + keys, whole).unsqueeze(0);
    at::Tensor hidden = keyAt > queryAt;
    if (window > 0) hidden = at::logical_or(hidden, keyAt <= queryAt - window);
    const at::Tensor mask = at::zeros({queries, keys}, options);
    return mask.masked_fill_(hidden, -std::numeric_limits<float>::infinity()).repeat({copies, 1});
}

/// One block of queries `[queries, kvHeads · group, size]` against `[keys, kvHeads, size]`; the heads of a group
/// stacked as rows. Scale and mask come with the product, so that the scores are passed over as seldom as can be.
at::Tensor attendBlock(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, const at::Tensor& mask,
                       const AttentionShape& shape, const std::optional<at::Generator>& dropout) {
    const std::int64_t queries = query.size(0), groups = shape.keyValueHeadCount;
    const std::int64_t perGroup = shape.headCount / groups;
    const double scale = 1 / std::sqrt(static_cast<double>(shape.headSize));
    const at::Tensor stacked = query.reshape({queries, groups, perGroup, shape.headSize})
                                   .permute({1, 2, 0, 3})
                                   .reshape({groups, perGroup * queries, shape.headSize});
    const at::Tensor turned = key.permute({1, 2, 0});
    const at::Tensor scores =
        mask.defined() ? at::baddbmm(mask.unsqueeze(0), stacked, turned, 1, scale) : at::bmm(stacked, turned) * scale;
    at::Tensor weights = at::softmax(scores, -1, at::kFloat).to(query.scalar_type());
    if (dropout && shape.dropout > 0) weights = dropped(weights, shape.dropout, *dropout);
    return at::bmm(weights, value.transpose(0, 1))
        .view({groups, perGroup, queries, shape.headSize})
        .permute({2, 0, 1, 3})
        .reshape({queries, shape.headCount * shape.headSize});
}

} // namespace

at::Tensor attend(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, const AttentionShape& shape,
                  const std::optional<at::Generator>& dropout) {
    const std::int64_t count = query.size(0);
    if (count == 0) return query.reshape({0, shape.headCount * shape.headSize});
    const std::int64_t past = key.size(0) - count;
    std::vector<at::Tensor> blocks;
    for (std::int64_t begin = 0; begin < count; begin += QueryBlock) {
        const std::int64_t queries = std::min(QueryBlock, count - begin);
        const std::int64_t firstQuery = past + begin;
        const bool isCausal = shape.sight == Sight::Earlier;
        const std::int64_t lastKey = isCausal ? firstQuery + queries : key.size(0);
        const std::int64_t firstKey = shape.window > 0 ? std::max<std::int64_t>(0, firstQuery - shape.window + 1) : 0;
        const bool seesAll = queries == 1 || !isCausal; // the keys were cut to what one query sees
        at::Tensor mask;
        if (!seesAll)
            mask = maskOf(firstQuery, queries, firstKey, lastKey - firstKey, shape.window,
                          shape.headCount / shape.keyValueHeadCount, query.options().requires_grad(false));
        blocks.push_back(attendBlock(query.narrow(0, begin, queries), key.narrow(0, firstKey, lastKey - firstKey),
                                     value.narrow(0, firstKey, lastKey - firstKey), mask, shape, dropout));
    }
    return blocks.size() == 1 ? blocks.front() : at::cat(blocks);
}

Attention::Attention(std::vector<Projection> inputs, Projection output, AttentionShape shape, int layer)
    : m_inputs(std::move(inputs)), m_output(std::move(output)), m_shape(shape), m_layer(layer) {}

std::vector<at::Tensor> Attention::projected(const at::Tensor& x, const Pass& pass) const {
    std::vector<at::Tensor> parts;
    for (const Projection& input : m_inputs) parts.push_back(input.forward(x, pass));
    if (parts.size() > 1) return parts;
    const std::int64_t queries = m_shape.headCount * m_shape.headSize;
    const std::int64_t keys = m_shape.keyValueHeadCount * m_shape.headSize;
    return parts.front().split_with_sizes({queries, keys, keys}, -1);
}

at::Tensor Attention::forward(const at::Tensor& x, const Rotation& rotation, const Pass& pass) const {
    const std::vector<at::Tensor> parts = projected(x, pass);
    const at::Tensor query = rotation.apply(heads(parts[0])), key = rotation.apply(heads(parts[1]));
    const at::Tensor value = heads(parts[2]);
    if (!pass.dropout && isOneQueryEach(query, pass.batch.sequences))
        return m_output.forward(attendOneEach(query, key, value, pass.batch.sequences, m_shape, m_layer), pass);
    if (canFlash(query, pass, m_shape))
        return m_output.forward(flashAttend(query, key, value, pass.batch, m_shape), pass);
    if (pass.batch.padding)
        return m_output.forward(attendPadded(query, key, value, *pass.batch.padding, m_shape, pass.dropout), pass);
    std::vector<at::Tensor> attended;
    for (const Sequence& sequence : pass.batch.sequences) {
        at::Tensor keys = key.narrow(0, sequence.begin, sequence.length());
        at::Tensor values = value.narrow(0, sequence.begin, sequence.length());
        if (sequence.cache) std::tie(keys, values) = sequence.cache->append(m_layer, keys, values);
        attended.push_back(
            attend(query.narrow(0, sequence.begin, sequence.length()), keys, values, m_shape, pass.dropout));
    }
    return m_output.forward(attended.size() == 1 ? attended.front() : at::cat(attended), pass);
}

at::Tensor Attention::forwardRows(const at::Tensor& x, const Rotation& rotation, const Pass& pass,
                                  const ChosenRows& rows) const {
    const Pass ofRows{rows.batch, pass.stop, pass.dropout};
    at::Tensor query, key, value;
    if (m_inputs.size() == 1) {
        const std::vector<at::Tensor> parts = projected(x, pass);
        std::tie(query, key, value) = std::tuple(parts[0].index_select(0, rows.index), parts[1], parts[2]);
    } else {
        query = m_inputs[0].forward(x.index_select(0, rows.index), ofRows);
        key = m_inputs[1].forward(x, pass);
        value = m_inputs[2].forward(x, pass);
    }
    query = rotation.ofRows(rows.index).apply(heads(query));
    key = rotation.apply(heads(key));
    value = heads(value);
    if (pass.batch.padding)
        return m_output.forward(attendPaddedRows(query, key, value, *pass.batch.padding, m_shape, pass.dropout),
                                ofRows);
    std::vector<at::Tensor> attended;
    for (std::size_t i = 0; i < pass.batch.sequences.size(); ++i) {
        const Sequence& sequence = pass.batch.sequences[i];
        attended.push_back(attend(query.narrow(0, static_cast<std::int64_t>(i), 1),
                                  key.narrow(0, sequence.begin, sequence.length()),
                                  value.narrow(0, sequence.begin, sequence.length()), m_shape, pass.dropout));
    }
    return m_output.forward(at::cat(attended), ofRows);
}

} // namespace core::engine
