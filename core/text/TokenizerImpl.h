/// What stands behind a Tokenizer. Private to core/text.
#pragma once

#include "core/text/Tokenizer.h"

#include <lorikeet_bridge.h>

namespace core {

struct TokenizerRelease {
    void operator()(LkTokenizer* tokenizer) const { lk_tokenizer_free(tokenizer); }
};
using OwnedTokenizer = std::unique_ptr<LkTokenizer, TokenizerRelease>;

struct Tokenizer::Impl {
    OwnedTokenizer tokenizer;
    std::vector<std::string> special;
    std::vector<std::int32_t> specialIds; ///< of these, ascending
    std::optional<std::int32_t> begin;
    std::optional<std::int32_t> end;
    std::optional<std::int32_t> pad;
    std::string beginText;
    std::string endText;
    std::string fingerprint;
    bool addsBegin = false;

    /// Special tokens that touch a span of `literal` stay text; all others become control tokens.
    Encoding encode(std::string_view text, AddSpecial add, std::span<const ByteSpan> literal) const;
};

} // namespace core
