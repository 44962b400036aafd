/// Says something through the desktop's own notices, for one who looks elsewhere, and tells when that was clicked.
/// Where no desktop listens, nothing happens. Lives on the UI thread and never waits.
#pragma once

#include "ui/session/Worker.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

class QDBusConnection;

namespace ui {

struct Notice {
    QString title;  ///< plain text
    QString text;   ///< plain text without names of strangers: some desktops read it as markup
    QString action; ///< what a click does, in words
};

class DesktopNotices : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void show(const Notice& notice) = 0;

signals:
    /// The notice that was shown last was clicked; `token` lets a Wayland window come to the front, and may be empty.
    void clicked(const QString& token);
};

class DBusNotices : public DesktopNotices {
    Q_OBJECT
public:
    using Connect = std::function<QDBusConnection()>;
    /// `sessionBus` is called on a thread of its own: to connect may take its time.
    explicit DBusNotices(Connect sessionBus, QObject* parent = nullptr);
    ~DBusNotices() override;

    void show(const Notice& notice) override;

private slots:
    void actionInvoked(uint id, const QString& action);
    void activationToken(uint id, const QString& token);

private:
    void send(const QDBusConnection& bus, const Notice& notice);

    Connect m_sessionBus;
    uint m_shown = 0; ///< the desktop's number; 0: nothing is shown
    QString m_token;
    bool m_isListening = false;
    Worker m_worker{"notices"};
};

/// Those of this desktop; silent where the program was built without D-Bus.
std::unique_ptr<DesktopNotices> systemNotices();

} // namespace ui
