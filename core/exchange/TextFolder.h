/// Texts in folders named after their labels, as one file of records: thousands of files, of which those that cannot be
/// read are listed and left out.
#pragma once

#include "core/Progress.h"
#include "core/exchange/DataPreview.h"

#include <filesystem>

namespace core {

/// Progress counts files. Throws DataInvalid where the folder holds no such texts; where no text can be used, the reasons
/// (at most 20); Stopped.
ImportedRecords readTextFolder(const std::filesystem::path& folder, const ImportOptions& options,
                               const Progress& progress);
/// Its first texts, and how many have which label.
DataPreview previewTextFolder(const std::filesystem::path& folder, const ImportOptions& options,
                              const Progress& progress);

} // namespace core
