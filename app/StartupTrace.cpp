#include "app/StartupTrace.h"

#include <QEvent>
#include <QTimer>

#include <cstdio>
#include <ctime>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>

#ifdef __linux__
#include <ctime>
#include <unistd.h>
#endif

namespace app {
namespace {

/// Milliseconds since the process was made, in steps of the system's clock tick (10 ms); empty where the system does
/// not tell.
std::optional<long> sinceProcessStart() {
#ifdef __linux__
    std::ifstream file("/proc/self/stat");
    std::string text;
    std::getline(file, text);
    const std::size_t afterName = text.rfind(')');
    if (afterName == std::string::npos) return {};
    std::istringstream fields(text.substr(afterName + 2));
    std::string field;
    for (int number = 3; number <= 22; ++number) fields >> field; // 22: start time since boot, in ticks
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const long nowMs = now.tv_sec * 1000 + now.tv_nsec / 1'000'000;
    return nowMs - std::stol(field) * 1000 / sysconf(_SC_CLK_TCK);
#else
    return {};
#endif
}

} // namespace

StartupTrace::StartupTrace(QObject* window, const QElapsedTimer& sinceMain) : m_sinceMain(sinceMain) {
    window->installEventFilter(this);
}

bool StartupTrace::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::Paint && !m_painted) {
        m_painted = true;
        object->removeEventFilter(this);
        QTimer::singleShot(0, this, [this] {
            say("first picture");
            QTimer::singleShot(0, this, [this] { say("answers"); });
        });
    }
    return false;
}

void StartupTrace::say(const char* what) const {
    std::fprintf(stderr, "startup: %s %lld ms after main", what, static_cast<long long>(m_sinceMain.elapsed()));
    if (const auto whole = sinceProcessStart()) std::fprintf(stderr, ", %ld ms after the process began", *whole);
    std::fprintf(stderr, ", %ld ms of processor time\n", static_cast<long>(std::clock() * 1000 / CLOCKS_PER_SEC));
}

} // namespace app
