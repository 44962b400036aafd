/// Labels are learned through the window, and then a text is judged by the adapter beside the base: the labels with
/// their probabilities, the words that they came from, and a text that is kept with its label.
#include "core/Files.h"
#include "tests/journeys/Journey.h"
#include "ui/playground/AnswerColumn.h"
#include "ui/playground/ColumnsView.h"
#include "ui/playground/WeighedText.h"
#include "ui/session/Paths.h"
#include "ui/train/TrainingForm.h"

#include <QComboBox>
#include <QLabel>

#include <nlohmann/json.hpp>

#include <cmath>
#include <numeric>

using namespace ui;
using namespace tests;
using namespace Qt::StringLiterals;

namespace {

TrainingChoice again(Journey& journey) {
    TrainingChoice choice;
    choice.baseModel = journey.program().models().base()->folder;
    choice.config = journey.program().training().config().training;
    choice.config.maxSteps = 60;
    return choice;
}

} // namespace

class tst_LabelsAsked : public QObject {
    Q_OBJECT
private slots:
    void labelsAreLearnedAndAskedBesideTheBase() {
        Journey journey;
        journey.lead("trySampleButton", "trainPage");
        EVENTUALLY(journey.studio().isShown("leaveRecipe"));
        journey.studio().click("leaveRecipe"); // the sample's proven settings teach to write
        auto* form = journey->child<TrainingForm>("trainingForm");
        form->choose("purpose", "classify");
        QCOMPARE(form->config().task, std::string("classification"));
        journey.set({{"max_steps", "80"}, {"learning_rate", "0.005"}});
        EVENTUALLY(journey.studio().isShown("trainButton"));
        journey.train();
        QCOMPARE(journey.program().training().config().training.task, std::string("classification"));

        journey.visit(Qt::Key_4, "playgroundPage");
        EVENTUALLY(journey.columns() == (QStringList{u"Base model"_s, u"run-1"_s}));
        EVENTUALLY(!journey.program().generation().isBusy());
        const core::Record asked{.instruction = "Anna has a cough, Ben has chest pain. How soon should Ben be seen?"};
        journey.ask(asked);
        const std::vector<Answer> answers = journey.program().generation().answers();
        QCOMPARE(answers.size(), 2U);
        for (const Answer& answer : answers) {
            QVERIFY(answer.problems.empty() && answer.judged);
            const auto& shares = answer.judged->shares;
            QVERIFY(std::abs(std::accumulate(shares.begin(), shares.end(), 0.0) - 1) < 1e-5);
        }
        QVERIFY(answers[0].judged->isHeadUntrained && !answers[1].judged->isHeadUntrained);
        QVERIFY(!answers[1].isIgnored && answers[1].hash.size() == 64);
        QVERIFY(answers[0].judged->shares != answers[1].judged->shares);
        const AnswerColumn* column = journey.studio().child<ColumnsView>("columnsView")->columns().at(1);
        QVERIFY(!column->findChild<WeighedText*>(u"weighedText"_s)->extraSelections().isEmpty());

        journey.program().training().start(again(journey)); // the same labels: one model serves both
        EVENTUALLY(journey.program().training().state() == TrainingState::Training);
        journey.ask(asked);
        const Answer& meanwhile = journey.program().generation().answers().at(1);
        QVERIFY(meanwhile.problems.empty() && meanwhile.judged);
        for (std::size_t i = 0; i < meanwhile.judged->shares.size(); ++i)
            QVERIFY(std::abs(meanwhile.judged->shares[i] - answers[1].judged->shares[i]) < 1e-5);
        EVENTUALLY(!journey.program().training().isActive());

        const int before = journey.program().records().counts().total;
        QTest::mouseClick(journey.inColumn(1, "columnCorrect"), Qt::LeftButton);
        auto* choice = column->findChild<QComboBox*>(u"labelOne"_s);
        choice->setCurrentIndex((choice->currentIndex() + 1) % choice->count());
        const QString label = choice->currentText();
        QTest::mouseClick(journey.inColumn(1, "columnSave"), Qt::LeftButton);
        EVENTUALLY(journey.inColumn(1, "columnShow")->isVisible());
        EVENTUALLY(journey.program().records().counts().total == before + 1);
        QTest::mouseClick(journey.inColumn(1, "columnShow"), Qt::LeftButton);
        EVENTUALLY(journey.studio().isShown("dataPage"));
        exportBothWays(journey);
    }

private:
    /// Others find the labels by their names in what leaves the window.
    static void exportBothWays(Journey& journey) {
        journey.visit(Qt::Key_5, "adaptersPage");
        const std::vector<std::string> names = journey.program().training().config().labels;
        for (const char* format : {"exportPeft", "exportMerged"}) {
            const QString folder = journey.file(format);
            const auto report = journey.exportAs(format, folder);
            QVERIFY2(report, format);
            const auto config = nlohmann::json::parse(core::readFile(toPath(folder) / "config.json"));
            QCOMPARE(config.at("id2label").size(), names.size());
            for (std::size_t i = 0; i < names.size(); ++i)
                QCOMPARE(config.at("id2label").at(std::to_string(i)).get<std::string>(), names[i]);
        }
    }
};

int main(int argc, char** argv) {
    core::EngineLoader::prepareProcess();
    QApplication application(argc, argv);
    tst_LabelsAsked test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_LabelsAsked.moc"
