/// For which base an adapter was made: two models of a size have the same shapes, so an adapter of the one can be put
/// on the other without a word, and answers worse there. Reads what lies on the disk; no tensors.
#pragma once

#include "core/Export.h"

#include <filesystem>
#include <optional>
#include <string>

namespace core {

/// What the base is called that the adapter in `folder` was made for, where that is known to be another than the one in
/// `base`; empty where it is the same or cannot be told. The run that made it tells by the base's fingerprint, an
/// adapter from elsewhere by the name that it gives. Throws nothing.
LORIKEET_EXPORT std::optional<std::string> otherBase(const std::filesystem::path& folder,
                                                     const std::filesystem::path& base);

} // namespace core
