/// lorikeet-cli evaluate: how well the base model and adapters on it foretell the answers of records, side by side.
#include "app/cli/Arguments.h"
#include "app/cli/Command.h"
#include "app/cli/EngineInput.h"
#include "app/cli/EvaluateLabels.h"
#include "app/cli/HelpFormatter.h"
#include "app/cli/Interrupt.h"
#include "app/cli/Json.h"
#include "app/cli/LabelQuestion.h"
#include "app/cli/Notices.h"
#include "app/cli/Numbers.h"
#include "app/cli/Output.h"
#include "app/cli/RunInput.h"
#include "core/Error.h"
#include "core/Files.h"
#include "core/metrics/AnswerBaselines.h"
#include "core/metrics/LanguageScore.h"
#include "core/model/ModelFolder.h"
#include "core/text/VisibleText.h"
#include "core/training/Run.h"

#include <CLI/CLI.hpp>

#include <array>
#include <cmath>
#include <limits>

namespace cli {
namespace {

constexpr const char* Examples = R"(Examples:
  lorikeet-cli evaluate --model models/my-llama --data test.json
  lorikeet-cli evaluate --model models/my-llama --adapter runs/1/adapter \
      --adapter runs/2/adapter --data test.json --per-record
  lorikeet-cli evaluate --run runs/1 --split test

The loss is the mean over the answers' tokens in nats (natural logarithm), lower
is better; the perplexity is its exponential. A token is right where it was the
most probable one; an answer, where all of its tokens were: the model would
write it word for word. --run takes model, format and the records that were put
aside; where their answers repeat, it says how often they are guessed without
reading.
Models that judge texts are compared by their labels: accuracy with the interval
that holds the true one in 95 of 100 cases, precision, recall and F1 (means over
the labels, each alike), figures of each label, and which label was taken for
which. A record's label is its label, or else its output; several are parted by
semicolons.
--json prints one object: schema, records, results and baselines (null: none).
Each result has name, adapter (null: the model alone), loss, perplexity, tokens,
token_accuracy and exact_match (shares from 0 to 1). --per-record prints an
object for each record before it, with record, line and results. Of labels the
object has task, problem_type and labels, too, and each result its figures.)";

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
    std::optional<core::AnswerBaselines> baselines; ///< of a run whose answers repeat
    core::RunConfig config;                         ///< model, format, and how records become samples
};

Question questionOfRun(const EvaluateOptions& options, Context& context) {
    Question question{.candidates = {}, .records = {}, .config = core::Run::config(options.run)};
    const core::SplitRecords records =
        core::thaw(core::frozenFolder(options.run), question.config.data, thawing(context));
    question.config.training.overlong = "skip"; // a cut answer is no answer
    question.records = options.split == "test" ? records.test : records.validation;
    if (question.records.empty()) throw nothingAside(options);
    const std::filesystem::path base = std::filesystem::u8path(question.config.model);
    const std::filesystem::path result = core::writtenResult(options.run, question.config);
    question.baselines = core::answerBaselines(records.training, question.records);
    question.candidates.push_back({"base", base, {}, {}});
    if (question.config.training.method == "full")
        question.candidates.push_back({core::utf8(result), result, {}, {}});
    else
        question.candidates.push_back({core::utf8(result), base, result, {}});
    return question;
}

Question questionOf(const EvaluateOptions& options, Context& context) {
    if (!options.run.empty()) return questionOfRun(options, context);
    Question question;
    question.config.model = core::utf8(existingFolder(options.model));
    question.config.format = options.format.format;
    question.config.training.learned = options.format.learned;
    const std::int64_t limit = core::contextLength(core::readModelConfig(options.model));
    question.config.training.maxLength = limit > 0 ? limit : std::numeric_limits<std::int64_t>::max();
    question.config.training.overlong = "skip"; // a cut answer is no answer
    question.candidates.push_back({"base", options.model, {}, {}});
    for (const std::filesystem::path& adapter : options.adapters)
        question.candidates.push_back({core::utf8(adapter), options.model, existingFolder(adapter), {}});
    question.records = readPartOfData(options.data, core::Split::Test, options.rule, context);
    return question;
}

