/// An adapter's folder as PEFT keeps it (adapter_config.json, adapter_model.safetensors), checked before anything uses
/// it and, with a base model, held against that: all that is wrong is listed at once. Tensors stay bytes; the engine
/// makes them numbers.
#pragma once

#include "core/Export.h"
#include "core/Problem.h"
#include "core/Progress.h"
#include "core/model/AdapterConfig.h"
#include "core/model/SafetensorsFile.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// A LoRA term's tensors, nullptr where one is missing or does not fit. They live as long as the file.
struct AdapterTerm {
    AdapterTarget target;
    const TensorEntry* a = nullptr; ///< `[rank, in]`
    const TensorEntry* b = nullptr; ///< `[out, rank]`
};

/// A weight or bias that stands in place of the base's own: modules_to_save names its module, or PEFT stored it beneath
/// a term on the head.
struct ReplacedParameter {
    std::string name; ///< as in the checkpoint: «lm_head.weight»
    const TensorEntry* value = nullptr;
};

struct AdapterWeights {
    std::optional<AdapterConfig> config;         ///< empty where it cannot be read
    std::shared_ptr<const SafetensorsFile> file; ///< nullptr where it cannot be opened
    std::vector<AdapterTerm> terms;              ///< only with a base
    std::vector<ReplacedParameter> replaced;     ///< only with a base
    std::vector<Problem> problems;               ///< where there are none, every tensor above is there and fits
};

/// `base` may be nullptr: then A and B can only be held against each other. Progress counts bytes of tensors. Throws
/// FolderMissing, FileUnreadable where the folder cannot be looked into; everything else is listed.
LORIKEET_EXPORT AdapterWeights checkAdapter(const std::filesystem::path& folder, const ModelConfig* base,
                                            const Progress& progress = {});

} // namespace core
