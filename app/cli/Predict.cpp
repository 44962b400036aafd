/// lorikeet-cli predict: the labels of texts, with their probabilities and, where asked for, the words they came from.
#include "app/cli/Arguments.h"
#include "app/cli/Command.h"
#include "app/cli/DataInput.h"
#include "app/cli/HelpFormatter.h"
#include "app/cli/Interrupt.h"
#include "app/cli/ModelInput.h"
#include "app/cli/Notices.h"
#include "app/cli/Numbers.h"
#include "app/cli/Output.h"
#include "app/cli/PredictPrinter.h"
#include "core/Error.h"
#include "core/Files.h"
#include "core/training/Run.h"
#include "core/training/TrainingData.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>

namespace cli {
namespace {

constexpr const char* Examples = R"(Examples:
  lorikeet-cli predict --run runs/1 --text "A film one remembers."
  lorikeet-cli predict --model models/distilbert --adapter runs/1/adapter \
      --adapter runs/2/adapter --text "A film one remembers." --explain
  lorikeet-cli predict --run runs/1 --data reviews.csv --json

Of the records of --data the instruction is the text, and the input, where there
is one, the second text of a pair. What is longer than the model reads is cut at
its end, and said.
--explain names the words that spoke for the most probable label and against it:
the gradient of its logit times the input, summed up over the pieces of a word.
--json prints an object a text: schema, tokens and whole_tokens (more where it
was cut), and answers, each with adapter (null: the model alone), problem_type,
chosen and scores (label, probability, logit; of a number the logit alone), and
with --explain explanation (label, words, other_weight).)";

struct Options {
    std::filesystem::path model, run, data;
    std::vector<std::filesystem::path> adapters;
    bool withBase = false, explain = false, json = false;
    std::string text, second;
    std::vector<std::string> labels;
    std::int64_t maxLength = 0;
    DeviceOptions device;
    DataRule rule = DataRule::UseTheRest;
};

struct Question {
    std::vector<Judge> judges;
    std::int64_t limit = 0;
    std::vector<TextToJudge> texts;
};

void addJudges(Question& question, const Options& options) {
    std::filesystem::path model = options.model;
    std::int64_t asked = options.maxLength;
    if (!options.run.empty()) {
        const core::RunConfig config = core::Run::config(options.run);
        question.judges.push_back(runJudge(options.run, config));
        model = std::filesystem::u8path(config.model);
        if (asked == 0) asked = config.training.maxLength;
    }
    for (const std::filesystem::path& adapter : options.adapters)
        question.judges.push_back(adapterJudge(model, adapter, options.labels));
    if (question.judges.empty() || options.withBase)
        question.judges.insert(question.judges.begin(), modelJudge(model, options.labels));
    question.limit = lengthLimit(model, asked);
}

/// As training reads a record: one text, or two.
TextToJudge read(std::string first, std::string second, const core::Tokenizer& tokenizer, std::int64_t limit) {
    if (first.empty()) std::swap(first, second);
    if (first.find_first_not_of(" \t\r\n\v\f") == std::string::npos)
        throw core::Error(core::ProblemCode::RecordEmpty, {}, {"text"});
    TextToJudge text{.texts = {std::move(first), std::move(second)}};
    text.read = core::judgedText(tokenizer, text.texts[0], text.texts[1], limit);
    return text;
}

void addTexts(Question& question, const core::Tokenizer& tokenizer, const Options& options, Context& context) {
    std::vector<core::Problem> cut, refused;
    std::int64_t number = 0;
    for (const core::Record& record :
         readData(std::array{options.data}, options.rule, core::Answers::Optional, context)) {
        context.interrupt.check();
        ++number;
        try {
            TextToJudge text = read(record.instruction, record.input, tokenizer, question.limit);
            text.record = number;
            text.line = record.line;
            if (text.read.wholeLength > std::ssize(text.read.ids))
                cut.push_back({core::ProblemCode::RecordCut,
                               core::placeOf(record),
                               {std::to_string(text.read.wholeLength), std::to_string(question.limit)}});
            question.texts.push_back(std::move(text));
        } catch (const core::Error& error) {
            appendPlaced(refused, error, record);
        }
    }
    if (question.texts.empty() || (options.rule == DataRule::Refuse && !refused.empty()))
        throw core::Error(std::move(refused));
    list(context.notices, refused, "these records were left out.");
    list(context.notices, cut, "all of them with --json, as whole_tokens.");
    if (!cut.empty())
        context.notices.say(grouped(std::ssize(cut)) + " of " + counted(number, "record") +
                            " were cut: judged is their "
                            "beginning.");
}

void addText(Question& question, const core::Tokenizer& tokenizer, const Options& options, Context& context) {
    try {
        question.texts.push_back(read(textOrInput(options.text), options.second, tokenizer, question.limit));
    } catch (const core::Error& error) {
        if (error.problems().front().code != core::ProblemCode::RecordEmpty) throw;
        throw core::Error(core::ProblemCode::UsageInvalid, {}, {"--text: the text is empty"});
    }
    const core::JudgedText& text = question.texts.back().read;
    if (text.wholeLength > std::ssize(text.ids))
        context.notices.say("The text has " + grouped(text.wholeLength) + " tokens, more than the " +
                            grouped(question.limit) + " that are read: judged is its beginning.");
}

std::shared_ptr<const core::TrainingData> dataOf(const std::vector<TextToJudge>& texts) {
    auto data = std::make_shared<core::TrainingData>();
    for (const TextToJudge& text : texts) {
        core::TrainingSample sample{.ids = text.read.ids, .record = std::ssize(data->samples)};
        sample.types = text.read.types;
        data->samples.push_back(std::move(sample));
    }
    return data;
}

template <class Event>
std::vector<Event> followed(core::Task<Event>& task, const Judge& judge, std::size_t total, Context& context) {
    std::vector<Event> events;
    core::TaskState state = core::TaskState::Running;
    while (state == core::TaskState::Running) {
        state = task.advance(context.interrupt.token(), events);
        context.notices.progress(judge.name + ": " + grouped(std::ssize(events)) + " of " +
                                 counted(static_cast<std::int64_t>(total), "text"));
    }
    context.notices.clear();
    context.interrupt.check();
    return events;
}

/// What one judge says of every text.
std::vector<TextJudged> judged(const Judge& judge, const Question& question, bool isExplained, Bench& bench,
                               Context& context) {
    const Bench::Seat seat = bench.seat(judge);
    const auto data = dataOf(question.texts);
    std::vector<TextJudged> answers(question.texts.size());
    if (!isExplained) {
        for (core::SampleEvaluated& each :
             followed(*seat.model.evaluate(data, seat.adapter), judge, answers.size(), context))
            answers[static_cast<std::size_t>(each.record)].logits = std::move(each.logits);
        return answers;
    }
    for (core::TextExplained& each :
         followed(*seat.model.explain(data, seat.adapter), judge, answers.size(), context)) {
        const auto place = static_cast<std::size_t>(each.record);
        const TextToJudge& text = question.texts[place];
        answers[place] = {std::move(each.logits), core::weighedWords(text.views(), text.read, each.weights),
                          each.label};
    }
    return answers;
}

ExitCode predict(const Options& options, Context& context) {
    Question question;
    addJudges(question, options);
    const auto model = core::ModelText::open(question.judges.front().model);
    if (options.data.empty())
        addText(question, model->tokenizer(), options, context);
    else
        addTexts(question, model->tokenizer(), options, context);
    Bench bench(options.device, context);
    std::vector<std::vector<TextJudged>> answers;
    for (const Judge& judge : question.judges)
        answers.push_back(judged(judge, question, options.explain, bench, context));
    for (std::size_t i = 0; i < question.texts.size(); ++i) {
        Prediction prediction{question.texts[i], question.judges, {}};
        for (std::vector<TextJudged>& each : answers) prediction.answers.push_back(std::move(each[i]));
        if (options.json)
            context.out.line(dumped(prediction.json()));
        else
            prediction.print(!options.data.empty(), context.out);
    }
    return ExitCode::Done;
}

void checkUse(const CLI::App& command) {
    needOneOf(command, std::array<std::string_view, 2>{"--model", "--run"});
    needOneOf(command, std::array<std::string_view, 2>{"--text", "--data"});
    needs(command, "--second", std::array<std::string_view, 1>{"--text"});
    needs(command, "--strict", std::array<std::string_view, 1>{"--data"});
    needs(command, "--labels", std::array<std::string_view, 1>{"--model"});
}

} // namespace

