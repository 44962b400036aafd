/// A model's tokenizer: text to ids with byte offsets and back. Immutable after opening; every function may be called
/// from any thread. Reads tokenizer.json of every type; where it is missing vocab.txt, vocab.json + merges.txt or a
/// sentencepiece .model.
#pragma once

#include "core/Export.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// A range of bytes `[begin, end)` in the encoded text.
struct ByteSpan {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    friend bool operator==(const ByteSpan&, const ByteSpan&) = default;
};

struct Encoding {
    std::vector<std::int32_t> ids;
    std::vector<ByteSpan> offsets; ///< [tokens], bytes of the text; empty span for tokens that were added
    std::vector<std::int32_t> typeIds;
    std::vector<std::uint8_t> special; ///< 1: added by the post-processor
};

/// Whether the tokenizer's post-processor adds its begin/end tokens.
enum class AddSpecial { No, Yes };
/// Whether special tokens written in the text become control tokens (what a template writes) or stay text (what a
/// person typed).
enum class ParseSpecial { No, Yes };

class LORIKEET_EXPORT Tokenizer {
public:
    /// Opens the tokenizer of a model folder. Throws TokenizerMissing, TokenizerInvalid.
    static Tokenizer open(const std::filesystem::path& modelFolder);
    Tokenizer(Tokenizer&&) noexcept;
    Tokenizer& operator=(Tokenizer&&) noexcept;
    ~Tokenizer();

    /// Throws TextNotUtf8.
    Encoding encode(std::string_view text, AddSpecial add, ParseSpecial parse) const;
    std::vector<Encoding> encodeBatch(std::span<const std::string> texts, AddSpecial add, ParseSpecial parse,
                                      unsigned threads) const;
    std::string decode(std::span<const std::int32_t> ids, bool skipSpecial) const;

    /// Number of ids, added tokens included.
    std::int64_t vocabularySize() const;
    /// The piece as the vocabulary writes it («Ġthe», «▁the»); empty where there is no such id.
    std::string piece(std::int32_t id) const;
    std::optional<std::int32_t> idOf(std::string_view piece) const;
    /// Contents of all special (control) tokens, longest first.
    const std::vector<std::string>& specialTokens() const;

    /// From tokenizer_config.json, special_tokens_map.json, config.json in this order; empty where the model has none.
    std::optional<std::int32_t> beginToken() const;
    std::optional<std::int32_t> endToken() const;
    std::optional<std::int32_t> padToken() const;
    /// True where encode(…, AddSpecial::Yes) puts the begin-of-text token first.
    bool addsBeginToken() const;
    /// Texts of bos_token, eos_token … as templates see them; empty where there is none.
    const std::string& beginText() const;
    const std::string& endText() const;
    /// SHA-256 of the files it was made from: part of the key of derived values.
    const std::string& fingerprint() const;

    struct Impl;
    const Impl& impl() const { return *m_impl; }

private:
    explicit Tokenizer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// Turns ids into text as they come and never gives out half a character. Belongs to one thread; the tokenizer must
/// outlive it.
class LORIKEET_EXPORT TextStream {
public:
    explicit TextStream(const Tokenizer& tokenizer, bool skipSpecial = true);
    ~TextStream();
    TextStream(TextStream&&) noexcept;
    /// The text that became certain with this id; may be empty.
    std::string add(std::int32_t id);
    /// What is still held back (an unfinished character, shown as U+FFFD).
    std::string finish();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace core
