/// The files of a model folder that make its tokenizer, read and put together for the bridge. Private to core/text.
#pragma once

#include "core/Export.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace core {

enum class TokenizerKind { Json, WordPiece, ByteLevel, SentencePiece };

/// A begin-of-text, end-of-text or padding token as the files name it: by text, or by id alone (config.json).
struct NamedToken {
    std::string text;
    std::optional<std::int64_t> id;
};

struct TokenizerFiles {
    TokenizerKind kind{};
    std::filesystem::path path; ///< the main file, for messages
    std::string content;        ///< tokenizer.json, vocab.txt, vocab.json or the .model
    std::string merges;         ///< merges.txt where the kind needs it
    std::string options;        ///< what the files beside say, as the bridge reads it
    NamedToken begin;
    NamedToken end;
    NamedToken pad;
    std::string fingerprint; ///< SHA-256 of all of them
};

/// Throws TokenizerMissing, TokenizerInvalid.
TokenizerFiles readTokenizerFiles(const std::filesystem::path& modelFolder);

/// The texts of special tokens as chat templates see them: «bos_token» → «<s>» …
std::map<std::string, std::string> readTokenTexts(const std::filesystem::path& modelFolder);
struct ChatTemplateSource {
    std::string text;
    std::filesystem::path path; ///< the file that holds it
};

/// The chat template of a model folder: chat_template.jinja, else what tokenizer_config.json or chat_template.json
/// holds.
std::optional<ChatTemplateSource> readChatTemplate(const std::filesystem::path& modelFolder);

} // namespace core
