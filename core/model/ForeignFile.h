/// What a file really is that should be safetensors and is not: a Git LFS pointer, a pickle, a web page, a text. For
/// this folder's sources alone.
#pragma once

#include "core/Problem.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>

namespace core {

/// The problem of a file whose first bytes are no safetensors header, named after what it is; nullopt if it looks like
/// nothing known.
std::optional<Problem> foreignFile(const std::filesystem::path& path, std::span<const std::byte> bytes);

} // namespace core
