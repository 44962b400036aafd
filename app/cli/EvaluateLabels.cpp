#include "app/cli/EvaluateLabels.h"

#include "app/cli/DataInput.h"
#include "app/cli/Interrupt.h"
#include "app/cli/LabelReport.h"
#include "app/cli/Notices.h"
#include "app/cli/Numbers.h"
#include "app/cli/Output.h"
#include "app/cli/RunInput.h"
#include "core/Error.h"
#include "core/Files.h"
#include "core/metrics/UnknownLabels.h"
#include "core/text/ModelText.h"
#include "core/text/VisibleText.h"
#include "core/training/LabelledTexts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace cli {
namespace {

using core::SampleEvaluated;

/// For each label of `wanted` its place in the judge's logits. Throws where they have not the same labels.
std::vector<std::size_t> placesOf(const Judge& judge, const Judge& first) {
    const core::LabelSet &own = judge.labels, &wanted = first.labels;
    std::vector<std::size_t> places(wanted.names.size());
    std::iota(places.begin(), places.end(), 0);
    const bool isOneNumber = own.problem == core::ProblemType::Regression && own.count() == 1;
    if (own.problem == wanted.problem && (own.names == wanted.names || (isOneNumber && wanted.count() == 1)))
        return places;
    places.clear();
    for (const std::string& name : wanted.names)
        if (const auto place = std::ranges::find(own.names, name); place != own.names.end())
            places.push_back(static_cast<std::size_t>(place - own.names.begin()));
    if (own.problem != wanted.problem || own.count() != wanted.count() || places.size() != wanted.names.size())
        throw core::Error(core::ProblemCode::UsageInvalid, {},
                          {"the labels of " + judge.name + " (" + namesOf(own) + ") are not those of " + first.name +
                           " (" + namesOf(wanted) + "), so that they cannot be compared"});
    return places;
}

/// Records whose labels are names, and a head whose labels have none: nobody knows which is which.
void refuseUnnamed(const LabelQuestion& question) {
    const core::LabelSet& labels = question.judges.front().labels;
    if (labels.problem == core::ProblemType::Regression || !areUnnamed(labels)) return;
    core::LabelSet found = core::labelsOf(question.records, labels.problem);
    const bool isKnown = std::ranges::any_of(found.names, [&](const std::string& name) {
        return std::ranges::find(labels.names, name) != labels.names.end();
    });
    if (isKnown || found.names.empty()) return;
    throw core::Error(core::ProblemCode::UsageInvalid, {},
                      {"nothing says which label of " + question.judges.front().name + " is which: it calls them " +
                       namesOf(labels) + ", and the records theirs " + namesOf(found) +
                       "; give the names in the head's order with --labels"});
}

template <class Value>
std::vector<Value> ordered(const std::vector<Value>& values, const std::vector<std::size_t>& places) {
    std::vector<Value> result;
    for (const std::size_t place : places) result.push_back(values[place]);
    return result;
}

/// The same texts with the labels in the judge's order.
std::shared_ptr<const core::TrainingData> dataFor(const std::vector<std::size_t>& places,
                                                  const std::shared_ptr<const core::TrainingData>& data) {
    if (std::ranges::is_sorted(places)) return data;
    auto own = std::make_shared<core::TrainingData>(*data);
    for (core::TrainingSample& sample : own->samples) {
        const std::vector<float> targets = sample.targets; // none, or one too many, where a label is unknown
        for (std::size_t i = 0; i < std::min(targets.size(), places.size()); ++i) sample.targets[places[i]] = targets[i];
    }
    return own;
}

/// The figures of every sample, in the order of the samples; logits in the order of the first judge's labels.
std::vector<SampleEvaluated> figuresOf(const Judge& judge, const std::vector<std::size_t>& places,
                                       const std::shared_ptr<const core::TrainingData>& data, Bench& bench,
                                       Context& context) {
    const Bench::Seat seat = bench.seat(judge);
    const auto task = seat.model.evaluate(dataFor(places, data), seat.adapter);
    std::vector<SampleEvaluated> figures;
    core::TaskState state = core::TaskState::Running;
    while (state == core::TaskState::Running) {
        state = task->advance(context.interrupt.token(), figures);
        context.notices.progress(judge.name + ": " + grouped(std::ssize(figures)) + " of " +
                                 counted(std::ssize(data->samples), "record"));
    }
    context.notices.clear();
    context.interrupt.check();
    for (SampleEvaluated& figure : figures) figure.logits = ordered(figure.logits, places);
    return figures;
}

bool isBroken(const SampleEvaluated& figure) {
    return !std::isfinite(figure.loss) ||
           !std::ranges::all_of(figure.logits, [](float each) { return std::isfinite(each); });
}

const core::Record& recordOf(const core::TrainingSample& sample, const LabelQuestion& question) {
    return question.records[static_cast<std::size_t>(sample.record)];
}

bool isUnknown(const core::TrainingSample& sample, const LabelQuestion& question) {
    return !core::unknownIn(recordOf(sample, question), question.judges.front().labels).empty();
}

/// What is no number counts nowhere, and is named.
JudgedScore scoreOf(const Judge& judge, const std::vector<SampleEvaluated>& figures, const core::TrainingData& data,
                    const LabelQuestion& question, Context& context) {
    const core::LabelSet& labels = question.judges.front().labels;
    JudgedScore judged{judge.name, core::utf8(judge.adapter), 0,
                       core::ClassificationScore(labels.problem, labels.count())};
    std::vector<core::Problem> broken;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        if (isBroken(figures[i])) {
            broken.push_back(
                {core::ProblemCode::ScoreNotFinite, core::placeOf(recordOf(data.samples[i], question)), {}});
            continue;
        }
        if (isUnknown(data.samples[i], question)) {
            ++judged.unknown;
            core::addUnknown(judged.score, data.samples[i].targets, figures[i].logits);
            continue;
        }
        judged.lossSum += figures[i].loss;
        judged.score.add(data.samples[i].targets, figures[i].logits);
    }
    list(context.notices, broken, "all of them with " + judge.name + ".");
    return judged;
}

