/// SHA-256 in hexadecimal, for fingerprints of what is in memory. Private to the core's sources.
#pragma once

#include "core/bridge/Bridge.h"

#include <string>
#include <string_view>

namespace core::bridge {

inline std::string sha256(std::string_view content) {
    Text digest, message;
    check(lk_sha256(view(content), digest.out(), message.out()), message, ProblemCode::Unforeseen);
    return digest.string();
}

} // namespace core::bridge
