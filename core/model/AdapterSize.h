/// How many weights a run trains, told from the shapes of the model before anything is loaded.
#pragma once

#include "core/Export.h"
#include "core/model/AdapterConfig.h"
#include "core/model/ModelConfig.h"

#include <cstdint>

namespace core {

/// Weights of the adapter's file as PEFT writes it: A `[rank, in]` and B `[out, rank]` of every target, and the modules
/// kept whole, once each. Throws as adapterTargets does.
LORIKEET_EXPORT std::int64_t adapterParameterCount(const AdapterConfig& adapter, const ModelConfig& model);
/// The file holds float32.
LORIKEET_EXPORT std::uint64_t adapterBytes(std::int64_t parameterCount);

} // namespace core