void addBaselines(LabelReport& report, const core::TrainingData& data, const LabelQuestion& question) {
    if (report.labels.problem != core::ProblemType::SingleLabel) return;
    std::vector<core::Record> asked;
    std::vector<std::int64_t> counts(report.labels.names.size());
    for (const core::TrainingSample& sample : data.samples) {
        asked.push_back(recordOf(sample, question));
        if (!sample.targets.empty())
            ++counts[static_cast<std::size_t>(std::ranges::max_element(sample.targets) - sample.targets.begin())];
    }
    if (const auto found = core::answerBaselines(question.learned, asked, core::judgedBy)) {
        report.commonest = found->commonest;
        report.bagOfWords = found->bagOfWords;
        return;
    }
    report.commonest = static_cast<double>(*std::ranges::max_element(counts)) / static_cast<double>(asked.size());
}

/// One record as every judge judged it.
struct RecordReport {
    const LabelQuestion& question;
    const core::TrainingData& data;
    const std::vector<std::vector<SampleEvaluated>>& figures;
    std::size_t sample;

    const core::LabelSet& labels() const { return question.judges.front().labels; }
    std::int64_t index() const { return data.samples[sample].record; }
    const core::Record& record() const { return recordOf(data.samples[sample], question); }
    /// The right labels; of numbers the numbers.
    std::vector<std::string> right() const {
        std::vector<std::string> names;
        const std::vector<float>& targets = data.samples[sample].targets;
        for (std::size_t i = 0; i < std::min(targets.size(), figures.front()[sample].logits.size()); ++i)
            if (labels().problem == core::ProblemType::Regression)
                names.push_back(plain(static_cast<double>(targets[i])));
            else if (targets[i] > 0.5F)
                names.push_back(labels().names[i]);
        std::ranges::move(core::unknownIn(record(), labels()), std::back_inserter(names));
        return names;
    }
    /// Of several labels those that are known may all be right.
    bool isRight(std::size_t judge) const {
        return figures[judge][sample].correctTokens > 0 && core::unknownIn(record(), labels()).empty();
    }
    std::vector<std::string> chosen(std::size_t judge) const {
        const SampleEvaluated& figure = figures[judge][sample];
        std::vector<std::string> names;
        if (isBroken(figure)) return names;
        if (labels().problem == core::ProblemType::Regression)
            for (const float logit : figure.logits) names.push_back(fixed(static_cast<double>(logit), 4));
        for (const std::int64_t label : core::chosenLabels(labels().problem, figure.logits))
            names.push_back(labels().names[static_cast<std::size_t>(label)]);
        return names;
    }
};

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : "; ") + name;
    return text.empty() ? "–" : core::oneLine(text);
}

