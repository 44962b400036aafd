/// Texts in folders named after their labels, as one file of records: thousands of files, of which those that cannot be
/// read are listed and left out.
#pragma once

#include "core/Export.h"
#include "core/Progress.h"
#include "core/exchange/DataPreview.h"

#include <filesystem>
#include <optional>
#include <span>

namespace core {

/// The folder of files that were chosen together: those are all of its files that are named after their labels («.pos»,
/// «.neg»), and it stands for them; nullopt where they are others.
LORIKEET_EXPORT std::optional<std::filesystem::path> folderOfLabelledFiles(
    std::span<const std::filesystem::path> files);
/// Progress counts files. Throws DataInvalid where the folder holds no such texts; where no text can be used, the
/// reasons (at most 20); Stopped.
ImportedRecords readTextFolder(const std::filesystem::path& folder, const ImportOptions& options,
                               const Progress& progress);
/// Its first texts, and how many have which label.
DataPreview previewTextFolder(const std::filesystem::path& folder, const ImportOptions& options,
                              const Progress& progress);

} // namespace core
