#include "core/project/FolderLock.h"

#include "core/Error.h"
#include "core/Files.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace core {

FolderLock::FolderLock(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "project.lorikeet.lock";
    m_file = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (m_file < 0) {
        m_refusal = errno;
        if (m_refusal == EACCES || m_refusal == EROFS || m_refusal == EPERM) return;
        failWrite(file, m_refusal);
    }
    int result = 0;
    do {
        result = ::flock(m_file, LOCK_EX | LOCK_NB);
    } while (result != 0 && errno == EINTR);
    // A drive without locks (ENOLCK, EOPNOTSUPP) leaves the care to the person.
    if (result == 0 || errno != EWOULDBLOCK) return;
    ::close(std::exchange(m_file, -1));
    throw Error(ProblemCode::ProjectBusy, {.file = utf8(folder)});
}

FolderLock::FolderLock(FolderLock&& other) noexcept
    : m_file(std::exchange(other.m_file, -1)), m_refusal(other.m_refusal) {}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
    std::swap(m_file, other.m_file);
    std::swap(m_refusal, other.m_refusal);
    return *this;
}

FolderLock::~FolderLock() {
    if (m_file >= 0) ::close(m_file);
}

} // namespace core
