/// lorikeet-cli generate: the model's answer to a prompt, streamed; with several adapters one answer each, written
/// together.
#include "app/cli/AnswerPrinter.h"
#include "app/cli/Arguments.h"
#include "app/cli/Command.h"
#include "app/cli/DataInput.h"
#include "app/cli/EngineInput.h"
#include "app/cli/HelpFormatter.h"
#include "app/cli/Interrupt.h"
#include "app/cli/Json.h"
#include "app/cli/ModelInput.h"
#include "app/cli/Notices.h"
#include "app/cli/Numbers.h"
#include "app/cli/Output.h"
#include "core/Error.h"
#include "core/Files.h"

#include <CLI/CLI.hpp>

#include <array>

namespace cli {
namespace {

constexpr const char* Examples = R"(Examples:
  lorikeet-cli generate --model models/my-llama --prompt "Once upon a time"
  lorikeet-cli generate --model models/my-llama --adapter runs/1/adapter \
      --with-base --instruction "What helps against a cold?"
  lorikeet-cli generate --model models/my-llama --data test.json --json

--prompt is continued as it stands; --instruction, --messages and --data are put
into the model's format first, and their answer ends at the end token.
A messages file is a JSON list of {"role": …, "content": …}.
--json prints an object a prompt: schema and answers, each with adapter (null:
the model alone), text, ids, finish_reason (end_token, maximum_tokens,
context_full, stopped), prompt_tokens and seconds.)";

struct Options {
    std::filesystem::path model;
    std::vector<std::filesystem::path> adapters;
    bool withBase = false;
    std::string prompt;
    core::Record record;
    std::filesystem::path messages;
    std::filesystem::path data;
    FormatOptions format;
    core::Sampling sampling;
    DeviceOptions device;
    DataRule rule = DataRule::UseTheRest;
    bool json = false;
};

struct Prompt {
    std::vector<std::int32_t> ids;
    std::int64_t record = 0; ///< 0: not from a file
    core::Location where;
    std::vector<std::int32_t> endTokens; ///< of the format, beside the model's own
};

std::vector<Prompt> promptsOfData(const Options& options, const core::ModelText& model, Context& context) {
    const core::PromptFormat format = formatOf(model, options.format);
    const std::vector<std::int32_t> endTokens = format.endTokens();
    std::vector<Prompt> prompts;
    std::vector<core::Problem> failed;
    std::int64_t number = 0;
    for (const core::Record& record :
         readData(std::array{options.data}, options.rule, core::Answers::Optional, context)) {
        context.interrupt.check();
        ++number;
        try {
            prompts.push_back({format.prompt(record).ids, number, core::placeOf(record), endTokens});
        } catch (const core::Error& error) {
            appendPlaced(failed, error, record);
        }
    }
    if (prompts.empty() || (options.rule == DataRule::Refuse && !failed.empty())) throw core::Error(std::move(failed));
    list(context.notices, failed, "correct these first.");
    return prompts;
}

std::vector<Prompt> promptsOf(const Options& options, const CLI::App& command, const core::ModelText& model,
                              Context& context) {
    if (command.count("--data") > 0) return promptsOfData(options, model, context);
    if (command.count("--instruction") > 0) {
        const core::PromptFormat format = formatOf(model, options.format);
        return {{format.prompt(options.record).ids, 0, {}, format.endTokens()}};
    }
    if (command.count("--messages") > 0) {
        const core::PromptFormat format = formatOf(model, options.format);
        const auto messages = core::readMessages(core::readFile(options.messages), core::utf8(options.messages));
        return {{format.prompt(messages).ids, 0, {}, format.endTokens()}};
    }
    std::vector<std::int32_t> ids = encodedRaw(model, textOrInput(options.prompt), options.format).ids;
    if (ids.empty()) throw core::Error(core::ProblemCode::UsageInvalid, {}, {"--prompt: the text is empty"});
    return {{std::move(ids), 0, {}, {}}};
}

/// The adapters in the order of the line, the bare model first where it is asked for or alone.
struct Columns {
    std::vector<core::AdapterHandle> adapters;
    ColumnNames names;
};

Columns attachAll(const Options& options, core::LoadedModel& model, Context& context) {
    Columns columns;
    if (options.withBase || options.adapters.empty()) {
        columns.adapters.push_back(0);
        columns.names.emplace_back();
    }
    for (const std::filesystem::path& adapter : options.adapters) {
        columns.adapters.push_back(attach(model, adapter, context));
        columns.names.push_back(core::utf8(adapter));
    }
    return columns;
}

/// Writes the answers to one prompt. Returns Stopped where the person stopped it; what came before is printed.
core::TaskState answerPrompt(const Options& options, const Prompt& prompt, const Columns& columns,
                             const core::ModelText& input, core::LoadedModel& model, Context& context) {
    // The model's own end tokens hold for a raw prompt; a format has its own beside them, which an adapter learned.
    std::vector<std::int32_t> endTokens = model.config().endTokens;
    endTokens.insert(endTokens.end(), prompt.endTokens.begin(), prompt.endTokens.end());
    std::vector<core::Column> wanted;
    for (const core::AdapterHandle adapter : columns.adapters)
        wanted.push_back({adapter, prompt.ids, options.sampling, endTokens});
    AnswerPrinter answers(input.tokenizer(), columns.names, static_cast<std::int64_t>(prompt.ids.size()),
                          options.json ? AnswerView::Json : AnswerView::Text, context.out);
    if (prompt.record > 0 && !options.json)
        context.out.line("━━ record " + std::to_string(prompt.record) + " (line " +
                         std::to_string(prompt.where.row.value_or(0)) + ") ━━");
    const auto task = model.generate(std::move(wanted));
    std::vector<core::GenerationEvent> events;
    core::TaskState state = core::TaskState::Running;
    while (state == core::TaskState::Running) {
        events.clear();
        state = task->advance(context.interrupt.token(), events);
        for (const core::GenerationEvent& event : events) answers.add(event);
    }
    if (state == core::TaskState::Stopped) answers.stop();
    if (options.json) {
        Json json = answer();
        if (prompt.record > 0) json["record"] = prompt.record;
        if (prompt.record > 0) json["line"] = prompt.where.row.value_or(0);
        json["answers"] = answers.json();
        context.out.line(dumped(json));
    }
    context.out.flush();
    return state;
}

ExitCode generate(const Options& options, const CLI::App& command, Context& context) {
    const auto text = core::ModelText::open(options.model);
    const std::vector<Prompt> prompts = promptsOf(options, command, *text, context);
    const OpenedModel opened = openModel(options.model, options.device, context);
    const Columns columns = attachAll(options, *opened.model, context);
    std::vector<core::Problem> failed;
    for (const Prompt& prompt : prompts) {
        try {
            if (answerPrompt(options, prompt, columns, *text, *opened.model, context) == core::TaskState::Stopped)
                throw Interrupted{"What was written so far is above."};
        } catch (const core::Error& error) {
            // One record that is too long does not end the others.
            const bool tooLong = error.problems().front().code == core::ProblemCode::PromptTooLong;
            if (prompt.record == 0 || !tooLong || options.rule == DataRule::Refuse) throw;
            failed.push_back({core::ProblemCode::PromptTooLong, prompt.where, error.problems().front().args});
        }
    }
    if (failed.size() == prompts.size()) throw core::Error(std::move(failed));
    list(context.notices, failed, "these records have no answer.");
    return ExitCode::Done;
}

void addSamplingOptions(CLI::App& command, core::Sampling& sampling) {
    constexpr const char* Group = "Writing";
    const auto add = [&](const char* name, auto& value, const char* unit, const CLI::Validator& range,
                         const char* sentence) {
        command.add_option(name, value, sentence)->type_name(unit)->check(range)->capture_default_str()->group(Group);
    };
    add("--max-new-tokens", sampling.maximumTokens, "N", within(1, 1 << 30), "Longest answer in tokens.");
    add("--temperature", sampling.temperature, "T", within(0.0, 100.0),
        "0 always takes the likeliest token; 1 draws as the model learned; higher is wilder.");
    add("--top-k", sampling.topK, "N", within(0, 1 << 30), "Draw only from the N likeliest tokens; 0: from all.");
    add("--top-p", sampling.topP, "P", within(0.0, 1.0),
        "Draw only from the likeliest tokens that make up this share of probability.");
    add("--min-p", sampling.minP, "P", within(0.0, 1.0),
        "Leave out tokens less likely than this share of the likeliest; 0: none.");
    add("--repetition-penalty", sampling.repetitionPenalty, "X", within(0.01, 100.0),
        "Above 1 makes tokens that occurred already less likely.");
    command.add_option("--seed", sampling.seed, "Start of all chance: the same seed writes the same answer.")
        ->type_name("N")
        ->check(within(0, 1.8e19))
        ->capture_default_str()
        ->group(Group);
}

void addPromptOptions(CLI::App& command, Options& options) {
    command
        .add_option("--adapter", options.adapters,
                    "Folder of a LoRA adapter (PEFT); may be given again for an answer each.")
        ->type_name("DIR")
        ->check(notEmpty())
        ->expected(1)
        ->take_all()
        ->allow_extra_args(false);
    command.add_flag("--with-base", options.withBase, "Let the model without an adapter answer, too, as the first.");
    command.add_option("--prompt", options.prompt, "A raw text to go on with; «-» reads it from standard input.")
        ->type_name("TEXT");
    command.add_option("--instruction", options.record.instruction, "An instruction to answer in the model's format.")
        ->type_name("TEXT");
    command.add_option("--input", options.record.input, "What the instruction is about.")->type_name("TEXT");
    command.add_option("--system", options.record.system, "System text before the instruction.")->type_name("TEXT");
    command.add_option("--messages", options.messages, "A file with a conversation to go on with.")
        ->type_name("FILE")
        ->check(notEmpty());
    command
        .add_option("--data", options.data, "A file of records: each instruction is answered; JSON, JSON Lines or CSV.")
        ->type_name("FILE")
        ->check(notEmpty());
}

void checkUse(const CLI::App& command) {
    needOneOf(command, std::array<std::string_view, 4>{"--prompt", "--instruction", "--messages", "--data"});
    constexpr std::array<std::string_view, 1> Instruction{"--instruction"};
    for (const std::string_view option : {"--input", "--system"}) needs(command, option, Instruction);
    needs(command, "--format", std::array<std::string_view, 3>{"--instruction", "--messages", "--data"});
    needs(command, "--special-tokens", std::array<std::string_view, 1>{"--prompt"});
    needs(command, "--strict", std::array<std::string_view, 1>{"--data"});
}

} // namespace

void addGenerate(CLI::App& app, Action& chosen) {
    CLI::App* command = app.add_subcommand("generate", "Let the model answer, alone or with adapters side by side.");
    command->formatter(std::make_shared<HelpFormatter>("generate --model DIR (--prompt TEXT | --instruction TEXT | "
                                                       "--messages FILE | --data FILE) [--adapter DIR]… [options]"));
    command->footer(Examples);
    const auto options = std::make_shared<Options>();
    addModelOption(*command, options->model);
    addPromptOptions(*command, *options);
    addFormatOption(*command, options->format);
    addSpecialTokensOption(*command, options->format);
    addStrictOption(*command, options->rule);
    command->add_flag("--json", options->json, "Answer in JSON, an object a prompt.");
    addSamplingOptions(*command, options->sampling);
    addDeviceOptions(*command, options->device);
    command->callback([command, options, &chosen] {
        chosen = [command, options](Context& context) {
            checkUse(*command);
            return generate(*options, *command, context);
        };
    });
}

} // namespace cli
