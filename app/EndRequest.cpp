#include "app/EndRequest.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace app {
namespace {

constexpr int Signals[] = {SIGTERM, SIGHUP, SIGINT};

/// All that the handler touches: it is safe to use in a signal handler.
std::atomic<int> pipeEnd{-1};
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void tellOfEnd(int) {
    const int before = errno;
    [[maybe_unused]] const ssize_t ignored = ::write(pipeEnd.load(), "e", 1);
    errno = before;
}

void handle(int signal, void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART | (handler == SIG_DFL ? 0 : static_cast<int>(SA_RESETHAND));
    struct sigaction before {};
    ::sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_IGN) ::sigaction(signal, &action, nullptr); // nohup, or a job in the background
}

} // namespace

EndRequest::EndRequest(std::function<void()> end) {
    if (::pipe2(m_ends, O_CLOEXEC | O_NONBLOCK) != 0) return; // then it ends as any program does
    pipeEnd = m_ends[1];
    QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier, [this, end = std::move(end)] {
        m_notifier.setEnabled(false);
        end();
    });
    m_notifier.setSocket(m_ends[0]);
    m_notifier.setEnabled(true);
    for (const int signal : Signals) handle(signal, tellOfEnd);
}

EndRequest::~EndRequest() {
    if (m_ends[0] < 0) return;
    for (const int signal : Signals) handle(signal, SIG_DFL);
    m_notifier.setEnabled(false);
    pipeEnd = -1;
    for (const int descriptor : m_ends) ::close(descriptor);
}

} // namespace app