void evaluate(Candidate& candidate, core::LoadedModel& model, std::shared_ptr<const core::TrainingData> data,
              Context& context) {
    const core::AdapterHandle adapter = candidate.adapter.empty() ? 0 : attach(model, candidate.adapter, context);
    const auto total = static_cast<std::int64_t>(data->samples.size());
    const auto task = model.evaluate(std::move(data), adapter);
    core::TaskState state = core::TaskState::Running;
    while (state == core::TaskState::Running) {
        state = task->advance(context.interrupt.token(), candidate.figures);
        context.notices.progress(candidate.name + ": " + grouped(static_cast<std::int64_t>(candidate.figures.size())) +
                                 " of " + counted(total, "record"));
    }
    context.notices.clear();
    context.interrupt.check();
}

/// A loss that is no number says something about the model and nothing about the answers.
void nameBroken(const Candidate& candidate, const std::vector<core::Record>& records, Notices& notices) {
    std::vector<core::Problem> broken;
    for (const core::SampleEvaluated& figure : candidate.figures)
        if (!std::isfinite(figure.loss))
            broken.push_back({core::ProblemCode::ScoreNotFinite,
                              core::placeOf(records[static_cast<std::size_t>(figure.record)]),
                              {}});
    list(notices, broken, "all of them with " + candidate.name + ".");
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

/// The figures of one record, each with its candidate.
struct RecordFigures {
    const Question& question;
    std::size_t sample;

    std::int64_t index() const { return question.candidates.front().figures[sample].record; }
    const core::Record& record() const { return question.records[static_cast<std::size_t>(index())]; }
    core::LanguageScore score(const Candidate& candidate) const {
        const core::SampleEvaluated& figure = candidate.figures[sample];
        core::LanguageScore score;
        score.add(figure.loss, figure.learnedTokens, figure.correctTokens);
        return score;
    }
};

void printRecordJson(const RecordFigures& figures, Output& out) {
    Json object = answer();
    object["record"] = figures.index() + 1;
    object["line"] = figures.record().line;
    object["results"] = Json::array();
    for (const Candidate& candidate : figures.question.candidates)
        object["results"].push_back(figuresJson(candidate, figures.score(candidate)));
    out.line(dumped(object));
}

/// A column of losses for each candidate; «=» where the answer is right word for word.
void printRecords(const Question& question, Output& out) {
    constexpr std::size_t First = 24;
    const auto widthOf = [](const Candidate& candidate) {
        return std::max<std::size_t>(10, characterCount(core::oneLine(candidate.name)) + 2);
    };
    std::string heads = padded("Loss (=: right)", First);
    for (const Candidate& candidate : question.candidates)
        heads += rightAligned(core::oneLine(candidate.name), widthOf(candidate));
    out.line(heads);
    for (std::size_t sample = 0; sample < question.candidates.front().figures.size(); ++sample) {
        const RecordFigures figures{question, sample};
        const std::int64_t source = figures.record().line;
        std::string line = padded("Record " + std::to_string(figures.index() + 1) +
                                      (source > 0 ? " (line " + std::to_string(source) + ")" : ""),
                                  First);
        for (const Candidate& candidate : question.candidates) {
            const core::LanguageScore score = figures.score(candidate);
            line += rightAligned((score.exactRecords > 0 ? "= " : "") + fixed(score.loss(), 4), widthOf(candidate));
        }
        out.line(line);
    }
    out.line("");
}

void printTable(const Question& question, Output& out) {
    std::size_t width = 4;
    for (const Candidate& candidate : question.candidates)
        width = std::max(width, characterCount(core::oneLine(candidate.name)));
    out.line(padded("", width) + "      loss  perplexity  tokens right  answers right");
    for (const Candidate& candidate : question.candidates) {
        const core::LanguageScore score = candidate.score();
        const double perplexity = score.perplexity();
        out.line(padded(core::oneLine(candidate.name), width) + rightAligned(fixed(score.loss(), 4), 10) +
                 rightAligned(perplexity < 1e6 ? fixed(perplexity, 2) : scientific(perplexity), 12) +
                 rightAligned(fixed(100 * score.tokenAccuracy(), 1) + " %", 14) +
                 rightAligned(fixed(100 * score.exactMatch(), 1) + " %", 15));
    }
    if (!question.baselines) return;
    const auto guess = [&](const char* how, double share) {
        out.line(std::string(how) + rightAligned(fixed(100 * share, 1) + " %", width + 51 - characterCount(how)));
    };
    out.line("Without reading, for comparison:");
    guess("  the commonest answer", question.baselines->commonest);
    guess("  a bag of words", question.baselines->bagOfWords);
}

void printText(const Question& question, bool perRecord, Output& out) {
    if (perRecord) printRecords(question, out);
    out.line(counted(static_cast<std::int64_t>(question.candidates.front().figures.size()), "record") + ":");
    printTable(question, out);
}

void printJson(const Question& question, bool perRecord, Output& out) {
    const std::size_t samples = question.candidates.front().figures.size();
    for (std::size_t sample = 0; perRecord && sample < samples; ++sample) printRecordJson({question, sample}, out);
    Json json = answer();
    json["records"] = samples;
    json["results"] = Json::array();
    for (const Candidate& candidate : question.candidates)
        json["results"].push_back(figuresJson(candidate, candidate.score()));
    json["baselines"] = nullptr;
    if (const auto& found = question.baselines)
        json["baselines"] = {{"commonest_answer", found->commonest}, {"bag_of_words", found->bagOfWords}};
    out.line(dumped(json));
}

ExitCode evaluateAll(const EvaluateOptions& options, Context& context) {
    Question question = questionOf(options, context);
    const auto text = core::ModelText::open(std::filesystem::u8path(question.config.model));
    const core::PromptFormat format = core::formatOf(question.config, *text);
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
        nameBroken(candidate, question.records, context.notices);
    }
    options.json ? printJson(question, options.perRecord, context.out)
                 : printText(question, options.perRecord, context.out);
    return ExitCode::Done;
}

