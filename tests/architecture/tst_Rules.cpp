#include "tests/architecture/Rules.h"

#include <QTest>

using namespace architecture;

/// The rules held to samples: each sees the file that breaks it, and lets the one beside it pass.
class tst_Rules : public QObject {
    Q_OBJECT
    static QStringList broken(const char* rule, const QString& path, const QString& text) {
        for (const NamedRule& named : allRules())
            if (QLatin1String(named.name) == QLatin1String(rule)) return named.rule({path, text});
        qFatal("no rule of that name");
    }
    static void row(const char* rule, const char* path, const char* bad, const char* good) {
        QTest::addRow("%s: %s: %s", rule, path, QByteArray(bad).simplified().constData())
            << QString::fromUtf8(rule) << QString::fromUtf8(path) << QString::fromUtf8(bad) << QString::fromUtf8(good);
    }

private slots:
    void aBrokenRuleIsSeen_data();
    void aBrokenRuleIsSeen();
    void lengthsAreCounted();
    void commentsAndLiteralsAreNoCode();
};

void tst_Rules::aBrokenRuleIsSeen_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("bad");
    QTest::addColumn<QString>("good");
    const char* down = "includes go down";
    row(down, "core/text/Tokenizer.cpp", "#include \"ui/shell/Theme.h\"\n", "#include \"core/Files.h\"\n");
    row(down, "core/text/Tokenizer.cpp", "#include \"core/engine/tensor/Weights.h\"\n", "#include <vector>\n");
    row(down, "core/text/Tokenizer.cpp", "#include <core/engine/tensor/Weights.h>\n", "#include <core/Files.h>\n");
    row(down, "app/cli/Train.cpp", "#  include <ui/session/Settings.h>\n", "#include <map>\n");
    row(down, "core/model/ModelFolder.h", "#include \"core/engine-api/Engine.h\"\n", "#include \"core/Problem.h\"\n");
    row(down, "core/engine/Module.cpp", "#include \"app/Application.h\"\n", "#include \"core/engine-api/Engine.h\"\n");
    row(down, "ui/train/TrainPage.cpp", "#include \"ui/data/DataPage.h\"\n", "#include \"ui/shell/Theme.h\"\n");
    row(down, "ui/plot/PlotView.cpp", "#include \"ui/train/TrainPage.h\"\n", "#include \"ui/shell/Theme.h\"\n");
    row(down, "ui/shell/Theme.cpp", "#include \"ui/plot/PlotView.h\"\n", "#include \"ui/session/Settings.h\"\n");
    row(down, "ui/train/TrainPage.h", "#include \"ui/runs/RunsPage.h\"\n", "#include \"ui/plot/PlotPanel.h\"\n");
    row(down, "ui/judgement/WorstModel.cpp", "#include \"ui/train/TrainPage.h\"\n", "#include \"ui/shell/Theme.h\"\n");
    row(down, "ui/plot/PlotView.cpp", "#include \"ui/judgement/WorstModel.h\"\n",
        "#include \"ui/session/JudgedRun.h\"\n");
    row(down, "ui/session/Settings.cpp", "#include \"ui/shell/Theme.h\"\n", "#include \"core/Files.h\"\n");
    row(down, "ui/shell/Theme.cpp", "#include \"ui/train/TrainPage.h\"\n", "#include \"ui/session/Settings.h\"\n");
    row(down, "ui/shell/Theme.cpp", "#include \"app/Application.h\"\n",
        "#include \"core/engine-api/EngineLoader.h\"\n");
    row(down, "app/cli/Train.cpp", "#include \"ui/session/Settings.h\"\n", "#include \"app/cli/Output.h\"\n");
    row(down, "app/Application.cpp", "#include \"core/engine/TorchEngine.h\"\n", "#include \"ui/train/TrainPage.h\"\n");
    row(down, "tests/core/text/tst_Tokenizer.cpp", "#include \"core/engine/TorchEngine.h\"\n",
        "#include \"core/text/Tokenizer.h\"\n");
    const char* torch = "torch stays in the engine";
    row(torch, "core/engine-api/Engine.h", "#include <ATen/core/Tensor.h>\n", "#include <memory>\n");
    row(torch, "ui/session/ModelSession.cpp", "#include <c10/core/Device.h>\n", "#include <QObject>\n");
    row(torch, "core/engine/parts/Norm.cpp", "#include <torch/torch.h>\n", "#include <ATen/ATen.h>\n");
    row(torch, "core/model/ModelFolder.cpp", "#include <ATen/Parallel.h>\n", "#include <cmath>\n");
    row(torch, "app/cli/Train.cpp", "#include \"torch/csrc/autograd/variable.h\"\n", "#include <cmath>\n");
    row(torch, "tests/core/text/tst_Tokenizer.cpp", "#include <c10/util/Exception.h>\n", "#include <QTest>\n");
    const char* qt = "qt stays above core";
    row(qt, "core/text/Tokenizer.h", "#include <QString>\n", "#include <queue>\n");
    row(qt, "core/engine/Module.cpp", "#include <QtCore/QObject>\n", "#include <string>\n");
    row(qt, "core/Files.cpp", "#include <QtCore/qglobal.h>\n", "#include <fcntl.h>\n");
    row(qt, "app/cli/Output.cpp", "#include <qstring.h>\n", "#include <unistd.h>\n");
    row(qt, "app/cli/main.cpp", "#include <QCoreApplication>\n", "#include <CLI/CLI.hpp>\n");
    row(qt, "ui/session/Settings.h", "#include <QMessageBox>\n", "#include <QObject>\n");
    const char* hidden = "private libraries stay private";
    row(hidden, "core/text/Tokenizer.h", "#include <nlohmann/json.hpp>\nclass LORIKEET_EXPORT T;\n",
        "#include <nlohmann/json_fwd.hpp>\nclass T;\n");
    row(hidden, "ui/data/DataPage.cpp", "#include <sqlite3.h>\n", "#include <QTableView>\n");
    row(hidden, "app/cli/Tokenize.cpp", "#include \"lorikeet_bridge.h\"\n", "#include <nlohmann/json.hpp>\n");
    row(hidden, "core/project/Records.h", "#include <SQLiteCpp/Database.h>\nclass LORIKEET_EXPORT R;\n",
        "#include <vector>\nclass LORIKEET_EXPORT R;\n");
    const char* top = "includes start at the top";
    row(top, "core/text/Tokenizer.cpp", "#include \"Tokenizer.h\"\n", "#include \"core/text/Tokenizer.h\"\n");
    row(top, "core/text/Tokenizer.cpp", "#include <core/text/Tokenizer.h>\n", "#include <lorikeet_bridge.h>\n");
    const char* calls = "no banned calls";
    row(calls, "ui/shell/JobBar.cpp", "void f() { qApp->processEvents(); }\n", "// never processEvents\n");
    row(calls, "ui/session/A.cpp", "connect(a, b, c, d, Qt::BlockingQueuedConnection);\n",
        "connect(a, b, c, d, Qt::QueuedConnection);\n");
    row(calls, "ui/data/A.cpp", "dialog.exec();\n", "dialog->open();\n");
    row(calls, "core/text/A.cpp", "std::cout << 1;\n", "stream << \"std::cout\";\n");
    row(calls, "core/text/A.cpp", "printf(\"x\");\n", "std::snprintf(a, b, \"x\");\n");
    row(calls, "core/text/A.cpp", "std::jthread worker;\n", "std::this_thread::yield();\n");
    row(calls, "core/text/A.cpp", "throw std::runtime_error(\"x\");\n", "throw Error(ProblemCode::FileMissing);\n");
    const char* header = "headers say what they are for";
    row(header, "core/A.h", "#pragma once\nclass A {};\n", "/// Reads models.\n#pragma once\n");
    row(header, "core/A.h", "/// Reads models.\nclass A {};\n", "#pragma once\n/// Reads models.\n");
    row(header, "core/A.h", "/// \\brief Reads models.\n#pragma once\n", "/// Reads models.\n#pragma once\n");
    const char* open = "nothing is left open";
    row(open, "core/A.cpp", "// TODO\n", "// TODO: wait for Qt 6.5, which tells the colour scheme\n");
    row(open, "core/bridge/src/lib.rs", "// FIXME: later\n", "// later\n");
    const char* names = "names say something";
    row(names, "core/model/ModelManager.cpp", " ", "");
    row(names, "ui/data/StringUtils.h", " ", "");
    const char* cmake = "cmake does not glob";
    row(cmake, "core/CMakeLists.txt", "file(GLOB_RECURSE all *.cpp)\n", "file(MAKE_DIRECTORY x)\n");
}

