/// Sixteen floats at a time, in whatever registers the processor has: what the kernels of single rows are written in.
/// The order of every sum is fixed by the code alone, not by how many rows are computed together.
#pragma once

#include <c10/util/FunctionRef.h>

#include <cstdint>

namespace core::engine::lanes {

constexpr std::int64_t Width = 16;
/// Read and written at any address of floats.
typedef float Wide __attribute__((vector_size(64), aligned(4), may_alias));
typedef float Half __attribute__((vector_size(32)));
typedef float Quarter __attribute__((vector_size(16)));

[[gnu::always_inline]] inline const Wide& at(const float* values) { return *reinterpret_cast<const Wide*>(values); }
[[gnu::always_inline]] inline Wide& at(float* values) { return *reinterpret_cast<Wide*>(values); }

[[gnu::always_inline]] inline float sum(const Wide& wide) {
    const Half half = __builtin_shufflevector(wide, wide, 0, 1, 2, 3, 4, 5, 6, 7) +
                      __builtin_shufflevector(wide, wide, 8, 9, 10, 11, 12, 13, 14, 15);
    const Quarter quarter =
        __builtin_shufflevector(half, half, 0, 1, 2, 3) + __builtin_shufflevector(half, half, 4, 5, 6, 7);
    return (quarter[0] + quarter[2]) + (quarter[1] + quarter[3]);
}

/// The products of `Lefts` rows, `leftStep` floats apart, with `Rights` rows; a left one is read once for all rights.
template <int Lefts, int Rights>
[[gnu::always_inline]] inline void dots(const float* left, std::int64_t leftStep, const float* const* rights,
                                        std::int64_t size, float (&results)[Lefts][Rights]) {
    Wide sums[Lefts][Rights] = {};
    std::int64_t i = 0;
    for (; i + Width <= size; i += Width)
        for (int l = 0; l < Lefts; ++l) {
            const Wide wide = at(left + l * leftStep + i);
            for (int r = 0; r < Rights; ++r) sums[l][r] += wide * at(rights[r] + i);
        }
    for (int l = 0; l < Lefts; ++l)
        for (int r = 0; r < Rights; ++r) {
            float total = sum(sums[l][r]);
            for (std::int64_t rest = i; rest < size; ++rest) total += left[l * leftStep + rest] * rights[r][rest];
            results[l][r] = total;
        }
}

[[gnu::always_inline]] inline float dot(const float* left, const float* right, std::int64_t size) {
    float result[1][1];
    dots<1, 1>(left, 0, &right, size, result);
    return result[0][0];
}

/// Each kernel is a struct whose always-inlined `work(begin, end)` is compiled once for each kind of registers.
#if defined(__x86_64__)
template <class Kernel>
[[gnu::target("avx512f,avx512vl,avx512dq,fma")]] void runAvx512(const Kernel& kernel, std::int64_t begin,
                                                                std::int64_t end) {
    kernel.work(begin, end);
}
template <class Kernel>
[[gnu::target("avx2,fma")]] void runAvx2(const Kernel& kernel, std::int64_t begin, std::int64_t end) {
    kernel.work(begin, end);
}
#endif
template <class Kernel> void run(const Kernel& kernel, std::int64_t begin, std::int64_t end) {
#if defined(__x86_64__)
    static const bool hasAvx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                                  __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("fma");
    static const bool hasAvx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    if (hasAvx512) return runAvx512(kernel, begin, end);
    if (hasAvx2) return runAvx2(kernel, begin, end);
#endif
    kernel.work(begin, end);
}

/// Calls `piece(begin, end)` for pieces that cover `[0, count)`, on torch's threads where there are more than `grain`.
void inParallel(std::int64_t count, std::int64_t grain, c10::function_ref<void(std::int64_t, std::int64_t)> piece);

template <class Kernel> void runParallel(const Kernel& kernel, std::int64_t count, std::int64_t grain) {
    inParallel(count, grain, [&kernel](std::int64_t begin, std::int64_t end) { run(kernel, begin, end); });
}

} // namespace core::engine::lanes
