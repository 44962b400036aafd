/// An export that is asked for, and how it was verified.
#pragma once

#include "core/engine-api/Generation.h"

#include <cstdint>
#include <filesystem>
#include <variant>
#include <vector>

namespace core {

/// The folder of an export: an adapter in PEFT's format, or the whole model with the adapter in its weights.
struct ExportRequest {
    enum class Format { Peft, Merged };
    AdapterHandle adapter = 0;
    Format format = Format::Peft;
    std::filesystem::path folder; ///< must not exist
    /// Held-out texts that the export must judge as the adapter in memory does, as ids.
    std::vector<std::vector<std::int32_t>> sequences;
};

struct ExportProgress {
    std::int64_t done = 0;
    std::int64_t total = 0;
};
/// What the folder, read from disk anew, gave on the held-out texts, against what was tried.
struct ExportVerified {
    std::int64_t sequences = 0;
    std::int64_t tokens = 0;
    double largestDifference = 0; ///< of a token's log-probability, in nats, against the weights that were to be written
    double roundingDifference = 0; ///< its mean against the adapter in memory: what the format of the weights costs
};
using ExportEvent = std::variant<ExportProgress, ExportVerified>;

} // namespace core
