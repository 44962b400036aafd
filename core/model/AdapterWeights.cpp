#include "core/model/AdapterWeights.h"

#include "core/Error.h"
#include "core/Files.h"

#include <algorithm>
#include <cstring>
#include <set>
#include <span>

namespace core {
namespace {

constexpr const char* WeightsName = "adapter_model.safetensors";
constexpr std::string_view KeyPrefix = "base_model.model.";

void append(std::vector<Problem>& problems, const Error& error) {
    problems.insert(problems.end(), error.problems().begin(), error.problems().end());
}

std::shared_ptr<const SafetensorsFile> openWeights(const std::filesystem::path& folder,
                                                   std::vector<Problem>& problems) {
    const std::filesystem::path pickle = folder / "adapter_model.bin";
    if (!isThere(folder / WeightsName)) {
        const bool isPickle = isThere(pickle);
        problems.push_back({isPickle ? ProblemCode::WeightsPickle : ProblemCode::WeightsMissing,
                            {.file = utf8(isPickle ? pickle : folder)},
                            {}});
        return nullptr;
    }
    try {
        return std::make_shared<const SafetensorsFile>(folder / WeightsName);
    } catch (const Error& error) {
        append(problems, error);
        return nullptr;
    }
}

bool isFloat(const TensorEntry& entry) {
    return entry.type == DataType::F32 || entry.type == DataType::F16 || entry.type == DataType::BF16;
}

/// Values whose exponent is all ones: NaN and infinity, in every format of IEEE 754.
template <class Bits> std::int64_t countExponent(std::span<const std::byte> bytes, Bits mask) {
    std::int64_t count = 0;
    for (std::size_t at = 0; at + sizeof(Bits) <= bytes.size(); at += sizeof(Bits)) {
        Bits bits = 0;
        std::memcpy(&bits, bytes.data() + at, sizeof bits);
        if ((bits & mask) == mask) ++count;
    }
    return count;
}

std::int64_t notFinite(const TensorEntry& entry) {
    if (entry.type == DataType::F32) return countExponent<std::uint32_t>(entry.bytes, 0x7F800000U);
    if (entry.type == DataType::BF16) return countExponent<std::uint16_t>(entry.bytes, 0x7F80U);
    if (entry.type == DataType::F16) return countExponent<std::uint16_t>(entry.bytes, 0x7C00U);
    return 0;
}

/// Takes tensors out of an adapter's file, noting what is wrong; a tensor that a module uses leaves the list of the
/// unused, whether it fits or not.
class AdapterCheck {
public:
    AdapterCheck(AdapterWeights& found, const Progress& progress) : m_found(found), m_progress(progress) {
        for (const auto& [key, entry] : found.file->tensors()) {
            m_unused.insert(key);
            m_bytes += entry.bytes.size();
        }
    }

    void againstBase(const ModelConfig& base) {
        for (AdapterTerm& term : m_found.terms) {
            const LinearModule& module = term.target.module;
            term.a = take(loraKey(module.path, 'A'), {term.target.rank, module.inputSize});
            term.b = take(loraKey(module.path, 'B'), {module.outputSize, term.target.rank});
            // PEFT stores the weight beneath a term on the head, too: its head may differ from the base's.
            const std::string beneath = savedModuleKey(module.path, "base_layer.weight");
            if (module.layer < 0 && m_found.file->tensors().contains(beneath))
                m_found.replaced.push_back({module.path + ".weight", take(beneath, {module.outputSize, module.inputSize})});
        }
        savedModules(base);
        for (const std::string_view key : m_unused) note(ProblemCode::AdapterNotLoaded, key);
    }

