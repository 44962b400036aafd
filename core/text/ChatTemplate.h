/// A model's chat template, rendered as transformers renders it, with the answers' places in the text.
#pragma once

#include "core/Problem.h"
#include "core/project/Record.h"
#include "core/text/Tokenizer.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace core {

struct Rendered {
    std::string text;
    /// Bytes of each assistant answer, in order: from where the prompt ends (or the answer's first character where the
    /// prompt is no beginning of the conversation) to its end, the end-of-turn token included where the template writes
    /// one.
    std::vector<ByteSpan> answers;
    /// Bytes that came from contents of messages: special tokens typed there stay text.
    std::vector<ByteSpan> contents;
};

class LORIKEET_EXPORT ChatTemplate {
public:
    /// chat_template.jinja, else tokenizer_config.json's string or the named list's «default»; nullopt where the model
    /// has none.
    static std::optional<ChatTemplate> open(const std::filesystem::path& modelFolder);
    /// `variables` are what the template sees beside messages: bos_token, eos_token … `localSeconds`, the local wall
    /// clock as seconds since 1970, is what strftime_now prints; the present where it is not given. `file`, the name of
    /// where it comes from, stands in its problems. A template that is no template throws when it is rendered.
    ChatTemplate(std::string source, std::map<std::string, std::string> variables,
                 std::optional<std::int64_t> localSeconds = {}, std::string file = {});

    /// A prompt that ends where the answer begins. Throws TemplateFailed, TemplateRefused, with the template's file and
    /// line.
    Rendered prompt(std::span<const Message> messages) const;
    /// A whole conversation with the answers' places. Throws TemplateNoSpans where no sound way finds them.
    Rendered conversation(std::span<const Message> messages) const;
    const std::string& source() const { return m_source; }

private:
    struct Compiled;
    std::string m_source;
    std::map<std::string, std::string> m_variables;
    std::shared_ptr<const Compiled> m_compiled;
};

/// A problem of rendering a record, said of the record: its place becomes the record's, and a template's file and line
/// follow the reason.
LORIKEET_EXPORT Problem atRecord(Problem problem, const Location& record);

} // namespace core
