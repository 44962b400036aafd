#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

/// What was built held to the design: what core shows, and which libraries each program is linked with.
class tst_Binaries : public QObject {
    Q_OBJECT
    static QString built(const char* name) { return QStringLiteral(LORIKEET_BINARIES "/") + QLatin1String(name); }
    static QStringList linesOf(const QString& program, const QStringList& arguments) {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        process.waitForFinished(60000);
        return QString::fromUtf8(process.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }
    /// Names that a shared library defines for others, demangled. `nm` marks them with a letter, capital or u, v, w.
    static QStringList exportsOf(const QString& library) {
        static const QRegularExpression line(QStringLiteral("^[0-9a-f]* *([A-Za-z]) (.*)$"));
        QStringList names;
        for (const QString& text :
             linesOf(QStringLiteral("nm"), {QStringLiteral("-DC"), QStringLiteral("--defined-only"), library}))
            if (const auto match = line.match(text); match.hasMatch()) names += match.captured(2);
        return names;
    }
    static QStringList neededBy(const QString& binary) {
        static const QRegularExpression line(QStringLiteral("\\(NEEDED\\).*\\[(.*)\\]"));
        QStringList names;
        for (const QString& text : linesOf(QStringLiteral("readelf"), {QStringLiteral("-d"), binary}))
            if (const auto match = line.match(text); match.hasMatch()) names += match.captured(1);
        return names;
    }
    static void mustNotNeed(const char* binary, const char* banned) {
        const QStringList needed = neededBy(built(binary));
        QVERIFY2(!needed.isEmpty(), binary);
        const QStringList broken = needed.filter(QRegularExpression(QLatin1String(banned)));
        QVERIFY2(broken.isEmpty(),
                 qPrintable(QLatin1String(binary) + QStringLiteral(" needs ") + broken.join(QLatin1Char(' '))));
    }

private slots:
    void coreShowsOnlyItsOwnNames() {
        static const QRegularExpression own(
            QStringLiteral("^((typeinfo|typeinfo name|vtable|VTT|guard variable|virtual thunk|non-virtual thunk)( for| "
                           "to) )?core::|^_(init|fini)$|^__(odr_)?asan"));
        const QStringList names = exportsOf(built("liblorikeet_core.so"));
        QVERIFY(names.filter(QStringLiteral("core::readFile")).size() > 0);
        QStringList broken;
        for (const QString& name : names) {
            const bool foreign =
                name.contains(QRegularExpression(QStringLiteral("nlohmann|sqlite3|SQLite::|\\blk_|rust|pcre2")));
            if (foreign || !own.match(name).hasMatch()) broken += name;
        }
        QVERIFY2(broken.isEmpty(), qPrintable(QStringLiteral("%1 names that are not core's:\n").arg(broken.size()) +
                                              broken.mid(0, 20).join(QLatin1Char('\n'))));
    }
    void coreNeedsNeitherQtNorTorch() { mustNotNeed("liblorikeet_core.so", "^lib(Qt|torch|c10|ssl|crypto|curl)"); }
    void commandLineNeedsNeitherQtNorTorch() { mustNotNeed("lorikeet-cli", "^lib(Qt|torch|c10|lorikeet_engine)"); }
#ifdef LORIKEET_WITH_GUI
    void studioDoesNotLinkTorch() {
        mustNotNeed("lorikeet", "^lib(torch|c10|lorikeet_engine)");
    }
#endif
#ifdef LORIKEET_WITH_ENGINE
    void engineLinksTheCpuPartOnly() {
        const QStringList needed = neededBy(built("liblorikeet_engine.so"));
        QVERIFY(needed.contains(QStringLiteral("libtorch_cpu.so")));
        mustNotNeed("liblorikeet_engine.so", "^lib(Qt|torch\\.|torch_cuda|torch_python|c10_cuda|cuda)");
    }
    void engineShowsItsTwoDoorsAlone() {
        QStringList doors;
        for (const QString& name : exportsOf(built("liblorikeet_engine.so")))
            if (name.startsWith(QLatin1String("lorikeet_engine_"))) doors += name;
        doors.sort();
        QCOMPARE(doors, QStringList({QStringLiteral("lorikeet_engine_abi"), QStringLiteral("lorikeet_engine_create")}));
    }
#endif
};

QTEST_GUILESS_MAIN(tst_Binaries)
#include "tst_Binaries.moc"
