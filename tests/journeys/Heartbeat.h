/// Beats in the event loop and remembers its longest silence: how long the window did not answer.
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>

namespace tests {

class Heartbeat {
public:
    Heartbeat() {
        m_timer.setInterval(1);
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, [this] { m_longest = std::max(m_longest, m_clock.restart()); });
        m_clock.start();
        m_timer.start();
    }
    /// Milliseconds; begins anew.
    qint64 takeLongest() { return std::exchange(m_longest, 0); }
    /// What happens outside of the event loop of the test does not count.
    void skip() { m_clock.restart(); }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_longest = 0;
};

} // namespace tests
