#include "core/engine/release/ModelWriter.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/engine/adapter/Merge.h"
#include "core/engine/tensor/Weights.h"

#include <algorithm>
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

/// One tensor of the new model: the base's bytes, or what the adapter makes of them.
struct Source {
    std::string name;
    int number = 0;
    const TensorEntry* entry = nullptr; ///< of the base; gives the format, too
};

/// The base's entry of a parameter; a tied head's is the embedding's.
const TensorEntry* entryOf(const ModelFolder& base, const std::string& name) {
    const ModelConfig& config = base.config();
    const bool isTiedHead = config.tiedHead && name == config.names.head + ".weight";
    return base.find(isTiedHead ? config.names.embedding + ".weight" : name);
}

at::Tensor stored(const MergedWeights& weights, int number, const TensorEntry& entry) {
    return weights.weight(number, mappedTensor(entry, nullptr)).to(scalarType(*entry.type));
}

class ModelWriter {
public:
    ModelWriter(const Adapter& adapter, const ModelFolder& base) : m_base(base), m_weights(adapter, base.config()) {
        const ModelConfig& config = base.config();
        const std::vector<NeededTensor> needed = neededTensors(config);
        int embedding = 0;
        for (int number = 0; number < static_cast<int>(needed.size()); ++number) {
            const std::string& name = needed[static_cast<std::size_t>(number)].name;
            if (name == config.names.embedding + ".weight") embedding = number;
            if (config.tiedHead && name == config.names.head + ".weight") {
                if (isStillTied(adapter, number, embedding)) continue;
                m_unties = true;
            }
            m_sources.push_back({name, number, entryOf(base, name)});
        }
    }

    void write(const std::filesystem::path& folder, const Progress& progress) const {
        writeWeights(folder, progress);
        replaceFile(folder / "config.json", configText());
        for (const char* name : Companions)
            if (isThere(m_base.path() / name)) replaceFile(folder / name, readFile(m_base.path() / name));
    }

private:
    bool isStillTied(const Adapter& adapter, int head, int embedding) const {
        const auto& changed = m_weights.changed();
        if (!changed.contains(head) && !changed.contains(embedding)) return true;
        const at::Tensor* left = adapter.replacement(head);
        const at::Tensor* right = adapter.replacement(embedding);
        return left && right && left->data_ptr() == right->data_ptr();
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
        if (!m_weights.changed().contains(place->number)) return place->entry->bytes;
        current = stored(m_weights, place->number, *place->entry).to(at::kCPU).contiguous();
        return {static_cast<const std::byte*>(current.data_ptr()), static_cast<std::size_t>(current.nbytes())};
    }

    const ModelFolder& m_base;
    MergedWeights m_weights;
    std::vector<Source> m_sources;
    bool m_unties = false;
};

} // namespace

void writeModel(const Adapter& adapter, const ModelFolder& base, const std::filesystem::path& folder,
                const Progress& progress) {
    const ModelWriter writer(adapter, base);
    writeFolder(folder, [&](const std::filesystem::path& aside) { writer.write(aside, progress); });
}

Adapter asStored(const Adapter& adapter, const ModelFolder& base, at::Device device) {
    Adapter result(adapter.config());
    const std::vector<NeededTensor> needed = neededTensors(base.config());
    const MergedWeights weights(adapter, base.config());
    for (const int number : weights.changed())
        result.setReplacement(
            number,
            stored(weights, number, *entryOf(base, needed[static_cast<std::size_t>(number)].name)).to(device));
    return result;
}

bool isStoredExactly(const Adapter& adapter, const ModelFolder& base) {
    const std::vector<NeededTensor> needed = neededTensors(base.config());
    const MergedWeights weights(adapter, base.config());
    return std::all_of(weights.changed().begin(), weights.changed().end(), [&](int number) {
        return entryOf(base, needed[static_cast<std::size_t>(number)].name)->type == DataType::F32;
    });
}

} // namespace core::engine
