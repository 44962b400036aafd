/// What a model is called in front of others: the name that the Hugging Face hub has for it, where its folder tells it,
/// else the folder's own. Never where it lies on this computer.
#pragma once

#include "core/Export.h"

#include <filesystem>
#include <string>

namespace core {

/// «org/name» of a folder in Hugging Face's cache and of a name as the hub has it, else the last folder's name, or of
/// «starter/model» the one before.
LORIKEET_EXPORT std::string publicModelName(const std::string& folderOrName);
/// The same of a base that is at hand: what its place in the cache, its config.json (`_name_or_path`) or the adapter on
/// it
/// (`given`, its base_model_name_or_path) call it on the hub comes before the folder's name. Throws nothing.
LORIKEET_EXPORT std::string publicBaseName(const std::filesystem::path& folder, const std::string& given = {});

} // namespace core
