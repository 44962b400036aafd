#include "core/Files.h"
#include "core/project/Project.h"

namespace core {

namespace fs = std::filesystem;

fs::path projectFile(const fs::path& folder) { return folder / "project.lorikeet"; }
fs::path dataFolder(const fs::path& folder) { return folder / "data"; }
fs::path runsFolder(const fs::path& folder) { return folder / "runs"; }
fs::path adaptersFolder(const fs::path& folder) { return folder / "adapters"; }

bool isProject(const fs::path& folder) {
    std::error_code ignored;
    return fs::is_regular_file(projectFile(folder), ignored);
}

} // namespace core
