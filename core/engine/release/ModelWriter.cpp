#include "core/engine/release/ModelWriter.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/engine/adapter/Merge.h"
#include "core/engine/tensor/Weights.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace core::engine {
namespace {

/// What belongs to a model beside its weights and config.json.
constexpr const char* Companions[] = {
    "generation_config.json", "tokenizer.json",  "tokenizer_config.json", "special_tokens_map.json",
    "added_tokens.json",      "vocab.json",      "vocab.txt",             "merges.txt",
    "tokenizer.model",        "chat_template.jinja", "chat_template.json", "LICENSE", "LICENSE.txt", "NOTICE"};
/// A file of weights is no larger, as transformers splits them.
constexpr std::int64_t ShardBytes = std::int64_t{5} << 30;
const std::map<std::string, std::string> Metadata{{"format", "pt"}};

/// One tensor of the new model: the base's bytes, or what the adapter makes of them.
struct Source {
    NeededTensor needed;
    int number = 0;
    const TensorEntry* entry = nullptr; ///< of the base; nullptr where a new head was drawn

    DataType type() const { return entry ? *entry->type : DataType::F32; }
    std::uint64_t bytes() const {
        std::uint64_t count = sizeBytes(type());
        for (const std::int64_t length : needed.shape) count *= static_cast<std::uint64_t>(length);
        return count;
    }
};

/// The base's entry of a parameter; a tied head's is the embedding's.
const TensorEntry* entryOf(const ModelFolder& base, const std::string& name) {
    const ModelConfig& config = base.config();
    const bool isTiedHead = config.tiedHead && name == config.names.head + ".weight";
    return base.find(isTiedHead ? config.names.embedding + ".weight" : name);
}

std::vector<Source> sourcesOf(const ModelFolder& base) {
    std::vector<Source> sources;
    for (NeededTensor& needed : neededTensors(base.config())) {
        const TensorEntry* entry = entryOf(base, needed.name);
        sources.push_back({std::move(needed), static_cast<int>(sources.size()), entry});
    }
    return sources;
}

/// A weight with the adapter in it, in the base's number format, as the engine holds it.
at::Tensor rounded(const MergedWeights& weights, const Source& source, double deviation) {
    const at::Tensor base =
        source.entry ? mappedTensor(*source.entry, nullptr) : drawn(source.needed, deviation, 0);
    const at::Tensor held = turned(base, source.needed);
    if (!weights.changed().contains(source.number)) return held;
    return weights.weight(source.number, held).to(scalarType(source.type()));
}

std::string shardName(std::size_t number, std::size_t count) {
    if (count == 1) return "model.safetensors";
    char name[64];
    std::snprintf(name, sizeof name, "model-%05zu-of-%05zu.safetensors", number, count);
    return name;
}

} // namespace

/// What is to be written, and how far that is.
struct ModelWriting::Work {
public:
    Work(const Adapter& adapter, const ModelFolder& base) : m_base(base), m_weights(adapter, base.config()) {
        const ModelConfig& config = base.config();
        int embedding = 0;
        for (Source& source : sourcesOf(base)) {
            const std::string& name = source.needed.name;
            if (name == config.names.embedding + ".weight") embedding = source.number;
            if (config.tiedHead && name == config.names.head + ".weight") {
                if (isStillTied(adapter, source.number, embedding)) continue;
                m_unties = true;
            }
            m_sources.push_back(std::move(source));
        }
        divide();
    }

    std::size_t count() const { return m_sources.size(); }
    /// One tensor; false where all are written.
    bool writeTensor(const std::filesystem::path& folder) {
        if (!m_file && m_shard == m_shards.size()) return false;
        const std::string name = shardName(m_shard + 1, m_shards.size());
        if (!m_file) m_file.emplace(folder / name, m_shards[m_shard], Metadata);
        at::Tensor current;
        if (const TensorToWrite* tensor = m_file->next()) m_file->write(bytesOf(tensor->name, current));
        if (m_file->next()) return true;
        m_file->commit();
        m_file.reset();
        ++m_shard;
        return true;
    }
    void writeRest(const std::filesystem::path& folder) const {
        if (m_shards.size() > 1) replaceFile(folder / "model.safetensors.index.json", indexText());
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
        const std::optional<LabelSet>& labels = m_base.config().labels;
        const std::string text =
            labels ? classifierConfigJson(m_base.path(), *labels) : readFile(m_base.path() / "config.json");
        if (!m_unties) return text;
        auto config = nlohmann::ordered_json::parse(text);
        config["tie_word_embeddings"] = false;
        return config.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    }

