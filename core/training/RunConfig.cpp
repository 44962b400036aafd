#include "core/training/RunConfig.h"

#include "core/Error.h"
#include "core/training/FieldValues.h"
#include "core/training/StartTime.h"

#include <nlohmann/json.hpp>

namespace core {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

template <class Config, class Visitor> void visitOrigin(Config& config, Visitor&& visit) {
    visit("model", config.model);
    visit("format", config.format);
    visit("adapter", config.adapter);
    visit("data", config.data);
    visit("training_records", config.trainingRecords);
    visit("validation_records", config.validationRecords);
    visit("test_records", config.testRecords);
}

/// What runs of an earlier version have not.
template <class Config, class Visitor> void visitLater(Config& config, Visitor&& visit) {
    visit("started", config.started);
    visit("model_fingerprint", config.modelFingerprint);
    visit("labels", config.labels);
}

const char* kindOf(const std::string&) {
    return "a text";
}
const char* kindOf(const std::vector<std::string>&) {
    return "a list of texts";
}
const char* kindOf(std::int64_t) {
    return "a whole number";
}

} // namespace

std::string runConfigJson(const RunConfig& config) {
    ordered_json origin = ordered_json::object();
    const auto write = [&](const char* key, const auto& member) { origin[key] = member; };
    visitOrigin(config, write);
    visitLater(config, write);
    ordered_json object = ordered_json::object();
    const ordered_json settings = ordered_json::parse(trainingConfigJson(config.training));
    for (const auto& [key, value] : settings.items()) {
        object[key] = value;
        if (key == "version") object["run"] = origin;
    }
    return object.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

RunConfig runConfigFromJson(std::string_view text, const std::string& file) {
    RunConfig config;
    config.training = trainingConfigFromJson(text, file); // refuses what is no object
    const json object = json::parse(text, nullptr, false);
    const auto origin = object.find("run");
    if (origin == object.end() || !origin->is_object())
        throw Error(ProblemCode::ConfigInvalid, {.file = file, .field = "run"}, {"it does not say what was trained"});
    std::vector<Problem> problems;
    const auto add = [&](const std::string& reason) {
        problems.push_back({ProblemCode::ConfigInvalid, {.file = file, .field = "run"}, {reason}});
    };
    const auto read = [&](const std::string& key, auto& member) {
        const auto found = origin->find(key);
        if (found == origin->end()) return false;
        if (!fieldFromJson(*found, member)) add("«" + key + "» is not " + kindOf(member));
        return true;
    };
    visitOrigin(config, [&](const std::string& key, auto& member) {
        if (!read(key, member)) add("«" + key + "» is missing");
    });
    visitLater(config, read);
    if (!config.started.empty() && !wallClock(config.started))
        add("«started» is no time such as 2026-01-31T12:00:00+00:00");
    if (!problems.empty()) throw Error(std::move(problems));
    return config;
}

} // namespace core
