/// Files as the core uses them: read whole, mapped, or replaced whole (written aside, flushed, renamed).
#pragma once

#include "core/Export.h"
#include "core/Progress.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace core {

/// Progress counts bytes. Throws FileMissing, FileUnreadable or DataTooLarge.
LORIKEET_EXPORT std::string readFile(const std::filesystem::path& path, std::uint64_t limitBytes = UINT64_MAX,
                                     const Progress& progress = {});
/// Ends a write that failed for the system's reason `error` (an errno): throws DiskFull where there is no room, else
/// FileUnwritable.
[[noreturn]] void failWrite(const std::filesystem::path& path, int error);
/// Replaces `path` in one step: after a crash either the old or the new content is there, never half. Throws
/// FileUnwritable, DiskFull.
LORIKEET_EXPORT void replaceFile(const std::filesystem::path& path, std::string_view content);

/// A file written piece by piece: it lies aside until commit() has flushed it and put it in place of `path`. Without
/// that nothing is left of it. Throws FileUnwritable, DiskFull.
class LORIKEET_EXPORT FileReplacement {
public:
    explicit FileReplacement(std::filesystem::path path);
    FileReplacement(const FileReplacement&) = delete;
    FileReplacement& operator=(const FileReplacement&) = delete;
    ~FileReplacement();
    void write(std::span<const std::byte> piece);
    void write(std::string_view piece) { write(std::as_bytes(std::span(piece))); }
    void commit();

private:
    std::filesystem::path m_path, m_aside;
    int m_file = -1;
};

/// Makes a folder and those above it. Throws FileUnwritable, DiskFull.
LORIKEET_EXPORT void makeFolders(const std::filesystem::path& path);
/// Puts the folder `written` in the place of `folder`, which may exist: that is kept as «<name>.old» until the new one
/// is there. Throws FileUnwritable, DiskFull; then both are where they were.
LORIKEET_EXPORT void replaceFolder(const std::filesystem::path& written, const std::filesystem::path& folder);
/// Puts the folder `written` at `folder`, where nothing may be. Throws FolderNotEmpty, FileUnwritable.
LORIKEET_EXPORT void placeFolder(const std::filesystem::path& written, const std::filesystem::path& folder);
/// Has `write` fill a folder beside `folder` («<name>.part») and puts that in its place. Throws what `write` and
/// replaceFolder throw; nothing is left of it then.
LORIKEET_EXPORT void writeFolder(const std::filesystem::path& folder,
                                 const std::function<void(const std::filesystem::path& aside)>& write);
/// Puts a copy of the folder `from`, which holds files alone, in the place of `to`, which may exist. Large files are
/// shared (hard links) where the disk can do that: nothing may write into them, only replace them. Throws
/// FileUnwritable, DiskFull.
LORIKEET_EXPORT void copyFolder(const std::filesystem::path& from, const std::filesystem::path& to);
/// Whether there is anything at `path`, and whether it is a folder. Throws FileUnreadable where that cannot be seen: no
/// permission, a name too long.
LORIKEET_EXPORT bool isThere(const std::filesystem::path& path);
LORIKEET_EXPORT bool isFolder(const std::filesystem::path& path);
/// UTF-8 of a path, for locations and messages.
LORIKEET_EXPORT std::string utf8(const std::filesystem::path& path);

/// A file mapped read-only for its lifetime. Movable; an empty file maps to an empty span.
class LORIKEET_EXPORT MappedFile {
public:
    explicit MappedFile(const std::filesystem::path& path);
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    ~MappedFile();

    std::span<const std::byte> bytes() const { return {m_begin, m_size}; }

private:
    const std::byte* m_begin = nullptr;
    std::size_t m_size = 0;
};

} // namespace core
