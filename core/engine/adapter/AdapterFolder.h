/// Adapters as PEFT keeps them on disk: adapter_config.json and adapter_model.safetensors, read and written with PEFT's
/// own names.
#pragma once

#include "core/Progress.h"
#include "core/engine/adapter/Adapter.h"

#include <filesystem>

namespace core::engine {

/// Progress counts bytes of tensors. Throws Error with all that core::checkAdapter finds wrong, Stopped.
Adapter readAdapter(const std::filesystem::path& folder, const ModelConfig& model, at::Device device,
                    const Progress& progress = {});

/// Writes the folder aside and puts it in place of an older one, which stays whole until then. A classifier's labels
/// stand in `modelConfig`, a config.json that is put beside. Throws FileUnwritable, DiskFull.
void writeAdapter(const Adapter& adapter, const ModelConfig& model, const std::filesystem::path& folder,
                  const std::string& modelConfig = {});

} // namespace core::engine
