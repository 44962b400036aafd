/// Keys and values of one sequence's tokens so far, for every layer; grows by doubling. Keys are kept rotated.
#pragma once

#include <ATen/ATen.h>
#include <cstdint>
#include <utility>
#include <vector>

namespace core::engine {

class KvCache {
public:
    explicit KvCache(std::int64_t layerCount) : m_layers(static_cast<std::size_t>(layerCount)) {}

    /// Tokens that are whole in every layer.
    std::int64_t length() const { return m_length; }
    /// Adds `[new, kvHeads, size]` to a layer and gives all its keys and values, `[length + new, kvHeads, size]`.
    std::pair<at::Tensor, at::Tensor> append(int layer, const at::Tensor& keys, const at::Tensor& values);
    /// What a layer holds, `[count, kvHeads, size]` each, until the next token.
    struct Filled {
        const float* keys = nullptr;
        const float* values = nullptr;
        std::int64_t count = 0;
    };
    /// The same for one token in float32 on the processor, `like` `[any, kvHeads, size]`.
    Filled appendOne(int layer, const float* key, const float* value, const at::Tensor& like);
    /// Called once when every layer has been given `count` tokens.
    void advance(std::int64_t count) { m_length += count; }

private:
    struct Layer {
        at::Tensor keys; ///< [capacity, kvHeads, size]
        at::Tensor values;
    };
    std::vector<Layer> m_layers;
    std::int64_t m_length = 0;
};

} // namespace core::engine
