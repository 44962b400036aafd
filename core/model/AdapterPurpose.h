/// What a base model has to be opened for so that an adapter fits on it.
#pragma once

#include "core/Export.h"
#include "core/model/ClassifierConfig.h"

#include <filesystem>

namespace core {

/// Of a classifier's adapter its labels: those of the config.json beside it, as Lorikeet writes it, where they are as
/// many as its head has logits; else LABEL_0, LABEL_1 …, as transformers calls them. Of any other adapter: what the
/// model was made for. Throws what is wrong with adapter_config.json, or with the file of weights.
LORIKEET_EXPORT ModelPurpose purposeOfAdapter(const std::filesystem::path& folder);

} // namespace core
