/// Whether what is needed finds room in the memory that a device has free: the one place that says how much of it may
/// be taken. 0: not known.
#pragma once

#include "core/Export.h"

#include <cstdint>

namespace core {

enum class Fit { Unknown, Fits, Tight, TooLarge };

/// Of the memory at a run's peak.
LORIKEET_EXPORT Fit runFit(std::uint64_t peakBytes, std::uint64_t freeBytes);
/// A first answer of a model's weights alone, before anything is loaded: whether there is room to train on it, or at
/// least to ask it.
LORIKEET_EXPORT Fit weightsFit(std::uint64_t weightBytes, std::uint64_t freeBytes);

} // namespace core
