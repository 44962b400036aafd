/// Every knob of a training run, described once: key, sentence, range and unit. JSON, validation, forms, the command
/// line and tests visit it.
#pragma once

#include "core/Export.h"
#include "core/Problem.h"
#include "core/training/TrainingFields.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

/// What a person may set, as text in the units of the field. Empty bounds: no limit.
struct TrainingConfig {
    std::string task = "causal_lm"; ///< causal_lm, classification
    std::string objective = "cross_entropy";
    std::vector<std::string> classWeights; ///< none, «balanced», or «label=weight» for each that is not 1
    std::string method = "lora"; ///< lora, full
    std::int64_t rank = 8;
    double alpha = 16;
    double dropout = 0.0;
    /// Names or suffixes, one regular expression, or «all-linear».
    std::vector<std::string> targetModules{"all-linear"};
    std::vector<std::int64_t> layersToTransform;
    bool useRslora = false;
    std::vector<std::string> modulesToSave;
    double learningRate = 2e-4;
    std::string lrScheduler = "linear";
    double warmupRatio = 0.0;
    double weightDecay = 0.0;
    double maxGradNorm = 1.0;
    double epochs = 3;
    std::int64_t maxSteps = 0;  ///< 0: as many as the epochs need
    std::int64_t batchSize = 8; ///< records per optimiser step
    std::int64_t tokensPerMicroBatch = 0; ///< 0: as many as suit the device
    std::int64_t maxLength = 1024;
    std::string overlong = "cut"; ///< cut, skip, refuse
    std::string learned = "answer"; ///< answer, last_turn, all
    bool shuffle = true;
    std::int64_t seed = 42;
    std::int64_t evaluateEvery = 0;         ///< steps; 0: once an epoch
    std::int64_t earlyStoppingPatience = 0; ///< evaluations; 0: never
    std::int64_t saveEvery = 0;             ///< steps; 0: with each evaluation, and every two minutes
    std::string dtype = "auto";
    std::string device = "auto";
    std::int64_t threads = 0; ///< 0: physical cores

    friend bool operator==(const TrainingConfig&, const TrainingConfig&) = default;
};

/// JSON with `"version": 1` and every value. Throws on read: ConfigInvalid, SettingUnknown (with the nearest name),
/// SettingInvalid.
LORIKEET_EXPORT std::string trainingConfigJson(const TrainingConfig& config);
LORIKEET_EXPORT TrainingConfig trainingConfigFromJson(std::string_view json, const std::string& file);
/// Sets one field from text, as `--set key=value` does; lists are comma-separated. Throws SettingUnknown,
/// SettingInvalid.
LORIKEET_EXPORT void setTrainingField(TrainingConfig& config, std::string_view key, std::string_view value);
/// A label and its weight from «label=weight»; nullopt where it is none.
LORIKEET_EXPORT std::optional<std::pair<std::string, double>> classWeight(std::string_view text);
/// Everything that is out of range or does not fit together.
LORIKEET_EXPORT std::vector<Problem> trainingProblems(const TrainingConfig& config);

} // namespace core
