#include "core/engine/parts/OneQuery.h"

#include "core/engine/model/KvCache.h"
#include "core/engine/parts/FewRows.h"
#include "core/engine/tensor/Lanes.h"

#include <algorithm>
#include <cmath>

namespace core::engine {
namespace {

/// Products of a query and a key that are worth a second thread.
constexpr std::int64_t FewestProducts = 1 << 17;

using Past = KvCache::Filled; // what one sequence sees

/// Heads counted over all sequences, `[begin, end)`.
struct Heads {
    const float* query;
    float* result;
    const std::vector<Past>* pasts;
    AttentionShape shape;

    [[gnu::always_inline]] void work(std::int64_t begin, std::int64_t end) const {
        std::vector<float> weights;
        for (std::int64_t i = begin; i < end; ++i) {
            const Past& past = (*pasts)[static_cast<std::size_t>(i / shape.headCount)];
            const std::int64_t group = i % shape.headCount / (shape.headCount / shape.keyValueHeadCount);
            weights.resize(static_cast<std::size_t>(past.count));
            score(query + i * shape.headSize, past, group, weights.data());
            mix(weights.data(), past, group, result + i * shape.headSize);
        }
    }
    /// softmax(q Kᵀ / √size)
    [[gnu::always_inline]] void score(const float* head, const Past& past, std::int64_t group, float* weights) const {
        const float scale = static_cast<float>(1 / std::sqrt(static_cast<double>(shape.headSize)));
        const std::int64_t step = shape.keyValueHeadCount * shape.headSize;
        const float* keys = past.keys + group * shape.headSize;
        for (std::int64_t key = 0; key < past.count; ++key)
            weights[key] = scale * lanes::dot(head, keys + key * step, shape.headSize);
        const float largest = *std::max_element(weights, weights + past.count);
        float total = 0;
        for (std::int64_t key = 0; key < past.count; ++key) total += weights[key] = std::exp(weights[key] - largest);
        for (std::int64_t key = 0; key < past.count; ++key) weights[key] /= total;
    }
    [[gnu::always_inline]] void mix(const float* weights, const Past& past, std::int64_t group, float* mixed) const {
        const std::int64_t step = shape.keyValueHeadCount * shape.headSize;
        const float* values = past.values + group * shape.headSize;
        std::int64_t i = 0;
        for (; i + lanes::Width <= shape.headSize; i += lanes::Width) {
            lanes::Wide sum = {};
            for (std::int64_t key = 0; key < past.count; ++key)
                sum += weights[key] * lanes::at(values + key * step + i);
            lanes::at(mixed + i) = sum;
        }
        for (; i < shape.headSize; ++i) {
            float sum = 0;
            for (std::int64_t key = 0; key < past.count; ++key) sum += weights[key] * values[key * step + i];
            mixed[i] = sum;
        }
    }
};

} // namespace

bool isOneQueryEach(const at::Tensor& query, const std::vector<Sequence>& sequences) {
    return isPlainInference(query) &&
           std::ranges::all_of(sequences, [](const Sequence& each) { return each.length() == 1; });
}

at::Tensor attendOneEach(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value,
                         const std::vector<Sequence>& sequences, const AttentionShape& shape, int layer) {
    const at::Tensor queries = query.contiguous(), keys = key.contiguous(), values = value.contiguous();
    const std::int64_t size = shape.keyValueHeadCount * shape.headSize;
    const at::Tensor result = at::empty({query.size(0), shape.headCount * shape.headSize}, query.options());
    std::vector<Past> pasts;
    std::int64_t longest = 1;
    for (const Sequence& sequence : sequences) {
        Past past{keys.const_data_ptr<float>() + sequence.begin * size,
                  values.const_data_ptr<float>() + sequence.begin * size, 1};
        if (sequence.cache) {
            const KvCache::Filled filled = sequence.cache->appendOne(layer, past.keys, past.values, keys);
            past = {filled.keys, filled.values, filled.count};
        }
        if (const std::int64_t hidden = shape.window > 0 ? past.count - shape.window : 0; hidden > 0)
            past = {past.keys + hidden * size, past.values + hidden * size, shape.window};
        longest = std::max(longest, past.count);
        pasts.push_back(past);
    }
    lanes::runParallel(Heads{queries.const_data_ptr<float>(), result.mutable_data_ptr<float>(), &pasts, shape},
                       static_cast<std::int64_t>(pasts.size()) * shape.headCount,
                       std::max<std::int64_t>(1, FewestProducts / (longest * shape.headSize)));
    return result;
}

} // namespace core::engine
