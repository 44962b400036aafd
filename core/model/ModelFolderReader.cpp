#include "core/model/ModelFolderReader.h"

#include "core/Error.h"
#include "core/model/StrictJson.h"
#include "core/model/families/Family.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace core {
namespace {

constexpr const char* Single = "model.safetensors";
constexpr const char* Index = "model.safetensors.index.json";

/// Tensors of older checkpoints that are computed and not learned; transformers passes over them too.
bool isComputed(std::string_view tensor) {
    return tensor.ends_with("rotary_emb.inv_freq") || tensor.ends_with("attn.masked_bias") ||
           tensor.ends_with("attn.bias") || tensor.ends_with("embeddings.position_ids");
}

bool isReadable(const TensorEntry& entry) {
    return entry.type == DataType::F32 || entry.type == DataType::F16 || entry.type == DataType::BF16 ||
           entry.type == DataType::F64;
}

bool isPickleName(const std::filesystem::path& path) {
    const std::filesystem::path ending = path.extension();
    return ending == ".bin" || ending == ".pt" || ending == ".pth" || ending == ".pkl" || ending == ".ckpt";
}

/// A name inside the folder and nothing else: an index must not lead to other places.
bool isPlainName(const std::string& name) {
    return !name.empty() && name != "." && name != ".." && name.find_first_of("/\\") == std::string::npos &&
           name.find('\0') == std::string::npos;
}

/// A piece at a time: they may be gigabytes that still lie on the disk.
bool areEqual(std::span<const std::byte> left, std::span<const std::byte> right, const Progress& progress) {
    constexpr std::size_t Piece = 1 << 20;
    if (left.size() != right.size()) return false;
    for (std::size_t at = 0; at < left.size(); at += Piece) {
        progress.at(at, left.size());
        const std::size_t count = std::min(Piece, left.size() - at);
        if (std::memcmp(left.data() + at, right.data() + at, count) != 0) return false;
    }
    progress.at(left.size(), left.size());
    return true;
}

} // namespace

ModelFolderReader::ModelFolderReader(std::filesystem::path folder, const Progress& progress,
                                     const ModelPurpose& purpose)
    : m_progress(progress), m_purpose(purpose) {
    m_folder.m_path = std::move(folder);
}

void ModelFolderReader::read() {
    try {
        readConfig();
        if (!std::filesystem::is_directory(m_folder.m_path)) return;
        findWeights();
        collectTensors();
        if (!m_hasConfig) return;
        renameOldNorms();
        nameAsWithHead();
        leaveOtherHeads();
        checkTied();
        checkNeeded();
        warnUnused();
    } catch (const std::filesystem::filesystem_error& error) {
        m_problems.push_back({ProblemCode::FileUnreadable, {.file = utf8(m_folder.m_path)}, {error.code().message()}});
    }
}

void ModelFolderReader::readConfig() {
    try {
        m_folder.m_config = readModelConfig(m_folder.m_path, m_purpose);
        m_hasConfig = true;
    } catch (const Error& error) {
        m_problems = error.problems();
    }
}

void ModelFolderReader::findWeights() {
    const std::filesystem::path single = m_folder.m_path / Single, index = m_folder.m_path / Index;
    if (std::filesystem::exists(single)) return openFile(single);
    m_isComplete = false;
    if (!std::filesystem::exists(index)) return refuseOtherWeights();
    try {
        readIndex(index);
    } catch (const Error& error) {
        m_problems.insert(m_problems.end(), error.problems().begin(), error.problems().end());
    }
}

