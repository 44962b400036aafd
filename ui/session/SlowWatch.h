/// Tells when something has been under way for so long that a person wonders. Lives on the UI thread.
#pragma once

#include <QObject>
#include <QTimer>

namespace ui {

class SlowWatch : public QObject {
    Q_OBJECT
public:
    explicit SlowWatch(QObject* parent = nullptr);

    void begin();
    void end();
    /// Nothing is under way any more.
    void clear();
    bool isRunning() const { return m_running > 0; }
    bool isSlow() const { return m_isSlow; }

signals:
    void slowChanged();

private:
    void setSlow(bool isSlow);

    QTimer m_patience;
    int m_running = 0;
    bool m_isSlow = false;
};

} // namespace ui
