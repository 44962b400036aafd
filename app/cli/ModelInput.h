/// What the subcommands ask of the text side of a model folder (core::ModelText): format, and what of raw text is
/// special. Tensors belong to EngineInput.
#pragma once

#include "core/text/ModelText.h"

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

/// Throws TemplateMissing where chat is asked for and the model has no template. The text outlives the format.
core::PromptFormat formatOf(const core::ModelText& text, const FormatOptions& options);
/// Raw text as transformers' tokenizer encodes it: nothing around it but the begin and end tokens that the tokenizer
/// itself adds.
core::Encoding encodedRaw(const core::ModelText& text, std::string_view raw, const FormatOptions& options);

/// Throws FolderMissing, FileUnreadable where it cannot be looked at.
const std::filesystem::path& existingFolder(const std::filesystem::path& folder);

} // namespace cli
