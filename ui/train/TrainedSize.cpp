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

/// The head that is put on the model depends on what is learned.
void setHead(core::ModelConfig& model, const core::TrainingConfig& config, std::int64_t labelCount) {
    if (config.task != "classification") return;
    const bool isOneNumber = config.objective == "regression";
    const std::int64_t known = model.labels ? model.labels->count() : 2;
    const std::int64_t count = isOneNumber ? 1 : labelCount > 0 ? labelCount : known;
    model.labels.emplace().names.resize(static_cast<std::size_t>(count));
}

} // namespace

TrainedSize trainedSize(const core::TrainingConfig& config, core::ModelConfig model, std::int64_t labelCount) {
    setHead(model, config, labelCount);
    TrainedSize size;
    size.all = core::parameterCount(model);
    if (config.method == "full") {
        size.trained = size.all;
    } else {
        try {
            core::AdapterConfig adapter = core::trainedAdapter(config, model);
            if (model.labels && config.task == "classification") core::addClassifierHeads(adapter.modulesToSave);
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
