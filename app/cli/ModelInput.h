/// The text side of a model folder as the subcommands use it: tokenizer and format, opened once. Tensors belong to
/// EngineInput.
#pragma once

#include "core/text/PromptFormat.h"
#include "core/text/Tokenizer.h"

#include <filesystem>
#include <string>

namespace CLI {
class App;
class Option;
}

namespace cli {

/// How records become text: --format and --learned, and what special tokens typed into raw text are.
struct FormatOptions {
    std::string format;                    ///< empty: what suits the model
    std::string learned = "answer";        ///< answer, last_turn, all
    std::string specialTokens = "control"; ///< control, text
};

/// --model, needed.
CLI::Option* addModelOption(CLI::App& command, std::filesystem::path& folder);
void addFormatOption(CLI::App& command, FormatOptions& options);
void addLearnedOption(CLI::App& command, FormatOptions& options);
/// For raw text (--text, --prompt): whether «<|im_end|>» typed there is a control token or seven letters.
void addSpecialTokensOption(CLI::App& command, FormatOptions& options);

class ModelInput {
public:
    /// Throws FolderMissing, TokenizerMissing, TokenizerInvalid.
    explicit ModelInput(std::filesystem::path folder);
    ModelInput(const ModelInput&) = delete;
    ModelInput& operator=(const ModelInput&) = delete;

    const std::filesystem::path& folder() const { return m_folder; }
    const core::Tokenizer& tokenizer() const { return m_tokenizer; }
    /// Throws TemplateMissing where chat is asked for and the model has no template. The input outlives the format.
    core::PromptFormat format(const FormatOptions& options) const;
    /// Raw text as transformers' tokenizer encodes it: nothing around it but the begin and end tokens that the
    /// tokenizer itself adds.
    core::Encoding encode(std::string_view text, const FormatOptions& options) const;

private:
    std::filesystem::path m_folder;
    core::Tokenizer m_tokenizer;
};

/// Throws FolderMissing, FileUnreadable where it cannot be looked at.
const std::filesystem::path& existingFolder(const std::filesystem::path& folder);

} // namespace cli
