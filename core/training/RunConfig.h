/// What a run was started with, as its config.json keeps it: every setting, and where its model and its records are.
#pragma once

#include "core/Export.h"
#include "core/training/TrainingConfig.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace core {

struct RunConfig {
    TrainingConfig training;
    std::string model;   ///< the base's folder
    std::string format;  ///< alpaca, chat, completion
    std::string adapter; ///< the folder of the adapter it began with; empty: a fresh one
    std::string data;    ///< SHA-256 of the frozen records; empty where none were frozen
    std::int64_t trainingRecords = 0;
    std::int64_t validationRecords = 0;
    std::int64_t testRecords = 0;
    // Empty in a run of an earlier version.
    std::string started;          ///< when, in local time (StartTime.h): the clock that its template sees
    std::string modelFingerprint; ///< of the base (ModelFingerprint.h)
    std::vector<std::string> labels; ///< of a classifier, in the order of its logits
};

/// JSON with `"version": 1`: the settings of TrainingConfig beside the keys above.
LORIKEET_EXPORT std::string runConfigJson(const RunConfig& config);
/// Throws ConfigInvalid, SettingUnknown, SettingInvalid.
LORIKEET_EXPORT RunConfig runConfigFromJson(std::string_view json, const std::string& file);

} // namespace core
