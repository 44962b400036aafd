#include "tests/ui/session/ScriptedBus.h"
#include "tests/ui/session/SessionBench.h"
#include "ui/session/SleepInhibitor.h"

#include <QDBusContext>
#include <QDBusObjectPath>
#include <QDBusUnixFileDescriptor>

#include <fcntl.h>
#include <unistd.h>

using namespace ui;
using namespace tests;

/// Logind: gives one end of a pipe and sees when it is closed.
class ScriptedLogin : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public:
    bool refuses = false;
    QStringList asked;
    int pipe[2] = {-1, -1};

    /// Nobody holds the other end.
    bool isReturned() const {
        char nothing = 0;
        return pipe[0] >= 0 && ::read(pipe[0], &nothing, 1) == 0;
    }

public slots:
    QDBusUnixFileDescriptor Inhibit(const QString& what, const QString& who, const QString& why, const QString& mode) {
        asked = {what, who, why, mode};
        if (refuses) {
            sendErrorReply(QDBusError::AccessDenied);
            return {};
        }
        if (::pipe2(pipe, O_NONBLOCK | O_CLOEXEC) != 0) return {};
        const QDBusUnixFileDescriptor given(pipe[1]);
        ::close(pipe[1]);
        return given;
    }
};

class ScriptedPortal : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Inhibit")
public:
    bool refuses = false;
    uint flags = 0;
    QString reason;

public slots:
    QDBusObjectPath Inhibit(const QString&, uint what, const QVariantMap& options) {
        flags = what;
        reason = options.value(QStringLiteral("reason")).toString();
        if (refuses) sendErrorReply(QDBusError::NotSupported);
        return QDBusObjectPath(QStringLiteral("/request/1"));
    }
};

class ScriptedRequest : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Request")
public:
    int closed = 0;
public slots:
    void Close() { ++closed; }
};

class ScriptedScreenSaver : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.ScreenSaver")
public:
    QString reason;
    uint returned = 0;
public slots:
    uint Inhibit(const QString&, const QString& why) {
        reason = why;
        return 42;
    }
    void UnInhibit(uint cookie) { returned = cookie; }
};

class tst_SleepInhibitor : public QObject {
    Q_OBJECT
    /// Asked on a worker, as the program does: this thread answers.
    static SleepInhibitor::Hold ask(DBusSleepInhibitor& inhibitor) {
        QObject context;
        Worker worker("test");
        std::optional<SleepInhibitor::Hold> answer;
        const auto work = [&](const std::stop_token&) { return inhibitor.inhibit(QStringLiteral("It trains")); };
        worker.run({}, work, &context, [&](const Outcome<SleepInhibitor::Hold>& outcome) { answer = *outcome.value; });
        [&] { EVENTUALLY(answer.has_value()); }();
        return answer.value_or(nullptr);
    }

private slots:
    void logindIsAskedFirstAndHoldsUntilTheDescriptorIsClosed() {
        ScriptedBus bus;
        ScriptedLogin login;
        bus.add(QStringLiteral("/org/freedesktop/login1"), &login);
        DBusSleepInhibitor inhibitor([&] { return bus.connection(); }, noBus);
        SleepInhibitor::Hold hold = ask(inhibitor);
        QVERIFY(hold);
        QCOMPARE(login.asked, (QStringList{QStringLiteral("sleep:idle"), QStringLiteral("Lorikeet"),
                                           QStringLiteral("It trains"), QStringLiteral("block")}));
        QVERIFY(!login.isReturned());
        hold.reset();
        EVENTUALLY(login.isReturned());
    }

    void thePortalIsAskedWhereLogindRefuses() {
        ScriptedBus system, session;
        ScriptedLogin login;
        ScriptedPortal portal;
        ScriptedRequest request;
        login.refuses = true;
        system.add(QStringLiteral("/org/freedesktop/login1"), &login);
        session.add(QStringLiteral("/org/freedesktop/portal/desktop"), &portal);
        session.add(QStringLiteral("/request/1"), &request);
        DBusSleepInhibitor inhibitor([&] { return system.connection(); }, [&] { return session.connection(); });
        SleepInhibitor::Hold hold = ask(inhibitor);
        QVERIFY(hold);
        QCOMPARE(portal.flags, 12U); // neither suspended nor idle
        QCOMPARE(portal.reason, QStringLiteral("It trains"));
        QCOMPARE(request.closed, 0);
        hold.reset();
        EVENTUALLY(request.closed == 1);
    }

    void theScreenSaverIsTheLastToBeAsked() {
        ScriptedBus session;
        ScriptedPortal portal;
        ScriptedScreenSaver saver;
        portal.refuses = true;
        session.add(QStringLiteral("/org/freedesktop/portal/desktop"), &portal);
        session.add(QStringLiteral("/org/freedesktop/ScreenSaver"), &saver);
        DBusSleepInhibitor inhibitor(noBus, [&] { return session.connection(); });
        SleepInhibitor::Hold hold = ask(inhibitor);
        QVERIFY(hold);
        QCOMPARE(saver.reason, QStringLiteral("It trains"));
        QCOMPARE(saver.returned, 0U);
        hold.reset();
        EVENTUALLY(saver.returned == 42);
    }

    void whereNobodyGivesItNothingIsHeld() {
        ScriptedBus session;
        ScriptedPortal portal;
        portal.refuses = true;
        session.add(QStringLiteral("/org/freedesktop/portal/desktop"), &portal);
        DBusSleepInhibitor inhibitor(noBus, [&] { return session.connection(); });
        QVERIFY(!ask(inhibitor));
        DBusSleepInhibitor alone(noBus, noBus);
        QVERIFY(!ask(alone));
    }
};

QTEST_GUILESS_MAIN(tst_SleepInhibitor)
#include "tst_SleepInhibitor.moc"
