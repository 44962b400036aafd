#include "core/project/NetworkDrive.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/vfs.h>

namespace core {
namespace {

// The kernel's numbers (linux/magic.h and the file systems' own sources): NFS, SMB, CIFS, SMB 2, AFS twice, Coda, Ceph,
// 9P, Lustre, GPFS, OCFS2, GFS2, NCP, VirtualBox and VMware shares.
constexpr std::array<std::uint32_t, 16> NetworkMagics{
    0x6969,     0x517B,     0xFF534D42, 0xFE534D42, 0x5346414F, 0x6B414653, 0x73757245, 0x00C36400,
    0x01021997, 0x0BD00BD0, 0x47504653, 0x7461636F, 0x01161970, 0x564C,     0x786F4256, 0xBACBACBC};
constexpr std::uint32_t FuseMagic = 0x65735546;
/// What else a program mounts (sshfs, gvfsd-fuse, rclone, davfs …) lies elsewhere.
constexpr std::array<std::string_view, 8> LocalFuse{"fuseblk",        "fuse.ntfs-3g",       "fuse.exfat",
                                                    "fuse.gocryptfs", "fuse.encfs",         "fuse.bindfs",
                                                    "fuse.mergerfs",  "fuse.fuse-overlayfs"};

/// «\040» is a space in the list of mounts.
std::string unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isEscape = text[i] == '\\' && i + 3 < text.size();
        plain += isEscape ? static_cast<char>((text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 + (text[i + 3] - '0'))
                          : text[i];
        if (isEscape) i += 3;
    }
    return plain;
}

bool isBelow(const std::string& path, const std::string& mount) {
    return path.starts_with(mount) &&
           (mount.ends_with('/') || path.size() == mount.size() || path[mount.size()] == '/');
}

/// The text between the spaces; `index` counts from 0.
std::string_view word(std::string_view line, int index) {
    while (index-- > 0) {
        const std::size_t space = line.find(' ');
        if (space == line.npos) return {};
        line.remove_prefix(space + 1);
    }
    return line.substr(0, line.find(' '));
}

} // namespace

bool isNetworkFileSystem(std::uint32_t magic, std::string_view type) {
    const auto isIn = [](const auto& list, const auto& value) {
        return std::find(list.begin(), list.end(), value) != list.end();
    };
    return isIn(NetworkMagics, magic) || (magic == FuseMagic && !isIn(LocalFuse, type));
}

std::string_view fileSystemType(std::string_view mounts, const std::filesystem::path& path) {
    std::string_view type;
    std::size_t longest = 0;
    while (!mounts.empty()) {
        const std::string_view line = mounts.substr(0, mounts.find('\n'));
        mounts.remove_prefix(std::min(mounts.size(), line.size() + 1));
        const std::string mount = unescaped(word(line, 4));
        const std::size_t rest = line.find(" - ");
        // Of several mounts at one place the last is seen.
        if (rest == line.npos || mount.size() < longest || !isBelow(path.native(), mount)) continue;
        longest = mount.size();
        type = word(line.substr(rest + 3), 0);
    }
    return type;
}

bool isOnNetwork(const std::filesystem::path& folder) {
    const char* said = std::getenv("LORIKEET_NETWORK_DRIVE");
    if (said && std::string_view(said) == "1") return true;
    struct statfs status {};
    if (::statfs(folder.c_str(), &status) != 0) return false;
    const auto magic = static_cast<std::uint32_t>(status.f_type);
    if (magic != FuseMagic) return isNetworkFileSystem(magic, {});
    std::error_code ignored;
    std::ifstream list("/proc/self/mountinfo");
    const std::string mounts{std::istreambuf_iterator<char>(list), {}};
    return isNetworkFileSystem(magic, fileSystemType(mounts, std::filesystem::canonical(folder, ignored)));
}

bool isOutOfReach(const Error& error) {
    return std::ranges::any_of(error.problems(), [](const Problem& problem) {
        return problem.code == ProblemCode::FileUnreadable || problem.code == ProblemCode::FileUnwritable;
    });
}

} // namespace core
