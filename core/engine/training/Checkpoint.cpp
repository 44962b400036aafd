#include "core/engine/training/Checkpoint.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/engine/tensor/Weights.h"
#include "core/model/SafetensorsFile.h"

#include <c10/core/GradMode.h>
#include <nlohmann/json.hpp>

namespace core::engine {
namespace {

using nlohmann::json;

constexpr const char* Key = "lorikeet_checkpoint";
constexpr int Version = 1;
constexpr std::string_view ModelKey = "model"; ///< which checkpoints of an earlier version have not

template <class Object, class Visitor> void visitState(Object& checkpoint, Visitor&& visit) {
    auto& [state, environment] = checkpoint;
    visit("step", state.step);
    visit("seconds", state.seconds);
    visit("token_budget", state.tokenBudget);
    visit("evaluated_step", state.evaluatedStep);
    visit("best_step", state.bestStep);
    visit("best_loss", state.bestLoss);
    visit("evaluations_since_best", state.evaluationsSinceBest);
    visit("smoothed_loss", state.smoothedLoss);
    visit("lowest_loss", state.lowestLoss);
    visit("device", environment.device);
    visit("dtype", environment.dtype);
    visit("libtorch", environment.libtorch);
    visit("threads", environment.threads);
    visit("data", environment.data);
    visit("model", environment.model);
}

/// The tensors with their names; the same for writing and reading.
std::vector<std::pair<std::string, at::Tensor>> named(const Optimizer& optimizer) {
    std::vector<std::pair<std::string, at::Tensor>> tensors;
    for (const auto& [kind, list] : optimizer.state())
        for (std::size_t i = 0; i < list.size(); ++i) tensors.emplace_back(kind + "." + std::to_string(i), list[i]);
    return tensors;
}

[[noreturn]] void unfit(const std::filesystem::path& file, std::string what) {
    throw Error(ProblemCode::CheckpointUnfit, {.file = utf8(file)}, {std::move(what)});
}

Checkpoint readState(const std::filesystem::path& file, const SafetensorsFile& opened) {
    const auto found = opened.metadata().find(Key);
    if (found == opened.metadata().end()) unfit(file, "it is another kind of file");
    Checkpoint checkpoint;
    try {
        const json object = json::parse(found->second);
        if (object.at("version") != Version) unfit(file, "it was written by another version of Lorikeet");
        visitState(checkpoint, [&](const std::string& key, auto& member) {
            if (key != ModelKey || object.contains(key)) object.at(key).get_to(member);
        });
    } catch (const json::exception&) {
        unfit(file, "its state cannot be read");
    }
    return checkpoint;
}

} // namespace

std::string Environment::differenceFrom(const Environment& earlier) const {
    std::string text;
    const auto compare = [&](const char* name, const std::string& before, const std::string& now) {
        if (before != now) text += (text.empty() ? "" : ", ") + std::string(name) + " " + now + " in place of " + before;
    };
    if (!earlier.model.empty()) compare("model", earlier.model, model);
    compare("device", earlier.device, device);
    compare("number format", earlier.dtype, dtype);
    compare("LibTorch", earlier.libtorch, libtorch);
    compare("threads", std::to_string(earlier.threads), std::to_string(threads));
    if (data != earlier.data) text += (text.empty() ? "" : ", ") + std::string("records that become other tokens");
    return text;
}

void writeCheckpoint(const std::filesystem::path& file, const Checkpoint& checkpoint, const Optimizer& optimizer) {
    makeFolders(file.parent_path());
    const auto tensors = named(optimizer);
    std::map<std::string, at::Tensor> byName;
    std::vector<TensorToWrite> list;
    for (const auto& [name, tensor] : tensors) {
        byName.emplace(name, tensor);
        list.push_back({name, DataType::F32, tensor.sizes().vec(), {}});
    }
    json object{{"version", Version}};
    visitState(checkpoint, [&](const char* key, const auto& member) { object[key] = member; });
    at::Tensor current;
    writeSafetensors(
        file, list,
        [&](const TensorToWrite& each) -> std::span<const std::byte> {
            current = byName.at(each.name).detach().to(at::kCPU, at::kFloat).contiguous();
            return {static_cast<const std::byte*>(current.data_ptr()), static_cast<std::size_t>(current.nbytes())};
        },
        {{Key, object.dump()}});
}

Checkpoint readCheckpoint(const std::filesystem::path& file, Optimizer& optimizer) {
    const auto opened = std::make_shared<const SafetensorsFile>(file);
    const Checkpoint checkpoint = readState(file, *opened);
    const auto tensors = named(optimizer);
    if (opened->tensors().size() != tensors.size()) unfit(file, "it has another number of tensors");
    for (const auto& [name, tensor] : tensors) {
        const auto found = opened->tensors().find(name);
        if (found == opened->tensors().end()) unfit(file, "it has no " + name);
        if (found->second.type != DataType::F32 || found->second.shape != tensor.sizes().vec())
            unfit(file, name + " has another shape");
    }
    const c10::AutoGradMode guard(false);
    for (const auto& [name, tensor] : tensors) tensor.copy_(mappedTensor(opened->tensors().find(name)->second, opened));
    return checkpoint;
}

} // namespace core::engine
