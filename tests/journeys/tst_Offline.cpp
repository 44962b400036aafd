/// The whole way where there is no network at all, not even this computer's own: in a network namespace that has none.
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 800'000;

struct Ended {
    int code = -1;
    QString output;
};

/// In a namespace with no interface that is up.
Ended withoutNetwork(const QStringList& command) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"unshare"_s, QStringList{u"--map-root-user"_s, u"--net"_s, u"--"_s} + command);
    Ended ended;
    if (!process.waitForFinished(Patience)) process.kill();
    if (process.exitStatus() == QProcess::NormalExit && process.error() == QProcess::UnknownError)
        ended.code = process.exitCode();
    ended.output = QString::fromUtf8(process.readAll());
    return ended;
}

} // namespace

class tst_Offline : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        if (const Ended tried = withoutNetwork({u"true"_s}); tried.code != 0)
            QSKIP(qPrintable(u"not permitted here: a network namespace (%1)"_s.arg(tried.output.trimmed())));
    }

    void thereIsNoNetwork() {
        QStringList interfaces;
        for (const QString& line : withoutNetwork({u"cat"_s, u"/proc/net/dev"_s}).output.split(u'\n'))
            if (line.contains(u':')) interfaces += line.section(u':', 0, 0).trimmed();
        QCOMPARE(interfaces, QStringList{u"lo"_s}); // and that is down
    }

    void theWholeWayIsGoneAllTheSame() {
        const QString program = QCoreApplication::applicationDirPath() + u"/tst_WholeWay"_s;
        const Ended way =
            withoutNetwork({program, u"fourClicksLeadToTheExport"_s, u"theBetterOfTwoGoesOutAndComesBack"_s});
        for (const QString& line : way.output.split(u'\n'))
            if (line.startsWith("QINFO"_L1)) qInfo("%s", qPrintable(line));
        QVERIFY2(way.code == 0 && way.output.contains(u"4 passed, 0 failed, 0 skipped"_s), qPrintable(way.output));
    }
};

QTEST_GUILESS_MAIN(tst_Offline)
#include "tst_Offline.moc"