ExitCode evaluateAny(const EvaluateOptions& options, const CLI::App& command, Context& context) {
    if (!options.run.empty()) {
        const core::RunConfig config = core::Run::config(options.run);
        if (config.training.task == "classification")
            return evaluateLabels(labelsOfRun(options, config, context), options.device, context);
        if (config.training.task != "causal_lm")
            throw core::Error(core::ProblemCode::UsageInvalid, {},
                              {"the run learned neither answers nor labels, so that nothing can be counted"});
    } else if (judgesTexts(options.model, options.adapters)) {
        return evaluateLabels(labelsOfModel(options, command, context), options.device, context);
    }
    for (const char* option : {"--labels", "--max-length"})
        if (command.count(option) > 0)
            throw core::Error(core::ProblemCode::UsageInvalid, {},
                              {std::string(option) + " is for models that judge texts"});
    return evaluateAll(options, context);
}

} // namespace

void addEvaluate(CLI::App& app, Action& chosen) {
    CLI::App* command =
        app.add_subcommand("evaluate", "Compare the base model and adapters on records whose answers are known.");
    command->formatter(
        std::make_shared<HelpFormatter>("evaluate (--model DIR [--adapter DIR]… --data FILE… | --run RUN) [options]"));
    command->footer(Examples);
    const auto options = std::make_shared<EvaluateOptions>();
    addModelOption(*command, options->model)->required(false);
    const auto paths = [&](const char* name, auto& value, const char* what, const char* type) {
        command->add_option(name, value, what)->type_name(type)->check(notEmpty());
    };
    paths("--adapter", options->adapters, "Folder of a LoRA adapter (PEFT); can be given several times.", "DIR");
    paths("--data", options->data, "Files of records: JSON, JSON Lines or CSV; or folders of texts by label.", "FILE…");
    paths("--run", options->run, "A run: its model, its adapter, and the records it put aside.", "RUN");
    command->add_option("--split", options->split, "Which of them: test or validation.")
        ->type_name("NAME")
        ->check(oneOf({"test", "validation"}))
        ->capture_default_str();
    addFormatOption(*command, options->format);
    addLearnedOption(*command, options->format);
    addJudgeOptions(*command, options->labels, options->maxLength);
    addStrictOption(*command, options->rule);
    command->add_flag("--per-record", options->perRecord, "A line for each record, too.");
    command->add_flag("--json", options->json, "Answer in JSON.");
    addDeviceOptions(*command, options->device);
    command->callback([command, options, &chosen] {
        chosen = [command, options](Context& context) {
            needOneOf(*command, std::array<std::string_view, 2>{"--model", "--run"});
            constexpr std::array<std::string_view, 1> Model{"--model"}, Run{"--run"};
            for (const std::string_view option :
                 {"--adapter", "--data", "--format", "--learned", "--labels", "--max-length", "--strict"})
                needs(*command, option, Model);
            needs(*command, "--split", Run);
            if (!options->model.empty() && options->data.empty())
                throw core::Error(core::ProblemCode::UsageInvalid, {}, {"--data is needed with --model"});
            return evaluateAny(*options, *command, context);
        };
    });
}

} // namespace cli
