#include "core/engine/tensor/Failure.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <array>
#include <c10/core/CachingDeviceAllocator.h>
#include <new>

namespace core::engine {
namespace {

/// The first line of a LibTorch message; what follows is a C++ backtrace.
std::string firstLine(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

bool speaksOfMemory(const std::string& text) {
    // CUBLAS_STATUS_ALLOC_FAILED, CUDNN_STATUS_ALLOC_FAILED …: a library of the card found none for itself.
    return std::ranges::any_of(std::array{"out of memory", "can't allocate memory", "STATUS_ALLOC_FAILED"},
                               [&](const char* words) { return text.find(words) != std::string::npos; });
}

} // namespace

void releaseCachedMemory(at::Device device) {
    if (!device.is_cpu()) at::getDeviceAllocator(device.type())->emptyCache();
}

void rethrowTranslated() {
    try {
        throw;
    } catch (const Error&) {
        throw;
    } catch (const StopRequested&) {
        throw;
    } catch (const c10::OutOfMemoryError&) {
        throw Error(ProblemCode::DeviceMemory, {});
    } catch (const std::bad_alloc&) {
        throw Error(ProblemCode::DeviceMemory, {});
    } catch (const c10::Error& error) {
        const std::string text = firstLine(error.what_without_backtrace());
        if (speaksOfMemory(text)) throw Error(ProblemCode::DeviceMemory, {});
        throw Error(ProblemCode::EngineFailed, {}, {text});
    } catch (const std::exception& error) {
        throw Error(ProblemCode::EngineFailed, {}, {firstLine(error.what())});
    }
}

} // namespace core::engine
