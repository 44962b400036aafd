#include "ui/train/SamplesPanel.h"

#include <QTableWidget>
#include <QTest>

using namespace ui;

namespace {

/// The row of the wanted texts and whether an answer has the tick.
struct Panel {
    SamplesPanel panel;

    Panel(const core::Record& record, const std::string& answer, const core::TrainingConfig& training) {
        panel.setSamples({.prompts = {{.record = record}}, .answers = {{.step = 0, .answers = {answer}}}}, training);
    }
    const QTableWidget* table() const { return panel.findChild<QTableWidget*>(); }
    QString wanted() const { return table()->item(table()->rowCount() - 1, 0)->text(); }
    bool isTicked() const { return !table()->item(0, 0)->icon().isNull(); }
};

core::TrainingConfig judging(const char* objective) {
    core::TrainingConfig training;
    training.task = "classification";
    training.objective = objective;
    return training;
}

} // namespace

class tst_SamplesPanel : public QObject {
    Q_OBJECT
private slots:
    void aWritingRunWantsTheAnswerWhateverTheLabel() {
        const core::Record record{.instruction = "How was it?", .output = "It was good", .label = "good"};
        QCOMPARE(Panel(record, "good", {}).wanted(), QStringLiteral("It was good"));
        QVERIFY(!Panel(record, "good", {}).isTicked());
        QVERIFY(Panel(record, "It was good", {}).isTicked());
        QVERIFY(!Panel(record, "It was good (87 %)", {}).isTicked()); // written, not judged
    }

    void aJudgementIsComparedByItsLabel() {
        const core::TrainingConfig training = judging("cross_entropy");
        const core::Record record{.instruction = "Good", .output = "It was good", .label = "good"};
        QCOMPARE(Panel(record, "good (87 %)", training).wanted(), QStringLiteral("good"));
        QVERIFY(Panel(record, "good (87 %)", training).isTicked());
        QVERIFY(!Panel(record, "bad (87 %)", training).isTicked());
        QVERIFY(!Panel(record, "good (very) (87 %)", training).isTicked()); // another label
    }

    void severalLabelsAreComparedAsSets() {
        const core::TrainingConfig training = judging("multi_label");
        const core::Record record{.instruction = "Late again", .label = "rude; late"};
        QVERIFY(Panel(record, "late (91 %); rude (62 %)", training).isTicked());
        QVERIFY(!Panel(record, "late (91 %)", training).isTicked());
        QVERIFY(!Panel(record, "late (91 %); rude (62 %); dear (51 %)", training).isTicked());
        QVERIFY(!Panel({.instruction = "Own"}, "–", training).isTicked());
    }
};

QTEST_MAIN(tst_SamplesPanel)
#include "tst_SamplesPanel.moc"
