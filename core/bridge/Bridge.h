/// The bridge's C values for C++: strings in, owned buffers out, result codes as errors. Private to the core's sources.
#pragma once

#include "core/Error.h"

#include <lorikeet_bridge.h>

#include <string>
#include <string_view>

namespace core::bridge {

inline LkStr view(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

inline std::string_view text(LkStr view) {
    return {reinterpret_cast<const char*>(view.ptr), view.len};
}

/// A string that the bridge made.
class Text {
public:
    Text() = default;
    Text(const Text&) = delete;
    Text& operator=(const Text&) = delete;
    ~Text() { lk_buf_free(m_buffer); }

    /// Where a function of the bridge puts its text.
    LkBuf* out() { return &m_buffer; }
    std::string string() const { return {reinterpret_cast<const char*>(m_buffer.ptr), m_buffer.len}; }

private:
    LkBuf m_buffer{};
};

/// Throws where `result` is none: TextNotUtf8 for a text that is not UTF-8, else `code` with the bridge's message.
inline void check(int result, const Text& message, ProblemCode code, const Location& where = {}) {
    if (result == LK_OK) return;
    if (result == LK_NOT_UTF8) throw Error(ProblemCode::TextNotUtf8, where, {message.string()});
    throw Error(code, where, {message.string()});
}

} // namespace core::bridge
