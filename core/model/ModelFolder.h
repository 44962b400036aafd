/// A model as it lies on disk in Hugging Face's layout: config.json, generation_config.json, one or many safetensors
/// with an index. Opening checks everything and lists all that is wrong at once; no tensor is copied.
#pragma once

#include "core/Problem.h"
#include "core/Progress.h"
#include "core/model/ModelConfig.h"
#include "core/model/SafetensorsFile.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace core {

class LORIKEET_EXPORT ModelFolder {
public:
    /// Asks for a stop at each file; progress counts bytes where a head is held against its embedding. Throws Error
    /// with every problem that keeps the model from being used.
    static ModelFolder open(const std::filesystem::path& folder, const Progress& progress = {},
                            const ModelPurpose& purpose = {});
    /// The same check for a person: what can be known, and all problems, without throwing.
    struct Inspection;
    static Inspection inspect(const std::filesystem::path& folder, const Progress& progress = {});

    const std::filesystem::path& path() const { return m_path; }
    const ModelConfig& config() const { return m_config; }
    const std::vector<SafetensorsFile>& files() const { return m_files; }
    /// The entry of a tensor, or nullptr. Entries live as long as this folder.
    const TensorEntry* find(std::string_view tensor) const;
    /// What is odd but harmless: tensors that nothing uses.
    const std::vector<Problem>& warnings() const { return m_warnings; }

private:
    ModelFolder() = default;
    std::filesystem::path m_path;
    ModelConfig m_config;
    std::vector<SafetensorsFile> m_files;
    std::map<std::string, const TensorEntry*, std::less<>> m_tensors;
    std::vector<Problem> m_warnings;
    friend class ModelFolderReader;
};

struct ModelFolder::Inspection {
    std::optional<ModelConfig> config;
    std::int64_t tensorCount = 0;
    std::int64_t parameterCount = 0;
    std::uint64_t weightBytes = 0;
    std::vector<Problem> problems;
    std::vector<Problem> warnings;
};

/// config.json (and generation_config.json beside it) alone. Throws ConfigMissing, ConfigInvalid, FamilyUnknown,
/// FeatureUnsupported.
LORIKEET_EXPORT ModelConfig readModelConfig(const std::filesystem::path& folder, const ModelPurpose& purpose = {});
/// id2label, num_labels and problem_type of a config.json; empty where it names none.
LORIKEET_EXPORT std::optional<LabelSet> readLabels(const std::filesystem::path& folder);
/// The config.json of `folder` with a classifier's labels and architecture in it, as transformers writes them.
LORIKEET_EXPORT std::string classifierConfigJson(const std::filesystem::path& folder, const LabelSet& labels);

} // namespace core
