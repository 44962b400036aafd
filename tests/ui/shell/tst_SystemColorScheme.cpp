#include "ui/shell/SystemColorScheme.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ui;

class tst_SystemColorScheme : public QObject {
    Q_OBJECT
private slots:
    void onlyOneOfThePortalsNumbersMeansDark() {
        QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("settings.ini")));
        SystemColorScheme system(settings);
        for (const auto& [value, scheme] : {std::pair{1U, ColorScheme::Dark},
                                            {0U, ColorScheme::Light},
                                            {1U, ColorScheme::Dark},
                                            {2U, ColorScheme::Light}}) {
            QSignalSpy changes(&system, &SystemColorScheme::changed);
            system.setPortalValue(value);
            QCOMPARE(system.scheme(), scheme);
            system.setPortalValue(value);
            QVERIFY(changes.size() <= 1);
        }
    }

    void aStartShowsWhatTheLastOneSaw() {
        QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("settings.ini")));
        SystemColorScheme(settings).setPortalValue(1U);
        QCOMPARE(SystemColorScheme(settings).scheme(), ColorScheme::Dark);
    }

    void watchingWithoutADesktopChangesNothing() {
        QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("settings.ini")));
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
        SystemColorScheme system(settings);
        const ColorScheme before = system.scheme();
        system.watch();
        QTest::qWait(20);
        QCOMPARE(system.scheme(), before);
    }
};

QTEST_MAIN(tst_SystemColorScheme)
#include "tst_SystemColorScheme.moc"
