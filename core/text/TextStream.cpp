#include "core/bridge/Bridge.h"
#include "core/text/TokenizerImpl.h"

namespace core {

struct TextStream::Impl {
    LkStream* stream = nullptr;
    ~Impl() { lk_stream_free(stream); }
};

TextStream::TextStream(const Tokenizer& tokenizer, bool skipSpecial) : m_impl(std::make_unique<Impl>()) {
    m_impl->stream = lk_stream_new(tokenizer.impl().tokenizer.get(), skipSpecial);
}

TextStream::~TextStream() = default;
TextStream::TextStream(TextStream&&) noexcept = default;

std::string TextStream::add(std::int32_t id) {
    bridge::Text text;
    bridge::Text message;
    bridge::check(lk_stream_step(m_impl->stream, static_cast<std::uint32_t>(id), text.out(), message.out()), message,
                  ProblemCode::TokenizerInvalid);
    return text.string();
}

std::string TextStream::finish() {
    bridge::Text text;
    bridge::Text message;
    bridge::check(lk_stream_finish(m_impl->stream, text.out(), message.out()), message, ProblemCode::TokenizerInvalid);
    return text.string();
}

} // namespace core
