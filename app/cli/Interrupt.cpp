#include "app/cli/Interrupt.h"

#include "app/cli/Command.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <string_view>
#include <system_error>
#include <unistd.h>

namespace cli {
namespace {

constexpr char Stop = 's';
constexpr char End = 'e';

/// All that the handler touches: both are safe to use in a signal handler.
std::atomic<int> pipeEnd{-1};
std::atomic<int> signalCount{0};
static_assert(std::atomic<int>::is_always_lock_free);

void send(char byte) {
    const int descriptor = pipeEnd.load();
    if (descriptor >= 0) [[maybe_unused]]
        const ssize_t ignored = ::write(descriptor, &byte, 1);
}

extern "C" void onSignal(int) {
    const int before = errno;
    if (signalCount.fetch_add(1) > 0) {
        constexpr std::string_view sentence = "\nStopped at once; what was not written is lost.\n";
        [[maybe_unused]] const ssize_t ignored = ::write(STDERR_FILENO, sentence.data(), sentence.size());
        ::_exit(static_cast<int>(ExitCode::Stopped));
    }
    send(Stop);
    errno = before;
}

void handle(int signal) {
    struct sigaction action {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    ::sigaction(signal, &action, nullptr);
}

} // namespace

Interrupt::Interrupt() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
    m_readEnd = ends[0];
    pipeEnd = ends[1];
    m_reader = std::thread([this] {
        char byte = 0;
        while (byte != End) {
            const ssize_t count = ::read(m_readEnd, &byte, 1);
            if (count < 0 && errno != EINTR) return;
            if (count > 0 && byte == Stop) m_source.request_stop();
        }
    });
    // SIGINT even where it was ignored at the start, as shells do for jobs in the background: «kill -INT» means it.
    handle(SIGINT);
    handle(SIGTERM);
}

Interrupt::~Interrupt() {
    send(End);
    m_reader.join();
    const int descriptor = pipeEnd.exchange(-1);
    ::close(descriptor);
    ::close(m_readEnd);
}

void Interrupt::check() const {
    if (requested()) throw core::Stopped();
}

} // namespace cli
