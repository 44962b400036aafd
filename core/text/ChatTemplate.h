/// A model's chat template, rendered as transformers renders it, with the answers' places in the text.
#pragma once

#include "core/project/Record.h"
#include "core/text/Tokenizer.h"

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace core {

struct Rendered {
    std::string text;
    /// Bytes of each assistant answer, in order, its end-of-turn token included where the template writes one that ends the turn.
    std::vector<ByteSpan> answers;
    /// Bytes that came from contents of messages: special tokens typed there stay text.
    std::vector<ByteSpan> contents;
};

class LORIKEET_EXPORT ChatTemplate {
public:
    /// chat_template.jinja, else tokenizer_config.json's string or the named list's «default»; nullopt where the model has none.
    static std::optional<ChatTemplate> open(const std::filesystem::path& modelFolder);
    /// `variables` are what the template sees beside messages: bos_token, eos_token …
    ChatTemplate(std::string source, std::map<std::string, std::string> variables);

    /// A prompt that ends where the answer begins. Throws TemplateFailed, TemplateRefused.
    Rendered prompt(std::span<const Message> messages) const;
    /// A whole conversation with the answers' places. Throws TemplateNoSpans where no sound way finds them.
    Rendered conversation(std::span<const Message> messages) const;
    const std::string& source() const { return m_source; }

private:
    std::string m_source;
    std::map<std::string, std::string> m_variables;
};

} // namespace core
