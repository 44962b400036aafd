/// Writes a whole model folder: the base's files with an adapter's own weights in them. It opens wherever the base does.
#pragma once

#include "core/engine/adapter/Adapter.h"
#include "core/Progress.h"
#include "core/model/ModelFolder.h"

#include <filesystem>

namespace core::engine {

/// Each tensor keeps the format of the base's and is merged when its turn comes; a tied head that has come to differ from
/// the embedding is untied. Written aside and put in place whole; progress counts tensors. Throws FileUnwritable,
/// DiskFull, Stopped.
void writeModel(const Adapter& adapter, const ModelFolder& base, const std::filesystem::path& folder,
                const Progress& progress = {});

/// The adapter as such a folder holds it: merged, in the base's formats.
Adapter asStored(const Adapter& adapter, const ModelFolder& base, at::Device device);
/// Whether nothing is rounded by that: every tensor that the adapter changes is stored in float32.
bool isStoredExactly(const Adapter& adapter, const ModelFolder& base);

} // namespace core::engine
