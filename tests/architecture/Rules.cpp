#include "tests/architecture/Rules.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace architecture {
namespace {

QRegularExpression pattern(const char* text) {
    return QRegularExpression(QString::fromUtf8(text), QRegularExpression::MultilineOption);
}

/// «path:line: what» for each match in `text`.
QStringList found(const SourceFile& file, const QString& text, const QRegularExpression& banned, const char* why) {
    QStringList broken;
    for (auto matches = banned.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const auto line = QStringView(text).left(match.capturedStart()).count(QLatin1Char('\n')) + 1;
        broken += QStringLiteral("%1:%2: «%3» %4")
                      .arg(file.path)
                      .arg(line)
                      .arg(match.captured().trimmed(), QLatin1String(why));
    }
    return broken;
}

QStringList includesLike(const SourceFile& file, const QRegularExpression& name, const char* why) {
    QStringList broken;
    for (const Include& include : includesOf(file))
        if (name.match(include.name).hasMatch())
            broken += QStringLiteral("%1: includes %2; %3").arg(file.path, include.name, QLatin1String(why));
    return broken;
}

/// What more than one page shows.
bool isShared(const QString& layer) {
    return layer == QLatin1String("ui/plot") || layer == QLatin1String("ui/judgement");
}

bool isFeature(const QString& layer) {
    return layer.startsWith(QLatin1String("ui/")) && layer != QLatin1String("ui/session") &&
           layer != QLatin1String("ui/shell") && !isShared(layer);
}

bool mayInclude(const QString& from, const QString& to) {
    static const QHash<QString, QStringList> below{
        {QStringLiteral("core"), {QStringLiteral("core/bridge")}},
        {QStringLiteral("core/bridge"), {QStringLiteral("core")}},
        {QStringLiteral("core/engine-api"), {QStringLiteral("core")}},
        {QStringLiteral("core/engine"), {QStringLiteral("core"), QStringLiteral("core/engine-api")}},
        {QStringLiteral("ui/session"), {QStringLiteral("core"), QStringLiteral("core/engine-api")}},
        {QStringLiteral("ui/shell"),
         {QStringLiteral("core"), QStringLiteral("core/engine-api"), QStringLiteral("ui/session")}},
        {QStringLiteral("ui/plot"),
         {QStringLiteral("core"), QStringLiteral("ui/session"), QStringLiteral("ui/shell")}},
        {QStringLiteral("ui/judgement"),
         {QStringLiteral("core"), QStringLiteral("ui/session"), QStringLiteral("ui/shell")}},
        {QStringLiteral("app/cli"), {QStringLiteral("core"), QStringLiteral("core/engine-api")}},
    };
    if (from == to) return true;
    if (from == QLatin1String("tests")) return to != QLatin1String("core/engine");
    if (from == QLatin1String("app")) return to != QLatin1String("core/engine") && to != QLatin1String("core/bridge");
    if (isFeature(from))
        return to == QLatin1String("ui/shell") || isShared(to) ||
               mayInclude(QStringLiteral("ui/shell"), to);
    return below.value(from).contains(to);
}

/// Tests and benchmarks of the engine, which link its objects.
bool isEngineTest(const SourceFile& file) {
    return file.isIn("tests/core/engine") || file.isIn("tests/gpu") || file.isIn("tests/benchmark") ||
           file.isIn("tests/fuzz") || file.path.startsWith(QLatin1String("tests/support/Engine"));
}

/// The line where the body of a function begins whose first line is `from`, or -1: at the left margin or one step in,
/// so nested blocks are no functions of their own. Tables may be long: the rows of a data-driven test, and the knobs of
/// training.
qsizetype bodyOf(const QStringList& lines, qsizetype from) {
    static const QRegularExpression first(QStringLiteral("^(?:    )?[\\w~][^;=]*\\("));
    static const QRegularExpression other(
        QStringLiteral("^ *(namespace|class|struct|enum|union|if|for|while|switch|else|return)\\b|_data\\(\\) "
                       "\\{$|\\bvisitFields\\("));
    if (!first.match(lines[from]).hasMatch() || other.match(lines[from]).hasMatch()) return -1;
    static const QRegularExpression opens(QStringLiteral("\\)[^()]*\\{$"));
    for (qsizetype i = from; i < lines.size() && i < from + 8; ++i) {
        if (opens.match(lines[i]).hasMatch()) return i;
        if (lines[i].endsWith(QLatin1Char(';')) || lines[i].endsWith(QLatin1Char('}'))) return -1;
    }
    return -1;
}

QStringList longFunctions(const SourceFile& file) {
    QStringList broken;
    const QStringList lines = codeOf(file).split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const qsizetype body = bodyOf(lines, i);
        if (body < 0) continue;
        const bool inside = lines[i].startsWith(QLatin1Char(' '));
        qsizetype end = body + 1;
        while (end < lines.size() && !lines[end].startsWith(QLatin1String(inside ? "    }" : "}"))) ++end;
        if (end - body - 1 > 50)
            broken += QStringLiteral("%1:%2: a function of %3 lines; 50 at most")
                          .arg(file.path)
                          .arg(i + 1)
                          .arg(end - body - 1);
    }
    return broken;
}

} // namespace

