#include "core/training/ModelFingerprint.h"

#include "core/Files.h"
#include "core/bridge/Sha256.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace core {
namespace {

constexpr std::size_t PartLength = 16, SampleBytes = 64;
constexpr const char* PartNames[] = {"its config.json", "the names and shapes of its tensors", "its weights",
                                     "how it reads text (tokenizer or chat template)"};
constexpr std::size_t Reading = 3; ///< the part that a model alone has not

std::string part(const std::string& content) {
    return bridge::sha256(content).substr(0, PartLength);
}

/// What tools write into it at every saving says nothing about the model.
std::string configText(const std::filesystem::path& folder) {
    const std::string text = readFile(folder / "config.json");
    nlohmann::json config = nlohmann::json::parse(text, nullptr, false);
    if (!config.is_object()) return text;
    for (const char* key : {"_name_or_path", "transformers_version"}) config.erase(key);
    return config.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace

std::string modelFingerprint(const ModelFolder& model) {
    std::map<std::string, const TensorEntry*> tensors; // in one order, whatever the files
    for (const SafetensorsFile& file : model.files())
        for (const auto& [name, entry] : file.tensors()) tensors.emplace(name, &entry);
    std::string shapes, samples;
    for (const auto& [name, entry] : tensors) {
        shapes += name + ' ' + entry->typeName + ' ' + shapeText(entry->shape) + '\n';
        const std::size_t size = std::min(SampleBytes, entry->bytes.size());
        const auto sample = entry->bytes.subspan((entry->bytes.size() - size) / 2, size);
        samples.append(reinterpret_cast<const char*>(sample.data()), sample.size());
    }
    return part(configText(model.path())) + "-" + part(shapes) + "-" + part(samples);
}

std::string fingerprintDifference(const std::string& before, const std::string& now) {
    std::string text;
    for (std::size_t i = 0; i < std::size(PartNames); ++i) {
        const std::size_t begin = i * (PartLength + 1);
        const auto partOf = [&](const std::string& whole) {
            return begin < whole.size() ? whole.substr(begin, PartLength) : std::string();
        };
        if (i == Reading && (partOf(before).empty() || partOf(now).empty())) continue;
        if (partOf(before) != partOf(now)) text += (text.empty() ? "" : ", ") + std::string(PartNames[i]);
    }
    return text;
}

} // namespace core
