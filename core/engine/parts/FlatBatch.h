/// What one forward pass is given: the tokens of several sequences one after another in a single stream, without
/// padding, and which adapter acts on which rows. Parts read it; none of them keeps it.
#pragma once

#include "core/engine/adapter/Adapter.h"
#include "core/engine/parts/Padding.h"

#include <ATen/ATen.h>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace core::engine {

class KvCache;

/// Rows `[begin, end)` of the stream belong to one sequence. With a cache they continue what is cached.
struct Sequence {
    std::int64_t begin = 0;
    std::int64_t end = 0;
    KvCache* cache = nullptr;
    std::int64_t length() const { return end - begin; }
};

/// Rows `[begin, end)` are computed with `adapter`, nullptr for the bare base. Segments cover the stream in order.
struct Segment {
    const Adapter* adapter = nullptr;
    std::int64_t begin = 0;
    std::int64_t end = 0;
    std::int64_t length() const { return end - begin; }
};

struct FlatBatch {
    at::Tensor ids;        ///< [tokens] int64, on the device
    at::Tensor positions;  ///< [tokens] int64, from 0 in each sequence
    at::Tensor types;      ///< [tokens] int64: 1 in the second text of a pair, else 0
    at::Tensor boundaries; ///< [sequences + 1] int32: where each begins, and the end of the last
    std::vector<Sequence> sequences;
    std::vector<Segment> segments;
    std::optional<Padding> padding; ///< on a card, where it costs little: few large products instead of many small ones
};

/// Dropout, of adapters and of the model, is on only where a generator is given: in training.
struct Pass {
    const FlatBatch& batch;
    std::stop_token stop;
    std::optional<at::Generator> dropout;
};

/// A sequence to be put into a batch: its new ids, and the cache that holds what came before.
struct SequenceInput {
    std::span<const std::int32_t> ids;
    const Adapter* adapter = nullptr;
    KvCache* cache = nullptr;
    std::span<const std::uint8_t> types = {}; ///< as many as ids, or none: all 0
};

/// Puts sequences one after another; neighbours with the same adapter share a segment.
FlatBatch makeBatch(std::span<const SequenceInput> sequences, at::Device device);

/// One row of each sequence of a batch, as a batch of its own: what is asked of the last block where a text is judged.
struct ChosenRows {
    at::Tensor index; ///< [sequences] int64: rows of the stream
    FlatBatch batch;  ///< its sequences have one row each
};
ChosenRows chooseRows(const FlatBatch& batch, std::span<const std::int64_t> rows);

/// The segments of chosen rows of a batch, `rows` ascending.
std::vector<Segment> segmentsOfRows(const std::vector<Segment>& segments, std::span<const std::int64_t> rows);

} // namespace core::engine
