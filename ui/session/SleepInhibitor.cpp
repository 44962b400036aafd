#include "ui/session/SleepInhibitor.h"

#ifdef LORIKEET_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDBusUnixFileDescriptor>
#endif

#include <utility>

namespace ui {

#ifdef LORIKEET_DBUS
namespace {

using namespace Qt::StringLiterals;
using Hold = SleepInhibitor::Hold;

constexpr int AnswerMs = 3000;
constexpr uint SuspendAndIdle = 4 | 8; // of the portal

/// A place on a bus that is asked, and asked again to give back what it gave.
struct Address {
    QString service, path, interface;

    QDBusMessage call(const QString& method, const QVariantList& arguments) const {
        QDBusMessage message = QDBusMessage::createMethodCall(service, path, interface, method);
        message.setArguments(arguments);
        return message;
    }
};

/// What its end sends gives back what was given.
struct Return {
    QDBusConnection bus;
    QDBusMessage message;

    Return(QDBusConnection to, QDBusMessage what) : bus(std::move(to)), message(std::move(what)) {}
    ~Return() { bus.send(message); }
    Q_DISABLE_COPY_MOVE(Return)
};

/// The descriptor is the hold: its end, also by a crash, gives it back.
Hold askLogin(const QDBusConnection& bus, const QString& reason) {
    const Address login{u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s, u"org.freedesktop.login1.Manager"_s};
    const QVariantList arguments{u"sleep:idle"_s, u"Lorikeet"_s, reason, u"block"_s};
    const QDBusReply<QDBusUnixFileDescriptor> reply =
        bus.call(login.call(u"Inhibit"_s, arguments), QDBus::Block, AnswerMs);
    if (!reply.isValid() || !reply.value().isValid()) return {};
    return std::make_shared<QDBusUnixFileDescriptor>(reply.value());
}

Hold askPortal(const QDBusConnection& bus, const QString& reason) {
    const QString service = u"org.freedesktop.portal.Desktop"_s;
    const Address portal{service, u"/org/freedesktop/portal/desktop"_s, u"org.freedesktop.portal.Inhibit"_s};
    const QVariantMap options{{u"reason"_s, reason}};
    const QDBusReply<QDBusObjectPath> reply =
        bus.call(portal.call(u"Inhibit"_s, {QString(), SuspendAndIdle, options}), QDBus::Block, AnswerMs);
    if (!reply.isValid()) return {};
    const Address request{service, reply.value().path(), u"org.freedesktop.portal.Request"_s};
    return std::make_shared<Return>(bus, request.call(u"Close"_s, {}));
}

Hold askScreenSaver(const QDBusConnection& bus, const QString& reason) {
    const Address saver{u"org.freedesktop.ScreenSaver"_s, u"/org/freedesktop/ScreenSaver"_s,
                        u"org.freedesktop.ScreenSaver"_s};
    const QDBusReply<uint> reply =
        bus.call(saver.call(u"Inhibit"_s, {u"Lorikeet"_s, reason}), QDBus::Block, AnswerMs);
    if (!reply.isValid()) return {};
    return std::make_shared<Return>(bus, saver.call(u"UnInhibit"_s, {reply.value()}));
}

} // namespace

DBusSleepInhibitor::DBusSleepInhibitor(Connect systemBus, Connect sessionBus)
    : m_systemBus(std::move(systemBus)), m_sessionBus(std::move(sessionBus)) {}
DBusSleepInhibitor::~DBusSleepInhibitor() = default;

SleepInhibitor::Hold DBusSleepInhibitor::inhibit(const QString& reason) {
    if (const QDBusConnection bus = m_systemBus(); bus.isConnected())
        if (Hold hold = askLogin(bus, reason)) return hold;
    const QDBusConnection bus = m_sessionBus();
    if (!bus.isConnected()) return {};
    if (Hold hold = askPortal(bus, reason)) return hold;
    return askScreenSaver(bus, reason);
}

std::shared_ptr<SleepInhibitor> systemSleepInhibitor() {
    return std::make_shared<DBusSleepInhibitor>([] { return QDBusConnection::systemBus(); },
                                                [] { return QDBusConnection::sessionBus(); });
}
#else
namespace {

class NoInhibitor : public SleepInhibitor {
public:
    Hold inhibit(const QString&) override { return {}; }
};

} // namespace

std::shared_ptr<SleepInhibitor> systemSleepInhibitor() {
    return std::make_shared<NoInhibitor>();
}
#endif

} // namespace ui
