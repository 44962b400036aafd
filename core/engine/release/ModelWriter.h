/// Writes a whole model folder: the base's files with an adapter's own weights in them. It opens wherever the base does.
#pragma once

#include "core/engine/adapter/Adapter.h"
#include "core/Progress.h"
#include "core/model/ModelFolder.h"

#include <filesystem>

namespace core::engine {

/// `adapter` has no terms (see merged()). Each tensor keeps the format of the base's; a tied head that has come to
/// differ from the embedding is untied. Written aside and put in place whole; progress counts tensors. Throws
/// FileUnwritable, DiskFull, Stopped.
void writeModel(const Adapter& adapter, const ModelFolder& base, const std::filesystem::path& folder,
                const Progress& progress = {});

/// The adapter as the folder holds it: rounded to the base's formats, in float32 again.
Adapter rounded(const Adapter& adapter, const ModelFolder& base);

} // namespace core::engine
