#include "ui/session/SlowWatch.h"

#include <chrono>
#include <utility>

namespace ui {
namespace {

constexpr std::chrono::milliseconds Patience{300};

} // namespace

SlowWatch::SlowWatch(QObject* parent) : QObject(parent) {
    m_patience.setSingleShot(true);
    m_patience.setInterval(Patience);
    connect(&m_patience, &QTimer::timeout, this, [this] { setSlow(true); });
}

void SlowWatch::begin() {
    if (m_running++ == 0) m_patience.start();
}

void SlowWatch::end() {
    if (m_running == 1)
        clear();
    else
        --m_running;
}

void SlowWatch::clear() {
    m_running = 0;
    m_patience.stop();
    setSlow(false);
}

void SlowWatch::setSlow(bool isSlow) {
    if (std::exchange(m_isSlow, isSlow) != isSlow) emit slowChanged();
}

} // namespace ui
