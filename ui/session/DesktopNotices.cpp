#include "ui/session/DesktopNotices.h"

#ifdef LORIKEET_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif

#include <utility>

namespace ui {

#ifdef LORIKEET_DBUS
namespace {

using namespace Qt::StringLiterals;

const QString Service = u"org.freedesktop.Notifications"_s;
const QString Path = u"/org/freedesktop/Notifications"_s;
const QString DefaultAction = u"default"_s;
constexpr int AsTheDesktopLikes = -1; // how long it is shown

} // namespace

DBusNotices::DBusNotices(Connect sessionBus, QObject* parent)
    : DesktopNotices(parent), m_sessionBus(std::move(sessionBus)) {}
DBusNotices::~DBusNotices() = default;

void DBusNotices::show(const Notice& notice) {
    const auto connecting = [connect = m_sessionBus](const std::stop_token&) { return connect(); };
    m_worker.run({}, connecting, this, [this, notice](const Outcome<QDBusConnection>& outcome) {
        if (outcome.value && outcome.value->isConnected()) send(*outcome.value, notice);
    });
}

void DBusNotices::send(const QDBusConnection& connection, const Notice& notice) {
    QDBusConnection bus = connection;
    if (!std::exchange(m_isListening, true)) {
        bus.connect({}, Path, Service, u"ActionInvoked"_s, this, SLOT(actionInvoked(uint, QString)));
        bus.connect({}, Path, Service, u"ActivationToken"_s, this, SLOT(activationToken(uint, QString)));
    }
    QDBusMessage message = QDBusMessage::createMethodCall(Service, Path, Service, u"Notify"_s);
    const QVariantMap hints{{u"desktop-entry"_s, u"lorikeet"_s}};
    message << u"Lorikeet"_s << m_shown << u"lorikeet"_s << notice.title << notice.text
            << QStringList{DefaultAction, notice.action} << hints << AsTheDesktopLikes;
    auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(message), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* finished) {
        const QDBusPendingReply<uint> reply = *finished;
        if (!reply.isError()) m_shown = reply.value();
        finished->deleteLater();
    });
}

void DBusNotices::activationToken(uint id, const QString& token) {
    if (id == m_shown) m_token = token;
}

void DBusNotices::actionInvoked(uint id, const QString& action) {
    if (id != m_shown || action != DefaultAction) return;
    m_shown = 0;
    emit clicked(std::exchange(m_token, {}));
}

std::unique_ptr<DesktopNotices> systemNotices() {
    return std::make_unique<DBusNotices>([] { return QDBusConnection::sessionBus(); });
}
#else
namespace {

class NoNotices : public DesktopNotices {
public:
    void show(const Notice&) override {}
};

} // namespace

DBusNotices::DBusNotices(Connect, QObject* parent) : DesktopNotices(parent) {}
DBusNotices::~DBusNotices() = default;
void DBusNotices::show(const Notice&) {}
void DBusNotices::actionInvoked(uint, const QString&) {}
void DBusNotices::activationToken(uint, const QString&) {}

std::unique_ptr<DesktopNotices> systemNotices() {
    return std::make_unique<NoNotices>();
}
#endif

} // namespace ui
