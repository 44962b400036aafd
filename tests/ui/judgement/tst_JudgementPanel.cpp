#include "tests/ui/session/JudgementBench.h"
#include "ui/judgement/ConfusionModel.h"
#include "ui/judgement/ConfusionView.h"
#include "ui/judgement/JudgementPanel.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

using namespace ui;
using namespace tests;
using namespace Qt::StringLiterals;

namespace {

struct PanelBench : JudgementBench {
    QWidget window;
    JudgementPanel* panel = nullptr;
    std::vector<Destination> destinations;

    explicit PanelBench(JudgementPanel::Empty empty = JudgementPanel::Empty::Leaves) {
        panel = new JudgementPanel(judgements, query, empty, &window);
        panel->resize(900, 500);
        QObject::connect(panel, &JudgementPanel::goTo, panel, [this](const auto& to) { destinations.push_back(to); });
        window.resize(900, 500);
        window.show();
        if (!QTest::qWaitForWindowActive(&window)) qFatal("the window does not come");
    }
    void trainAndJudge() {
        beginReviews();
        train();
        panel->setRun(fromPath(run()));
        EVENTUALLY(panel->run().state == JudgedState::Judged);
    }
    template <class T> T* part(const char* name) { return panel->findChild<T*>(QLatin1StringView(name)); }
    void clickPlace(int right, int chosen) {
        auto* matrix = part<ConfusionView>("confusionMatrix");
        QTest::mouseClick(matrix->viewport(), Qt::LeftButton, {},
                          matrix->visualRect(matrix->model()->index(right, chosen)).center());
    }
};

} // namespace

