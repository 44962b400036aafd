#include "core/training/TrainingConfig.h"

#include "core/Error.h"
#include "core/text/NearestName.h"
#include "core/training/FieldValues.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace core {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr int Version = 1;

Problem unknownSetting(std::string_view key, const std::string& file) {
    const TrainingConfig config;
    std::vector<std::string_view> keys;
    visitFields(config, [&](const FieldNote& note, const auto&) { keys.push_back(note.key); });
    return {
        ProblemCode::SettingUnknown, {.file = file, .field = std::string(key)}, {nearestName(snakeCase(key), keys)}};
}

Problem invalidSetting(const FieldNote& note, std::string value, std::string allowed, const std::string& file = {}) {
    return {ProblemCode::SettingInvalid,
            {.file = file, .field = std::string(note.key)},
            {std::move(value), std::move(allowed)}};
}

bool isDevice(std::string_view name) {
    if (name == "auto" || name == "cpu" || name == "cuda") return true;
    if (!name.starts_with("cuda:")) return false;
    const std::optional<std::int64_t> index = wholeNumber(name.substr(5));
    return index && *index >= 0 && *index < 1024;
}

bool areClassWeights(const std::vector<std::string>& weights) {
    if (weights == std::vector<std::string>{"balanced"}) return true;
    return std::all_of(weights.begin(), weights.end(), [](const std::string& each) {
        const std::optional<std::pair<std::string, double>> weight = classWeight(each);
        return weight && weight->second > 0;
    });
}

/// Reads one member of the JSON into a field; the problem where it does not fit.
struct JsonReader {
    const json& object;
    const std::string& file;
    std::vector<Problem>& problems;

    template <class Value> void operator()(const FieldNote& note, Value& member) const {
        const auto found = object.find(std::string(note.key));
        if (found == object.end()) return;
        if (!fieldFromJson(*found, member))
            problems.push_back(invalidSetting(note,
                                              shortened(found->dump(-1, ' ', false, json::error_handler_t::replace)),
                                              allowedValues(note, member), file));
    }
};

struct RangeCheck {
    std::vector<Problem>& problems;

    template <class Value> void operator()(const FieldNote& note, const Value& member) const {
        if (!isAllowed(note, member))
            problems.push_back(invalidSetting(note, shownValue(member), allowedValues(note, member)));
    }
};

/// What is wrong with fields by themselves: they may be set one after another.
std::vector<Problem> fieldProblems(const TrainingConfig& config) {
    std::vector<Problem> problems;
    visitFields(config, RangeCheck{problems});
    const auto add = [&](const char* field, std::string value, std::string allowed) {
        problems.push_back({ProblemCode::SettingInvalid, {.field = field}, {std::move(value), std::move(allowed)}});
    };
    if (!isDevice(config.device)) add("device", config.device, "auto, cpu, cuda, or cuda: with the number of a card");
    bool hasEmptyName = config.targetModules.empty();
    for (const std::string& name : config.targetModules) hasEmptyName = hasEmptyName || name.empty();
    if (!areClassWeights(config.classWeights))
        add("class_weights", shownValue(config.classWeights), "balanced, or label=weight with weights above 0");
    if (hasEmptyName)
        add("target_modules", shownValue(config.targetModules), "all-linear, names of modules, or a pattern");
    return problems;
}

} // namespace

std::string trainingConfigJson(const TrainingConfig& config) {
    ordered_json object;
    object["version"] = Version;
    visitFields(config, [&](const FieldNote& note, const auto& member) { object[std::string(note.key)] = member; });
    return object.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

TrainingConfig trainingConfigFromJson(std::string_view text, const std::string& file) {
    const json object = json::parse(text, nullptr, false);
    if (!object.is_object()) throw Error(ProblemCode::ConfigInvalid, {.file = file}, {"it is not a JSON object"});
    const auto version = object.find("version");
    if (version == object.end() || *version != Version)
        throw Error(ProblemCode::ConfigInvalid, {.file = file, .field = "version"},
                    {version == object.end()
                         ? "it has no version"
                         : "it has the version " +
                               shortened(version->dump(-1, ' ', false, json::error_handler_t::replace)) +
                               "; 1 can be read"});
    TrainingConfig config;
    std::vector<Problem> problems;
    visitFields(config, JsonReader{object, file, problems});
    for (const auto& item : object.items()) {
        bool isKnown = item.key() == "version" || item.key() == "run"; // RunConfig reads that
        visitFields(config, [&](const FieldNote& note, const auto&) { isKnown = isKnown || item.key() == note.key; });
        if (!isKnown) problems.push_back(unknownSetting(item.key(), file));
    }
    for (Problem& problem : trainingProblems(config)) {
        problem.where.file = file;
        problems.push_back(std::move(problem));
    }
    if (!problems.empty()) throw Error(std::move(problems));
    return config;
}

void setTrainingField(TrainingConfig& config, std::string_view key, std::string_view value) {
    TrainingConfig changed = config;
    const std::string wanted = snakeCase(key);
    bool isKnown = false;
    std::vector<Problem> problems;
    visitFields(changed, [&](const FieldNote& note, auto& member) {
        if (note.key != wanted) return;
        isKnown = true;
        if (!fieldFromText(value, member))
            problems.push_back(invalidSetting(note, shortened(std::string(value)), allowedValues(note, member)));
    });
    if (!isKnown) throw Error(unknownSetting(key, {}));
    if (problems.empty())
        for (Problem& problem : fieldProblems(changed))
            if (problem.where.field == wanted) problems.push_back(std::move(problem));
    if (!problems.empty()) throw Error(std::move(problems));
    config = std::move(changed);
}

std::optional<std::pair<std::string, double>> classWeight(std::string_view text) {
    const std::size_t at = text.rfind('=');
    if (at == std::string_view::npos || at == 0) return std::nullopt;
    const std::optional<double> weight = number(text.substr(at + 1));
    if (!weight) return std::nullopt;
    return std::pair(std::string(text.substr(0, at)), *weight);
}

std::vector<Problem> trainingProblems(const TrainingConfig& config) {
    std::vector<Problem> problems = fieldProblems(config);
    const auto add = [&](const char* field, std::string value, std::string allowed) {
        problems.push_back({ProblemCode::SettingInvalid, {.field = field}, {std::move(value), std::move(allowed)}});
    };
    const bool isClassification = config.task == "classification", isOneLabel = config.objective == "cross_entropy";
    if (!isClassification && !isOneLabel)
        add("objective", config.objective, "cross_entropy, where the task is to write answers");
    if (config.task == "masked_lm" && config.method != "full")
        add("method", config.method, "full, where the task is to foretell hidden words");
    if (!config.classWeights.empty() && !(isClassification && isOneLabel))
        add("class_weights", shownValue(config.classWeights), "none, unless each text has one label");
    return problems;
}

} // namespace core
