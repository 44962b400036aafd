#include "ui/shell/SystemColorScheme.h"

#include <QGuiApplication>
#include <QPalette>
#include <QStyleHints>

#ifdef LORIKEET_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#else
class QDBusVariant {};
#endif

namespace ui {
namespace {

using namespace Qt::StringLiterals;

/// A platform theme may have set a dark palette already.
ColorScheme paletteScheme() {
    const QPalette palette = QGuiApplication::palette();
    const bool dark = palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    return dark ? ColorScheme::Dark : ColorScheme::Light;
}

} // namespace

SystemColorScheme::SystemColorScheme(Settings& settings, QObject* parent)
    : QObject(parent), m_settings(settings), m_scheme(settings.lastSystemScheme(paletteScheme())) {}

void SystemColorScheme::watch() {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto take = [this](Qt::ColorScheme scheme) {
        if (scheme != Qt::ColorScheme::Unknown)
            setScheme(scheme == Qt::ColorScheme::Dark ? ColorScheme::Dark : ColorScheme::Light);
    };
    take(QGuiApplication::styleHints()->colorScheme());
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, take);
#else
    watchPortal();
#endif
}

void SystemColorScheme::setPortalValue(const QVariant& value) {
    setScheme(value.toUInt() == 1 ? ColorScheme::Dark : ColorScheme::Light);
}

void SystemColorScheme::setScheme(ColorScheme scheme) {
    m_settings.setLastSystemScheme(scheme);
    if (scheme == m_scheme) return;
    m_scheme = scheme;
    emit changed();
}

#ifdef LORIKEET_DBUS
namespace {
const QString Service = u"org.freedesktop.portal.Desktop"_s;
const QString Path = u"/org/freedesktop/portal/desktop"_s;
const QString Interface = u"org.freedesktop.portal.Settings"_s;
const QString Group = u"org.freedesktop.appearance"_s;
const QString Key = u"color-scheme"_s;

/// The portal wraps its answer once or twice.
QVariant unwrapped(QVariant value) {
    while (value.canConvert<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
    return value;
}
} // namespace

void SystemColorScheme::watchPortal() {
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    bus.connect(Service, Path, Interface, u"SettingChanged"_s, this,
                SLOT(portalSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(Service, Path, Interface, u"Read"_s);
    question << Group << Key;
    auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* finished) {
        const QDBusPendingReply<QVariant> reply = *finished;
        if (!reply.isError()) setPortalValue(unwrapped(reply.value()));
        finished->deleteLater();
    });
}

void SystemColorScheme::portalSettingChanged(const QString& group, const QString& key, const QDBusVariant& value) {
    if (group == Group && key == Key) setPortalValue(unwrapped(value.variant()));
}
#else
void SystemColorScheme::watchPortal() {}
void SystemColorScheme::portalSettingChanged(const QString&, const QString&, const QDBusVariant&) {}
#endif

} // namespace ui
