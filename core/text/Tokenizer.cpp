#include "core/text/Tokenizer.h"

#include "core/Files.h"
#include "core/bridge/Bridge.h"
#include "core/text/TokenizerFiles.h"
#include "core/text/TokenizerImpl.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_map>

namespace core {
namespace {

struct EncodingRelease {
    void operator()(LkEncoding* encoding) const { lk_encoding_free(encoding); }
};
using OwnedEncoding = std::unique_ptr<LkEncoding, EncodingRelease>;

Encoding taken(const OwnedEncoding& from) {
    const std::size_t count = lk_encoding_len(from.get());
    const LkSpan* offsets = lk_encoding_offsets(from.get());
    Encoding result;
    result.ids.assign(lk_encoding_ids(from.get()), lk_encoding_ids(from.get()) + count);
    result.typeIds.assign(lk_encoding_type_ids(from.get()), lk_encoding_type_ids(from.get()) + count);
    result.special.assign(lk_encoding_special(from.get()), lk_encoding_special(from.get()) + count);
    result.offsets.reserve(count);
    for (std::size_t i = 0; i < count; ++i) result.offsets.push_back({offsets[i].begin, offsets[i].end});
    return result;
}

OwnedTokenizer load(const TokenizerFiles& files) {
    LkTokenizer* made = nullptr;
    bridge::Text message;
    const LkStr content = bridge::view(files.content);
    const LkStr options = bridge::view(files.options);
    int result = LK_ERROR;
    switch (files.kind) {
    case TokenizerKind::Json:
        result = lk_tokenizer_load(content, options, &made, message.out());
        break;
    case TokenizerKind::WordPiece:
        result = lk_tokenizer_wordpiece(content, options, &made, message.out());
        break;
    case TokenizerKind::ByteLevel:
        result = lk_tokenizer_bytelevel(content, bridge::view(files.merges), options, &made, message.out());
        break;
    case TokenizerKind::SentencePiece:
        result = lk_tokenizer_sentencepiece(content, options, &made, message.out());
        break;
    }
    if (result == LK_NOT_UTF8)
        throw Error(ProblemCode::TokenizerInvalid, {.file = utf8(files.path)},
                    {"it is not UTF-8 at byte " + message.string()});
    bridge::check(result, message, ProblemCode::TokenizerInvalid, {.file = utf8(files.path)});
    return OwnedTokenizer(made);
}

std::vector<std::string> specialTokensOf(const LkTokenizer* tokenizer) {
    bridge::Text list;
    bridge::Text message;
    bridge::check(lk_added_tokens(tokenizer, list.out(), message.out()), message, ProblemCode::TokenizerInvalid);
    std::vector<std::string> result;
    for (const auto& token : nlohmann::json::parse(list.string()))
        if (token["special"].get<bool>()) result.push_back(token["content"].get<std::string>());
    std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return result;
}

} // namespace

Tokenizer::Tokenizer(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;
Tokenizer::~Tokenizer() = default;

Tokenizer Tokenizer::open(const std::filesystem::path& modelFolder) {
    const TokenizerFiles files = readTokenizerFiles(modelFolder);
    auto impl = std::make_unique<Impl>();
    impl->tokenizer = load(files);
    impl->special = specialTokensOf(impl->tokenizer.get());
    impl->fingerprint = files.fingerprint;
    Tokenizer result(std::move(impl));
    for (const std::string& text : result.m_impl->special)
        result.m_impl->specialIds.push_back(result.idOf(text).value_or(-1));
    std::sort(result.m_impl->specialIds.begin(), result.m_impl->specialIds.end());
    const auto find = [&](const NamedToken& named, std::optional<std::int32_t>& id, std::string* text) {
        if (!named.text.empty()) id = result.idOf(named.text);
        if (named.id && *named.id >= 0 && *named.id < result.vocabularySize())
            id = static_cast<std::int32_t>(*named.id);
        if (text && id) *text = named.text.empty() ? result.piece(*id) : named.text;
    };
    find(files.begin, result.m_impl->begin, &result.m_impl->beginText);
    find(files.end, result.m_impl->end, &result.m_impl->endText);
    find(files.pad, result.m_impl->pad, nullptr);
    const Encoding empty = result.encode("", AddSpecial::Yes, ParseSpecial::Yes);
    result.m_impl->addsBegin = result.beginToken() && !empty.ids.empty() && empty.ids.front() == *result.beginToken();
    return result;
}

Encoding Tokenizer::encode(std::string_view text, AddSpecial add, ParseSpecial parse) const {
    const ByteSpan whole{0, UINT64_MAX};
    return m_impl->encode(text, add, parse == ParseSpecial::No ? std::span(&whole, 1) : std::span<const ByteSpan>{});
}

Encoding Tokenizer::Impl::encode(std::string_view text, AddSpecial add, std::span<const ByteSpan> literal) const {
    std::vector<LkSpan> spans;
    spans.reserve(literal.size());
    for (const ByteSpan& span : literal) spans.push_back({span.begin, span.end});
    LkEncoding* made = nullptr;
    bridge::Text message;
    bridge::check(lk_encode(tokenizer.get(), bridge::view(text), spans.data(), spans.size(), add == AddSpecial::Yes,
                            &made, message.out()),
                  message, ProblemCode::TokenizerInvalid);
    return taken(OwnedEncoding(made));
}

std::vector<Encoding> Tokenizer::encodeBatch(std::span<const std::string> texts, AddSpecial add, ParseSpecial parse,
                                             unsigned threads) const {
    std::vector<LkStr> views;
    views.reserve(texts.size());
    for (const std::string& text : texts) views.push_back(bridge::view(text));
    std::vector<LkEncoding*> made(texts.size(), nullptr);
    bridge::Text message;
    bridge::check(lk_encode_batch(m_impl->tokenizer.get(), views.data(), views.size(), parse == ParseSpecial::No,
                                  add == AddSpecial::Yes, threads, made.data(), message.out()),
                  message, ProblemCode::TokenizerInvalid);
    std::vector<OwnedEncoding> owned(made.begin(), made.end());
    std::vector<Encoding> result;
    result.reserve(owned.size());
    for (const OwnedEncoding& encoding : owned) result.push_back(taken(encoding));
    return result;
}

std::string Tokenizer::decode(std::span<const std::int32_t> ids, bool skipSpecial) const {
    const std::vector<std::uint32_t> unsignedIds(ids.begin(), ids.end());
    bridge::Text text;
    bridge::Text message;
    bridge::check(lk_decode(m_impl->tokenizer.get(), unsignedIds.data(), unsignedIds.size(), skipSpecial, text.out(),
                            message.out()),
                  message, ProblemCode::TokenizerInvalid);
    return text.string();
}

std::int64_t Tokenizer::vocabularySize() const {
    return static_cast<std::int64_t>(lk_vocabulary_size(m_impl->tokenizer.get()));
}

std::string Tokenizer::piece(std::int32_t id) const {
    bridge::Text text;
    if (id < 0 || lk_id_to_token(m_impl->tokenizer.get(), static_cast<std::uint32_t>(id), text.out()) != LK_OK)
        return {};
    return text.string();
}

std::optional<std::int32_t> Tokenizer::idOf(std::string_view piece) const {
    const std::int64_t id = lk_token_to_id(m_impl->tokenizer.get(), bridge::view(piece));
    if (id < 0) return {};
    return static_cast<std::int32_t>(id);
}

const std::vector<std::string>& Tokenizer::specialTokens() const {
    return m_impl->special;
}
std::optional<std::int32_t> Tokenizer::beginToken() const {
    return m_impl->begin;
}
std::optional<std::int32_t> Tokenizer::endToken() const {
    return m_impl->end;
}
std::optional<std::int32_t> Tokenizer::padToken() const {
    return m_impl->pad;
}
bool Tokenizer::addsBeginToken() const {
    return m_impl->addsBegin;
}
const std::string& Tokenizer::beginText() const {
    return m_impl->beginText;
}
const std::string& Tokenizer::endText() const {
    return m_impl->endText;
}
const std::string& Tokenizer::fingerprint() const {
    return m_impl->fingerprint;
}

} // namespace core
