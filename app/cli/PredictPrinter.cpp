#include "app/cli/PredictPrinter.h"

#include "app/cli/Numbers.h"
#include "app/cli/Output.h"
#include "core/Files.h"
#include "core/metrics/ClassificationScore.h"
#include "core/text/VisibleText.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace cli {
namespace {

constexpr std::size_t MostLabels = 5, MostWords = 8, TextStart = 60;

bool isFinite(const TextJudged& answer) {
    return std::ranges::all_of(answer.logits, [](float each) { return std::isfinite(each); });
}

/// Places of the labels, the most probable first.
std::vector<std::size_t> byProbability(const std::vector<double>& shares) {
    std::vector<std::size_t> places(shares.size());
    std::iota(places.begin(), places.end(), 0);
    std::ranges::stable_sort(places, [&](std::size_t left, std::size_t right) { return shares[left] > shares[right]; });
    return places;
}

std::vector<std::string> chosenNames(const core::LabelSet& labels, const TextJudged& answer) {
    std::vector<std::string> names;
    if (!isFinite(answer)) return names;
    for (const std::int64_t label : core::chosenLabels(labels.problem, answer.logits))
        names.push_back(labels.names[static_cast<std::size_t>(label)]);
    return names;
}

/// «positive 93.1 %, negative 6.9 %»; of several labels the chosen ones stand before a colon.
std::string verdict(const core::LabelSet& labels, const TextJudged& answer) {
    if (!isFinite(answer)) return "the model gives no number";
    const std::vector<double> shares = core::probabilities(labels.problem, answer.logits);
    std::string text;
    if (labels.problem == core::ProblemType::Regression) {
        for (std::size_t i = 0; i < shares.size(); ++i)
            text +=
                (text.empty() ? "" : ", ") + (areUnnamed(labels) ? "" : labels.names[i] + " ") + fixed(shares[i], 4);
        return text;
    }
    const std::vector<std::size_t> places = byProbability(shares);
    for (std::size_t i = 0; i < std::min(places.size(), MostLabels); ++i)
        text += (text.empty() ? "" : ", ") + labels.names[places[i]] + " " + fixed(100 * shares[places[i]], 1) + " %";
    if (shares.size() > MostLabels) text += ", …";
    if (labels.problem == core::ProblemType::SingleLabel) return text;
    std::string chosen;
    for (const std::string& name : chosenNames(labels, answer)) chosen += (chosen.empty() ? "" : "; ") + name;
    return (chosen.empty() ? "none" : chosen) + ": " + text;
}

std::string wordOf(const core::WeighedWord& word, const TextToJudge& text) {
    return text.texts[static_cast<std::size_t>(word.text)].substr(word.bytes.begin, word.bytes.end - word.bytes.begin);
}

/// The strongest words on one side, the strongest first.
std::string strongest(const TextToJudge& text, const core::WeighedWords& words, double sign) {
    std::vector<const core::WeighedWord*> some;
    for (const core::WeighedWord& word : words.words)
        if (word.weight * sign > 0) some.push_back(&word);
    std::ranges::stable_sort(some, [&](const auto* a, const auto* b) { return a->weight * sign > b->weight * sign; });
    std::string list;
    for (std::size_t i = 0; i < std::min(some.size(), MostWords); ++i)
        list += (i > 0 ? ", " : "") + wordOf(*some[i], text) + " " + fixed(some[i]->weight, 3);
    return list.empty() ? "nothing" : list + (some.size() > MostWords ? ", …" : "");
}

Json wordsJson(const core::LabelSet& labels, const TextJudged& answer, const TextToJudge& text) {
    Json json{{"label", labels.names[static_cast<std::size_t>(answer.explained)]}, {"words", Json::array()}};
    for (const core::WeighedWord& word : answer.words->words)
        json["words"].push_back({{"word", wordOf(word, text)},
                                 {"text", word.text == 0 ? "first" : "second"},
                                 {"begin", word.bytes.begin},
                                 {"end", word.bytes.end},
                                 {"weight", std::isfinite(word.weight) ? Json(word.weight) : Json(nullptr)}});
    json["other_weight"] = std::isfinite(answer.words->otherWeight) ? Json(answer.words->otherWeight) : Json(nullptr);
    return json;
}

Json answerJson(const Judge& judge, const TextJudged& answer, const TextToJudge& text) {
    const core::LabelSet& labels = judge.labels;
    Json json{{"adapter", judge.adapter.empty() ? Json(nullptr) : Json(core::utf8(judge.adapter))},
              {"problem_type", core::name(labels.problem)},
              {"chosen", chosenNames(labels, answer)},
              {"scores", Json::array()}};
    const std::vector<double> shares = core::probabilities(labels.problem, answer.logits);
    const bool isProbable = labels.problem != core::ProblemType::Regression && isFinite(answer);
    for (std::size_t i = 0; i < labels.names.size(); ++i)
        json["scores"].push_back({{"label", labels.names[i]},
                                  {"probability", isProbable ? Json(shares[i]) : Json(nullptr)},
                                  {"logit", number(answer.logits[i])}});
    if (answer.words) json["explanation"] = wordsJson(labels, answer, text);
    return json;
}

} // namespace

void Prediction::print(bool isOneOfMany, Output& out) const {
    if (isOneOfMany) {
        const std::string whole = core::oneLine(text.texts[0] + (text.texts[1].empty() ? "" : " | " + text.texts[1]));
        const std::string start = firstCharacters(whole, TextStart);
        out.line("Record " + std::to_string(text.record) +
                 (text.line > 0 ? " (line " + std::to_string(text.line) + ")" : "") + ": " + start +
                 (start.size() < whole.size() ? "…" : ""));
    }
    std::size_t width = 0;
    if (judges.size() > 1)
        for (const Judge& judge : judges) width = std::max(width, characterCount(core::oneLine(judge.name)) + 2);
    const std::string indent = isOneOfMany ? "  " : "";
    for (std::size_t i = 0; i < judges.size(); ++i) {
        const std::string name = width > 0 ? padded(core::oneLine(judges[i].name), width) : "";
        out.line(indent + name + core::oneLine(verdict(judges[i].labels, answers[i])));
        if (!answers[i].words || !isFinite(answers[i])) continue;
        const bool isNumber = judges[i].labels.problem == core::ProblemType::Regression;
        const std::string& label = judges[i].labels.names[static_cast<std::size_t>(answers[i].explained)];
        const std::string up = isNumber ? "raising it" : "for " + label, down = isNumber ? "lowering it" : "against it";
        out.line(indent + core::oneLine("  " + up + ": " + strongest(text, *answers[i].words, 1)));
        out.line(indent + core::oneLine("  " + down + ": " + strongest(text, *answers[i].words, -1)));
    }
}

Json Prediction::json() const {
    Json json = answer();
    if (text.record > 0) json["record"] = text.record;
    if (text.record > 0) json["line"] = text.line;
    json["tokens"] = text.read.ids.size();
    json["whole_tokens"] = text.read.wholeLength;
    json["answers"] = Json::array();
    for (std::size_t i = 0; i < judges.size(); ++i) json["answers"].push_back(answerJson(judges[i], answers[i], text));
    return json;
}

} // namespace cli
