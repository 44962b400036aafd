#include "core/engine/parts/FlatBatch.h"

#include "core/engine/model/KvCache.h"

#include <algorithm>

namespace core::engine {
namespace {

/// Up to here padding is cheap whatever the lengths, and from there on a sequence alone keeps a card busy.
constexpr std::int64_t ShortSequence = 128, LongSequence = 1024;
/// How many times the scores that are needed may be computed.
constexpr std::int64_t LargestWaste = 4;

bool isWorthPadding(const std::vector<Sequence>& sequences, at::Device device) {
    if (!device.is_cuda() || sequences.size() < 2) return false;
    std::int64_t longest = 0, needed = 0;
    for (const Sequence& sequence : sequences) {
        if (sequence.cache || sequence.length() == 0) return false;
        longest = std::max(longest, sequence.length());
        needed += sequence.length() * sequence.length();
    }
    const std::int64_t computed = static_cast<std::int64_t>(sequences.size()) * longest * longest;
    return longest <= ShortSequence || (longest <= LongSequence && computed <= LargestWaste * needed);
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
    if (isWorthPadding(batch.sequences, device)) batch.padding = makePadding(batch.sequences, device);
    return batch;
}

Padding makePadding(std::span<const Sequence> sequences, at::Device device) {
    Padding padding;
    for (const Sequence& sequence : sequences) padding.longest = std::max(padding.longest, sequence.length());
    std::vector<std::int64_t> rows, places, lengths;
    for (const Sequence& sequence : sequences) {
        for (std::int64_t i = 0; i < sequence.length(); ++i)
            places.push_back(static_cast<std::int64_t>(rows.size()) + i);
        for (std::int64_t i = 0; i < padding.longest; ++i)
            rows.push_back(std::min(sequence.begin + i, sequence.end - 1));
        lengths.push_back(sequence.length());
    }
    padding.rows = at::tensor(rows, at::kLong).to(device);
    padding.places = at::tensor(places, at::kLong).to(device);
    padding.lengths = at::tensor(lengths, at::kLong).to(device);
    return padding;
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
