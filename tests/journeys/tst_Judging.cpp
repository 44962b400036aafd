/// A run learns labels, and its records are judged by what it has learned: from a place of the confusion matrix, by the
/// mouse and by the keyboard, one comes to just these records, and from the worst record to itself.
#include "core/Files.h"
#include "core/training/FrozenRecords.h"
#include "core/training/Judgements.h"
#include "core/training/Run.h"
#include "tests/journeys/Studio.h"
#include "ui/judgement/ConfusionView.h"
#include "ui/session/Paths.h"

#include <QLabel>
#include <QScrollArea>
#include <QTableView>

using namespace ui;
using namespace tests;
using namespace Qt::StringLiterals;
using core::Split;

class tst_Judging : public QObject {
    Q_OBJECT
private slots:
    void fromThePlaceOfTheMatrixToItsRecords() {
        const Home home;
        Studio studio(home.settings());
        train(studio);
        if (QTest::currentTestFailed()) return;
        const QString folder = studio->training().runFolder();
        const auto judged = studio->judgements().of(folder).judgements;
        const core::SplitRecords frozen = core::thaw(core::frozenFolder(toPath(folder)),
                                                     core::Run::config(toPath(folder)).data);
        QCOMPARE(judged->count(Split::Validation), static_cast<std::int64_t>(frozen.validation.size()));
        QCOMPARE(judged->count(Split::Test), static_cast<std::int64_t>(frozen.test.size()));
        holdToTheRun(*judged, studio->training().events());

        const auto [right, chosen] = fullest(judged->score(Split::Validation));
        const auto expected = judged->judgedAs(Split::Validation, right, chosen);
        auto* matrix = shown(studio);
        const QModelIndex place = matrix->model()->index(right, chosen);
        QTest::mouseClick(matrix->viewport(), Qt::LeftButton, {}, matrix->visualRect(place).center());
        EVENTUALLY(studio.isShown("dataPage") && !studio->records().isSearching() &&
                   studio->records().count() == static_cast<qint64>(expected.size()));
        for (const core::Judgement* each : expected) QVERIFY(studio->records().rowOf(each->record) >= 0);
        QVERIFY(studio.isShown("chosenLine"));
        QVERIFY(studio.child<QLabel>("chosenText")->text().contains(u"Validation"_s));
        studio.click("chosenAll");
        EVENTUALLY(studio->records().count() == 540 && !studio.isShown("chosenLine"));

        QTest::keyClick(studio.window(), Qt::Key_2, Qt::AltModifier);
        matrix = shown(studio);
        matrix->setFocus();
        matrix->setCurrentIndex(place);
        studio.press(Qt::Key_Return);
        EVENTUALLY(studio.isShown("dataPage") && studio->records().count() == static_cast<qint64>(expected.size()));

        // A record that the list does not show is shown among all.
        QTest::keyClick(studio.window(), Qt::Key_2, Qt::AltModifier);
        auto* worst = ofTrainPage<QTableView>(studio, "worstRecords");
        studio.child<QScrollArea>("trainScroll")->ensureWidgetVisible(worst);
        const core::Judgement* first = judged->worst(Split::Validation, 1).front();
        QTest::mouseClick(worst->viewport(), Qt::LeftButton, {},
                          worst->visualRect(worst->model()->index(0, 0)).center());
        EVENTUALLY(studio.isShown("dataPage"));
        auto* table = studio.child<QTableView>("recordTable");
        EVENTUALLY(studio->records().rowOf(first->record) >= 0 &&
                   table->currentIndex().row() == studio->records().rowOf(first->record));
    }

private:
    /// The sample's answers as labels; waits for what is found at the end.
    static void train(Studio& studio) {
        EVENTUALLY(studio->engine().report().state == EngineState::Ready);
        studio.click("trySampleButton");
        EVENTUALLY(studio->project().isOpen() && studio.isShown("trainButton") && studio->records().count() == 540);
        TrainingChoice choice;
        choice.baseModel = studio->models().base()->folder;
        choice.config.task = "classification";
        choice.config.maxSteps = 150;
        choice.config.learningRate = 5e-3;
        studio->training().start(choice);
        EVENTUALLY(studio->training().step() >= 3);
        studio->training().pause();
        EVENTUALLY(studio->training().state() == TrainingState::Paused);
        holdToTheLastLook(studio);
        studio->training().resume();
        EVENTUALLY(studio->training().state() == TrainingState::Finished);
        EVENTUALLY(studio->judgements().of(studio->training().runFolder()).state == JudgedState::Judged);
        EVENTUALLY(!studio.isShown("jobCancelJudging"));
    }
    /// Until the run is over its matrix is seen, leads nowhere, and says why.
    static void holdToTheLastLook(Studio& studio) {
        ConfusionView* matrix = nullptr;
        EVENTUALLY((matrix = shown(studio))->isVisible() && matrix->model()->rowCount() == 6);
        QVERIFY(ofTrainPage<QLabel>(studio, "judgementFigures")->isVisible());
        const QString said = matrix->model()->index(0, 0).data(Qt::ToolTipRole).toString();
        QVERIFY(said.contains(u"when the run is over"_s));
        for (int chosen = 0; chosen < 6; ++chosen)
            QTest::mouseClick(matrix->viewport(), Qt::LeftButton, {},
                              matrix->visualRect(matrix->model()->index(0, chosen)).center());
        QVERIFY(studio.isShown("trainPage") && studio->records().chosen().records.empty());
    }
    /// The figures of the result are those that the run had at its best step.
    static void holdToTheRun(const core::Judgements& judged, const std::vector<core::TrainingEvent>& events) {
        const core::EvaluationFinished* best = nullptr;
        for (const core::TrainingEvent& event : events)
            if (const auto* look = std::get_if<core::EvaluationFinished>(&event); look && look->isBest) best = look;
        QVERIFY(best && best->judged);
        QCOMPARE(judged.step, best->step);
        QVERIFY(judged.score(Split::Validation).confusion == best->judged->confusion);
    }
    static std::pair<int, int> fullest(const core::ClassificationScore& score) {
        const auto most = std::ranges::max_element(score.confusion) - score.confusion.begin();
        const auto count = static_cast<std::ptrdiff_t>(score.labels.size());
        return {static_cast<int>(most / count), static_cast<int>(most % count)};
    }
    /// Another page has the same parts.
    template <class T> static T* ofTrainPage(Studio& studio, const char* name) {
        return studio.child("trainPage")->findChild<T*>(QLatin1StringView(name));
    }
    /// The matrix of the Train page, in sight.
    static ConfusionView* shown(Studio& studio) {
        auto* matrix = ofTrainPage<ConfusionView>(studio, "confusionMatrix");
        studio.child<QScrollArea>("trainScroll")->ensureWidgetVisible(matrix);
        return matrix;
    }
};

int main(int argc, char** argv) {
    core::EngineLoader::prepareProcess();
    QApplication application(argc, argv);
    tst_Judging test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_Judging.moc"
