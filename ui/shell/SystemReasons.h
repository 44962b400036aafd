/// What the operating system says where files and folders cannot be used, in words that a person understands.
#pragma once

#include <span>

namespace ui {

struct SystemReason {
    int error;        ///< as in errno
    const char* text; ///< English; its context in the translation is «Reason»
};

std::span<const SystemReason> systemReasons();

} // namespace ui
