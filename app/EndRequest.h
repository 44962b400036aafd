/// The wish of the system that the program ends: SIGTERM and SIGHUP as at a shutdown or a logout, SIGINT by Ctrl+C in a
/// terminal. It is told on the UI thread, once; a second one ends the program as it would without this object.
#pragma once

#include <QSocketNotifier>

#include <functional>

namespace app {

class EndRequest {
public:
    /// One at a time.
    explicit EndRequest(std::function<void()> end);
    ~EndRequest();
    Q_DISABLE_COPY_MOVE(EndRequest)

private:
    int m_ends[2] = {-1, -1};
    QSocketNotifier m_notifier{QSocketNotifier::Read};
};

} // namespace app
