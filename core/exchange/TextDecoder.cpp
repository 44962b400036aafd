#include "core/exchange/TextDecoder.h"

#include "core/bridge/Bridge.h"

namespace core {

void TextDecoder::Free::operator()(LkTextDecoder* decoder) const {
    lk_text_decoder_free(decoder);
}

TextDecoder::TextDecoder(const std::string& label) {
    LkTextDecoder* decoder = nullptr;
    bridge::Text error;
    if (lk_text_decoder_new(bridge::view(label), &decoder, error.out()) != LK_OK)
        throw Error(ProblemCode::SettingInvalid, {.field = "encoding"},
                    {label, "UTF-8, UTF-16 LE, GB18030, Windows-1252 or another that is listed"});
    m_decoder.reset(decoder);
}

std::string TextDecoder::feed(std::string_view bytes, Extent extent) {
    bridge::Text text, error;
    std::uint64_t replaced = 0;
    bridge::check(lk_text_decoder_feed(m_decoder.get(), bridge::view(bytes), extent == Extent::Whole ? 1 : 0,
                                       text.out(), &replaced, error.out()),
                  error, ProblemCode::Unforeseen);
    m_replaced += static_cast<std::int64_t>(replaced);
    return text.string();
}

} // namespace core
