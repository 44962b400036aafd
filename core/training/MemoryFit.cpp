#include "core/training/MemoryFit.h"

namespace core {
namespace {

/// A fifth is left to the system and to other programs: they grow while a run goes on for hours.
constexpr double Comfortable = 0.8;
/// The weights' part of a run's memory: a run keeps activations, the adapter, its gradients and moments besides.
constexpr double WeightsInRun = 0.75;
/// What the weights may take where a model is only asked: the rest holds the texts it reads.
constexpr double WeightsInUse = 0.9;

Fit fitOf(std::uint64_t needed, std::uint64_t free, double comfortable, double most) {
    if (needed == 0 || free == 0) return Fit::Unknown;
    const double share = static_cast<double>(needed) / static_cast<double>(free);
    if (share <= comfortable) return Fit::Fits;
    return share <= most ? Fit::Tight : Fit::TooLarge;
}

} // namespace

Fit runFit(std::uint64_t peakBytes, std::uint64_t freeBytes) {
    return fitOf(peakBytes, freeBytes, Comfortable, 1);
}

Fit weightsFit(std::uint64_t weightBytes, std::uint64_t freeBytes) {
    return fitOf(weightBytes, freeBytes, Comfortable * WeightsInRun, WeightsInUse);
}

} // namespace core
