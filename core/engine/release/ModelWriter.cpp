#include "core/engine/release/ModelWriter.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/engine/tensor/Weights.h"

#include <cassert>
#include <nlohmann/json.hpp>

namespace core::engine {
namespace {

/// What belongs to a model beside its weights and config.json.
constexpr const char* Companions[] = {
    "generation_config.json", "tokenizer.json",  "tokenizer_config.json", "special_tokens_map.json",
    "added_tokens.json",      "vocab.json",      "vocab.txt",             "merges.txt",
    "tokenizer.model",        "chat_template.jinja", "chat_template.json", "LICENSE", "LICENSE.txt", "NOTICE"};
/// A file of weights is no larger, as transformers splits them.
constexpr std::int64_t ShardBytes = std::int64_t{5} << 30;

/// One tensor of the new model: the base's bytes, or a weight of the adapter's.
struct Source {
    std::string name;
    const TensorEntry* entry = nullptr; ///< of the base; gives the format, and the bytes where there is no own weight
    const at::Tensor* own = nullptr;
};

class ModelWriter {
public:
    ModelWriter(const Adapter& adapter, const ModelFolder& base) : m_base(base) {
        const ModelConfig& config = base.config();
        const std::vector<NeededTensor> needed = neededTensors(config);
        const at::Tensor* embedding = nullptr;
        for (std::size_t i = 0; i < needed.size(); ++i) {
            const at::Tensor* own = adapter.replacement(static_cast<int>(i));
            if (needed[i].name == config.names.embedding + ".weight") embedding = own;
            const bool isHead = needed[i].name == config.names.head + ".weight";
            if (isHead && config.tiedHead) {
                if (sameWeight(own, embedding)) continue;
                m_unties = true;
            }
            const TensorEntry* entry = base.find(needed[i].name);
            if (isHead && config.tiedHead) entry = base.find(config.names.embedding + ".weight");
            m_sources.push_back({needed[i].name, entry, own});
        }
    }

    void write(const std::filesystem::path& folder, const Progress& progress) const {
        writeWeights(folder, progress);
        replaceFile(folder / "config.json", configText());
        for (const char* name : Companions)
            if (isThere(m_base.path() / name)) replaceFile(folder / name, readFile(m_base.path() / name));
    }

private:
    static bool sameWeight(const at::Tensor* left, const at::Tensor* right) {
        return left == right || (left && right && left->data_ptr() == right->data_ptr());
    }

    std::string configText() const {
        const std::string text = readFile(m_base.path() / "config.json");
        if (!m_unties) return text;
        auto config = nlohmann::ordered_json::parse(text);
        config["tie_word_embeddings"] = false;
        return config.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    }

    void writeWeights(const std::filesystem::path& folder, const Progress& progress) const {
        std::vector<std::vector<TensorToWrite>> shards(1);
        std::int64_t bytes = 0, total = 0;
        for (const Source& source : m_sources) {
            const std::int64_t size =
                source.entry->elementCount() * static_cast<std::int64_t>(sizeBytes(*source.entry->type));
            if (bytes + size > ShardBytes && !shards.back().empty()) {
                shards.emplace_back();
                bytes = 0;
            }
            shards.back().push_back({source.name, *source.entry->type, source.entry->shape, {}});
            bytes += size;
            total += size;
        }
        nlohmann::ordered_json index{{"metadata", {{"total_size", total}}}};
        std::uint64_t done = 0;
        for (std::size_t i = 0; i < shards.size(); ++i) {
            const std::string name = shardName(i + 1, shards.size());
            at::Tensor current;
            writeSafetensors(
                folder / name, shards[i],
                [&](const TensorToWrite& tensor) {
                    progress.at(done++, m_sources.size());
                    return bytesOf(tensor.name, current);
                },
                {{"format", "pt"}});
            for (const TensorToWrite& tensor : shards[i]) index["weight_map"][tensor.name] = name;
        }
        if (shards.size() > 1) replaceFile(folder / "model.safetensors.index.json", index.dump(2) + "\n");
    }

    static std::string shardName(std::size_t number, std::size_t count) {
        if (count == 1) return "model.safetensors";
        char name[64];
        std::snprintf(name, sizeof name, "model-%05zu-of-%05zu.safetensors", number, count);
        return name;
    }

    /// `current` keeps a converted tensor alive until the next.
    std::span<const std::byte> bytesOf(const std::string& name, at::Tensor& current) const {
        const auto place =
            std::find_if(m_sources.begin(), m_sources.end(), [&](const Source& each) { return each.name == name; });
        if (!place->own) return place->entry->bytes;
        current = place->own->detach().to(at::kCPU, scalarType(*place->entry->type)).contiguous();
        return {static_cast<const std::byte*>(current.data_ptr()), static_cast<std::size_t>(current.nbytes())};
    }

    const ModelFolder& m_base;
    std::vector<Source> m_sources;
    bool m_unties = false;
};

} // namespace

void writeModel(const Adapter& adapter, const ModelFolder& base, const std::filesystem::path& folder,
                const Progress& progress) {
    assert(adapter.terms().empty());
    std::filesystem::path aside = folder;
    aside += ".part";
    std::error_code ignored;
    std::filesystem::remove_all(aside, ignored);
    try {
        makeFolders(aside);
        ModelWriter(adapter, base).write(aside, progress);
        replaceFolder(aside, folder);
    } catch (...) {
        std::filesystem::remove_all(aside, ignored);
        throw;
    }
}

Adapter rounded(const Adapter& adapter, const ModelFolder& base) {
    Adapter result(adapter.config());
    const ModelConfig& config = base.config();
    const std::vector<NeededTensor> needed = neededTensors(config);
    for (const auto& [number, weight] : adapter.replacements()) {
        const std::string& name = needed[static_cast<std::size_t>(number)].name;
        const TensorEntry* entry = base.find(name);
        if (!entry) entry = base.find(config.names.embedding + ".weight"); // a tied head
        result.setReplacement(number, weight.detach().to(scalarType(*entry->type)).to(at::kFloat));
    }
    return result;
}

} // namespace core::engine
