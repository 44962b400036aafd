/// The adapter that a run's settings describe: what the form counts before anything is loaded, and what the engine
/// makes.
#pragma once

#include "core/Export.h"
#include "core/model/AdapterConfig.h"
#include "core/model/ModelConfig.h"
#include "core/training/TrainingConfig.h"

#include <filesystem>
#include <string>
#include <vector>

namespace core {

/// Its PEFT description; `baseModel` is the folder that PEFT opens with it. «All linears» of chosen layers, which PEFT
/// does not know, are told by their names; so are those of a classifier, whose head is trained whole.
LORIKEET_EXPORT AdapterConfig trainedAdapter(const TrainingConfig& config, const ModelConfig& model,
                                             const std::filesystem::path& baseModel = {});
/// One entry that is no plain name is a pattern, as PEFT reads a text in place of a list.
LORIKEET_EXPORT bool isTargetPattern(const std::string& target);
/// Last names of the linears of one layer, each once: «q_proj», «k_proj» …
LORIKEET_EXPORT std::vector<std::string> linearNames(const ModelConfig& model);

} // namespace core
