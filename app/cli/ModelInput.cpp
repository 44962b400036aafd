#include "app/cli/ModelInput.h"

#include "app/cli/Arguments.h"
#include "core/Error.h"
#include "core/Files.h"

#include <CLI/CLI.hpp>

namespace cli {

CLI::Option* addModelOption(CLI::App& command, std::filesystem::path& folder) {
    return command.add_option("--model", folder, "Folder of the model: config.json, safetensors, tokenizer.")
        ->type_name("DIR")
        ->required()
        ->check(notEmpty());
}

void addFormatOption(CLI::App& command, FormatOptions& options) {
    command
        .add_option("--format", options.format,
                    "How a record becomes text: alpaca (### Instruction …), chat (the model's own chat template) or "
                    "completion (the texts alone). Without it: chat where the model has a template, else alpaca.")
        ->type_name("NAME")
        ->check(oneOf({"alpaca", "chat", "completion"}));
}

void addLearnedOption(CLI::App& command, FormatOptions& options) {
    command
        .add_option("--learned", options.learned,
                    "What is learned: the answer of every turn, of the last_turn, or all of the text.")
        ->type_name("NAME")
        ->check(oneOf({"answer", "last_turn", "all"}))
        ->capture_default_str();
}

void addSpecialTokensOption(CLI::App& command, FormatOptions& options) {
    command
        .add_option(
            "--special-tokens", options.specialTokens,
            "What a special token typed in the raw text is (<s>, <|im_end|> …): control, as the model's templates "
            "write it, or plain text. In records they are always text.")
        ->type_name("NAME")
        ->check(oneOf({"control", "text"}))
        ->capture_default_str();
}

const std::filesystem::path& existingFolder(const std::filesystem::path& folder) {
    if (!core::isFolder(folder)) throw core::Error(core::ProblemCode::FolderMissing, {.file = core::utf8(folder)});
    return folder;
}

core::PromptFormat formatOf(const core::ModelText& text, const FormatOptions& options) {
    const core::FormatKind kind =
        options.format.empty() ? text.suited() : core::formatByName(options.format).value();
    return text.format(kind, core::learnedByName(options.learned).value());
}

core::Encoding encodedRaw(const core::ModelText& text, std::string_view raw, const FormatOptions& options) {
    const auto parse = options.specialTokens == "text" ? core::ParseSpecial::No : core::ParseSpecial::Yes;
    return text.tokenizer().encode(raw, core::AddSpecial::Yes, parse);
}

} // namespace cli
