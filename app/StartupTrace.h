/// Says how long the start took, for `--startup-trace`: from the birth of the process to the window's first picture,
/// and to the first moment at which it answers.
#pragma once

#include <QElapsedTimer>
#include <QObject>

namespace app {

class StartupTrace : public QObject {
    Q_OBJECT
public:
    /// `sinceMain` was started as the first thing in main.
    StartupTrace(QObject* window, const QElapsedTimer& sinceMain);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void say(const char* what) const;

    QElapsedTimer m_sinceMain;
    bool m_painted = false;
};

} // namespace app
