/// lorikeet-cli score: how probable a model finds given tokens. Ids are taken as they are; nothing is added.
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
#include "core/text/VisibleText.h"

#include <CLI/CLI.hpp>

#include <array>
#include <cmath>
#include <optional>

namespace cli {
namespace {

constexpr const char* Examples = R"(Examples:
  lorikeet-cli score --model models/my-llama --prompt "Once upon a time"
  lorikeet-cli score --model models/my-llama --ids 1,403,407,261 --json
  lorikeet-cli score --model models/my-llama --adapter runs/1/adapter \
      --data test.json --json

--prompt is encoded as it stands, with the begin token that the tokenizer itself
adds; --ids are taken as given; records of --data are encoded as in training.
The mean is over the learned tokens for --data, over all but the first token
otherwise; it is in nats (natural logarithm), lower is better.
--json prints an object a line: schema, ids, learned (1 or 0), logprobs (ln p of
each id after the earlier ones; the first is null), mean_nll.)";

struct Options {
    std::filesystem::path model;
    std::filesystem::path adapter;
    std::string prompt;
    std::string ids;
    std::filesystem::path data;
    FormatOptions format;
    DeviceOptions device;
    DataRule rule = DataRule::UseTheRest;
    bool json = false;
};

/// What is scored, and where it came from.
struct Sequence {
    std::vector<std::int32_t> ids;
    std::vector<std::uint8_t> learned;
    std::int64_t record = 0; ///< 0: not from a file
    core::Location where;
};

/// Sum of -ln p over the learned tokens and their number; the first token is predicted by nothing.
struct Loss {
    double sum = 0;
    std::int64_t tokens = 0;
    std::optional<double> mean() const {
        return tokens > 0 ? std::optional(sum / static_cast<double>(tokens)) : std::nullopt;
    }
};

Loss lossOf(const Sequence& sequence, const core::Scored& scored) {
    Loss loss;
    for (std::size_t i = 1; i < sequence.ids.size(); ++i) {
        if (!sequence.learned[i]) continue;
        loss.sum -= static_cast<double>(scored.logProbabilities[i]);
        ++loss.tokens;
    }
    return loss;
}

Sequence allLearned(std::vector<std::int32_t> ids) {
    std::vector<std::uint8_t> learned(ids.size(), 1);
    return {std::move(ids), std::move(learned), 0, {}};
}

std::vector<Sequence> sequencesOfData(const Options& options, const core::ModelText& model, Context& context) {
    const core::PromptFormat format = formatOf(model, options.format);
    std::vector<Sequence> sequences;
    std::vector<core::Problem> failed;
    std::int64_t number = 0;
    for (const core::Record& record :
         readData(std::array{options.data}, options.rule, core::Answers::Needed, context)) {
        context.interrupt.check();
        ++number;
        try {
            core::TokenizedRecord encoded = format.encode(record);
            sequences.push_back({std::move(encoded.ids), std::move(encoded.learned), number, core::placeOf(record)});
        } catch (const core::Error& error) {
            appendPlaced(failed, error, record);
        }
    }
    if (sequences.empty() || (options.rule == DataRule::Refuse && !failed.empty()))
        throw core::Error(std::move(failed));
    list(context.notices, failed, "correct these first.");
    return sequences;
}

std::vector<Sequence> sequencesOf(const Options& options, const std::shared_ptr<const core::ModelText>& model,
                                  Context& context) {
    if (!options.ids.empty()) return {allLearned(readIds(options.ids))};
    if (!options.data.empty()) return sequencesOfData(options, *model, context);
    Sequence sequence = allLearned(encodedRaw(*model, textOrInput(options.prompt), options.format).ids);
    if (sequence.ids.empty()) throw core::Error(core::ProblemCode::UsageInvalid, {}, {"--prompt: the text is empty"});
    return {std::move(sequence)};
}

/// Records longer than the model's context are listed and left out; a single text that is too long is an error.
void leaveOutTooLong(std::vector<Sequence>& sequences, std::int64_t limit, DataRule rule, Notices& notices) {
    std::vector<core::Problem> tooLong;
    std::erase_if(sequences, [&](const Sequence& sequence) {
        const auto length = static_cast<std::int64_t>(sequence.ids.size());
        if (limit <= 0 || length <= limit) return false;
        tooLong.push_back(
            {core::ProblemCode::PromptTooLong, sequence.where, {std::to_string(length), std::to_string(limit)}});
        return true;
    });
    if (sequences.empty() || (rule == DataRule::Refuse && !tooLong.empty())) throw core::Error(std::move(tooLong));
    list(notices, tooLong, "these records were left out.");
}

void printJson(const Sequence& sequence, const core::Scored& scored, Output& out) {
    Json json = answer();
    if (sequence.record > 0) json["record"] = sequence.record;
    if (sequence.record > 0) json["line"] = sequence.where.row.value_or(0);
    json["ids"] = sequence.ids;
    json["learned"] = sequence.learned;
    json["logprobs"] = Json::array({nullptr});
    for (std::size_t i = 1; i < scored.logProbabilities.size(); ++i)
        json["logprobs"].push_back(number(scored.logProbabilities[i]));
    const std::optional<double> mean = lossOf(sequence, scored).mean();
    json["mean_nll"] = mean && std::isfinite(*mean) ? Json(*mean) : Json(nullptr);
    out.line(dumped(json));
}

std::string meanText(const Loss& loss) {
    const std::optional<double> mean = loss.mean();
    if (!mean) return "nothing to predict";
    return "mean loss " + fixed(*mean, 4) + " nats, perplexity " + fixed(std::exp(*mean), 2) + ", over " +
           counted(loss.tokens, "token");
}

void printTokens(const Sequence& sequence, const core::Scored& scored,
                 const std::shared_ptr<const core::ModelText>& model, Output& out) {
    out.line("    #      id     ln p         p  piece");
    for (std::size_t i = 0; i < sequence.ids.size(); ++i) {
        const double value = static_cast<double>(scored.logProbabilities[i]);
        const std::string numbers =
            i == 0 ? std::string(19, ' ')
                   : rightAligned(fixed(value, 4), 9) + rightAligned(fixed(std::exp(value), 4), 10);
        const std::string piece = model ? core::oneLine(model->tokenizer().piece(sequence.ids[i])) : std::string();
        out.line(rightAligned(std::to_string(i), 5) + rightAligned(std::to_string(sequence.ids[i]), 8) + numbers +
                 "  " + piece);
    }
}

/// Prints each answer as it comes and keeps the sum for the last line.
class ScorePrinter {
public:
    ScorePrinter(const Options& options, const std::shared_ptr<const core::ModelText>& model, Context& context)
        : m_options(options), m_model(model), m_context(context) {}

