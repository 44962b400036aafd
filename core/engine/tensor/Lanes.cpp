#include "core/engine/tensor/Lanes.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/TensorIterator.h>

namespace core::engine::lanes {

/// torch's threads are its own; an iterator over as many bytes as there are pieces lends them.
void inParallel(std::int64_t count, std::int64_t grain, c10::function_ref<void(std::int64_t, std::int64_t)> piece) {
    if (count <= grain || at::get_num_threads() == 1 || at::in_parallel_region()) return piece(0, count);
    const at::Tensor places = at::empty({count}, at::kByte);
    const auto* first = static_cast<const char*>(places.const_data_ptr());
    const auto each = [&](char** data, const std::int64_t*, std::int64_t length, std::int64_t) {
        const std::int64_t begin = *data - first;
        piece(begin, begin + length);
    };
    at::TensorIterator::borrowing_nullary_op(places).for_each(each, grain);
}

} // namespace core::engine::lanes
