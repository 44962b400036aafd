#include "core/engine/adapter/AdapterFolder.h"

#include "core/Error.h"
#include "core/engine/tensor/Weights.h"
#include "core/model/AdapterWeights.h"

#include <algorithm>
#include <span>

namespace core::engine {
namespace {

int moduleNumber(const std::vector<LinearModule>& modules, const std::string& path) {
    const auto place =
        std::find_if(modules.begin(), modules.end(), [&](const LinearModule& each) { return each.path == path; });
    return place == modules.end() ? -1 : static_cast<int>(place - modules.begin());
}

std::span<const std::byte> bytesOf(const at::Tensor& tensor) {
    return {static_cast<const std::byte*>(tensor.data_ptr()), static_cast<std::size_t>(tensor.nbytes())};
}

} // namespace

Adapter readAdapter(const std::filesystem::path& folder, const ModelConfig& model, at::Device device,
                    const Progress& progress) {
    // The check reads every byte from the disk; what follows finds them in memory.
    const AdapterWeights found = checkAdapter(folder, &model, progress);
    if (!found.problems.empty()) throw Error(found.problems);
    const auto tensor = [&](const TensorEntry& entry) {
        progress.check();
        return mappedTensor(entry, found.file).to(device, at::kFloat, /*non_blocking=*/false, /*copy=*/true);
    };
    Adapter adapter(*found.config);
    const std::vector<LinearModule> modules = linearModules(model);
    for (const auto& [target, a, b] : found.terms)
        adapter.setTerm(moduleNumber(modules, target.module.path),
                        {tensor(*a), tensor(*b), target.scaling, adapter.config().dropout});
    const std::vector<NeededTensor> needed = neededTensors(model);
    for (const ReplacedParameter& replaced : found.replaced) {
        const auto place = std::find_if(needed.begin(), needed.end(),
                                        [&](const NeededTensor& each) { return each.name == replaced.name; });
        const auto number = static_cast<int>(place - needed.begin());
        adapter.setReplacement(number, turned(tensor(*replaced.value), *place));
        const std::string module = replaced.name.substr(0, replaced.name.rfind('.'));
        if (adapter.term(moduleNumber(modules, module))) adapter.freeze(number);
    }
    return adapter;
}

void writeAdapter(const Adapter& adapter, const ModelConfig& model, const std::filesystem::path& folder,
                  const std::string& modelConfig) {
    const std::vector<LinearModule> modules = linearModules(model);
    std::vector<at::Tensor> kept; // the bytes must outlive the writing
    std::vector<TensorToWrite> tensors;
    const auto add = [&](const std::string& key, const at::Tensor& tensor) {
        kept.push_back(tensor.detach().to(at::kCPU, at::kFloat).contiguous());
        tensors.push_back({key, DataType::F32, kept.back().sizes().vec(), bytesOf(kept.back())});
    };
    for (const auto& [number, term] : adapter.terms()) {
        add(loraKey(modules[static_cast<std::size_t>(number)].path, 'A'), term.a);
        add(loraKey(modules[static_cast<std::size_t>(number)].path, 'B'), term.b);
    }
    const std::vector<NeededTensor> needed = neededTensors(model);
    for (const auto& [number, weight] : adapter.replacements()) {
        const NeededTensor& parameter = needed[static_cast<std::size_t>(number)];
        const std::string& name = parameter.name;
        const std::string module = name.substr(0, name.rfind('.'));
        const bool isBeneathTerm = adapter.term(moduleNumber(modules, module)) != nullptr;
        add(savedModuleKey(module, (isBeneathTerm ? "base_layer." : "") + name.substr(module.size() + 1)),
            turned(weight, parameter));
    }

    writeFolder(folder, [&](const std::filesystem::path& aside) {
        replaceFile(aside / "adapter_config.json", adapterConfigJson(adapter.config()));
        if (!modelConfig.empty()) replaceFile(aside / "config.json", modelConfig);
        writeSafetensors(aside / "adapter_model.safetensors", tensors, {{"format", "pt"}});
    });
}

} // namespace core::engine
