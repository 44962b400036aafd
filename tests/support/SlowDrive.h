/// A drive that does not answer: whoever asks for a path with «slow-drive» in it waits until answer(), as on a network
/// drive that is gone. What the window's own thread asks is counted and not held up. Include it in one source of a
/// program.
#pragma once

#include <atomic>
#include <cstdarg>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <mutex>
#include <string>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace tests {

class SlowDrive {
public:
    static constexpr const char* Name = "slow-drive";

    /// From here on the thread that calls is the window's.
    static void hang() {
        window() = ::gettid();
        asked() = {};
        isSilent() = true;
    }
    static void answer() {
        isSilent() = false;
        isSilent().notify_all();
    }
    /// Somebody waits.
    static bool isWaitedFor() { return waiting() > 0; }
    /// What the window's own thread asked the drive since hang(); empty: nothing.
    static std::string askedByWindow() {
        const std::lock_guard lock(mutex());
        return asked();
    }

    static void touch(const char* call, const char* path) {
        if (window() == 0 || !path || !std::strstr(path, Name)) return;
        if (::gettid() == window()) {
            const std::lock_guard lock(mutex());
            asked() += std::string(call) + " " + path + "\n";
            return;
        }
        ++waiting();
        isSilent().wait(true);
        --waiting();
    }

private:
    static std::atomic<int>& window() {
        static std::atomic<int> thread = 0;
        return thread;
    }
    static std::atomic<bool>& isSilent() {
        static std::atomic<bool> silent = false;
        return silent;
    }
    static std::atomic<int>& waiting() {
        static std::atomic<int> threads = 0;
        return threads;
    }
    static std::mutex& mutex() {
        static std::mutex guard;
        return guard;
    }
    static std::string& asked() {
        static std::string calls;
        return calls;
    }
};

} // namespace tests

// The program's own functions come before those of the C library, also where Qt and the core call them. Its linker has
// to export them (ENABLE_EXPORTS).
#pragma GCC visibility push(default)
extern "C" {

int statx(int folder, const char* path, int flags, unsigned int mask, struct statx* result) noexcept {
    tests::SlowDrive::touch("statx", path);
    return static_cast<int>(::syscall(SYS_statx, folder, path, flags, mask, result));
}

int stat(const char* path, struct stat* result) noexcept {
    tests::SlowDrive::touch("stat", path);
    return ::fstatat(AT_FDCWD, path, result, 0);
}

int access(const char* path, int mode) noexcept {
    tests::SlowDrive::touch("access", path);
    return ::faccessat(AT_FDCWD, path, mode, 0);
}

DIR* opendir(const char* path) {
    tests::SlowDrive::touch("opendir", path);
    const auto folder = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0));
    return folder < 0 ? nullptr : ::fdopendir(folder);
}

int open64(const char* path, int flags, ...) {
    tests::SlowDrive::touch("open", path);
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}

int mkdir(const char* path, mode_t mode) noexcept {
    tests::SlowDrive::touch("mkdir", path);
    return ::mkdirat(AT_FDCWD, path, mode);
}
}
#pragma GCC visibility pop