    void print(const Sequence& sequence, const core::Scored& scored) {
        const Loss loss = lossOf(sequence, scored);
        m_total.sum += loss.sum;
        m_total.tokens += loss.tokens;
        if (loss.tokens > 0 && !std::isfinite(loss.sum))
            m_context.notices.problem({core::ProblemCode::ScoreNotFinite, sequence.where, {}});
        if (m_options.json) return printJson(sequence, scored, m_context.out);
        if (sequence.record == 0) return printTokens(sequence, scored, m_model, m_context.out);
        const std::string line = " (line " + std::to_string(sequence.where.row.value_or(0)) + ")";
        m_context.out.line("Record " + std::to_string(sequence.record) + line + ": " + meanText(loss));
    }
    void printTotal(core::TaskState state) {
        if (m_options.json) return;
        const char* which = m_options.data.empty()              ? "\nAll: "
                            : state == core::TaskState::Stopped ? "So far: "
                                                                : "All records: ";
        m_context.out.line(which + meanText(m_total));
    }

private:
    const Options& m_options;
    const std::shared_ptr<const core::ModelText>& m_model;
    Context& m_context;
    Loss m_total;
};

ExitCode score(const Options& options, Context& context) {
    std::shared_ptr<const core::ModelText> model; // --ids alone needs no tokenizer
    if (options.ids.empty()) model = core::ModelText::open(options.model);
    std::vector<Sequence> sequences = sequencesOf(options, model, context);
    const OpenedModel opened = openModel(options.model, options.device, context);
    const core::AdapterHandle adapter =
        options.adapter.empty() ? 0 : attach(*opened.model, options.adapter, context);
    leaveOutTooLong(sequences, core::contextLength(opened.model->config()), options.rule, context.notices);

    std::vector<std::vector<std::int32_t>> ids;
    for (const Sequence& sequence : sequences) ids.push_back(sequence.ids);
    const auto task = opened.model->score(std::move(ids), adapter);
    ScorePrinter printer(options, model, context);
    std::size_t done = 0;
    std::vector<core::Scored> events;
    core::TaskState state = core::TaskState::Running;
    while (state == core::TaskState::Running) {
        events.clear();
        state = task->advance(context.interrupt.token(), events);
        for (const core::Scored& scored : events) printer.print(sequences.at(done++), scored);
        if (!events.empty()) context.out.flush();
        context.notices.progress("scored " + grouped(static_cast<std::int64_t>(done)) + " of " +
                                 counted(static_cast<std::int64_t>(sequences.size()), "record"));
    }
    context.notices.clear();
    printer.printTotal(state);
    context.out.flush();
    if (state == core::TaskState::Stopped)
        throw Interrupted{counted(static_cast<std::int64_t>(done), "answer") + " came before."};
    return ExitCode::Done;
}

} // namespace

void addScore(CLI::App& app, Action& chosen) {
    CLI::App* command =
        app.add_subcommand("score", "Say how probable a model finds a text, ids or the answers of records.");
    command->formatter(std::make_shared<HelpFormatter>(
        "score --model DIR (--prompt TEXT | --ids LIST | --data FILE) [--adapter DIR] [options]"));
    command->footer(Examples);
    const auto options = std::make_shared<Options>();
    addModelOption(*command, options->model);
    command->add_option("--adapter", options->adapter, "Folder of a LoRA adapter (PEFT) to put on the model.")
        ->type_name("DIR")
        ->check(notEmpty());
    command->add_option("--prompt", options->prompt, "A raw text; «-» reads it from standard input.")
        ->type_name("TEXT");
    command->add_option("--ids", options->ids, "Token ids with commas between.")->type_name("LIST");
    command->add_option("--data", options->data, "A file of records: JSON, JSON Lines or CSV; or a folder of texts by label.")
        ->type_name("FILE")
        ->check(notEmpty());
    addFormatOption(*command, options->format);
    addLearnedOption(*command, options->format);
    addSpecialTokensOption(*command, options->format);
    addStrictOption(*command, options->rule);
    command->add_flag("--json", options->json, "Answer in JSON, an object a line.");
    addDeviceOptions(*command, options->device);
    command->callback([command, options, &chosen] {
        chosen = [command, options](Context& context) {
            needOneOf(*command, std::array<std::string_view, 3>{"--prompt", "--ids", "--data"});
            constexpr std::array<std::string_view, 1> Data{"--data"};
            for (const std::string_view option : {"--format", "--learned", "--strict"}) needs(*command, option, Data);
            if (command->count("--ids") > 0) readIds(options->ids); // a slip is found before anything is opened
            return score(*options, context);
        };
    });
}

} // namespace cli
