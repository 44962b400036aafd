/// Settings by choice: what a purpose, a length or a size of adapter means in values, each with its reason and source.
/// Read from resources/presets.json and held to the ranges of TrainingConfig.
#pragma once

#include "core/Export.h"
#include "core/training/TrainingConfig.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// What is known of a run when its settings are chosen.
struct PresetSituation {
    std::string method = "lora";
    std::int64_t parameters = 0; ///< of the base model; 0: not known yet
};

struct PresetValue {
    std::string key;
    std::string value; ///< as `--set key=value` takes it
    std::string reason;
    std::string source;
    // Conditions; without one it always counts. One on size counts only where the size is known.
    std::string method;               ///< empty: any
    std::int64_t parametersFrom = 0;  ///< 0: no limit
    std::int64_t parametersBelow = 0; ///< 0: no limit

    LORIKEET_EXPORT bool counts(const PresetSituation& situation) const;
};

/// Where two values name the same key, the later one counts.
struct Preset {
    std::string key;
    std::vector<PresetValue> values;
};

/// One question with its answers, of which one is chosen at first.
struct PresetGroup {
    std::string key; ///< «purpose»
    std::string chosen;
    std::vector<Preset> choices;
};

struct Presets {
    std::vector<PresetValue> always;
    std::vector<PresetGroup> groups;
    std::vector<Preset> recipes; ///< whole settings of a known example; they come after the choices
};

/// The whole run of a known example, and what it is run on: a file of resources/recipes.
struct Recipe {
    Preset preset;
    std::string about;
    std::string model, modelSource; ///< a name, and where it comes from
    std::string data, dataSource;
    std::string expected; ///< what the run comes to
};

/// Throws all problems at once: ConfigInvalid, SettingUnknown (with the nearest name), SettingInvalid.
LORIKEET_EXPORT Presets presetsFromJson(std::string_view json, const std::string& file);
/// Throws as presetsFromJson does.
LORIKEET_EXPORT Recipe recipeFromJson(std::string_view json, const std::string& file);
LORIKEET_EXPORT void applyPreset(const std::vector<PresetValue>& values, const PresetSituation& situation,
                                 TrainingConfig& config);

} // namespace core
