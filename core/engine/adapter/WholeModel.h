/// A model whose every weight was trained (method «full»), put over its base as an adapter is: it answers beside the
/// base and other adapters, to the same ids. It takes the memory of a second model.
#pragma once

#include "core/Progress.h"
#include "core/engine/adapter/Adapter.h"

#include <filesystem>

namespace core::engine {

/// Whether it is a model's folder and no adapter's.
bool isWholeModel(const std::filesystem::path& folder);
/// Its weights in place of the base's, in the type that the base is computed in. A stop is asked for once a block.
/// Throws what ModelFolder::open throws; ModelChanged where its weights have other names or shapes than the base's;
/// Stopped.
Adapter readWholeModel(const std::filesystem::path& folder, const ModelConfig& base, at::Device device,
                       at::ScalarType type, const Progress& progress = {});

} // namespace core::engine
