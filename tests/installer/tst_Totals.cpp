#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// tests/totals on reports as Qt Test writes them: nothing that failed may look as if it passed.
class tst_Totals : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_out;

    void report(const char* name, const QString& text) { write(QLatin1String(name) + QStringLiteral(".txt"), text); }
    void write(const QString& name, const QString& text) {
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::WriteOnly)) file.write(text.toUtf8());
    }
    static QString totals(int passed, int failed, int skipped, int blacklisted = 0) {
        return QStringLiteral("Totals: %1 passed, %2 failed, %3 skipped, %4 blacklisted, 7ms\n")
            .arg(passed)
            .arg(failed)
            .arg(skipped)
            .arg(blacklisted);
    }
    /// The exit status; what was printed is in m_out, its last line in lastLine().
    int sum(const char* names) {
        QProcess process;
        process.start(QStringLiteral(LORIKEET_SOURCES "/tests/totals"),
                      {m_folder.path(), m_folder.filePath(QStringLiteral("failed"))});
        process.write(names);
        process.closeWriteChannel();
        process.waitForFinished(30000);
        m_out = QString::fromUtf8(process.readAllStandardOutput());
        return process.exitCode();
    }
    QString lastLine() const { return m_out.trimmed().section(QLatin1Char('\n'), -1); }

private slots:
    void init() {
        for (const QString& name : QDir(m_folder.path()).entryList(QDir::Files)) QFile::remove(m_folder.filePath(name));
    }
    void sumsAllPrograms() {
        report("tst_A", totals(3, 0, 0));
        report("tst_B", totals(4, 0, 0) + totals(5, 0, 0)); // two objects in one program
        QCOMPARE(sum("tst_A\ntst_B\n"), 0);
        QCOMPARE(lastLine(), QStringLiteral("12 passed, 0 failed, 0 skipped"));
    }
    void aFailureFails() {
        report("tst_A", QStringLiteral("FAIL!  : tst_A::f() no\n") + totals(3, 1, 0));
        write(QStringLiteral("failed"), QStringLiteral("1:tst_A\n"));
        QCOMPARE(sum("tst_A\n"), 1);
        QCOMPARE(lastLine(), QStringLiteral("3 passed, 1 failed, 0 skipped"));
    }
    void aCrashIsAFailure() {
        report("tst_A", QStringLiteral("PASS   : tst_A::initTestCase()\nPASS   : tst_A::f()\n"));
        QCOMPARE(sum("tst_A\n"), 1);
        QCOMPARE(lastLine(), QStringLiteral("2 passed, 1 failed, 0 skipped"));
        QVERIFY(m_out.contains(QStringLiteral("tst_A ended without its totals")));
    }
    void aProgramThatNeverRanIsAFailure() {
        report("tst_A", totals(3, 0, 0));
        QCOMPARE(sum("tst_A\ntst_B\n"), 1);
        QCOMPARE(lastLine(), QStringLiteral("3 passed, 1 failed, 0 skipped"));
    }
    void aBadEndAfterGoodTotalsIsAFailure() {
        report("tst_A", totals(3, 0, 0)); // a leak, or a crash among the last destructors
        write(QStringLiteral("failed"), QStringLiteral("12:tst_A\n"));
        QCOMPARE(sum("tst_A\n"), 1);
        QCOMPARE(lastLine(), QStringLiteral("3 passed, 1 failed, 0 skipped"));
        write(QStringLiteral("failed"), QStringLiteral("12:tst_AB\n"));
        QCOMPARE(sum("tst_A\n"), 0);
    }
    void skipsForWhatAMachineMayLackAreFree() {
        report("tst_A", QStringLiteral("SKIP   : tst_A::f() material is absent: tokenizers\n   Loc: [a.cpp(1)]\n"
                                       "SKIP   : tst_A::g(a row (odd)) no GPU\n   Loc: [a.cpp(2)]\n"
                                       "SKIP   : tst_A::h() material is absent: tokenizers\n") +
                            totals(3, 0, 3));
        QCOMPARE(sum("tst_A\n"), 0);
        QCOMPARE(lastLine(), QStringLiteral("3 passed, 0 failed, 3 skipped"));
        QVERIFY2(m_out.contains(QStringLiteral("2 x material is absent: tokenizers")), qPrintable(m_out));
        QVERIFY2(m_out.contains(QStringLiteral("1 x no GPU")), qPrintable(m_out));
    }
    void everyOtherSkipFails() {
        report("tst_A", QStringLiteral("SKIP   : tst_A::f() not ready yet\n   Loc: [a.cpp(1)]\n") + totals(3, 0, 1));
        QCOMPARE(sum("tst_A\n"), 1);
        QCOMPARE(lastLine(), QStringLiteral("3 passed, 1 failed, 0 skipped"));
        QVERIFY2(m_out.contains(QStringLiteral("a gate test was skipped: tst_A::f() not ready yet")),
                 qPrintable(m_out));
    }
    void blacklistedIsNotPassed() {
        report("tst_A", totals(3, 0, 0, 2));
        QCOMPARE(sum("tst_A\n"), 1);
        QCOMPARE(lastLine(), QStringLiteral("3 passed, 2 failed, 0 skipped"));
    }
    void nothingTestedIsAFailure() {
        QCOMPARE(sum(""), 1);
        QCOMPARE(lastLine(), QStringLiteral("0 passed, 1 failed, 0 skipped"));
        report("tst_A", QStringLiteral("SKIP   : tst_A::f() no GPU\n") + totals(0, 0, 1));
        QCOMPARE(sum("tst_A\n"), 1);
    }
};

QTEST_GUILESS_MAIN(tst_Totals)
#include "tst_Totals.moc"