Json recordJson(const RecordReport& report) {
    Json json = answer();
    json["record"] = report.index() + 1;
    json["line"] = report.record().line;
    json["right"] = report.right();
    json["results"] = Json::array();
    for (std::size_t i = 0; i < report.figures.size(); ++i) {
        const SampleEvaluated& figure = report.figures[i][report.sample];
        Json logits = Json::array();
        for (const float logit : figure.logits) logits.push_back(number(logit));
        const Judge& judge = report.question.judges[i];
        json["results"].push_back({{"name", judge.name},
                                   {"adapter", judge.adapter.empty() ? Json(nullptr) : Json(core::utf8(judge.adapter))},
                                   {"loss", figure.learnedTokens > 0 ? finite(figure.loss) : Json(nullptr)},
                                   {"chosen", report.chosen(i)},
                                   {"logits", std::move(logits)}});
    }
    return json;
}

/// A column of the chosen labels for each judge; «=» where they are right.
void printRecords(const LabelQuestion& question, const core::TrainingData& data,
                  const std::vector<std::vector<SampleEvaluated>>& figures, Output& out) {
    std::vector<std::vector<std::string>> rows{{"Chosen (=: right)", "right"}};
    for (const Judge& judge : question.judges) rows[0].push_back(core::oneLine(judge.name));
    for (std::size_t sample = 0; sample < data.samples.size(); ++sample) {
        const RecordReport report{question, data, figures, sample};
        const std::int64_t line = report.record().line;
        rows.push_back(
            {"Record " + std::to_string(report.index() + 1) + (line > 0 ? " (line " + std::to_string(line) + ")" : ""),
             joined(report.right())});
        for (std::size_t i = 0; i < figures.size(); ++i)
            rows.back().push_back((report.isRight(i) ? "= " : "") + joined(report.chosen(i)));
    }
    std::vector<std::size_t> widths(rows[0].size(), 0);
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], characterCount(row[i]) + 2);
    for (const auto& row : rows) {
        std::string text = padded(row[0], widths[0]);
        for (std::size_t i = 1; i < row.size(); ++i) text += rightAligned(row[i], widths[i]);
        out.line(text);
    }
    out.line("");
}

} // namespace

ExitCode evaluateLabels(const LabelQuestion& question, const DeviceOptions& device, Context& context) {
    std::vector<std::vector<std::size_t>> places;
    for (const Judge& judge : question.judges) places.push_back(placesOf(judge, question.judges.front()));
    refuseUnnamed(question);
    const auto text = core::ModelText::open(question.judges.front().model);
    LabelReport report{.labels = question.judges.front().labels};
    const auto data = std::make_shared<const core::TrainingData>(
        encodeTexts(question.records, text->tokenizer(), report.labels, question.settings,
                    core::keptUnknown({question.records, question.learned}), context));
    report.records = std::ssize(data->samples);
    report.unknown = std::ranges::count_if(data->samples, [&](const auto& each) { return isUnknown(each, question); });
    addBaselines(report, *data, question);
    Bench bench(device, context);
    std::vector<std::vector<SampleEvaluated>> figures;
    for (std::size_t i = 0; i < question.judges.size(); ++i) {
        figures.push_back(figuresOf(question.judges[i], places[i], data, bench, context));
        report.judges.push_back(scoreOf(question.judges[i], figures.back(), *data, question, context));
    }
    if (question.perRecord && question.json)
        for (std::size_t sample = 0; sample < data->samples.size(); ++sample)
            context.out.line(dumped(recordJson({question, *data, figures, sample})));
    if (question.json) {
        context.out.line(dumped(report.json()));
        return ExitCode::Done;
    }
    if (question.perRecord) printRecords(question, *data, figures, context.out);
    report.print(context.out);
    return ExitCode::Done;
}

} // namespace cli
