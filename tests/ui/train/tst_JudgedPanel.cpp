#include "core/metrics/UnknownLabels.h"
#include "tests/ui/plot/SampleRun.h"
#include "ui/train/JudgedPanel.h"
#include "ui/train/Verdict.h"

#include <QAbstractItemModel>
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLocale>
#include <QTableView>
#include <QTest>

using namespace ui;
using namespace Qt::StringLiterals;
using core::TrainingEvent;

namespace {

core::RunConfig labelsRun() {
    core::RunConfig config{.labels = {"praise", "complaint"}};
    config.training.task = "classification";
    return config;
}

core::EvaluationFinished best(core::EvaluationFinished look) {
    look.isBest = true;
    return look;
}

QString cell(const QTableView* table, int row, int column) {
    return table->model()->index(row, column).data().toString();
}

} // namespace

/// The figures of each label on the Train page, and the run's verdict.
class tst_JudgedPanel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void theBestLookIsShownLabelByLabel() {
        JudgedPanel panel;
        QVERIFY(panel.isHidden());
        panel.setRun(labelsRun(), {tests::judgedEvaluation(0, 0.7, 30), best(tests::judgedEvaluation(20, 0.4, 38)),
                                   tests::judgedEvaluation(40, 0.5, 30)});
        QVERIFY(!panel.isHidden());
        const auto* table = panel.findChild<QTableView*>(u"labelFigures"_s);
        QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(table->model()->rowCount(), 3);
        QCOMPARE(cell(table, 0, 0), u"praise"_s);
        QCOMPARE(cell(table, 0, 1), u"93.8 %"_s); // 30 of the 32 that were given it
        QCOMPARE(cell(table, 0, 2), u"100.0 %"_s);
        QCOMPARE(cell(table, 0, 4), u"30"_s);
        QCOMPARE(cell(table, 1, 2), u"80.0 %"_s);
        QCOMPARE(cell(table, 2, 3), u"92.8 %"_s);
        const QString sentence = panel.findChild<QLabel*>(u"judgedSentence"_s)->text();
        QVERIFY2(sentence.contains(u"At step 20, 95.0\u00A0% of 40"_s), qPrintable(sentence));
    }

    void labelsThatWereNeverLearnedAreSaid() {
        core::EvaluationFinished look = best(tests::judgedEvaluation(20, 0.4, 38));
        JudgedPanel panel;
        panel.setRun(labelsRun(), {look});
        const auto* sentence = panel.findChild<QLabel*>(u"judgedSentence"_s);
        QVERIFY(!sentence->text().contains(u"never learned"_s));
        for (const float logit : {1.0F, -1.0F, 2.0F})
            core::addUnknown(*look.judged, {}, std::vector<float>{logit, 0});
        panel.setRun(labelsRun(), {look});
        QVERIFY2(sentence->text().contains(u"of 43 validation records"_s) &&
                     sentence->text().contains(u"3 of them"_s) && sentence->text().contains(u"never learned"_s),
                 qPrintable(sentence->text()));
    }

    void aRunThatWritesHasNone() {
        JudgedPanel panel;
        panel.setRun(labelsRun(), {tests::judgedEvaluation(0, 0.7, 30)});
        QVERIFY(!panel.isHidden());
        panel.setRun({}, {tests::sampleEvaluation(0, 2, 0.5)});
        QVERIFY(panel.isHidden());
        panel.setRun(labelsRun(), {}); // nothing was judged yet
        QVERIFY(panel.isHidden());
    }

    void theVerdictSpeaksOfLabels() {
        const QString labels = verdict({tests::judgedEvaluation(0, 0.7, 30), tests::judgedEvaluation(20, 0.4, 38)});
        QCOMPARE(labels, u"still improving; best at step 20: 95.0 % of labels right"_s);
        const QString tokens = verdict({tests::sampleEvaluation(0, 5, 0.1), tests::sampleEvaluation(20, 3, 0.5)});
        QCOMPARE(tokens, u"still improving; best at step 20: 50.0 % of tokens right"_s);
    }
};

QTEST_MAIN(tst_JudgedPanel)
#include "tst_JudgedPanel.moc"
