/// Adapters as PEFT keeps them on disk: adapter_config.json and adapter_model.safetensors, read and written with PEFT's
/// own names.
#pragma once

#include "core/engine/adapter/Adapter.h"

#include <filesystem>

namespace core::engine {

/// Checks every tensor against the base and throws Error with all mismatches at once: missing, misshapen, of no module,
/// not finite.
Adapter readAdapter(const std::filesystem::path& folder, const ModelConfig& model, at::Device device);

/// Writes the folder aside and puts it in place in one step, replacing an older one.
void writeAdapter(const Adapter& adapter, const ModelConfig& model, const std::filesystem::path& folder);

} // namespace core::engine
