#include "app/cli/LabelReport.h"

#include "app/cli/Numbers.h"
#include "app/cli/Output.h"
#include "core/metrics/UnknownLabels.h"
#include "core/text/VisibleText.h"

#include <algorithm>
#include <cmath>

namespace cli {
namespace {

/// A table of more is not read; --json has all of it.
constexpr std::size_t MostTabled = 12;

std::string percent(double share) {
    return fixed(100 * share, 1) + " %";
}

std::size_t widthOf(const std::vector<std::string>& texts, std::size_t least) {
    for (const std::string& text : texts) least = std::max(least, characterCount(core::oneLine(text)));
    return least;
}

struct Columns {
    Output& out;
    std::size_t first;

    void line(const std::string& head, const std::vector<std::pair<std::string, std::size_t>>& cells) const {
        std::string text = padded(core::oneLine(head), first);
        for (const auto& [cell, width] : cells) text += rightAligned(cell, width);
        out.line(text);
    }
};

void printNumbers(const LabelReport& report, const Columns& table) {
    table.line("", {{"mean squared error", 20}, {"mean absolute error", 21}, {"R²", 9}});
    for (const JudgedScore& each : report.judges)
        table.line(each.name, {{fixed(each.score.meanSquaredError(), 4), 20},
                               {fixed(each.score.meanAbsoluteError(), 4), 21},
                               {fixed(each.score.explained(), 4), 9}});
}

void printFigures(const LabelReport& report, const Columns& table) {
    table.line("", {{"accuracy", 10},
                    {"95 % interval", 18},
                    {"precision", 11},
                    {"recall", 8},
                    {"F1", 7},
                    {"F1 micro", 10},
                    {"loss", 9}});
    for (const JudgedScore& each : report.judges) {
        const core::ClassificationScore& score = each.score;
        const core::ShareInterval interval = score.accuracyInterval();
        table.line(each.name, {{percent(score.accuracy()), 10},
                               {fixed(100 * interval.lower, 1) + " – " + percent(interval.upper), 18},
                               {fixed(score.macroPrecision(), 3), 11},
                               {fixed(score.macroRecall(), 3), 8},
                               {fixed(score.macroF1(), 3), 7},
                               {fixed(score.microF1(), 3), 10},
                               {fixed(each.loss(), 4), 9}});
    }
    if (!report.commonest) return;
    table.out.line("Without reading, for comparison:");
    table.line("  the commonest label", {{percent(*report.commonest), 10}});
    if (report.bagOfWords) table.line("  a bag of words", {{percent(*report.bagOfWords), 10}});
}

void printLabels(const LabelReport& report, const core::ClassificationScore& score, Output& out) {
    const Columns table{out, widthOf(report.labels.names, 4) + 2};
    table.line("", {{"precision", 11}, {"recall", 8}, {"F1", 7}, {"records", 9}});
    for (std::size_t i = 0; i < score.labels.size(); ++i) {
        const core::LabelCounts& counts = score.labels[i];
        table.line("  " + report.labels.names[i], {{fixed(counts.precision(), 3), 11},
                                                   {fixed(counts.recall(), 3), 8},
                                                   {fixed(counts.f1(), 3), 7},
                                                   {grouped(counts.support()), 9}});
    }
}

void printConfusion(const LabelReport& report, const core::ClassificationScore& score, Output& out) {
    const std::vector<std::string>& names = report.labels.names;
    if (score.confusion.empty() || names.size() > MostTabled) return;
    const std::size_t width = widthOf(names, 5) + 2;
    const Columns table{out, widthOf(names, 10) + 2};
    std::vector<std::pair<std::string, std::size_t>> heads;
    for (const std::string& name : names) heads.emplace_back(core::oneLine(name), width);
    out.line("Right label (down) and chosen label (across):");
    table.line("", heads);
    const auto row = [&](const std::string& name, std::span<const std::int64_t> counts) {
        std::vector<std::pair<std::string, std::size_t>> cells;
        for (const std::int64_t count : counts) cells.emplace_back(grouped(count), width);
        table.line(name, cells);
    };
    for (std::size_t right = 0; right < names.size(); ++right)
        row("  " + names[right], std::span(score.confusion).subspan(right * names.size(), names.size()));
    if (report.unknown > 0) row("(unknown)", core::unknownTakenFor(score));
}

Json judgeJson(const LabelReport& report, const JudgedScore& judge) {
    const core::ClassificationScore& score = judge.score;
    Json json{{"name", judge.name},
              {"adapter", judge.adapter.empty() ? Json(nullptr) : Json(judge.adapter)},
              {"records", score.records},
              {"unknown_records", judge.unknown},
              {"loss", finite(judge.loss())}};
    if (report.labels.problem == core::ProblemType::Regression) {
        json["mean_squared_error"] = finite(score.meanSquaredError());
        json["mean_absolute_error"] = finite(score.meanAbsoluteError());
        json["r_squared"] = finite(score.explained());
        return json;
    }
    const core::ShareInterval interval = score.accuracyInterval();
    json["accuracy"] = finite(score.accuracy());
    json["accuracy_interval"] = {interval.lower, interval.upper};
    json["precision_macro"] = finite(score.macroPrecision());
    json["recall_macro"] = finite(score.macroRecall());
    json["f1_macro"] = finite(score.macroF1());
    json["precision_micro"] = finite(score.microPrecision());
    json["recall_micro"] = finite(score.microRecall());
    json["f1_micro"] = finite(score.microF1());
    json["labels"] = Json::array();
    for (std::size_t i = 0; i < score.labels.size(); ++i)
        json["labels"].push_back({{"label", report.labels.names[i]},
                                  {"precision", score.labels[i].precision()},
                                  {"recall", score.labels[i].recall()},
                                  {"f1", score.labels[i].f1()},
                                  {"records", score.labels[i].support()}});
    json["confusion"] = Json::array();
    const std::size_t count = score.confusion.empty() ? 0 : report.labels.names.size();
    for (std::size_t right = 0; right < count; ++right) {
        const auto begin = score.confusion.begin() + static_cast<std::ptrdiff_t>(right * count);
        json["confusion"].push_back(std::vector<std::int64_t>(begin, begin + static_cast<std::ptrdiff_t>(count)));
    }
    json["unknown_chosen"] = core::unknownTakenFor(score);
    return json;
}

} // namespace

Json finite(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

void LabelReport::print(Output& out) const {
    out.line(counted(records, "record") + ":");
    std::vector<std::string> names{"  the commonest label"};
    for (const JudgedScore& each : judges) names.push_back(each.name);
    const Columns table{out, widthOf(names, 4)};
    if (labels.problem == core::ProblemType::Regression) return printNumbers(*this, table);
    printFigures(*this, table);
    if (unknown > 0)
        out.line(counted(unknown, "record") + (unknown == 1 ? " has a label" : " have labels") +
                 " that the model does not know: counted as wrong. Precision, recall and F1 are those of the labels "
                 "that it knows.");
    for (const JudgedScore& each : judges) {
        out.line("");
        out.line(core::oneLine(each.name) + ", label by label (precision, recall and F1 above are their means):");
        printLabels(*this, each.score, out);
        printConfusion(*this, each.score, out);
    }
}

Json LabelReport::json() const {
    Json json = answer();
    json["task"] = "classification";
    json["problem_type"] = core::name(labels.problem);
    json["labels"] = labels.names;
    json["records"] = records;
    json["unknown_records"] = unknown;
    json["results"] = Json::array();
    for (const JudgedScore& each : judges) json["results"].push_back(judgeJson(*this, each));
    json["baselines"] = nullptr;
    if (commonest)
        json["baselines"] = {{"commonest_label", *commonest},
                             {"bag_of_words", bagOfWords ? Json(*bagOfWords) : Json(nullptr)}};
    return json;
}

} // namespace cli
