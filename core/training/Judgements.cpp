#include "core/training/Judgements.h"

#include "core/Files.h"
#include "core/metrics/UnknownLabels.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

namespace core {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr int Version = 1;

std::filesystem::path fileOf(const std::filesystem::path& run) {
    return run / "judgements.jsonl";
}

/// JSON has no word for what is no number.
template <class Number> ordered_json numberJson(Number value) {
    return std::isfinite(value) ? ordered_json(value) : ordered_json();
}

template <class Number> Number numberOf(const json& value) {
    return value.is_null() ? std::numeric_limits<Number>::quiet_NaN() : value.get<Number>();
}

ordered_json numbersJson(const std::vector<float>& values) {
    ordered_json list = ordered_json::array();
    for (const float value : values) list.push_back(numberJson(value));
    return list;
}

std::vector<float> numbersOf(const json& list) {
    std::vector<float> values;
    for (const json& value : list) values.push_back(numberOf<float>(value));
    return values;
}

ordered_json baselinesJson(const std::optional<AnswerBaselines>& found) {
    if (!found) return {};
    return {{"commonest", found->commonest}, {"bag_of_words", found->bagOfWords}};
}

std::optional<AnswerBaselines> baselinesOf(const json& value) {
    if (value.is_null()) return {};
    return AnswerBaselines{value.at("commonest").get<double>(), value.at("bag_of_words").get<double>()};
}

ordered_json headJson(const Judgements& judgements) {
    ordered_json head{{"version", Version},
                      {"step", judgements.step},
                      {"data", judgements.data},
                      {"records", judgements.records.size()}};
    if (judgements.hasLabels()) {
        head["problem_type"] = name(judgements.labels.problem);
        head["labels"] = judgements.labels.names;
    }
    head["baselines"] = {{"validation", baselinesJson(judgements.validationBaselines)},
                         {"test", baselinesJson(judgements.testBaselines)}};
    return head;
}

ordered_json recordJson(const Judgement& judgement) {
    ordered_json line{{"split", judgement.split == Split::Test ? "test" : "validation"}, {"index", judgement.index}};
    if (judgement.record > 0) {
        line["id"] = judgement.record;
        line["revision"] = judgement.revision;
    }
    line["text"] = judgement.text;
    if (!judgement.wanted.empty()) line["wanted"] = judgement.wanted;
    if (!judgement.targets.empty()) {
        line["targets"] = numbersJson(judgement.targets);
        line["logits"] = numbersJson(judgement.logits);
    }
    line["loss"] = numberJson(judgement.loss);
    line["tokens"] = judgement.learnedTokens;
    line["right"] = judgement.correctTokens;
    return line;
}

Judgement judgementOf(const json& line, std::size_t labels) {
    Judgement judgement{.split = line.at("split") == "test" ? Split::Test : Split::Validation,
                        .index = line.at("index").get<std::int64_t>(),
                        .record = line.value("id", RecordId{0}),
                        .revision = line.value("revision", std::int64_t{0}),
                        .text = line.at("text").get<std::string>(),
                        .wanted = line.value("wanted", std::string()),
                        .targets = numbersOf(line.value("targets", json::array())),
                        .logits = numbersOf(line.value("logits", json::array())),
                        .loss = numberOf<double>(line.at("loss")),
                        .learnedTokens = line.at("tokens").get<std::int64_t>(),
                        .correctTokens = line.at("right").get<std::int64_t>()};
    if (judgement.targets.size() != labels || judgement.logits.size() != labels)
        throw json::other_error::create(501, "other labels", &line);
    return judgement;
}

/// Throws json::exception where a line is no judgement.
std::optional<Judgements> parsed(std::string_view content) {
    std::optional<Judgements> found;
    std::size_t announced = 0;
    for (std::size_t begin = 0; begin < content.size();) {
        const std::size_t end = content.find('\n', begin);
        if (end == std::string_view::npos) return {}; // torn
        const json line = json::parse(content.substr(begin, end - begin));
        begin = end + 1;
        if (found) {
            found->records.push_back(judgementOf(line, found->labels.names.size()));
            continue;
        }
        if (line.at("version").get<int>() != Version) return {};
        found.emplace();
        found->step = line.at("step").get<std::int64_t>();
        found->data = line.at("data").get<std::string>();
        found->labels.names = line.value("labels", std::vector<std::string>());
        found->labels.problem = problemTypeByName(line.value("problem_type", std::string())).value_or(ProblemType::SingleLabel);
        found->validationBaselines = baselinesOf(line.at("baselines").at("validation"));
        found->testBaselines = baselinesOf(line.at("baselines").at("test"));
        announced = line.at("records").get<std::size_t>();
    }
    if (found && found->records.size() != announced) return {};
    return found;
}

/// The label of a text that has one; beyond the labels where the model does not have it.
std::int64_t rightLabel(const Judgement& judgement) {
    if (judgement.isUnknown()) return std::ssize(judgement.targets);
    return std::ranges::max_element(judgement.targets) - judgement.targets.begin();
}

template <class Wanted> std::vector<const Judgement*> those(const Judgements& all, Split split, Wanted isWanted) {
    std::vector<const Judgement*> found;
    for (const Judgement& each : all.records)
        if (each.split == split && isWanted(each)) found.push_back(&each);
    return found;
}

} // namespace

