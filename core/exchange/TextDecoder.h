/// Turns bytes of another encoding into UTF-8, piece by piece; what cannot be read becomes U+FFFD and is counted.
#pragma once

#include "core/exchange/TextEncoding.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct LkTextDecoder;

namespace core {

class TextDecoder {
public:
    /// `label` as the Encoding Standard names it. Throws SettingInvalid where no encoding has this name.
    explicit TextDecoder(const std::string& label);

    /// After a piece that is Extent::Beginning another may follow; a character may lie in both.
    std::string feed(std::string_view bytes, Extent extent);
    std::int64_t replaced() const { return m_replaced; }

private:
    struct Free {
        void operator()(LkTextDecoder* decoder) const;
    };
    std::unique_ptr<LkTextDecoder, Free> m_decoder;
    std::int64_t m_replaced = 0;
};

} // namespace core