void ModelFolderReader::readIndex(const std::filesystem::path& index) {
    const nlohmann::json json = parseStrictJson<nlohmann::json>(readJsonText(index), utf8(index));
    const auto map = json.is_object() ? json.find("weight_map") : json.end();
    if (map == json.end() || !map->is_object() || map->empty())
        throw Error(ProblemCode::ConfigInvalid, {.file = utf8(index), .field = "weight_map"},
                    {"an object of tensors and their files is needed"});
    std::set<std::string> names;
    for (const auto& [tensor, file] : map->items()) {
        if (!file.is_string() || !isPlainName(file.get<std::string>()))
            throw Error(ProblemCode::ConfigInvalid,
                        {.file = utf8(index), .field = "weight_map", .tensor = shownName(tensor)},
                        {"a file beside the index is needed"});
        m_fileOfTensor[tensor] = file.get<std::string>();
        names.insert(m_fileOfTensor[tensor]);
    }
    m_isComplete = true;
    for (const std::string& name : names) openFile(m_folder.m_path / name);
}

/// No safetensors: say what lies there instead. The first pickle is enough, as they come in dozens.
void ModelFolderReader::refuseOtherWeights() {
    std::vector<std::filesystem::path> pickles;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder.m_path))
        if (isPickleName(entry.path())) pickles.push_back(entry.path());
    if (pickles.empty())
        return m_problems.push_back({ProblemCode::WeightsMissing, {.file = utf8(m_folder.m_path)}, {}});
    const std::filesystem::path& first = *std::min_element(pickles.begin(), pickles.end());
    m_problems.push_back({ProblemCode::WeightsPickle, {.file = utf8(first)}, {}});
}

void ModelFolderReader::openFile(const std::filesystem::path& path) {
    m_progress.check();
    try {
        m_folder.m_files.emplace_back(path);
    } catch (const Error& error) {
        m_isComplete = false;
        m_problems.insert(m_problems.end(), error.problems().begin(), error.problems().end());
    }
}

/// Where a name lies in several files the index decides; what the index promises must be there.
void ModelFolderReader::collectTensors() {
    for (const SafetensorsFile& file : m_folder.m_files)
        for (const auto& [name, entry] : file.tensors()) {
            const auto promised = m_fileOfTensor.find(name);
            const bool isPromisedHere = promised == m_fileOfTensor.end() || file.path().filename() == promised->second;
            if (isPromisedHere) m_folder.m_tensors.emplace(name, &entry);
        }
    if (!m_isComplete) return;
    for (const auto& [name, file] : m_fileOfTensor)
        if (!m_folder.m_tensors.contains(name))
            m_problems.push_back(
                {ProblemCode::TensorMissing, {.file = utf8(m_folder.m_path / file), .tensor = shownName(name)}, {}});
}

/// Checkpoints that came from TensorFlow call a norm's weight and bias gamma and beta; so does transformers know them.
void ModelFolderReader::renameOldNorms() {
    std::map<std::string, const TensorEntry*, std::less<>> renamed;
    for (const auto& [name, entry] : m_folder.m_tensors) {
        const std::string module = name.substr(0, name.rfind('.') + 1);
        const bool isNorm = module.ends_with("LayerNorm.") || module.ends_with("layer_norm.");
        renamed.emplace(isNorm && name.ends_with(".gamma")  ? module + "weight"
                        : isNorm && name.ends_with(".beta") ? module + "bias"
                                                            : name,
                        entry);
    }
    m_folder.m_tensors = std::move(renamed);
}

/// A head for other labels, or for another task, is not this classifier's: a new one is drawn.
void ModelFolderReader::leaveOtherHeads() {
    const ModelConfig& config = m_folder.m_config;
    const std::string base = config.names.embedding.substr(0, config.names.embedding.find('.') + 1);
    for (const NeededTensor& needed : neededTensors(config)) {
        if (!needed.isDrawn) continue;
        const auto found = m_folder.m_tensors.find(needed.name);
        if (found == m_folder.m_tensors.end()) continue;
        const bool isOfBase = needed.name.starts_with(base); // BERT's pooler
        const bool isTaken = (isOfBase || config.classifierHead.isWritten) && found->second->shape == needed.shape;
        if (!isTaken) m_folder.m_tensors.erase(found);
    }
}

