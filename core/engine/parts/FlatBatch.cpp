#include "core/engine/parts/FlatBatch.h"

#include "core/engine/model/KvCache.h"

namespace core::engine {
namespace {

/// The lengths of sequences that can be padded: all have tokens, and none goes on from a cache.
std::optional<std::vector<std::int64_t>> wholeLengths(std::span<const Sequence> sequences) {
    std::vector<std::int64_t> lengths;
    for (const Sequence& sequence : sequences) {
        if (sequence.cache || sequence.length() == 0) return std::nullopt;
        lengths.push_back(sequence.length());
    }
    return lengths;
}

} // namespace

FlatBatch makeBatch(std::span<const SequenceInput> sequences, at::Device device) {
    std::vector<std::int64_t> ids, positions, types;
    std::vector<std::int32_t> boundaries{0};
    FlatBatch batch;
    for (const SequenceInput& sequence : sequences) {
        const auto begin = static_cast<std::int64_t>(ids.size());
        const std::int64_t past = sequence.cache ? sequence.cache->length() : 0;
        for (std::size_t i = 0; i < sequence.ids.size(); ++i) {
            ids.push_back(sequence.ids[i]);
            positions.push_back(past + static_cast<std::int64_t>(i));
            types.push_back(sequence.types.empty() ? 0 : sequence.types[i]);
        }
        const auto end = static_cast<std::int64_t>(ids.size());
        batch.sequences.push_back({begin, end, sequence.cache});
        boundaries.push_back(static_cast<std::int32_t>(end));
        if (!batch.segments.empty() && batch.segments.back().adapter == sequence.adapter)
            batch.segments.back().end = end;
        else
            batch.segments.push_back({sequence.adapter, begin, end});
    }
    batch.ids = at::tensor(ids, at::kLong).to(device);
    batch.positions = at::tensor(positions, at::kLong).to(device);
    batch.boundaries = at::tensor(boundaries, at::kInt).to(device);
    batch.types = at::tensor(types, at::kLong).to(device);
    if (!device.is_cuda()) return batch; // a processor goes sequence by sequence
    if (const auto lengths = wholeLengths(batch.sequences); lengths && isWorthPadding(*lengths))
        batch.padding = makePadding(*lengths, device);
    return batch;
}

ChosenRows chooseRows(const FlatBatch& batch, std::span<const std::int64_t> rows) {
    ChosenRows chosen;
    chosen.index = at::tensor(at::ArrayRef<std::int64_t>(rows.data(), rows.size()), at::kLong).to(batch.ids.device());
    chosen.batch.ids = batch.ids.index_select(0, chosen.index);
    chosen.batch.positions = batch.positions.index_select(0, chosen.index);
    chosen.batch.types = batch.types.index_select(0, chosen.index);
    for (std::size_t i = 0; i < rows.size(); ++i)
        chosen.batch.sequences.push_back({static_cast<std::int64_t>(i), static_cast<std::int64_t>(i) + 1, nullptr});
    chosen.batch.segments = segmentsOfRows(batch.segments, rows);
    return chosen;
}

std::vector<Segment> segmentsOfRows(const std::vector<Segment>& segments, std::span<const std::int64_t> rows) {
    std::vector<Segment> result;
    std::size_t row = 0;
    for (const Segment& segment : segments) {
        const std::size_t first = row;
        while (row < rows.size() && rows[row] < segment.end) ++row;
        if (row > first)
            result.push_back({segment.adapter, static_cast<std::int64_t>(first), static_cast<std::int64_t>(row)});
    }
    return result;
}

} // namespace core::engine
