/// The one way from a record to ids and what of them is learned. Trainer, editor, playground and command line all call
/// `encode` and `prompt`.
#pragma once

#include "core/project/Record.h"
#include "core/text/ChatTemplate.h"
#include "core/text/Tokenizer.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Alpaca: the wording of Stanford Alpaca; a system text takes the place of its first sentence, earlier turns repeat
/// its blocks. Chat: the model's chat template. Completion: system text, earlier turns, instruction, input and output,
/// each on its own lines.
enum class FormatKind { Alpaca, Chat, Completion };
/// What of a record is learned: the answer of every turn, of the last, or the whole text.
enum class Learned { Answers, LastTurn, Everything };

struct TokenizedRecord {
    std::string text;                  ///< what the model sees, rendered
    std::vector<std::int32_t> ids;     ///< [tokens]
    std::vector<std::uint8_t> learned; ///< [tokens], 1 where the token is learned
    std::vector<ByteSpan> offsets;     ///< [tokens], bytes of `text`; empty for a token without text of its own
};

class LORIKEET_EXPORT PromptFormat {
public:
    /// `chat` is needed for FormatKind::Chat. The tokenizer must outlive the format.
    PromptFormat(FormatKind kind, const Tokenizer& tokenizer, std::optional<ChatTemplate> chat = {},
                 Learned learned = Learned::Answers);
    /// The format that fits a model folder: its chat template where it has one, else Alpaca.
    static FormatKind suited(const std::filesystem::path& modelFolder);

    /// A whole record: prompt and answer, the end-of-text token learned at its end (with a chat template the control
    /// token that the template writes there), begin-of-text once if the tokenizer or the template wants it. The text is
    /// encoded as a whole, and special tokens in it that a person typed stay text. A token is learned if it starts at
    /// or after the answer's first character: one that joins the prompt's last sign to the answer's first word is not.
    /// Throws RecordEmpty, TemplateNoSpans …
    TokenizedRecord encode(const Record& record) const;
    /// The prompt alone, to be answered; `learned` is all 0.
    TokenizedRecord prompt(const Record& record) const;
    TokenizedRecord prompt(const std::vector<Message>& messages) const;
    /// The tokens that end an answer in this format: the tokenizer's end-of-text token, and the control tokens that
    /// `encode` teaches the model to write behind an answer (a template's end-of-turn token). Renders the template:
    /// ask once. Ascending.
    std::vector<std::int32_t> endTokens() const;
    FormatKind kind() const { return m_kind; }

private:
    TokenizedRecord encodedAnswers(const Record& record) const;
    FormatKind m_kind;
    const Tokenizer* m_tokenizer;
    std::optional<ChatTemplate> m_chat;
    Learned m_learned;
};

LORIKEET_EXPORT std::optional<FormatKind> formatByName(std::string_view name);
LORIKEET_EXPORT std::string_view name(FormatKind kind);
/// System text, earlier turns, then instruction and input (a blank line between them) and the output where there is
/// one.
LORIKEET_EXPORT std::vector<Message> messagesOf(const Record& record);

} // namespace core
