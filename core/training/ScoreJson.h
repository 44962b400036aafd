/// A classification's score as a run's events keep it: the counts, from which everything is computed again, and the
/// figures for whoever reads the file. For this folder's sources alone.
#pragma once

#include "core/metrics/ClassificationScore.h"

#include <nlohmann/json.hpp>

namespace core {

nlohmann::ordered_json scoreJson(const ClassificationScore& score);
/// Throws json::exception where it is none.
ClassificationScore scoreFromJson(const nlohmann::json& json);

} // namespace core
