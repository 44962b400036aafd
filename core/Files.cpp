#include "core/Files.h"

#include "core/Error.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace core {
namespace {

/// A file descriptor that closes itself.
struct Descriptor {
    int value = -1;
    ~Descriptor() {
        if (value >= 0) ::close(value);
    }
};

[[noreturn]] void failRead(const std::filesystem::path& path, int error) {
    if (error == ENOENT) throw Error(ProblemCode::FileMissing, {.file = utf8(path)});
    throw Error(ProblemCode::FileUnreadable, {.file = utf8(path)}, {std::strerror(error)});
}

Descriptor openForReading(const std::filesystem::path& path, struct stat& status) {
    Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.value < 0 || ::fstat(file.value, &status) != 0) failRead(path, errno);
    if (S_ISDIR(status.st_mode)) failRead(path, EISDIR);
    return Descriptor{std::exchange(file.value, -1)};
}

void syncFolder(const std::filesystem::path& folder) {
    Descriptor opened{::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (opened.value >= 0) ::fsync(opened.value);
}

} // namespace

std::string utf8(const std::filesystem::path& path) {
    const std::u8string text = path.u8string();
    return {reinterpret_cast<const char*>(text.data()), text.size()};
}

bool isThere(const std::filesystem::path& path) {
    std::error_code failure;
    const bool found = std::filesystem::exists(path, failure);
    if (failure) failRead(path, failure.value());
    return found;
}

bool isFolder(const std::filesystem::path& path) {
    std::error_code ignored;
    return isThere(path) && std::filesystem::is_directory(path, ignored);
}

void failWrite(const std::filesystem::path& path, int error) {
    if (error == ENOSPC || error == EDQUOT || error == EFBIG) throw Error(ProblemCode::DiskFull, {.file = utf8(path)});
    throw Error(ProblemCode::FileUnwritable, {.file = utf8(path)}, {std::strerror(error)});
}

std::string readFile(const std::filesystem::path& path, std::uint64_t limitBytes, const Progress& progress) {
    struct stat status {};
    const Descriptor file = openForReading(path, status);
    const auto size = static_cast<std::uint64_t>(status.st_size);
    const auto refuse = [&](std::uint64_t found) {
        throw Error(ProblemCode::DataTooLarge, {.file = utf8(path)},
                    {std::to_string(found), std::to_string(limitBytes)});
    };
    if (size > limitBytes) refuse(size);
    std::string content;
    content.reserve(size);
    char buffer[1 << 16];
    while (true) {
        progress.at(content.size(), std::max<std::uint64_t>(size, content.size()));
        const ssize_t count = ::read(file.value, buffer, sizeof buffer);
        if (count < 0) {
            if (errno == EINTR) continue;
            failRead(path, errno);
        }
        if (count == 0) return content;
        content.append(buffer, static_cast<std::size_t>(count));
        if (content.size() > limitBytes) refuse(content.size()); // it grew, or has no size of its own
    }
}

