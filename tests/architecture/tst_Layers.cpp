#include "tests/architecture/Rules.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace architecture;

/// The project held to its rules.
class tst_Layers : public QObject {
    Q_OBJECT
    const QString m_root = QDir(QString::fromUtf8(LORIKEET_SOURCES)).absolutePath();
    const std::vector<SourceFile> m_sources = readSources(m_root);

    static void mustBeEmpty(const QStringList& broken) {
        QVERIFY2(broken.isEmpty(), qPrintable(QLatin1Char('\n') + broken.join(QLatin1Char('\n'))));
    }
    QSet<QString> reachedFrom(const QStringList& folders) const;
    bool isListed(const SourceFile& file) const;

private slots:
    void sourcesAreFound();
    void everyFileKeepsTheRule_data();
    void everyFileKeepsTheRule();
    void whatTheProgramsReachNamesNoPrivateLibrary();
    void everyIncludeOfOursIsThere();
    void everySourceIsListedInItsFolder();
    void everyTestMirrorsASourceFolder();
};

void tst_Layers::sourcesAreFound() {
    QSet<QString> tops;
    for (const SourceFile& file : m_sources) tops.insert(file.path.section(QLatin1Char('/'), 0, 0));
    for (const char* top : {"core", "app", "tests", "cmake", "installer"})
        QVERIFY2(tops.contains(QLatin1String(top)), top);
    QVERIFY(m_sources.size() > 50);
}

void tst_Layers::everyFileKeepsTheRule_data() {
    QTest::addColumn<int>("index");
    int index = 0;
    for (const NamedRule& rule : allRules()) QTest::newRow(rule.name) << index++;
}

void tst_Layers::everyFileKeepsTheRule() {
    QFETCH(int, index);
    const Rule rule = allRules()[static_cast<std::size_t>(index)].rule;
    QStringList broken;
    for (const SourceFile& file : m_sources) broken += rule(file);
    mustBeEmpty(broken);
}

/// All headers of ours that files in these folders include, directly or through others.
QSet<QString> tst_Layers::reachedFrom(const QStringList& folders) const {
    QHash<QString, const SourceFile*> byPath;
    QStringList open;
    for (const SourceFile& file : m_sources) {
        byPath.insert(file.path, &file);
        for (const QString& folder : folders)
            if (file.path.startsWith(folder)) open += file.path;
    }
    QSet<QString> reached;
    while (!open.isEmpty()) {
        const SourceFile* file = byPath.value(open.takeLast());
        if (!file) continue;
        for (const Include& include : includesOf(*file)) {
            if (reached.contains(include.name)) continue;
            reached.insert(include.name);
            open += include.name;
        }
    }
    return reached;
}

void tst_Layers::whatTheProgramsReachNamesNoPrivateLibrary() {
    static const QRegularExpression hidden(QStringLiteral(
        "^(nlohmann/|sqlite3|SQLiteCpp/|pcre2|(.*/)?lorikeet_bridge|core/bridge/|torch/|ATen/|c10/|caffe2/|Q)"));
    const QSet<QString> reached =
        reachedFrom({QStringLiteral("ui/"), QStringLiteral("app/"), QStringLiteral("core/engine-api/")});
    QVERIFY(reached.contains(QStringLiteral("core/engine-api/Engine.h")));
    QStringList broken;
    for (const SourceFile& file : m_sources) {
        if (!file.isIn("core") || !reached.contains(file.path)) continue;
        for (const Include& include : includesOf(file))
            if (hidden.match(include.name).hasMatch())
                broken += QStringLiteral("%1 is reached by the programs and includes %2").arg(file.path, include.name);
    }
    mustBeEmpty(broken);
}

void tst_Layers::everyIncludeOfOursIsThere() {
    QSet<QString> paths;
    for (const SourceFile& file : m_sources) paths.insert(file.path);
    static const QRegularExpression ours(QStringLiteral("^(core|ui|app|tests)/"));
    QStringList broken;
    for (const SourceFile& file : m_sources) {
        if (file.isIn("tests/architecture")) continue; // holds samples
        for (const Include& include : includesOf(file))
            if (ours.match(include.name).hasMatch() && !paths.contains(include.name))
                broken += QStringLiteral("%1: there is no %2").arg(file.path, include.name);
    }
    mustBeEmpty(broken);
}

/// Named in a CMakeLists.txt of its own folder or of one above: tests by `lorikeet_test(tst_Name`, sources as files.
bool tst_Layers::isListed(const SourceFile& file) const {
    for (QString folder = file.folder(); !folder.isEmpty(); folder = folder.section(QLatin1Char('/'), 0, -2)) {
        const QString list = folder + QStringLiteral("/CMakeLists.txt");
        for (const SourceFile& cmake : m_sources) {
            if (cmake.path != list) continue;
            const QString inside = file.path.mid(folder.size() + 1);
            const QString name = inside.endsWith(QLatin1String(".cpp")) && file.stem().startsWith(QLatin1String("tst_"))
                                     ? inside.chopped(4) + QStringLiteral("(\\.cpp)?")
                                     : inside;
            const QRegularExpression word(QStringLiteral("(^|[\\s(\"/])") +
                                              QString(name).replace(QLatin1String(".cpp"), QLatin1String("\\.cpp")) +
                                              QStringLiteral("([\\s)\"]|$)"),
                                          QRegularExpression::MultilineOption);
            if (cmake.text.contains(word)) return true;
        }
    }
    return false;
}

void tst_Layers::everySourceIsListedInItsFolder() {
    QStringList broken;
    for (const SourceFile& file : m_sources)
        if (file.path.endsWith(QLatin1String(".cpp")) && !isListed(file))
            broken += file.path + QStringLiteral(" is in no CMakeLists.txt: it is not built, and a test does not run");
    mustBeEmpty(broken);
}

void tst_Layers::everyTestMirrorsASourceFolder() {
    static const QRegularExpression mirror(QStringLiteral("^tests/(core|ui|app)(/|$)"));
    static const QRegularExpression special(
        QStringLiteral("^tests/(architecture|installer|journeys|fuzz|benchmark|gpu|reference|support)(/|$)"));
    QStringList broken;
    for (const SourceFile& file : m_sources) {
        if (!file.stem().startsWith(QLatin1String("tst_")) || special.match(file.folder()).hasMatch()) continue;
        const QString mirrored = file.folder().mid(6);
        if (!mirror.match(file.folder()).hasMatch() || !QFileInfo(m_root + QLatin1Char('/') + mirrored).isDir())
            broken += QStringLiteral("%1 mirrors no folder of sources").arg(file.path);
    }
    mustBeEmpty(broken);
}

QTEST_GUILESS_MAIN(tst_Layers)
#include "tst_Layers.moc"
