/// Translates what LibTorch throws into core::Error at the engine's edge.
#pragma once

#include "core/Error.h"
#include "core/Progress.h"

#include <c10/core/Device.h>

#include <utility>

namespace core::engine {

/// Called in a catch block: rethrows core::Error as it is, and anything else as EngineFailed or DeviceMemory.
[[noreturn]] void rethrowTranslated();

/// Gives the memory that LibTorch keeps of freed tensors back to the card, for libraries and programs beside it.
/// Nothing to do on the processor.
void releaseCachedMemory(at::Device device);

template <class Work> auto translated(Work&& work) -> decltype(work()) {
    try {
        return std::forward<Work>(work)();
    } catch (...) {
        rethrowTranslated();
    }
}

/// Thrown inside a pass, and by the long calls of core, when the stop token asks for it; a task turns it into
/// TaskState::Stopped.
using StopRequested = core::Stopped;

} // namespace core::engine
