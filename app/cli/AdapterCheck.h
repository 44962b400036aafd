/// An adapter folder as it lies on disk, checked without the engine: its config, its tensors and, with a base model
/// beside it, whether every target is there in the right shape.
#pragma once

#include "core/model/AdapterConfig.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace cli {

struct AdapterInspection {
    std::optional<core::AdapterConfig> config;
    std::vector<core::AdapterTarget> modules; ///< only with a base
    std::int64_t tensorCount = 0;
    std::int64_t parameterCount = 0;
    std::uint64_t weightBytes = 0;
    std::vector<core::Problem> problems;
};

/// Throws FolderMissing; everything else that is wrong is listed.
AdapterInspection inspectAdapter(const std::filesystem::path& folder, const core::ModelConfig* base);

} // namespace cli