void tst_Rules::aBrokenRuleIsSeen() {
    QFETCH(QString, rule);
    QFETCH(QString, path);
    QFETCH(QString, bad);
    QFETCH(QString, good);
    const QByteArray name = rule.toUtf8();
    QCOMPARE(broken(name.constData(), path, bad).size(), 1);
    if (good.isEmpty())
        QCOMPARE(broken(name.constData(), QStringLiteral("core/model/ModelFolder.h"), bad), QStringList());
    else
        QCOMPARE(broken(name.constData(), path, good), QStringList());
}

void tst_Rules::lengthsAreCounted() {
    const auto lines = [](int count) { return QStringLiteral("x;\n").repeated(count); };
    QCOMPARE(broken("files stay small", QStringLiteral("core/A.h"), lines(120)).size(), 0);
    QCOMPARE(broken("files stay small", QStringLiteral("core/A.h"), lines(121)).size(), 1);
    QCOMPARE(broken("files stay small", QStringLiteral("core/A.cpp"), lines(350)).size(), 0);
    QCOMPARE(broken("files stay small", QStringLiteral("core/bridge/src/a.rs"), lines(351)).size(), 1);
    QCOMPARE(broken("files stay small", QStringLiteral("ui/shell/MainWindow.cpp"), lines(251)).size(), 1);
    const auto function = [&](int count) {
        return QStringLiteral("int f(int a) {\n") + lines(count) + QStringLiteral("}\n");
    };
    QCOMPARE(broken("files stay small", QStringLiteral("core/A.cpp"), function(50)).size(), 0);
    QCOMPARE(broken("files stay small", QStringLiteral("core/A.cpp"), function(51)).size(), 1);
    const auto wrapped = [&](int count) {
        return QStringLiteral("int f(int a,\n      int b) const {\n") + lines(count) + QStringLiteral("}\n");
    };
    QCOMPARE(broken("files stay small", QStringLiteral("core/A.cpp"), wrapped(51)).size(), 1);
    const QString table = QStringLiteral("constexpr std::array Rows{\n") + QStringLiteral("    P(A),\n").repeated(60) +
                          QStringLiteral("};\n");
    QCOMPARE(broken("files stay small", QStringLiteral("core/A.cpp"), table).size(), 0);
    const auto inside = [&](int count) {
        return QStringLiteral("class A {\n    void f() {\n") + lines(count) + QStringLiteral("    }\n};\n");
    };
    QCOMPARE(broken("files stay small", QStringLiteral("core/A.cpp"), inside(50)).size(), 0);
    QCOMPARE(broken("files stay small", QStringLiteral("core/A.cpp"), inside(51)).size(), 1);
}

void tst_Rules::commentsAndLiteralsAreNoCode() {
    const SourceFile file{QStringLiteral("core/A.cpp"),
                          QStringLiteral("a(\"x \\\" // y\"); // z\n/* b\n c */ d('\"', R\"(e \" f)\", 1'000);")};
    const QString code = codeOf(file);
    for (const char* gone : {"x", "y", "z", "b", "c", "e", "f"}) QVERIFY2(!code.contains(QLatin1String(gone)), gone);
    for (const char* kept : {"a(", "d(", "1", "000"}) QVERIFY2(code.contains(QLatin1String(kept)), kept);
    QCOMPARE(code.count(QLatin1Char('\n')), file.text.count(QLatin1Char('\n')));
}

QTEST_GUILESS_MAIN(tst_Rules)
#include "tst_Rules.moc"
