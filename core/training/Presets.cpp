#include "core/training/Presets.h"

#include "core/Error.h"
#include "core/training/FieldValues.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <initializer_list>
#include <set>

namespace core {
namespace {

using nlohmann::json;

constexpr int Version = 1;

/// Reads the parts of the file; what is wrong is gathered, so that one look names all of it.
class Reader {
public:
    explicit Reader(const std::string& file) : m_file(file) {}

    Presets presets(const json& object) {
        Presets result;
        if (!isObject(object, "", {"version", "always", "groups", "recipes"})) return result;
        if (object.value("version", json()) != Version) complain("version", "its version is not 1");
        result.always = values(object, "always");
        for (const json& group : list(object, "groups", "groups")) result.groups.push_back(readGroup(group));
        result.recipes = choices(object, "recipes", "recipes");
        return result;
    }

    Recipe recipe(const json& object) {
        Recipe result;
        if (!isObject(object, "", {"version", "key", "about", "model", "data", "expected", "values"})) return result;
        if (object.value("version", json()) != Version) complain("version", "its version is not 1");
        result.preset = {text(object, "key", ""), values(object, "values")};
        result.about = text(object, "about", "");
        result.expected = text(object, "expected", "");
        readOrigin(object, "model", result.model, result.modelSource);
        readOrigin(object, "data", result.data, result.dataSource);
        return result;
    }

    std::vector<Problem> problems;

private:
    void complain(const std::string& place, const std::string& reason) {
        problems.push_back({ProblemCode::ConfigInvalid, {.file = m_file, .field = place}, {reason}});
    }

    bool isObject(const json& value, const std::string& place, std::initializer_list<std::string_view> members) {
        if (!value.is_object()) {
            complain(place, "it is not a JSON object");
            return false;
        }
        for (const auto& item : value.items())
            if (std::find(members.begin(), members.end(), item.key()) == members.end())
                complain(place, "nothing is called «" + shortened(item.key()) + "» here");
        return true;
    }

    json list(const json& object, const char* name, const std::string& place) {
        const auto found = object.find(name);
        if (found != object.end() && found->is_array()) return *found;
        complain(place, std::string("«") + name + "» is no list");
        return json::array();
    }

    std::string text(const json& object, const char* name, const std::string& place) {
        const auto found = object.find(name);
        if (found != object.end() && found->is_string() && !found->get_ref<const std::string&>().empty())
            return found->get<std::string>();
        complain(place, std::string("it has no «") + name + "»");
        return {};
    }

    void readOrigin(const json& object, const char* place, std::string& name, std::string& source) {
        const json origin = object.value(place, json());
        if (!isObject(origin, place, {"name", "source"})) return;
        name = text(origin, "name", place);
        source = text(origin, "source", place);
    }

    PresetGroup readGroup(const json& object) {
        PresetGroup group;
        if (!isObject(object, "groups", {"key", "chosen", "choices"})) return group;
        group.key = text(object, "key", "groups");
        group.chosen = text(object, "chosen", group.key);
        group.choices = choices(object, "choices", group.key);
        const auto isChosen = [&](const Preset& choice) { return choice.key == group.chosen; };
        if (std::none_of(group.choices.begin(), group.choices.end(), isChosen))
            complain(group.key, "«" + group.chosen + "» is none of its choices");
        return group;
    }

    std::vector<Preset> choices(const json& object, const char* name, const std::string& place) {
        std::vector<Preset> result;
        std::set<std::string> seen;
        for (const json& choice : list(object, name, place)) {
            if (!isObject(choice, place, {"key", "values"})) continue;
            Preset preset{text(choice, "key", place), values(choice, "values")};
            if (!seen.insert(preset.key).second) complain(place, "«" + preset.key + "» is there twice");
            result.push_back(std::move(preset));
        }
        return result;
    }

    std::vector<PresetValue> values(const json& object, const char* name) {
        std::vector<PresetValue> result;
        for (const json& value : list(object, name, name)) {
            if (!isObject(value, name, {"key", "value", "when", "reason", "source"})) continue;
            PresetValue read;
            read.key = text(value, "key", name);
            read.reason = text(value, "reason", read.key);
            read.source = text(value, "source", read.key);
            if (const auto when = value.find("when"); when != value.end()) readCondition(*when, read);
            readValue(value.value("value", json()), read);
            result.push_back(std::move(read));
        }
        return result;
    }

    void readCondition(const json& when, PresetValue& value) {
        if (!isObject(when, value.key, {"method", "parameters_from", "parameters_below"})) return;
        TrainingConfig config;
        config.method = when.value("method", json("lora")).is_string() ? when.value("method", "lora") : "";
        for (const Problem& problem : trainingProblems(config)) addInFile(problem);
        value.method = when.contains("method") ? config.method : "";
        const auto limit = [&](const char* name) {
            std::int64_t number = 0;
            const auto found = when.find(name);
            if (found != when.end() && (!fieldFromJson(*found, number) || number <= 0))
                complain(value.key, std::string("«") + name + "» is no number of parameters");
            return number;
        };
        value.parametersFrom = limit("parameters_from");
        value.parametersBelow = limit("parameters_below");
    }

    /// The type is held to the field's before the text is, which would take 8 and "8" alike.
    void readValue(const json& value, PresetValue& read) {
        TrainingConfig config;
        bool fits = true;
        visitFields(config, [&](const FieldNote& note, auto& member) {
            if (note.key != read.key) return;
            fits = fieldFromJson(value, member);
            if (!fits)
                problems.push_back({ProblemCode::SettingInvalid,
                                    {.file = m_file, .field = read.key},
                                    {shortened(value.dump()), allowedValues(note, member)}});
        });
        if (!fits) return;
        read.value = settingText(value);
        try {
            setTrainingField(config, read.key, read.value);
        } catch (const Error& error) {
            for (const Problem& problem : error.problems()) addInFile(problem);
        }
    }

    static std::string settingText(const json& value) {
        if (value.is_string()) return value.get<std::string>();
        if (!value.is_array()) return value.dump();
        std::string joined;
        for (const json& part : value) joined += (joined.empty() ? "" : ",") + settingText(part);
        return joined;
    }

    void addInFile(Problem problem) {
        problem.where.file = m_file;
        problems.push_back(std::move(problem));
    }

    const std::string& m_file;
};

} // namespace

bool PresetValue::counts(const PresetSituation& situation) const {
    if (!method.empty() && method != situation.method) return false;
    if (parametersFrom == 0 && parametersBelow == 0) return true;
    if (situation.parameters == 0) return false;
    return situation.parameters >= parametersFrom &&
           (parametersBelow == 0 || situation.parameters < parametersBelow);
}

Presets presetsFromJson(std::string_view text, const std::string& file) {
    Reader reader(file);
    Presets presets = reader.presets(json::parse(text, nullptr, false));
    if (!reader.problems.empty()) throw Error(std::move(reader.problems));
    return presets;
}

Recipe recipeFromJson(std::string_view text, const std::string& file) {
    Reader reader(file);
    Recipe recipe = reader.recipe(json::parse(text, nullptr, false));
    if (!reader.problems.empty()) throw Error(std::move(reader.problems));
    return recipe;
}

void applyPreset(const std::vector<PresetValue>& values, const PresetSituation& situation, TrainingConfig& config) {
    for (const PresetValue& value : values)
        if (value.counts(situation)) setTrainingField(config, value.key, value.value);
}

} // namespace core
