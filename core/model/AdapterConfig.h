/// adapter_config.json as PEFT writes it: which modules carry a LoRA term, with which rank and alpha. No tensors.
/// Matching follows peft/tuners/tuners_utils.py: a string is a regular expression that must match the whole path (or
/// «all-linear»), a list holds names or suffixes.
#pragma once

#include "core/Export.h"
#include "core/Problem.h"
#include "core/model/ModelConfig.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace core {

/// A regular expression over whole module paths, or names and suffixes.
using ModuleChoice = std::variant<std::string, std::vector<std::string>>;

struct AdapterConfig {
    std::string file;      ///< where it was read, for messages; empty for one that was made here
    std::string baseModel; ///< base_model_name_or_path
    std::string taskType = "CAUSAL_LM";
    std::int64_t rank = 8;
    double alpha = 8;
    double dropout = 0;
    bool rankStabilised = false; ///< use_rslora: alpha / sqrt(rank) in place of alpha / rank
    bool fanInFanOut = false;
    ModuleChoice targetModules; ///< the expression may be «all-linear»: every linear but the head
    ModuleChoice excludeModules = std::vector<std::string>();
    std::vector<std::int64_t> layersToTransform; ///< empty: all
    std::vector<std::string> layersPattern;      ///< names of the list of layers; empty: any
    std::vector<std::string> modulesToSave;
    /// Order as in the file: the first pattern that matches decides.
    std::vector<std::pair<std::string, std::int64_t>> rankPattern;
    std::vector<std::pair<std::string, double>> alphaPattern;
};

/// PEFT's task_type of an adapter whose base judges texts.
inline constexpr std::string_view ClassifierTask = "SEQ_CLS";
/// Adds the heads that PEFT keeps whole with every classifier's adapter, whatever its config says.
LORIKEET_EXPORT void addClassifierHeads(std::vector<std::string>& modulesToSave);

/// A module the adapter changes, with its own rank and scaling.
struct AdapterTarget {
    LinearModule module;
    std::int64_t rank = 0;
    double alpha = 0;
    double scaling = 0; ///< alpha / rank, or alpha / sqrt(rank)
};

/// Throws ConfigMissing, ConfigInvalid, AdapterUnsupported (all of them at once).
LORIKEET_EXPORT AdapterConfig readAdapterConfig(const std::filesystem::path& folder);
/// JSON as PEFT reads it.
LORIKEET_EXPORT std::string adapterConfigJson(const AdapterConfig& config);
/// The modules of `model` that the adapter changes, in the order of linearModules. Like PEFT it passes over a name that
/// matches nothing, as long as another does. Throws AdapterNoTarget where nothing matches, AdapterUnsupported where
/// something matches that is no linear.
LORIKEET_EXPORT std::vector<AdapterTarget> adapterTargets(const AdapterConfig& config, const ModelConfig& model);
/// Names in targetModules that match nothing: for a person's choice they are mistakes. Empty for an expression.
LORIKEET_EXPORT std::vector<std::string> unmatchedTargets(const AdapterConfig& config, const ModelConfig& model);
/// Parameters («lm_head.weight», with shapes) that modules_to_save keeps whole, after PEFT's rule: the path ends with
/// the name.
LORIKEET_EXPORT std::vector<NeededTensor> savedParameters(const AdapterConfig& config, const ModelConfig& model);
/// Keys of adapter_model.safetensors for a module path: «base_model.model.<path>.lora_A.weight».
LORIKEET_EXPORT std::string loraKey(std::string_view modulePath, char which);
/// Key of a module kept whole: «base_model.model.<path>.weight».
LORIKEET_EXPORT std::string savedModuleKey(std::string_view modulePath, std::string_view parameter);

} // namespace core