void addPredict(CLI::App& app, Action& chosen) {
    CLI::App* command = app.add_subcommand("predict", "Label texts with a model that judges, alone or with adapters.");
    command->formatter(std::make_shared<HelpFormatter>(
        "predict (--run RUN | --model DIR [--adapter DIR]…) (--text TEXT [--second TEXT] | --data FILE) [options]"));
    command->footer(Examples);
    const auto options = std::make_shared<Options>();
    addModelOption(*command, options->model)->required(false);
    command->add_option("--run", options->run, "Or: a run, with its model and what it trained.")
        ->type_name("RUN")
        ->check(notEmpty());
    command
        ->add_option("--adapter", options->adapters,
                     "Folder of a classifier's adapter (PEFT); may be given again for an answer each.")
        ->type_name("DIR")
        ->check(notEmpty())
        ->expected(1)
        ->take_all()
        ->allow_extra_args(false);
    command->add_flag("--with-base", options->withBase, "Let the model without an adapter judge, too, as the first.");
    command->add_option("--text", options->text, "The text to be judged; «-» reads it from standard input.")
        ->type_name("TEXT");
    command->add_option("--second", options->second, "The second text of a pair.")->type_name("TEXT");
    command->add_option("--data", options->data, "Or: a file of records; JSON, JSON Lines or CSV.")
        ->type_name("FILE")
        ->check(notEmpty());
    command->add_flag("--explain", options->explain, "Name the words that the judgement came from.");
    addJudgeOptions(*command, options->labels, options->maxLength);
    addStrictOption(*command, options->rule);
    command->add_flag("--json", options->json, "Answer in JSON, an object a text.");
    addDeviceOptions(*command, options->device);
    command->callback([command, options, &chosen] {
        chosen = [command, options](Context& context) {
            checkUse(*command);
            return predict(*options, context);
        };
    });
}

} // namespace cli
