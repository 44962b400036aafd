#include "core/engine/adapter/WholeModel.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/engine/model/Transformer.h"
#include "core/engine/tensor/Weights.h"
#include "core/model/MaskedHead.h"
#include "core/model/ModelFolder.h"

#include <algorithm>
#include <memory>

namespace core::engine {
namespace {

bool haveSameWeights(const ModelConfig& left, const ModelConfig& right) {
    const auto isSame = [](const NeededTensor& a, const NeededTensor& b) {
        return a.name == b.name && a.shape == b.shape;
    };
    return std::ranges::equal(neededTensors(left), neededTensors(right), isSame);
}

} // namespace

bool isWholeModel(const std::filesystem::path& folder) {
    return !isThere(folder / "adapter_config.json") && isThere(folder / "config.json");
}

Adapter readWholeModel(const std::filesystem::path& folder, const ModelConfig& base, at::Device device,
                       at::ScalarType type, const Progress& progress) {
    const auto own = std::make_shared<const ModelFolder>(
        ModelFolder::open(folder, progress, {maskedHead(base) ? ModelTask::FillMasks : ModelTask::AsWritten, {}}));
    if (!haveSameWeights(base, own->config()))
        throw Error(ProblemCode::ModelChanged, {.file = utf8(folder)}, {"the names or shapes of its weights"});
    const Weights weights(own, device, type);
    const auto model = makeModel(own->config(), weights, device, type); // knows each weight's number, and what is tied
    while (model->loadNextBlock(weights)) progress.check();
    Adapter adapter{AdapterConfig{}};
    for (const Parameter& parameter : model->parameters()) adapter.setReplacement(parameter.number, parameter.value);
    return adapter;
}

} // namespace core::engine