    /// Without a base only A and B can be held against each other.
    void pairs() {
        constexpr std::string_view EndA = ".lora_A.weight";
        const auto& tensors = m_found.file->tensors();
        for (const auto& [key, entry] : tensors) {
            checkValues(key, entry);
            if (!key.ends_with(EndA) || !key.starts_with(KeyPrefix) || entry.shape.size() != 2) continue;
            const std::string path = key.substr(KeyPrefix.size(), key.size() - KeyPrefix.size() - EndA.size());
            const auto other = tensors.find(loraKey(path, 'B'));
            if (other == tensors.end())
                note(ProblemCode::TensorMissing, loraKey(path, 'B'));
            else if (other->second.shape.size() != 2 || other->second.shape[1] != entry.shape[0])
                note(ProblemCode::TensorShape, other->first,
                     {shapeText(other->second.shape), "[…, " + std::to_string(entry.shape[0]) + "]"});
        }
    }

    void end() const { m_progress.at(m_bytes, m_bytes); }

private:
    /// What modules_to_save keeps whole.
    void savedModules(const ModelConfig& base) {
        for (const NeededTensor& parameter : savedParameters(*m_found.config, base)) {
            const std::size_t dot = parameter.name.rfind('.');
            const std::string key = savedModuleKey(parameter.name.substr(0, dot), parameter.name.substr(dot + 1));
            m_found.replaced.push_back({parameter.name, take(key, parameter.shape)});
        }
    }

    const TensorEntry* take(const std::string& key, const std::vector<std::int64_t>& shape) {
        const auto place = m_found.file->tensors().find(key);
        if (place == m_found.file->tensors().end()) return note(ProblemCode::TensorMissing, key), nullptr;
        m_unused.erase(place->first);
        const TensorEntry& entry = place->second;
        const bool fits = entry.shape == shape;
        if (!fits) note(ProblemCode::TensorShape, key, {shapeText(entry.shape), shapeText(shape)});
        return checkValues(key, entry) && fits ? &entry : nullptr;
    }

    bool checkValues(const std::string& key, const TensorEntry& entry) {
        m_progress.at(std::min(m_bytesDone, m_bytes), m_bytes);
        m_bytesDone += entry.bytes.size();
        if (!isFloat(entry)) return note(ProblemCode::TensorType, key, {entry.typeName, "F32, F16, BF16"}), false;
        const std::int64_t count = notFinite(entry);
        if (count > 0) note(ProblemCode::TensorNotFinite, key, {std::to_string(count)});
        return count == 0;
    }

    void note(ProblemCode code, std::string_view key, std::vector<std::string> args = {}) {
        m_found.problems.push_back(
            {code, {.file = utf8(m_found.file->path()), .tensor = std::string(key)}, std::move(args)});
    }

    AdapterWeights& m_found;
    const Progress& m_progress;
    std::set<std::string_view> m_unused;
    std::uint64_t m_bytes = 0, m_bytesDone = 0;
};

} // namespace

AdapterWeights checkAdapter(const std::filesystem::path& folder, const ModelConfig* base, const Progress& progress) {
    if (!isFolder(folder)) throw Error(ProblemCode::FolderMissing, {.file = utf8(folder)});
    AdapterWeights found;
    try {
        found.config = readAdapterConfig(folder);
        if (base && (found.config->taskType == ClassifierTask) != base->labels.has_value())
            throw Error(ProblemCode::AdapterUnsupported, {.file = found.config->file, .field = "task_type"},
                        {"the task " + found.config->taskType + " on a model that was opened to " +
                             (base->labels ? "judge texts" : "write"),
                         base->labels ? std::string(ClassifierTask) : "CAUSAL_LM"});
        if (base)
            for (AdapterTarget& target : adapterTargets(*found.config, *base))
                found.terms.push_back({std::move(target)});
    } catch (const Error& error) {
        append(found.problems, error);
    }
    found.file = openWeights(folder, found.problems);
    if (!found.file) return found;
    AdapterCheck check(found, progress);
    // Where the targets are not known, every tensor would be one of no module.
    if (found.terms.empty())
        check.pairs();
    else
        check.againstBase(*base);
    check.end();
    return found;
}

} // namespace core