/// A bare decoder («LlamaModel») is saved without the «model.» before its names; it is known by them all the same.
void ModelFolderReader::nameAsWithHead() {
    const std::string prefix =
        m_folder.m_config.names.embedding.substr(0, m_folder.m_config.names.embedding.find('.') + 1);
    const std::string bare = m_folder.m_config.names.embedding.substr(prefix.size()) + ".weight";
    auto& tensors = m_folder.m_tensors;
    const bool hasPrefix =
        std::any_of(tensors.begin(), tensors.end(), [&](const auto& each) { return each.first.starts_with(prefix); });
    if (hasPrefix || !tensors.contains(bare)) return;
    std::map<std::string, const TensorEntry*, std::less<>> named;
    for (const auto& [name, entry] : tensors)
        named.emplace((name.starts_with(m_folder.m_config.names.head + ".") ? "" : prefix) + name, entry);
    tensors = std::move(named);
}

/// As transformers 5: a head that is there and differs from the embedding is used, even where the config calls them
/// one.
void ModelFolderReader::checkTied() {
    ModelConfig& config = m_folder.m_config;
    if (!config.tiedHead) return;
    const TensorEntry* head = m_folder.find(config.names.head + ".weight");
    const TensorEntry* embedding = m_folder.find(config.names.embedding + ".weight");
    if (!head || !embedding) return;
    const bool isEqual = head->typeName == embedding->typeName && head->shape == embedding->shape &&
                         areEqual(head->bytes, embedding->bytes, m_progress);
    config.tiedHead = isEqual;
}

void ModelFolderReader::checkNeeded() {
    if (!m_isComplete) return;
    for (const NeededTensor& needed : neededTensors(m_folder.m_config)) {
        const TensorEntry* entry = m_folder.find(needed.name);
        const Location where{.file = utf8(m_folder.m_path), .tensor = needed.name};
        if (!entry) {
            if (!needed.optional && !needed.isDrawn && !m_fileOfTensor.contains(needed.name))
                m_problems.push_back({ProblemCode::TensorMissing, where, {}});
            continue;
        }
        if (!isReadable(*entry))
            m_problems.push_back({ProblemCode::TensorType, where, {entry->typeName, "F32, F16, BF16, F64"}});
        if (entry->shape != needed.shape)
            m_problems.push_back({ProblemCode::TensorShape, where, {shapeText(entry->shape), shapeText(needed.shape)}});
    }
}

/// Whether the tensor is of the head that foretells hidden tokens: every such checkpoint has it, and whoever judges
/// texts does without.
bool ModelFolderReader::isOfMaskedHead(std::string_view tensor) const {
    const families::Family* family = families::find(m_folder.m_config.family);
    const MaskedHead* head = family ? family->maskedHead : nullptr;
    if (!head || maskedHead(m_folder.m_config)) return false;
    return std::ranges::any_of(std::array{head->dense, head->norm, head->output, head->bias},
                               [&](std::string_view module) {
                                   return !module.empty() && tensor.size() > module.size() &&
                                          tensor.starts_with(module) && tensor[module.size()] == '.';
                               });
}

void ModelFolderReader::warnUnused() {
    std::set<std::string, std::less<>> used;
    for (const NeededTensor& needed : neededTensors(m_folder.m_config)) used.insert(needed.name);
    for (const auto& [name, entry] : m_folder.m_tensors)
        if (!used.contains(name) && !isComputed(name) && !isOfMaskedHead(name))
            m_folder.m_warnings.push_back(
                {ProblemCode::TensorUnexpected, {.file = utf8(m_folder.m_path), .tensor = shownName(name)}, {}});
}

ModelFolder ModelFolderReader::take() {
    return std::move(m_folder);
}

ModelFolder::Inspection ModelFolderReader::inspection() const {
    ModelFolder::Inspection result;
    if (m_hasConfig) result.config = m_folder.m_config;
    for (const auto& [name, entry] : m_folder.m_tensors) {
        ++result.tensorCount;
        if (entry->type) result.parameterCount += entry->elementCount();
        result.weightBytes += entry->bytes.size();
    }
    if (m_hasConfig) result.parameterCount = parameterCount(m_folder.m_config);
    result.problems = m_problems;
    result.warnings = m_folder.m_warnings;
    return result;
}

} // namespace core
