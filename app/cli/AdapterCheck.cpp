#include "app/cli/AdapterCheck.h"

#include "app/cli/ModelInput.h"
#include "core/Error.h"
#include "core/Files.h"
#include "core/model/SafetensorsFile.h"

#include <cstring>
#include <set>
#include <span>
#include <string>

namespace cli {
namespace {

using core::Problem;
using core::ProblemCode;
using core::SafetensorsFile;
using core::TensorEntry;

constexpr const char* WeightsName = "adapter_model.safetensors";
constexpr std::string_view KeyPrefix = "base_model.model.";

void append(std::vector<Problem>& problems, const core::Error& error) {
    problems.insert(problems.end(), error.problems().begin(), error.problems().end());
}

std::optional<SafetensorsFile> openWeights(const std::filesystem::path& folder, std::vector<Problem>& problems) {
    std::error_code ignored;
    const std::filesystem::path pickle = folder / "adapter_model.bin";
    if (!std::filesystem::exists(folder / WeightsName, ignored)) {
        const bool isPickle = std::filesystem::exists(pickle, ignored);
        problems.push_back({isPickle ? ProblemCode::WeightsPickle : ProblemCode::WeightsMissing,
                            {.file = core::utf8(isPickle ? pickle : folder)},
                            {}});
        return std::nullopt;
    }
    try {
        return SafetensorsFile(folder / WeightsName);
    } catch (const core::Error& error) {
        append(problems, error);
        return std::nullopt;
    }
}

bool isFloat(const TensorEntry& entry) {
    using core::DataType;
    return entry.type &&
           (*entry.type == DataType::F32 || *entry.type == DataType::F16 || *entry.type == DataType::BF16);
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
    if (entry.type == core::DataType::F32) return countExponent<std::uint32_t>(entry.bytes, 0x7F800000U);
    if (entry.type == core::DataType::BF16) return countExponent<std::uint16_t>(entry.bytes, 0x7F80U);
    if (entry.type == core::DataType::F16) return countExponent<std::uint16_t>(entry.bytes, 0x7C00U);
    return 0;
}

/// The checks of one adapter's tensors; every tensor that a module uses is taken off the list of the unused.
class TensorCheck {
public:
    TensorCheck(const SafetensorsFile& file, std::vector<Problem>& problems) : m_file(file), m_problems(problems) {
        for (const auto& [key, entry] : file.tensors()) m_unused.insert(key);
    }

    void module(const core::AdapterTarget& target) {
        tensor(core::loraKey(target.module.path, 'A'), {target.rank, target.module.inputSize});
        tensor(core::loraKey(target.module.path, 'B'), {target.module.outputSize, target.rank});
    }
    /// Modules that modules_to_save keeps whole: the head and the table of embeddings, in the base's shape.
    void savedModules(const core::AdapterConfig& config, const core::ModelConfig& base) {
        const auto isNamed = [](const std::string& path, const std::string& name) {
            return path == name || path.ends_with("." + name);
        };
        const core::ModuleNames& names = base.names;
        for (const std::string& name : config.modulesToSave) {
            const bool isTable = isNamed(names.embedding, name);
            if (isTable || isNamed(names.head, name))
                tensor(core::savedModuleKey(isTable ? names.embedding : names.head, "weight"),
                       {base.vocabularySize, base.hiddenSize});
            else
                m_problems.push_back({ProblemCode::AdapterUnsupported,
                                      {.field = "modules_to_save"},
                                      {name, names.head + ", " + names.embedding}});
        }
    }
    void reportUnused() {
        for (const std::string_view key : m_unused) add(ProblemCode::AdapterNotLoaded, key, {});
    }
    /// Without a base only A and B can be held against each other.
    void pairs() {
        constexpr std::string_view EndA = ".lora_A.weight";
        for (const auto& [key, entry] : m_file.tensors()) {
            if (!key.ends_with(EndA) || !key.starts_with(KeyPrefix) || entry.shape.size() != 2) continue;
            const std::string path = key.substr(KeyPrefix.size(), key.size() - KeyPrefix.size() - EndA.size());
            const auto other = m_file.tensors().find(core::loraKey(path, 'B'));
            if (other == m_file.tensors().end())
                add(ProblemCode::TensorMissing, core::loraKey(path, 'B'), {});
            else if (other->second.shape.size() != 2 || other->second.shape[1] != entry.shape[0])
                add(ProblemCode::TensorShape, other->first,
                    {core::shapeText(other->second.shape), "[…, " + std::to_string(entry.shape[0]) + "]"});
        }
    }

private:
    void tensor(const std::string& key, const std::vector<std::int64_t>& shape) {
        const auto found = m_file.tensors().find(key);
        if (found == m_file.tensors().end()) return add(ProblemCode::TensorMissing, key, {});
        m_unused.erase(found->first);
        const TensorEntry& entry = found->second;
        if (entry.shape != shape)
            add(ProblemCode::TensorShape, key, {core::shapeText(entry.shape), core::shapeText(shape)});
        if (const std::int64_t count = notFinite(entry); count > 0)
            add(ProblemCode::TensorNotFinite, key, {std::to_string(count)});
        if (!isFloat(entry)) add(ProblemCode::TensorType, key, {entry.typeName, "F32, F16, BF16"});
    }
    void add(ProblemCode code, std::string_view key, std::vector<std::string> args) {
        m_problems.push_back({code, {.file = core::utf8(m_file.path()), .tensor = std::string(key)}, std::move(args)});
    }

    const SafetensorsFile& m_file;
    std::vector<Problem>& m_problems;
    std::set<std::string_view> m_unused;
};

void count(AdapterInspection& inspection, const SafetensorsFile& file) {
    for (const auto& [key, entry] : file.tensors()) {
        ++inspection.tensorCount;
        inspection.parameterCount += entry.elementCount();
        inspection.weightBytes += entry.bytes.size();
    }
}

} // namespace

AdapterInspection inspectAdapter(const std::filesystem::path& folder, const core::ModelConfig* base) {
    AdapterInspection inspection;
    existingFolder(folder);
    try {
        inspection.config = core::readAdapterConfig(folder);
        if (base) inspection.modules = core::adapterTargets(*inspection.config, *base);
    } catch (const core::Error& error) {
        append(inspection.problems, error);
    }
    const std::optional<SafetensorsFile> file = openWeights(folder, inspection.problems);
    if (!file) return inspection;
    count(inspection, *file);
    TensorCheck check(*file, inspection.problems);
    if (inspection.modules.empty()) {
        check.pairs();
        return inspection;
    }
    for (const core::AdapterTarget& target : inspection.modules) check.module(target);
    check.savedModules(*inspection.config, *base);
    check.reportUnused();
    return inspection;
}

} // namespace cli
