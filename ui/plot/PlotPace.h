/// Holds refreshes to ten a second: however many ask, it is due at most that often, and once more after the last who
/// asked, so the newest point is always seen. Several plots share one and refresh together.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <algorithm>

namespace ui {

class PlotPace : public QObject {
    Q_OBJECT
public:
    static constexpr int IntervalMs = 100;

    explicit PlotPace(QObject* parent = nullptr) : QObject(parent) {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_since.restart();
            emit due();
        });
    }

    void request() {
        if (m_timer.isActive()) return;
        const qint64 rest = m_since.isValid() ? IntervalMs - m_since.elapsed() : 0;
        m_timer.start(static_cast<int>(std::max<qint64>(rest, 0)));
    }

signals:
    void due();

private:
    QTimer m_timer;
    QElapsedTimer m_since;
};

} // namespace ui
