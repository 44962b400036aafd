/// lorikeet-cli evaluate: how well the base model and adapters on it foretell the answers of records, side by side.
#include "app/cli/Arguments.h"
#include "app/cli/Command.h"
#include "app/cli/EngineInput.h"
#include "app/cli/HelpFormatter.h"
#include "app/cli/Interrupt.h"
#include "app/cli/Json.h"
#include "app/cli/Notices.h"
#include "app/cli/Numbers.h"
#include "app/cli/Output.h"
#include "app/cli/RunInput.h"
#include "core/Error.h"
#include "core/Files.h"
#include "core/metrics/LanguageScore.h"
#include "core/model/ModelFolder.h"
#include "core/text/VisibleText.h"
#include "core/training/Run.h"

#include <CLI/CLI.hpp>

#include <array>
#include <cmath>

namespace cli {
namespace {

constexpr const char* Examples = R"(Examples:
  lorikeet-cli evaluate --model models/my-llama --data test.json
  lorikeet-cli evaluate --model models/my-llama --adapter runs/1/adapter \
      --adapter runs/2/adapter --data test.json --per-record
  lorikeet-cli evaluate --run runs/1 --split test

The loss is the mean over the answers' tokens in nats (natural logarithm), lower
is better; the perplexity is its exponential. A token is right where it was the
most probable one; an answer, where all of its tokens were: the model would write
it word for word. --run takes model, format and the records that were put aside.)";

struct Options {
    std::filesystem::path model, run;
    std::string split = "test";
    std::vector<std::filesystem::path> adapters, data;
    FormatOptions format;
    DeviceOptions device;
    DataRule rule = DataRule::UseTheRest;
    bool perRecord = false, json = false;
};

/// Something that is evaluated: a model, bare or with an adapter.
struct Candidate {
    std::string name;
    std::filesystem::path model, adapter;
    std::vector<core::SampleEvaluated> figures;

    core::LanguageScore score() const {
        core::LanguageScore score;
        for (const core::SampleEvaluated& figure : figures)
            score.add(figure.loss, figure.learnedTokens, figure.correctTokens);
        return score;
    }
};

struct Question {
    std::vector<Candidate> candidates;
    std::vector<core::Record> records;
    core::RunConfig config; ///< model, format, and how records become samples
};

Question questionOfRun(const Options& options) {
    Question question{.candidates = {}, .records = {}, .config = core::Run::config(options.run)};
    const core::SplitRecords records = core::thaw(frozenFolder(options.run), question.config.data);
    question.records = options.split == "test" ? records.test : records.validation;
    if (question.records.empty())
        throw core::Error(core::ProblemCode::UsageInvalid, {},
                          {"the run has no " + options.split + " records; give some with --data"});
    const std::filesystem::path base = std::filesystem::u8path(question.config.model);
    const std::string& method = question.config.training.method;
    const std::filesystem::path result =
        (options.run / (method == "full" ? "model" : "adapter")).lexically_normal();
    question.candidates.push_back({"base", base, {}, {}});
    if (method == "full")
        question.candidates.push_back({core::utf8(result), result, {}, {}});
    else
        question.candidates.push_back({core::utf8(result), base, result, {}});
    return question;
}

Question questionOf(const Options& options, Context& context) {
    if (!options.run.empty()) return questionOfRun(options);
    Question question;
    question.config.model = core::utf8(existingFolder(options.model));
    question.config.format = options.format.format;
    question.config.training.learned = options.format.learned;
    question.config.training.maxLength =
        std::max<std::int64_t>(1, core::contextLength(core::readModelConfig(options.model)));
    question.config.training.overlong = "skip"; // a cut answer is no answer
    question.candidates.push_back({"base", options.model, {}, {}});
    for (const std::filesystem::path& adapter : options.adapters)
        question.candidates.push_back({core::utf8(adapter), options.model, existingFolder(adapter), {}});
    question.records = readData(options.data, options.rule, core::Answers::Needed, context);
    return question;
}

void evaluate(Candidate& candidate, core::LoadedModel& model, std::shared_ptr<const core::TrainingData> data,
              Context& context) {
    const core::AdapterHandle adapter = candidate.adapter.empty() ? 0 : model.attach(candidate.adapter);
    const auto total = static_cast<std::int64_t>(data->samples.size());
    const auto task = model.evaluate(std::move(data), adapter);
    core::TaskState state = core::TaskState::Running;
    while (state == core::TaskState::Running) {
        state = task->advance(context.interrupt.token(), candidate.figures);
        context.notices.progress(candidate.name + ": " +
                                 grouped(static_cast<std::int64_t>(candidate.figures.size())) + " of " +
                                 counted(total, "record"));
    }
    context.notices.clear();
    context.interrupt.check();
}

Json figuresJson(const Candidate& candidate, const core::LanguageScore& score) {
    const auto finite = [](double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); };
    return {{"name", candidate.name},
            {"adapter", candidate.adapter.empty() ? Json(nullptr) : Json(core::utf8(candidate.adapter))},
            {"loss", finite(score.loss())},
            {"perplexity", finite(score.perplexity())},
            {"token_accuracy", finite(score.tokenAccuracy())},
            {"exact_match", finite(score.exactMatch())},
            {"tokens", score.tokens}};
}