    void divide() {
        std::int64_t bytes = 0;
        for (const Source& source : m_sources) {
            const auto size = static_cast<std::int64_t>(source.bytes());
            if (bytes + size > ShardBytes && !m_shards.back().empty()) {
                m_shards.emplace_back();
                bytes = 0;
            }
            m_shards.back().push_back({source.needed.name, source.type(), source.needed.shape, {}});
            bytes += size;
            m_bytes += size;
        }
    }

    std::string indexText() const {
        nlohmann::ordered_json index{{"metadata", {{"total_size", m_bytes}}}};
        for (std::size_t i = 0; i < m_shards.size(); ++i)
            for (const TensorToWrite& tensor : m_shards[i])
                index["weight_map"][tensor.name] = shardName(i + 1, m_shards.size());
        return index.dump(2) + "\n";
    }

    /// `current` keeps a converted tensor alive until the next.
    std::span<const std::byte> bytesOf(const std::string& name, at::Tensor& current) const {
        const auto place = std::find_if(m_sources.begin(), m_sources.end(),
                                        [&](const Source& each) { return each.needed.name == name; });
        if (place->entry && !m_weights.changed().contains(place->number)) return place->entry->bytes;
        const at::Tensor held = rounded(m_weights, *place, m_base.config().initializerRange);
        current = turned(held, place->needed).to(at::kCPU).contiguous();
        return {static_cast<const std::byte*>(current.data_ptr()), static_cast<std::size_t>(current.nbytes())};
    }

    const ModelFolder& m_base;
    MergedWeights m_weights;
    std::vector<Source> m_sources;
    std::vector<std::vector<TensorToWrite>> m_shards{1};
    std::int64_t m_bytes = 0;
    std::optional<SafetensorsWriter> m_file; ///< the shard that is being written
    std::size_t m_shard = 0;
    bool m_unties = false;
};

ModelWriting::ModelWriting(std::shared_ptr<const Adapter> adapter, std::shared_ptr<const ModelFolder> base,
                           std::filesystem::path folder)
    : m_adapter(std::move(adapter)), m_base(std::move(base)), m_folder(std::move(folder)), m_aside(m_folder) {
    m_aside += ".part";
    m_work = std::make_unique<Work>(*m_adapter, *m_base);
}

ModelWriting::~ModelWriting() {
    m_work.reset();
    if (!m_hasBegun) return;
    std::error_code ignored;
    std::filesystem::remove_all(m_aside, ignored);
}

bool ModelWriting::advance() {
    if (!std::exchange(m_hasBegun, true)) {
        std::error_code ignored;
        std::filesystem::remove_all(m_aside, ignored); // of a program that was killed
        makeFolders(m_aside);
    }
    if (m_work->writeTensor(m_aside)) {
        ++m_done;
        return true;
    }
    m_work->writeRest(m_aside);
    replaceFolder(m_aside, m_folder);
    return false;
}

std::size_t ModelWriting::count() const {
    return m_work->count();
}

void writeModel(const Adapter& adapter, const ModelFolder& base, const std::filesystem::path& folder,
                const Progress& progress) {
    const std::shared_ptr<void> nobody; // both outlive the call
    ModelWriting writing({nobody, &adapter}, {nobody, &base}, folder);
    do progress.at(writing.done(), writing.count());
    while (writing.advance());
}

struct StoredAdapter::Work {
    MergedWeights weights;
    std::vector<Source> sources;
    std::size_t next = 0;
};

StoredAdapter::StoredAdapter(std::shared_ptr<const Adapter> adapter, std::shared_ptr<const ModelFolder> base,
                             at::Device device)
    : m_adapter(std::move(adapter)), m_base(std::move(base)), m_device(device), m_stored(m_adapter->config()),
      m_work(new Work{{*m_adapter, m_base->config()}, sourcesOf(*m_base)}) {
    std::erase_if(m_work->sources,
                  [&](const Source& source) { return !m_work->weights.changed().contains(source.number); });
}

StoredAdapter::~StoredAdapter() = default;

bool StoredAdapter::advance() {
    if (m_work->next == m_work->sources.size()) return false;
    const Source& source = m_work->sources[m_work->next++];
    m_stored.setReplacement(source.number,
                            rounded(m_work->weights, source, m_base->config().initializerRange).to(m_device));
    return true;
}

bool isStoredExactly(const Adapter& adapter, const ModelFolder& base) {
    const MergedWeights weights(adapter, base.config());
    const std::vector<Source> sources = sourcesOf(base);
    return std::all_of(weights.changed().begin(), weights.changed().end(), [&](int number) {
        return sources[static_cast<std::size_t>(number)].type() == DataType::F32;
    });
}

} // namespace core::engine
