/// Whether the desktop is light or dark, and when that changes: QStyleHints on Qt 6.5 and newer, the settings portal of
/// freedesktop.org by D-Bus before. Asks nothing until watch(); until then it says what the last start saw.
#pragma once

#include "ui/session/Settings.h"

#include <QObject>
#include <QVariant>

class QDBusVariant;

namespace ui {

class SystemColorScheme : public QObject {
    Q_OBJECT
public:
    explicit SystemColorScheme(Settings& settings, QObject* parent = nullptr);

    ColorScheme scheme() const { return m_scheme; }
    /// Asks the desktop and follows it from now on; never waits for the answer.
    void watch();
    /// What the portal's number means: 1 prefers dark, 0 and 2 do not.
    void setPortalValue(const QVariant& value);

signals:
    void changed();

private slots:
    void portalSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void setScheme(ColorScheme scheme);
    void watchPortal();

    Settings& m_settings;
    ColorScheme m_scheme;
};

} // namespace ui
