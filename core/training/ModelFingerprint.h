/// Knows a base model again when it lies elsewhere, without reading its weights: a run that goes on must find the model
/// that it was started with.
#pragma once

#include "core/Export.h"
#include "core/model/ModelFolder.h"

#include <string>

namespace core {

/// Three parts of 16 hexadecimal digits with hyphens between: of config.json, of the tensors' names, types and shapes,
/// and of a few bytes from the middle of each. How the weights are spread over files does not matter. Reads a page a
/// tensor. Throws what readModelConfig throws.
LORIKEET_EXPORT std::string modelFingerprint(const ModelFolder& model);
/// In which of these, and in which fourth part (runFingerprint) where both have one, the second differs from the first,
/// in English («its weights»); empty where in none.
LORIKEET_EXPORT std::string fingerprintDifference(const std::string& before, const std::string& now);

} // namespace core
