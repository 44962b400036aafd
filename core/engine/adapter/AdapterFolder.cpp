#include "core/engine/adapter/AdapterFolder.h"

#include "core/Error.h"
#include "core/engine/tensor/Weights.h"
#include "core/model/SafetensorsFile.h"

#include <algorithm>
#include <set>

namespace core::engine {
namespace {

/// Takes tensors out of an adapter's file, noting what is wrong and what was used.
class AdapterReader {
public:
    AdapterReader(const std::filesystem::path& folder, at::Device device)
        : m_file(std::make_shared<SafetensorsFile>(folder / "adapter_model.safetensors")), m_device(device) {}

    at::Tensor take(const std::string& key, const std::vector<std::int64_t>& shape) {
        m_used.insert(key);
        const auto place = m_file->tensors().find(key);
        if (place == m_file->tensors().end()) return note({ProblemCode::TensorMissing, at(key), {}});
        const TensorEntry& entry = place->second;
        if (!entry.type) return note({ProblemCode::TensorType, at(key), {entry.typeName, "F32, F16, BF16"}});
        if (entry.shape != shape)
            return note({ProblemCode::TensorShape, at(key), {shapeText(entry.shape), shapeText(shape)}});
        at::Tensor tensor = mappedTensor(entry, m_file).to(at::kFloat).clone();
        const auto notFinite = at::logical_not(at::isfinite(tensor)).sum().item<std::int64_t>();
        if (notFinite > 0) return note({ProblemCode::TensorNotFinite, at(key), {std::to_string(notFinite)}});
        return tensor.to(m_device);
    }
    bool holds(const std::string& key) const { return m_file->tensors().contains(key); }
    void noteUnused() {
        for (const auto& [key, entry] : m_file->tensors())
            if (!m_used.contains(key)) note({ProblemCode::AdapterNotLoaded, at(key), {}});
    }
    at::Tensor note(Problem problem) {
        m_problems.push_back(std::move(problem));
        return {};
    }
    Location at(const std::string& key) const { return {.file = utf8(m_file->path()), .tensor = key}; }
    void finish() const {
        if (!m_problems.empty()) throw Error(m_problems);
    }

private:
    std::shared_ptr<SafetensorsFile> m_file;
    at::Device m_device;
    std::set<std::string> m_used;
    std::vector<Problem> m_problems;
};

int moduleNumber(const std::vector<LinearModule>& modules, const std::string& path) {
    const auto place =
        std::find_if(modules.begin(), modules.end(), [&](const LinearModule& each) { return each.path == path; });
    return place == modules.end() ? -1 : static_cast<int>(place - modules.begin());
}

/// What modules_to_save keeps whole; only the embedding and linears outside the layers can be replaced here.
void readSavedModules(AdapterReader& reader, Adapter& adapter, const ModelConfig& model,
                      const std::vector<LinearModule>& modules) {
    for (const NeededTensor& parameter : savedParameters(adapter.config(), model)) {
        const std::string path = parameter.name.substr(0, parameter.name.rfind('.'));
        const int number = moduleNumber(modules, path);
        const bool isLinear = number >= 0 && modules[static_cast<std::size_t>(number)].layer < 0;
        if (path != model.names.embedding && !isLinear) {
            const std::string supported = model.names.head + ", " + model.names.embedding;
            reader.note({ProblemCode::AdapterUnsupported, {.field = "modules_to_save"}, {path, supported}});
            continue;
        }
        const at::Tensor weight = reader.take(savedModuleKey(path, "weight"), parameter.shape);
        isLinear ? adapter.setReplacement(number, weight) : adapter.setEmbedding(weight);
    }
}

std::span<const std::byte> bytesOf(const at::Tensor& tensor) {
    return {static_cast<const std::byte*>(tensor.data_ptr()), static_cast<std::size_t>(tensor.nbytes())};
}

} // namespace

Adapter readAdapter(const std::filesystem::path& folder, const ModelConfig& model, at::Device device) {
    Adapter adapter(readAdapterConfig(folder));
    AdapterReader reader(folder, device);
    const std::vector<LinearModule> modules = linearModules(model);
    for (const AdapterTarget& target : adapterTargets(adapter.config(), model)) {
        const LinearModule& module = target.module;
        LoraTerm term{reader.take(loraKey(module.path, 'A'), {target.rank, module.inputSize}),
                      reader.take(loraKey(module.path, 'B'), {module.outputSize, target.rank}), target.scaling,
                      adapter.config().dropout};
        const int number = moduleNumber(modules, module.path);
        adapter.setTerm(number, std::move(term));
        // PEFT saves the weight under a term on the head, too, where head and embedding may differ from the base's.
        const std::string under = savedModuleKey(module.path, "base_layer.weight");
        if (reader.holds(under))
            adapter.setReplacement(number, reader.take(under, {module.outputSize, module.inputSize}));
    }
    readSavedModules(reader, adapter, model, modules);
    reader.noteUnused();
    reader.finish();
    return adapter;
}

void writeAdapter(const Adapter& adapter, const ModelConfig& model, const std::filesystem::path& folder) {
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
    for (const auto& [number, weight] : adapter.replacements())
        add(savedModuleKey(modules[static_cast<std::size_t>(number)].path, "weight"), weight);
    if (adapter.embedding()) add(savedModuleKey(model.names.embedding, "weight"), *adapter.embedding());

    std::filesystem::path aside = folder;
    aside += ".part";
    std::error_code ignored;
    std::filesystem::remove_all(aside, ignored);
    std::error_code failure;
    std::filesystem::create_directories(aside, failure);
    if (failure) throw Error(ProblemCode::FileUnwritable, {.file = utf8(aside)}, {failure.message()});
    replaceFile(aside / "adapter_config.json", adapterConfigJson(adapter.config()));
    writeSafetensors(aside / "adapter_model.safetensors", tensors, {{"format", "pt"}});
    std::filesystem::remove_all(folder, ignored);
    std::filesystem::rename(aside, folder, failure);
    if (failure) throw Error(ProblemCode::FileUnwritable, {.file = utf8(folder)}, {failure.message()});
}

} // namespace core::engine
