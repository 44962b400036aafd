#include "ui/train/TrainedSize.h"

#include "core/Error.h"
#include "core/model/AdapterSize.h"

namespace ui {
namespace {

constexpr const char* AllLinear = "all-linear";

/// The adapter that the engine makes of these settings.
core::AdapterConfig adapterOf(const core::TrainingConfig& config, const core::ModelConfig& model) {
    core::AdapterConfig adapter;
    adapter.rank = config.rank;
    adapter.alpha = config.alpha;
    adapter.rankStabilised = config.useRslora;
    adapter.layersToTransform = config.layersToTransform;
    adapter.modulesToSave = config.modulesToSave;
    adapter.targetModules = config.targetModules;
    if (config.targetModules.size() != 1) return adapter;
    const std::string& only = config.targetModules.front();
    if (only != AllLinear && !isTargetPattern(only)) return adapter;
    adapter.targetModules = only;
    if (only != AllLinear || config.layersToTransform.empty()) return adapter;
    std::vector<std::string> names; // «all linears of these layers», by name
    for (const core::LinearModule& module : core::linearModules(model))
        if (module.layer == 0) names.push_back(module.path.substr(module.path.rfind('.') + 1));
    adapter.targetModules = names;
    return adapter;
}

std::string moduleNames(const core::ModelConfig& model) {
    std::string names;
    for (const core::LinearModule& module : core::linearModules(model))
        if (module.layer <= 0)
            names += (names.empty() ? "" : ", ") + module.path.substr(module.path.rfind('.') + 1);
    return names;
}

} // namespace

bool isTargetPattern(const std::string& target) {
    return target.find_first_of("*+?()[]|\\^$") != std::string::npos;
}

TrainedSize trainedSize(const core::TrainingConfig& config, const core::ModelConfig& model) {
    TrainedSize size;
    size.all = core::parameterCount(model);
    if (config.method == "full") {
        size.trained = size.all;
    } else {
        try {
            const core::AdapterConfig adapter = adapterOf(config, model);
            for (const std::string& name : core::unmatchedTargets(adapter, model))
                size.problems.push_back(
                    {core::ProblemCode::AdapterNoTarget, {.field = "target_modules"}, {name, moduleNames(model)}});
            size.trained = core::adapterParameterCount(adapter, model);
        } catch (const core::Error& error) {
            if (size.problems.empty()) size.problems = error.problems();
        }
    }
    size.bytes = core::adapterBytes(size.trained);
    return size;
}

} // namespace ui
