#include "ui/train/TrainedSize.h"

#include "core/Error.h"
#include "core/model/AdapterSize.h"
#include "core/training/TrainedAdapter.h"

namespace ui {
namespace {

std::string moduleNames(const core::ModelConfig& model) {
    std::string names;
    for (const core::LinearModule& module : core::linearModules(model))
        if (module.layer <= 0)
            names += (names.empty() ? "" : ", ") + module.path.substr(module.path.rfind('.') + 1);
    return names;
}

} // namespace

TrainedSize trainedSize(const core::TrainingConfig& config, const core::ModelConfig& model) {
    TrainedSize size;
    size.all = core::parameterCount(model);
    if (config.method == "full") {
        size.trained = size.all;
    } else {
        try {
            const core::AdapterConfig adapter = core::trainedAdapter(config, model);
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
