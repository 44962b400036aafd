/// What this process has open in a folder is out of reach from now on, as when the drive beneath was mounted anew: the
/// files are there, and who opens them again gets them.
#pragma once

#include <fcntl.h>
#include <filesystem>
#include <string>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace tests {

/// How many were open.
inline int loseOpenFiles(const std::filesystem::path& folder) {
    std::vector<int> lost;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
        std::error_code ignored;
        const std::string file = std::filesystem::read_symlink(entry, ignored).string();
        if (file.starts_with(folder.string() + '/')) lost.push_back(std::stoi(entry.path().filename().string()));
    }
    const int nothing = ::open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (const int each : lost) ::dup3(nothing, each, O_CLOEXEC);
    ::close(nothing);
    return static_cast<int>(lost.size());
}

} // namespace tests
