#include "core/training/ScoreJson.h"

#include <array>
#include <tuple>

namespace core {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::size_t MaxLabels = 1 << 16;

void addFigures(const ClassificationScore& score, ordered_json& object) {
    object["accuracy"] = score.accuracy();
    object["precision_macro"] = score.macroPrecision();
    object["recall_macro"] = score.macroRecall();
    object["f1_macro"] = score.macroF1();
    object["f1_micro"] = score.microF1();
}

} // namespace

ordered_json scoreJson(const ClassificationScore& score) {
    ordered_json object{{"problem_type", name(score.problem)}, {"records", score.records}};
    if (score.problem == ProblemType::Regression) {
        object["mean_squared_error"] = score.meanSquaredError();
        object["mean_absolute_error"] = score.meanAbsoluteError();
        object["explained"] = score.explained();
        object["sums"] = {score.squaredError, score.absoluteError, score.valueSum, score.squaredValueSum};
        object["values"] = score.values;
        return object;
    }
    addFigures(score, object);
    object["exact"] = score.exactRecords;
    object["labels"] = ordered_json::array();
    for (const LabelCounts& each : score.labels) object["labels"].push_back({each.hits, each.falseAlarms, each.misses});
    const std::size_t count = score.labels.size();
    if (score.confusion.empty()) return object;
    object["confusion"] = ordered_json::array();
    for (std::size_t row = 0; row < count; ++row)
        object["confusion"].push_back(
            std::vector<std::int64_t>(score.confusion.begin() + static_cast<std::ptrdiff_t>(row * count),
                                      score.confusion.begin() + static_cast<std::ptrdiff_t>((row + 1) * count)));
    return object;
}

ClassificationScore scoreFromJson(const json& object) {
    const auto type = problemTypeByName(object.at("problem_type").get<std::string>());
    const json labels = object.value("labels", json::array());
    const bool isSound = type && labels.is_array() && labels.size() <= MaxLabels;
    if (!isSound) throw json::other_error::create(501, "no score", &object);
    ClassificationScore score(*type, static_cast<std::int64_t>(labels.size()));
    score.records = object.at("records").get<std::int64_t>();
    if (*type == ProblemType::Regression) {
        const auto sums = object.at("sums").get<std::array<double, 4>>();
        std::tie(score.squaredError, score.absoluteError, score.valueSum, score.squaredValueSum) = std::tuple_cat(sums);
        score.values = object.at("values").get<std::int64_t>();
        return score;
    }
    score.exactRecords = object.at("exact").get<std::int64_t>();
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto counts = labels[i].get<std::array<std::int64_t, 3>>();
        score.labels[i] = {counts[0], counts[1], counts[2]};
    }
    for (std::size_t row = 0; row < labels.size() && *type == ProblemType::SingleLabel; ++row)
        for (std::size_t column = 0; column < labels.size(); ++column)
            score.confusion[row * labels.size() + column] =
                object.at("confusion").at(row).at(column).get<std::int64_t>();
    return score;
}

} // namespace core
