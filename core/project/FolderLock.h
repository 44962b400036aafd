/// Keeps a project folder to one writer: a lock on a file beside project.lorikeet, given up with the object or the
/// process.
#pragma once

#include <filesystem>

namespace core {

class FolderLock {
public:
    /// Throws ProjectBusy where another holds it.
    explicit FolderLock(const std::filesystem::path& folder);
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&& other) noexcept;
    ~FolderLock();

    /// The folder lets nothing be written; then nobody holds it.
    bool isRefused() const { return m_refusal != 0; }
    /// The system's reason (an errno).
    int refusal() const { return m_refusal; }

private:
    int m_file = -1;
    int m_refusal = 0;
};

} // namespace core
