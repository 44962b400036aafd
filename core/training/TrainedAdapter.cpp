#include "core/training/TrainedAdapter.h"

#include "core/Files.h"

#include <algorithm>

namespace core {
namespace {

constexpr const char* AllLinear = "all-linear";

} // namespace

bool isTargetPattern(const std::string& target) {
    return target.find_first_of("*+?()[]|\\^$") != std::string::npos;
}

std::vector<std::string> linearNames(const ModelConfig& model) {
    std::vector<std::string> names;
    for (const LinearModule& module : linearModules(model))
        if (module.layer == 0) names.push_back(module.path.substr(module.path.rfind('.') + 1));
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

AdapterConfig trainedAdapter(const TrainingConfig& config, const ModelConfig& model,
                             const std::filesystem::path& baseModel) {
    AdapterConfig adapter;
    adapter.baseModel = utf8(baseModel); // PEFT's AutoPeftModel opens it
    adapter.rank = config.rank;
    adapter.alpha = config.alpha;
    adapter.dropout = config.dropout;
    adapter.rankStabilised = config.useRslora;
    adapter.layersToTransform = config.layersToTransform;
    adapter.modulesToSave = config.modulesToSave;
    adapter.fanInFanOut = model.storesTransposed;
    adapter.targetModules = config.targetModules;
    if (config.targetModules.size() != 1) return adapter;
    const std::string& only = config.targetModules.front();
    const bool isNamed = !config.layersToTransform.empty() || model.labels;
    if (only == AllLinear && isNamed)
        adapter.targetModules = linearNames(model);
    else if (only == AllLinear || isTargetPattern(only))
        adapter.targetModules = only;
    return adapter;
}

} // namespace core
