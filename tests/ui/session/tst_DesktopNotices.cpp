#include "tests/ui/session/ScriptedBus.h"
#include "tests/ui/session/SessionBench.h"
#include "ui/session/DesktopNotices.h"

#include <QSignalSpy>

using namespace ui;
using namespace tests;

class ScriptedDesktop : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Shown {
        uint replaces;
        QString title, text;
        QStringList actions;
    };
    QList<Shown> shown;

    /// What the desktop says of a notice.
    static QDBusMessage said(const char* what, uint id, const char* value) {
        QDBusMessage message = QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/Notifications"),
                                                          QStringLiteral("org.freedesktop.Notifications"),
                                                          QLatin1String(what));
        message << id << QString(QLatin1String(value));
        return message;
    }

public slots:
    uint Notify(const QString&, uint replaces, const QString&, const QString& title, const QString& text,
                const QStringList& actions, const QVariantMap&, int) {
        shown.push_back({replaces, title, text, actions});
        return 7;
    }
};

class tst_DesktopNotices : public QObject {
    Q_OBJECT
private slots:
    void aNoticeIsShownAndAClickOnItComesBack() {
        ScriptedBus bus;
        ScriptedDesktop desktop;
        bus.add(QStringLiteral("/org/freedesktop/Notifications"), &desktop);
        DBusNotices notices([connection = bus.connection()] { return connection; });
        QSignalSpy clicks(&notices, &DesktopNotices::clicked);
        notices.show({QStringLiteral("run-1 has finished"), QStringLiteral("A sentence."), QStringLiteral("Show it")});
        EVENTUALLY(desktop.shown.size() == 1);
        QCOMPARE(desktop.shown[0].title, QStringLiteral("run-1 has finished"));
        QCOMPARE(desktop.shown[0].text, QStringLiteral("A sentence."));
        QCOMPARE(desktop.shown[0].actions, (QStringList{QStringLiteral("default"), QStringLiteral("Show it")}));
        QCOMPARE(desktop.shown[0].replaces, 0U);
        notices.show({QStringLiteral("run-2 has finished"), {}, {}});
        EVENTUALLY(desktop.shown.size() == 2);
        QCOMPARE(desktop.shown[1].replaces, 7U); // the older one is not wanted any more
        QTest::qWait(50);                        // its number is known by then

        bus.send(ScriptedDesktop::said("ActionInvoked", 8, "default")); // another program's
        bus.send(ScriptedDesktop::said("ActionInvoked", 7, "other"));
        bus.send(ScriptedDesktop::said("ActivationToken", 7, "token"));
        bus.send(ScriptedDesktop::said("ActivationToken", 8, "foreign"));
        bus.send(ScriptedDesktop::said("ActionInvoked", 7, "default"));
        EVENTUALLY(clicks.size() == 1);
        QCOMPARE(clicks[0][0].toString(), QStringLiteral("token"));
        bus.send(ScriptedDesktop::said("ActionInvoked", 7, "default"));
        QTest::qWait(50);
        QCOMPARE(clicks.size(), 1);
    }

    void withoutADesktopNothingHappens() {
        DBusNotices notices(noBus);
        QSignalSpy clicks(&notices, &DesktopNotices::clicked);
        notices.show({QStringLiteral("title"), QStringLiteral("text"), QStringLiteral("action")});
        QTest::qWait(50);
        QCOMPARE(clicks.size(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_DesktopNotices)
#include "tst_DesktopNotices.moc"