void printRecord(const Question& question, std::size_t sample, bool json, Output& out) {
    const std::int64_t record = question.candidates.front().figures[sample].record;
    const core::Record& source = question.records[static_cast<std::size_t>(record)];
    Json results = Json::array();
    std::string line = "Record " + std::to_string(record + 1) +
                       (source.line > 0 ? " (line " + std::to_string(source.line) + ")" : "") + ":";
    for (const Candidate& candidate : question.candidates) {
        const core::SampleEvaluated& figure = candidate.figures[sample];
        core::LanguageScore score;
        score.add(figure.loss, figure.learnedTokens, figure.correctTokens);
        results.push_back(figuresJson(candidate, score));
        line += "  " + fixed(score.loss(), 4) + (figure.isExact() ? " right" : "      ");
    }
    if (!json) return out.line(line);
    Json object = answer();
    object["record"] = record + 1;
    object["line"] = source.line;
    object["results"] = std::move(results);
    out.line(dumped(object));
}

void printTable(const Question& question, Output& out) {
    std::size_t width = 4;
    for (const Candidate& candidate : question.candidates)
        width = std::max(width, characterCount(core::oneLine(candidate.name)));
    out.line(padded("", width) + "      loss  perplexity  tokens right  answers right");
    for (const Candidate& candidate : question.candidates) {
        const core::LanguageScore score = candidate.score();
        out.line(padded(core::oneLine(candidate.name), width) + rightAligned(fixed(score.loss(), 4), 10) +
                 rightAligned(score.perplexity() < 1e6 ? fixed(score.perplexity(), 2) : scientific(score.perplexity()), 12) +
                 rightAligned(fixed(100 * score.tokenAccuracy(), 1) + " %", 14) +
                 rightAligned(fixed(100 * score.exactMatch(), 1) + " %", 15));
    }
}

ExitCode evaluateAll(const Options& options, Context& context) {
    Question question = questionOf(options, context);
    const ModelInput text(std::filesystem::u8path(question.config.model));
    const core::PromptFormat format =
        text.format({.format = question.config.format, .learned = question.config.training.learned});
    const auto data = std::make_shared<const core::TrainingData>(
        encodeRecords(question.records, format, question.config.training, context));
    OpenedModel opened;
    std::filesystem::path openedFolder;
    for (Candidate& candidate : question.candidates) {
        if (!opened.model || openedFolder != candidate.model) {
            opened.model.reset();
            opened = openModel(candidate.model, options.device, context);
            openedFolder = candidate.model;
        }
        evaluate(candidate, *opened.model, data, context);
    }
    if (options.perRecord)
        for (std::size_t i = 0; i < data->samples.size(); ++i) printRecord(question, i, options.json, context.out);
    if (!options.json) {
        context.out.line(counted(static_cast<std::int64_t>(data->samples.size()), "record") + ":");
        printTable(question, context.out);
        return ExitCode::Done;
    }
    Json json = answer();
    json["records"] = data->samples.size();
    json["results"] = Json::array();
    for (const Candidate& candidate : question.candidates)
        json["results"].push_back(figuresJson(candidate, candidate.score()));
    context.out.line(dumped(json));
    return ExitCode::Done;
}

} // namespace

void addEvaluate(CLI::App& app, Action& chosen) {
    CLI::App* command =
        app.add_subcommand("evaluate", "Compare the base model and adapters on records whose answers are known.");
    command->formatter(std::make_shared<HelpFormatter>(
        "evaluate (--model DIR [--adapter DIR]… --data FILE… | --run RUN) [options]"));
    command->footer(Examples);
    const auto options = std::make_shared<Options>();
    addModelOption(*command, options->model)->required(false);
    const auto paths = [&](const char* name, auto& value, const char* what, const char* type) {
        command->add_option(name, value, what)->type_name(type)->check(notEmpty());
    };
    paths("--adapter", options->adapters, "Folder of a LoRA adapter (PEFT); can be given several times.", "DIR");
    paths("--data", options->data, "Files of records: JSON, JSON Lines or CSV.", "FILE…");
    paths("--run", options->run, "A run: its model, its adapter, and the records it put aside.", "RUN");
    command->add_option("--split", options->split, "Which of them: test or validation.")
        ->type_name("NAME")
        ->check(oneOf({"test", "validation"}))
        ->capture_default_str();
    addFormatOption(*command, options->format);
    addLearnedOption(*command, options->format);
    addStrictOption(*command, options->rule);
    command->add_flag("--per-record", options->perRecord, "A line for each record, too.");
    command->add_flag("--json", options->json, "Answer in JSON.");
    addDeviceOptions(*command, options->device);
    command->callback([command, options, &chosen] {
        chosen = [command, options](Context& context) {
            needOneOf(*command, std::array<std::string_view, 2>{"--model", "--run"});
            constexpr std::array<std::string_view, 1> Model{"--model"}, Run{"--run"};
            for (const std::string_view option : {"--adapter", "--data", "--format", "--learned", "--strict"})
                needs(*command, option, Model);
            needs(*command, "--split", Run);
            if (!options->model.empty() && options->data.empty())
                throw core::Error(core::ProblemCode::UsageInvalid, {}, {"--data is needed with --model"});
            return evaluateAll(*options, context);
        };
    });
}

} // namespace cli