FileReplacement::FileReplacement(std::filesystem::path path) : m_path(std::move(path)), m_aside(m_path) {
    m_aside += ".part-" + std::to_string(::getpid());
    m_file = ::open(m_aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (m_file < 0) failWrite(m_path, errno);
}

FileReplacement::~FileReplacement() {
    if (m_file < 0) return;
    ::close(m_file);
    ::unlink(m_aside.c_str());
}

void FileReplacement::write(std::span<const std::byte> piece) {
    while (!piece.empty()) {
        const ssize_t count = ::write(m_file, piece.data(), piece.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) failWrite(m_path, errno);
        piece = piece.subspan(static_cast<std::size_t>(count));
    }
}

void FileReplacement::commit() {
    if (::fsync(m_file) != 0) failWrite(m_path, errno);
    const int closed = ::close(std::exchange(m_file, -1));
    if (closed != 0 || ::rename(m_aside.c_str(), m_path.c_str()) != 0) {
        const int error = errno;
        ::unlink(m_aside.c_str());
        failWrite(m_path, error);
    }
    syncFolder(m_path.parent_path());
}

void replaceFile(const std::filesystem::path& path, std::string_view content) {
    FileReplacement file(path);
    file.write(content);
    file.commit();
}

void makeFolders(const std::filesystem::path& path) {
    std::error_code failure;
    std::filesystem::create_directories(path, failure);
    if (failure) failWrite(path, failure.value());
}

void replaceFolder(const std::filesystem::path& written, const std::filesystem::path& folder) {
    std::filesystem::path old = folder;
    old += ".old";
    std::error_code ignored;
    const bool replaces = std::filesystem::exists(folder, ignored);
    // After a crash between the two renames «.old» is all there is: it goes only once there is something in its place.
    if (replaces) std::filesystem::remove_all(old, ignored);
    if (replaces && ::rename(folder.c_str(), old.c_str()) != 0) failWrite(folder, errno);
    if (::rename(written.c_str(), folder.c_str()) != 0) {
        const int error = errno;
        if (replaces) ::rename(old.c_str(), folder.c_str());
        failWrite(folder, error);
    }
    syncFolder(folder.parent_path());
    std::filesystem::remove_all(old, ignored);
}

void placeFolder(const std::filesystem::path& written, const std::filesystem::path& folder) {
    if (::renameat2(AT_FDCWD, written.c_str(), AT_FDCWD, folder.c_str(), RENAME_NOREPLACE) != 0) {
        // A file system that does not know the flag: nothing guards the moment between the question and the renaming.
        const bool isUnknown = errno == EINVAL || errno == ENOSYS;
        if (errno == EEXIST || errno == ENOTEMPTY || (isUnknown && isThere(folder)))
            throw Error(ProblemCode::FolderNotEmpty, {.file = utf8(folder)});
        if (!isUnknown || ::rename(written.c_str(), folder.c_str()) != 0) failWrite(folder, errno);
    }
    syncFolder(folder.parent_path());
}

namespace {

/// Larger files are shared rather than copied: weights, which are replaced and never written into.
constexpr std::uintmax_t SmallestShared = 1 << 20;

void copyFile(const std::filesystem::path& from, const std::filesystem::path& to) {
    const MappedFile content(from);
    std::error_code failure;
    if (content.bytes().size() >= SmallestShared) {
        std::filesystem::create_hard_link(from, to, failure);
        if (!failure) return;
    }
    FileReplacement file(to);
    file.write(content.bytes());
    file.commit();
}

} // namespace

void writeFolder(const std::filesystem::path& folder,
                 const std::function<void(const std::filesystem::path& aside)>& write) {
    std::filesystem::path aside = folder;
    aside += ".part";
    std::error_code ignored;
    std::filesystem::remove_all(aside, ignored); // of a program that was killed
    try {
        makeFolders(aside);
        write(aside);
        replaceFolder(aside, folder);
    } catch (...) {
        std::filesystem::remove_all(aside, ignored);
        throw;
    }
}

void copyFolder(const std::filesystem::path& from, const std::filesystem::path& to) {
    writeFolder(to, [&](const std::filesystem::path& aside) {
        std::error_code failure;
        std::filesystem::directory_iterator entry(from, failure);
        for (; !failure && entry != std::filesystem::directory_iterator(); entry.increment(failure))
            copyFile(entry->path(), aside / entry->path().filename());
        if (failure) failRead(from, failure.value());
    });
}

MappedFile::MappedFile(const std::filesystem::path& path) {
    struct stat status {};
    const Descriptor file = openForReading(path, status);
    m_size = static_cast<std::size_t>(status.st_size);
    if (m_size == 0) return;
    void* begin = ::mmap(nullptr, m_size, PROT_READ, MAP_PRIVATE, file.value, 0);
    if (begin == MAP_FAILED) failRead(path, errno);
    m_begin = static_cast<const std::byte*>(begin);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : m_begin(std::exchange(other.m_begin, nullptr)), m_size(std::exchange(other.m_size, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(m_begin, other.m_begin);
    std::swap(m_size, other.m_size);
    return *this;
}

MappedFile::~MappedFile() {
    if (m_begin) ::munmap(const_cast<std::byte*>(m_begin), m_size);
}

} // namespace core
