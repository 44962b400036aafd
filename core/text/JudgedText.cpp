#include "core/text/JudgedText.h"

#include "core/bridge/Bridge.h"
#include "core/text/TokenizerImpl.h"

namespace core {
namespace {

struct EncodingRelease {
    void operator()(LkEncoding* encoding) const { lk_encoding_free(encoding); }
};

} // namespace

JudgedText judgedText(const Tokenizer& tokenizer, std::string_view first, std::string_view second,
                      std::int64_t maxLength) {
    LkEncoding* made = nullptr;
    bridge::Text message;
    std::uint64_t whole = 0;
    bridge::check(lk_encode_text(tokenizer.impl().tokenizer.get(), bridge::view(first), bridge::view(second),
                                 second.empty() ? 0 : 1, static_cast<std::uint64_t>(maxLength), &whole, &made,
                                 message.out()),
                  message, ProblemCode::TokenizerInvalid);
    const std::unique_ptr<LkEncoding, EncodingRelease> owned(made);
    const std::size_t count = lk_encoding_len(made);
    const std::uint32_t *ids = lk_encoding_ids(made), *types = lk_encoding_type_ids(made);
    JudgedText result;
    result.ids.assign(ids, ids + count);
    result.types.assign(types, types + count);
    const LkSpan* offsets = lk_encoding_offsets(made);
    const std::uint32_t *special = lk_encoding_special(made), *texts = lk_encoding_sequences(made);
    for (std::size_t i = 0; i < count; ++i) {
        result.offsets.push_back({offsets[i].begin, offsets[i].end});
        result.texts.push_back(special[i] != 0 || texts[i] > 1 ? -1 : static_cast<std::int8_t>(texts[i]));
    }
    result.wholeLength = static_cast<std::int64_t>(whole);
    return result;
}

} // namespace core
