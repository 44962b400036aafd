/// A part whose weight an adapter may have put its own in the place of: over all rows at once where none has, else
/// segment by segment.
#pragma once

#include "core/engine/parts/FlatBatch.h"
#include "core/engine/tensor/Parameter.h"

#include <algorithm>

namespace core::engine {

inline bool anyReplaces(const std::vector<Segment>& segments, int parameter) {
    return std::any_of(segments.begin(), segments.end(), [&](const Segment& segment) {
        return segment.adapter && segment.adapter->replacement(parameter);
    });
}

/// The weight that counts for a segment, in the base's type.
inline at::Tensor weightFor(const Parameter& parameter, const Adapter* adapter) {
    const at::Tensor* own = adapter ? adapter->replacement(parameter.number) : nullptr;
    return own ? own->to(parameter.value.scalar_type()) : parameter.value;
}

/// `part(rows, weight)` gives as many rows as it is given; `segments` cover the rows of `x`.
template <class Part>
at::Tensor withOwnWeight(const Parameter& parameter, const at::Tensor& x, const std::vector<Segment>& segments,
                         Part&& part) {
    if (!anyReplaces(segments, parameter.number)) return part(x, parameter.value);
    if (segments.size() == 1) return part(x, weightFor(parameter, segments.front().adapter));
    std::vector<at::Tensor> parts;
    for (const Segment& segment : segments)
        parts.push_back(part(x.narrow(0, segment.begin, segment.length()), weightFor(parameter, segment.adapter)));
    return at::cat(parts);
}

} // namespace core::engine
