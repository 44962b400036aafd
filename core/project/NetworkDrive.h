/// Tells drives that lie on another computer: files that several processes share in memory do not work there.
#pragma once

#include "core/Error.h"
#include "core/Export.h"

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace core {

/// `magic` is the kernel's number of a file system, `type` its name in the list of mounts.
bool isNetworkFileSystem(std::uint32_t magic, std::string_view type);
/// The name of the file system that holds `path` in the text of /proc/self/mountinfo.
std::string_view fileSystemType(std::string_view mounts, const std::filesystem::path& path);
/// LORIKEET_NETWORK_DRIVE=1 says so of every drive, for one that is not known.
LORIKEET_EXPORT bool isOnNetwork(const std::filesystem::path& folder);
/// Whether a file could not be read or written: its drive may be away.
LORIKEET_EXPORT bool isOutOfReach(const Error& error);

} // namespace core
