#include "core/engine/tensor/Failure.h"

#include <ATen/ATen.h>
#include <new>

namespace core::engine {
namespace {

/// The first line of a LibTorch message; what follows is a C++ backtrace.
std::string firstLine(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

bool speaksOfMemory(const std::string& text) {
    return text.find("out of memory") != std::string::npos || text.find("can't allocate memory") != std::string::npos;
}

} // namespace

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
