#include "tests/support/RunFolders.h"
#include "ui/runs/SettingsModel.h"
#include "ui/shell/TrainingWords.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace ui;

namespace {

SettingsOfRun run(const char* name, const tests::RunStory& story) {
    return {QString::fromUtf8(name), tests::configOf(story)};
}

QStringList labels(const SettingsModel& model) {
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all += model.index(row, 0).data(Qt::AccessibleTextRole).toString();
    return all;
}

} // namespace

class tst_SettingsModel : public QObject {
    Q_OBJECT
private slots:
    void ofOneRunAllIsShown() {
        SettingsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.setRuns({run("run-1", {})});
        QCOMPARE(model.columnCount(), 2);
        QCOMPARE(model.rowCount(), static_cast<int>(fieldWords().size()) + 7);
        QCOMPARE(model.differing(), 0);
        QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("run-1"));
        model.setRuns({});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.columnCount(), 0);
    }

    void rowsThatDifferAreMarked() {
        SettingsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRuns({run("a", {}), run("b", {.rank = 4, .learningRate = 1e-3}), run("c", {.model = "/models/big"})});
        QCOMPARE(labels(model),
                 (QStringList{QStringLiteral("Base model"), QStringLiteral("Rank"), QStringLiteral("Learning rate")}));
        QCOMPARE(model.index(1, 2).data().toString(), QStringLiteral("4"));
        QCOMPARE(model.index(2, 2).data().toString(), QStringLiteral("0.001"));
        QVERIFY(model.index(1, 0).data().toString().startsWith(QChar(0x2260)));
        QVERIFY(!model.index(1, 0).data(Qt::AccessibleDescriptionRole).toString().isEmpty());
        model.setOnlyDiffering(false);
        QVERIFY(model.rowCount() > 30);
        QCOMPARE(model.differing(), 3);
        QVERIFY(!model.index(1, 0).data().toString().startsWith(QChar(0x2260))); // the format is the same
    }

    void choicesAreWords() {
        SettingsModel model;
        model.setRuns({run("a", {})});
        const QStringList all = labels(model);
        const auto value = [&](const char* label) {
            return model.index(static_cast<int>(all.indexOf(QLatin1String(label))), 1).data().toString();
        };
        QCOMPARE(value("Shuffle"), QStringLiteral("on"));
        QCOMPARE(value("Schedule"), QStringLiteral("Evenly (linear)"));
        QCOMPARE(value("Longest record"), QStringLiteral("1,024"));
        QCOMPARE(value("Begins with"), QStringLiteral("a fresh adapter"));
    }
};

QTEST_MAIN(tst_SettingsModel)
#include "tst_SettingsModel.moc"