bool Judgement::isSound() const {
    return logits.size() == targets.size() &&
           std::ranges::all_of(logits, [](float each) { return std::isfinite(each); });
}

std::int64_t Judgements::count(Split split) const {
    return std::ranges::count(records, split, &Judgement::split);
}

std::int64_t Judgements::unknownCount(Split split) const {
    return std::ranges::count_if(records, [split](const Judgement& each) {
        return each.split == split && each.isUnknown() && each.isSound();
    });
}

ClassificationScore Judgements::score(Split split) const {
    ClassificationScore score(labels.problem, labels.count());
    for (const Judgement& each : records) {
        if (each.split != split || !each.isSound()) continue;
        if (each.isUnknown())
            addUnknown(score, each.targets, each.logits);
        else
            score.add(each.targets, each.logits);
    }
    return score;
}

LanguageScore Judgements::languageScore(Split split) const {
    LanguageScore score;
    for (const Judgement& each : records) {
        if (each.split != split) continue;
        if (each.isUnknown())
            ++score.records; // wrong
        else
            score.add(each.loss, each.learnedTokens, each.correctTokens);
    }
    return score;
}

std::vector<const Judgement*> Judgements::worst(Split split, std::size_t count) const {
    std::vector<const Judgement*> found = those(*this, split, [this](const Judgement& each) {
        return !each.isUnknown() || labels.problem != ProblemType::SingleLabel;
    });
    // What is no number is worse than any.
    const auto loss = [](const Judgement* each) {
        const double value = each->lossPerToken();
        return std::isnan(value) ? std::numeric_limits<double>::infinity() : value;
    };
    std::ranges::stable_sort(found, [&](const Judgement* a, const Judgement* b) { return loss(a) > loss(b); });
    found.resize(std::min(found.size(), count));
    return found;
}

std::vector<const Judgement*> Judgements::judgedAs(Split split, std::int64_t right, std::int64_t chosen) const {
    return those(*this, split, [&](const Judgement& each) {
        return rightLabel(each) == right && each.isSound() &&
               chosenLabels(labels.problem, each.logits).front() == chosen;
    });
}

std::vector<const Judgement*> Judgements::wrongIn(Split split, std::int64_t label) const {
    return those(*this, split, [&](const Judgement& each) {
        if (!each.isSound()) return false;
        const auto chosen = chosenLabels(labels.problem, each.logits);
        const bool isChosen = std::ranges::find(chosen, label) != chosen.end();
        return isChosen != (each.targets[static_cast<std::size_t>(label)] > 0.5F);
    });
}

void writeJudgements(const std::filesystem::path& run, const Judgements& judgements) {
    const auto line = [](const ordered_json& value) {
        return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
    };
    FileReplacement file(fileOf(run));
    file.write(line(headJson(judgements)));
    for (const Judgement& each : judgements.records) file.write(line(recordJson(each)));
    file.commit();
}

std::optional<Judgements> readJudgements(const std::filesystem::path& run) {
    if (!isThere(fileOf(run))) return {};
    try {
        return parsed(readFile(fileOf(run)));
    } catch (const json::exception&) {
        return {};
    }
}

} // namespace core