QStringList includesGoDown(const SourceFile& file) {
    QStringList broken;
    const QString from = layerOf(file.path);
    for (const Include& include : includesOf(file)) {
        const QString to = layerOf(include.name);
        const bool ours = to.startsWith(QLatin1String("core")) || to.startsWith(QLatin1String("ui")) ||
                          to.startsWith(QLatin1String("app")) || to == QLatin1String("tests");
        if (!ours || !include.name.contains(QLatin1Char('/'))) continue;
        if (to == QLatin1String("core/engine") && isEngineTest(file)) continue;
        if (!mayInclude(from, to))
            broken += QStringLiteral("%1 (%2): includes %3 (%4)").arg(file.path, from, include.name, to);
    }
    return broken;
}

QStringList torchStaysInTheEngine(const SourceFile& file) {
    static const auto torch = pattern("^(torch|ATen|c10|caffe2)(/|\\.h$)");
    static const auto everything = pattern("^torch/(torch|all|extension)\\.h$");
    QStringList broken = includesLike(file, everything, "it costs 20 seconds a file, take the narrow headers");
    if (!file.isIn("core/engine") && !isEngineTest(file))
        broken += includesLike(file, torch, "tensors belong to core/engine");
    return broken;
}

QStringList qtStaysAboveCore(const SourceFile& file) {
    static const auto qt = pattern("^(Qt?[A-Z]\\w*|Qt[A-Z]\\w*/.+|q[a-z]\\w*\\.h)$");
    static const auto widgets =
        pattern("^(QtWidgets.*|qcustomplot\\.h|QApplication|Q\\w*(Widget|Window|Dialog|Layout|View|Label|Button|"
                "Box|Edit|Menu|Action|Style|Splitter|Bar))$");
    if (file.isIn("core")) return includesLike(file, qt, "core knows no Qt");
    if (file.isIn("app/cli")) return includesLike(file, qt, "the command line knows no Qt");
    if (file.isIn("ui/session")) return includesLike(file, widgets, "sessions have no widgets");
    return {};
}

QStringList privateLibrariesStayPrivate(const SourceFile& file) {
    static const auto own =
        pattern("^(sqlite3\\.h|SQLiteCpp/.*|pcre2.*\\.h|(.*/)?lorikeet_bridge\\.h|core/bridge/.*)$");
    static const auto hidden =
        pattern("^(nlohmann/.*|sqlite3\\.h|SQLiteCpp/.*|pcre2.*\\.h|(.*/)?lorikeet_bridge\\.h|core/bridge/.*)$");
    if (file.isIn("core/engine") || file.isIn("ui") || file.isIn("app"))
        return includesLike(file, own, "that is private to core");
    if (file.isIn("core") && file.isHeader() && file.text.contains(QLatin1String("LORIKEET_EXPORT")))
        return includesLike(file, hidden, "a header that core shows may not name it");
    return {};
}

QStringList includesStartAtTheTop(const SourceFile& file) {
    QStringList broken;
    if (!file.isCpp()) return broken;
    static const auto ours = pattern("^((core|ui|app|tests)/[\\w./-]+\\.h|lorikeet_bridge\\.h)$");
    for (const Include& include : includesOf(file)) {
        // What only the tests of one folder share lies beside them.
        if (file.isIn("tests") && !include.name.contains(QLatin1Char('/'))) continue;
        const bool isOurs = ours.match(include.name).hasMatch();
        if (include.quoted && !isOurs && !include.name.endsWith(QLatin1String(".moc")))
            broken += QStringLiteral("%1: \"%2\" is not named from the top").arg(file.path, include.name);
        if (!include.quoted && isOurs && include.name != QLatin1String("lorikeet_bridge.h"))
            broken += QStringLiteral("%1: <%2> is ours and stands between quotes").arg(file.path, include.name);
    }
    return broken;
}

