/// A folder of texts that lie in folders named after their labels (`train/pos`, `train/neg`, `test/pos` …, or `pos` and
/// `neg` alone), or in files of lines named so (`rt-polarity.pos`): which labels and splits it holds, and its files.
#pragma once

#include "core/project/StoredRecord.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace core {

struct TextPart {
    std::filesystem::path path;
    std::string label;
    std::optional<Split> split; ///< nothing: its folder says none
    bool isFile = false;        ///< with a text a line
};

struct TextTree {
    std::vector<TextPart> parts;                   ///< those to learn from first
    std::vector<std::filesystem::path> unlabelled; ///< folders of texts without a label
    std::vector<std::filesystem::path> passedOver; ///< folders beside the parts, and files that could be one
};

/// nullopt where a folder holds no such texts, or cannot be seen.
std::optional<TextTree> findTextTree(const std::filesystem::path& folder);
/// The files with a text each in one of its folders, by name. Throws FileUnreadable.
std::vector<std::filesystem::path> textFilesIn(const std::filesystem::path& folder);
/// Files in a folder that textFilesIn() does not give: of other kinds, and in the folders inside. Of a folder that is
/// no part (`isPart`) all; 1 for a file. Counts no further than 10,000.
std::int64_t otherFiles(const std::filesystem::path& path, bool isPart);

} // namespace core
