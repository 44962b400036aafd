#include "core/engine/model/KvCache.h"

#include <algorithm>

namespace core::engine {
namespace {

constexpr std::int64_t FirstCapacity = 64;

void grow(at::Tensor& buffer, const at::Tensor& like, std::int64_t used, std::int64_t needed) {
    const std::int64_t capacity = buffer.defined() ? buffer.size(0) : 0;
    if (needed <= capacity) return;
    at::Tensor larger =
        at::empty({std::max({needed, 2 * capacity, FirstCapacity}), like.size(1), like.size(2)}, like.options());
    if (used > 0) larger.narrow(0, 0, used).copy_(buffer.narrow(0, 0, used));
    buffer = larger;
}

} // namespace

std::pair<at::Tensor, at::Tensor> KvCache::append(int layer, const at::Tensor& keys, const at::Tensor& values) {
    Layer& buffers = m_layers[static_cast<std::size_t>(layer)];
    const std::int64_t total = m_length + keys.size(0);
    grow(buffers.keys, keys, m_length, total);
    grow(buffers.values, values, m_length, total);
    buffers.keys.narrow(0, m_length, keys.size(0)).copy_(keys);
    buffers.values.narrow(0, m_length, values.size(0)).copy_(values);
    return {buffers.keys.narrow(0, 0, total), buffers.values.narrow(0, 0, total)};
}

KvCache::Filled KvCache::appendOne(int layer, const float* key, const float* value, const at::Tensor& like) {
    Layer& buffers = m_layers[static_cast<std::size_t>(layer)];
    grow(buffers.keys, like, m_length, m_length + 1);
    grow(buffers.values, like, m_length, m_length + 1);
    const std::int64_t size = like.size(1) * like.size(2);
    auto* keys = buffers.keys.mutable_data_ptr<float>();
    auto* values = buffers.values.mutable_data_ptr<float>();
    std::copy_n(key, size, keys + m_length * size);
    std::copy_n(value, size, values + m_length * size);
    return {keys, values, m_length + 1};
}

} // namespace core::engine
