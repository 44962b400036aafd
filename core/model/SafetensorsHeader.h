/// The header of a safetensors file, checked against the file: what SafetensorsFile shows, and why it refuses. For this
/// folder's sources alone.
#pragma once

#include "core/model/SafetensorsFile.h"

namespace core {

struct SafetensorsHeader {
    /// Throws WeightsLfsPointer, WeightsPickle, WeightsNotSafetensors. The spans of the tensors point into `file`.
    SafetensorsHeader(const std::filesystem::path& path, std::span<const std::byte> file);

    std::map<std::string, TensorEntry, std::less<>> tensors;
    std::map<std::string, std::string> metadata;
};

} // namespace core