class tst_JudgementPanel : public QObject {
    Q_OBJECT
private slots:
    void aPlaceLeadsToItsRecords() {
        PanelBench bench;
        bench.trainAndJudge();
        QVERIFY(bench.part<QLabel>("judgementFigures")->text().contains(u"Test: 66.7\u00A0% of 6 right"_s));
        QCOMPARE(bench.part<QComboBox>("judgementSplit")->currentText(), u"Validation"_s);
        bench.query.setFilter({.text = "nothing has this"});
        EVENTUALLY(bench.isSettled() && bench.query.count() == 0);
        bench.clickPlace(1, 0);
        QCOMPARE(bench.destinations.size(), std::size_t{1});
        QVERIFY(bench.destinations.front() == (Destination{.place = Place::Data}));
        EVENTUALLY(bench.isSettled() && bench.query.count() == 1);
        QCOMPARE(bench.instruction(0), u"Review 14"_s);
        QCOMPARE(bench.query.chosen().what, u"run-1, Validation: good taken for bad"_s);
        bench.query.setChosen({});
        EVENTUALLY(bench.query.count() == 24);
    }
    void aLabelThatWasNeverLearnedIsWrongAndLeadsToItsRecords() {
        PanelBench bench;
        auto records = JudgementBench::reviews();
        records[14].record.label = "fair"; // of validation
        bench.create(std::move(records));
        bench.chooseModel();
        bench.engine.start();
        EVENTUALLY(bench.engine.report().state == EngineState::Ready);
        bench.train();
        bench.panel->setRun(bench.fromPath(bench.run()));
        EVENTUALLY(bench.panel->run().state == JudgedState::Judged);
        const QString figures = bench.part<QLabel>("judgementFigures")->text();
        QVERIFY2(figures.contains(u"Validation: 66.7\u00A0% of 6 right"_s) && figures.contains(u"; 1 record"_s) &&
                     figures.count(u"that the model does not know"_s) == 1,
                 qPrintable(figures));
        const auto* matrix = bench.part<ConfusionView>("confusionMatrix");
        QCOMPARE(matrix->model()->rowCount(), 3);
        QCOMPARE(matrix->model()->index(2, 0).data().toInt(), 1);
        bench.clickPlace(2, 0);
        EVENTUALLY(bench.isSettled() && bench.query.count() == 1);
        QCOMPARE(bench.instruction(0), u"Review 14"_s);
        QCOMPARE(bench.query.chosen().what, u"run-1, Validation: labels that it does not know taken for bad"_s);
    }
    void theSplitIsChosen() {
        PanelBench bench;
        bench.trainAndJudge();
        auto* split = bench.part<QComboBox>("judgementSplit");
        split->setFocus();
        QTest::keyClick(split, Qt::Key_Up);
        QCOMPARE(split->currentText(), u"Test"_s);
        bench.clickPlace(1, 1);
        EVENTUALLY(bench.isSettled() && bench.query.count() == 2);
        QVERIFY(bench.instruction(0) == u"Review 18"_s);
    }
    void theWorstRecordsLeadToThemselves() {
        PanelBench bench;
        bench.trainAndJudge();
        auto* worst = bench.part<QTableView>("worstRecords");
        QCOMPARE(worst->model()->rowCount(), 6);
        QTest::mouseClick(worst->viewport(), Qt::LeftButton, {},
                          worst->visualRect(worst->model()->index(0, 0)).center());
        QCOMPARE(bench.destinations.back().records, QList<qint64>{bench.query.idAt(14)});
    }
    void aDoubleClickLeadsOnceAndReturnToo() {
        PanelBench bench;
        bench.trainAndJudge();
        auto* worst = bench.part<QTableView>("worstRecords");
        const QPoint place = worst->visualRect(worst->model()->index(0, 0)).center();
        QTest::mouseClick(worst->viewport(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(worst->viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(bench.destinations.size(), std::size_t{1});
        worst->setFocus();
        QTest::keyClick(worst, Qt::Key_Return);
        QCOMPARE(bench.destinations.size(), std::size_t{2});
    }
    void aRecordThatIsGoneLeadsNowhere() {
        PanelBench bench;
        bench.trainAndJudge();
        bench.edits.remove({bench.query.idAt(14)});
        EVENTUALLY(!bench.panel->run().gone.empty());
        auto* worst = bench.part<QTableView>("worstRecords");
        QTest::mouseClick(worst->viewport(), Qt::LeftButton, {},
                          worst->visualRect(worst->model()->index(0, 0)).center());
        QVERIFY(bench.destinations.empty());
    }
    void whileARunTrainsNoneIsJudged() {
        PanelBench bench;
        bench.judgingIsHeld = true;
        bench.beginReviews();
        bench.train();
        bench.judgements.cancel();
        bench.panel->setRun(bench.fromPath(bench.run()));
        auto* button = bench.part<QPushButton>("judgeRecords");
        EVENTUALLY(button->isVisible() && button->isEnabled());
        const QString hint = button->toolTip();
        bench.lastStep = 3;
        bench.training.start(bench.judging());
        EVENTUALLY(bench.training.step() == 3);
        QVERIFY(!button->isEnabled() && button->toolTip() != hint);
    }
    void recordsOfAFileLeadNowhereAndItIsSaid() {
        PanelBench bench;
        bench.trainAndJudge();
        const auto other = bench.run("run-2");
        std::filesystem::copy(bench.run(), other, std::filesystem::copy_options::recursive);
        core::Judgements judged = *bench.panel->run().judgements;
        for (core::Judgement& each : judged.records) each.record = 0;
        core::writeJudgements(other, judged);
        bench.runs.refresh();
        bench.panel->setRun(bench.fromPath(other));
        EVENTUALLY(bench.panel->run().state == JudgedState::Judged && bench.panel->run().name == u"run-2"_s);
        bench.clickPlace(1, 0);
        auto* worst = bench.part<QTableView>("worstRecords");
        QTest::mouseClick(worst->viewport(), Qt::LeftButton, {},
                          worst->visualRect(worst->model()->index(0, 0)).center());
        QVERIFY(bench.destinations.empty() && !bench.query.isFiltered());
        QVERIFY(bench.part<QLabel>("judgementState")->isVisible());
        QVERIFY(bench.part<QLabel>("judgementState")->text().contains(u"in no project"_s));
    }
    void anotherRunIsJudgedWhenItIsAsked() {
        PanelBench bench;
        bench.judgingIsHeld = true;
        bench.beginReviews();
        bench.train();
        bench.judgements.cancel();
        bench.panel->setRun(bench.fromPath(bench.run()));
        auto* button = bench.part<QPushButton>("judgeRecords");
        EVENTUALLY(button->isVisible() && button->isEnabled());
        QVERIFY(!bench.part<QWidget>("confusionMatrix")->isVisible());
        bench.judgingIsHeld = false;
        QTest::mouseClick(button, Qt::LeftButton);
        EVENTUALLY(bench.panel->run().state == JudgedState::Judged);
        QVERIFY(!button->isVisible() && bench.part<QWidget>("confusionMatrix")->isVisible());
    }
    void whereNothingIsToBeSeenItSaysSoOrLeaves() {
        for (const auto empty : {JudgementPanel::Empty::Says, JudgementPanel::Empty::Leaves}) {
            PanelBench bench(empty);
            bench.begin();
            bench.training.start(bench.choice());
            EVENTUALLY(bench.training.state() == TrainingState::Finished);
            bench.panel->setRun(bench.fromPath(bench.run()));
            EVENTUALLY(bench.panel->run().state == JudgedState::Nothing);
            QCOMPARE(bench.panel->isVisible(), empty == JudgementPanel::Empty::Says);
            QVERIFY(!bench.part<QLabel>("judgementState")->text().isEmpty());
            bench.panel->setRun({});
            QVERIFY(!bench.panel->isVisible());
        }
    }
};

QTEST_MAIN(tst_JudgementPanel)
#include "tst_JudgementPanel.moc"