QStringList noBannedCalls(const SourceFile& file) {
    static const auto loops = pattern("\\b(processEvents|BlockingQueuedConnection|QEventLoop)\\b");
    static const auto modal = pattern("(\\.|->)exec\\(");
    static const auto prints = pattern("\\b(std::(cout|cerr|clog|print|println)\\b|(printf|puts|vprintf|putchar|perror)"
                                       "\\s*\\(|fprintf\\s*\\(\\s*std)");
    static const auto threads = pattern("\\b(std::(thread|jthread|async)|pthread_create)\\b");
    static const auto ends = pattern("\\bstd::(exit|abort|terminate|quick_exit|_Exit)\\b|\\bthrow\\s+std::");
    static const auto names = pattern("\\busing\\s+namespace\\s+std\\s*;");
    if (!file.isCpp() || file.isIn("tests")) return {};
    const QString code = codeOf(file);
    QStringList broken = found(file, code, loops, "hides a wait") + found(file, code, names, "blurs names");
    if (file.isIn("ui")) broken += found(file, code, modal, "is a nested event loop");
    if (!file.isIn("core")) return broken;
    broken += found(file, code, prints, "prints, and core prints nothing");
    broken += found(file, code, ends, "is no core::Error");
    // A training task may own one joined thread that reads batches ahead.
    if (!file.path.startsWith(QLatin1String("core/engine/training/Batches")))
        broken += found(file, code, threads, "starts a thread in core");
    return broken;
}

QStringList filesStaySmall(const SourceFile& file) {
    const auto lines = file.text.count(QLatin1Char('\n'));
    const auto limit = file.isHeader() ? 120 : file.stem() == QLatin1String("MainWindow") ? 250 : 350;
    QStringList broken;
    if (lines > limit) broken += QStringLiteral("%1: %2 lines; %3 at most").arg(file.path).arg(lines).arg(limit);
    if (file.isCpp()) broken += longFunctions(file);
    return broken;
}

QStringList headersSayWhatTheyAreFor(const SourceFile& file) {
    QStringList broken;
    if (!file.isHeader() || file.isIn("core/bridge")) return broken; // the bridge's header is C
    if (!file.text.contains(QLatin1String("#pragma once"))) broken += file.path + QStringLiteral(": no #pragma once");
    if (!file.text.contains(pattern("^///? ?\\S.*[.:]")))
        broken += file.path + QStringLiteral(": no /// sentence says what it is for");
    static const auto commands = pattern("/\\*!|[\\\\@](brief|class|fn|param|returns?|sa|property|internal|since)\\b");
    return broken + found(file, file.text, commands, "is a documentation command; plain sentences do");
}

QStringList nothingIsLeftOpen(const SourceFile& file) {
    if (file.isIn("tests/architecture")) return {};
    static const auto open = pattern("\\b(FIXME|XXX|HACK)\\b|\\bTODO\\b(?!: \\S.{19,})");
    return found(file, file.text, open, "is left open without a reason");
}

QStringList namesSaySomething(const SourceFile& file) {
    // «TrainingData» is the design's name for the frozen records of a run, «InspectData» is what `inspect --data` does.
    static const QSet<QString> settled{QStringLiteral("TrainingData"), QStringLiteral("InspectData")};
    static const auto empty = pattern("(Manager|Helpers?|Utils?|Utilities|Handler|Data|Info)$");
    if (!file.isCpp() || settled.contains(file.stem().remove(QStringLiteral("tst_"))) ||
        !empty.match(file.stem()).hasMatch())
        return {};
    return {file.path + QStringLiteral(": the name does not say what it does")};
}

QStringList cmakeDoesNotGlob(const SourceFile& file) {
    static const auto glob = pattern("file\\s*\\(\\s*GLOB\\w*|aux_source_directory");
    return file.isCMake() ? found(file, file.text, glob, "hides which files belong to a target") : QStringList{};
}

std::vector<NamedRule> allRules() {
    return {{"includes go down", includesGoDown},
            {"torch stays in the engine", torchStaysInTheEngine},
            {"qt stays above core", qtStaysAboveCore},
            {"private libraries stay private", privateLibrariesStayPrivate},
            {"includes start at the top", includesStartAtTheTop},
            {"no banned calls", noBannedCalls},
            {"files stay small", filesStaySmall},
            {"headers say what they are for", headersSayWhatTheyAreFor},
            {"nothing is left open", nothingIsLeftOpen},
            {"names say something", namesSaySomething},
            {"cmake does not glob", cmakeDoesNotGlob}};
}

} // namespace architecture
