/// Texts with labels and an encoder, through the window: the purpose chooses itself, a run is paused, gone on with,
/// stopped and gone on with at the next start, ends with the bits of one that nobody disturbed, and speaks of labels.
#include "core/Files.h"
#include "core/model/ModelFolder.h"
#include "core/project/Project.h"
#include "core/training/Run.h"
#include "tests/journeys/Studio.h"
#include "tests/support/Places.h"
#include "tests/support/RandomEncoder.h"
#include "ui/plot/PlotPanel.h"
#include "ui/session/Paths.h"

#include <QLabel>
#include <QTableView>

using namespace ui;
using namespace tests;
using namespace Qt::StringLiterals;
using State = TrainingState;

namespace {

constexpr int Steps = 400;

/// Praise and complaint, every third of them kept to watch the training by.
void makeProject(const std::filesystem::path& folder) {
    std::vector<core::StoredRecord> records;
    for (int i = 0; i < 90; ++i) {
        const bool isPraise = i % 2 == 0;
        core::StoredRecord stored{.status = core::Status::Approved,
                                  .split = i % 3 == 0 ? core::Split::Validation : core::Split::Train};
        const char* text = isPraise ? "A warm and wonderful film, seen " : "A cold and dreadful film, left after ";
        stored.record.instruction = text + std::to_string(i) + " minutes.";
        stored.record.label = isPraise ? "praise" : "complaint";
        records.push_back(stored);
    }
    core::Project::create(folder).import(records, "reviews");
}

TrainingChoice choiceOf(Studio& studio) {
    TrainingChoice choice;
    choice.baseModel = studio->models().base()->folder;
    choice.config.task = "classification";
    choice.config.targetModules = {"q_lin"};
    choice.config.maxSteps = Steps;
    choice.config.evaluateEvery = 50;
    choice.config.saveEvery = 10;
    choice.config.learningRate = 5e-3;
    choice.config.maxLength = 64;
    return choice;
}

std::string adapterOf(Studio& studio) {
    return core::readFile(toPath(studio->training().runFolder()) / "adapter" / "adapter_model.safetensors");
}

} // namespace

class tst_Classifying : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        const std::filesystem::path tokenizer = fixture("models/sample");
        makeDistilBert(encoder().toStdString(), tokenizer, core::readModelConfig(tokenizer).vocabularySize);
    }

    void thePurposeChoosesItselfAndTrainIsOneClick() {
        const Home home;
        Studio studio(home.settings());
        openIn(studio, home);
        EVENTUALLY(studio.child<QAbstractButton>("purpose_classify")->isChecked());
        EVENTUALLY(studio.child<QLabel>("labelsToLearn")->text().contains(u"complaint (30), praise (30)"_s));
        EVENTUALLY(studio.isShown("trainButton"));
        studio.click("trainButton");
        EVENTUALLY(studio->training().state() == State::Finished);
        const core::RunConfig& config = studio->training().config();
        QCOMPARE(config.labels, (std::vector<std::string>{"complaint", "praise"}));
        EVENTUALLY(studio.child<QWidget>("judgedPanel")->isVisible());
        QCOMPARE(studio.child<QTableView>("labelFigures")->model()->rowCount(), 3); // two labels and all alike
        const QString figures = studio.child<PlotPanel>("plotPanel")->view(PlotQuantity::Accuracy)->summary();
        QVERIFY2(figures.contains(u"Labels right"_s) && !figures.contains(u"oken"_s), qPrintable(figures));
        const core::RunSamples& samples = studio->training().samples();
        QVERIFY(samples.answers.size() > 1);
        for (const std::string& answer : samples.answers.back().answers)
            QVERIFY2(answer.starts_with("praise (") || answer.starts_with("complaint ("), answer.c_str());
    }

    void theReviewSampleIsTwoClicks() {
        if (sampleFolder(Sample::Reviews).isEmpty()) QSKIP("the review sample has not come along");
        const Home home;
        Studio studio(home.settings());
        EVENTUALLY(studio->engine().report().state == EngineState::Ready);
        studio.click("tryReviewsButton");
        EVENTUALLY(studio.isShown("trainPage") && studio.isShown("trainButton"));
        QVERIFY(studio.child<QAbstractButton>("purpose_classify")->isChecked());
        QVERIFY(studio.isShown("recipeInUse"));
        studio.click("trainButton");
        EVENTUALLY(studio->training().state() == State::Finished);
        const core::RunConfig& config = studio->training().config();
        QCOMPARE(config.training.targetModules, std::vector<std::string>{"q_lin"});
        QVERIFY(config.testRecords > 0 && config.validationRecords > 0);
        const core::EvaluationFinished last = lastLook(studio);
        QVERIFY2(last.judged->accuracy() >= 0.87, QByteArray::number(last.judged->accuracy()).constData());
    }

    void aRunThatIsDisturbedEndsAsOneThatIsNot() {
        std::string undisturbed;
        {
            const Home home;
            Studio studio(home.settings());
            openIn(studio, home);
            studio->training().start(choiceOf(studio));
            EVENTUALLY(studio->training().state() == State::Finished);
            undisturbed = adapterOf(studio);
        }
        const Home home;
        {
            Studio studio(home.settings());
            openIn(studio, home);
            studio->training().start(choiceOf(studio));
            EVENTUALLY(studio->training().step() >= 5);
            studio.click("jobPause");
            EVENTUALLY(studio->training().state() == State::Paused);
            const qint64 paused = studio->training().step();
            QVERIFY(paused < Steps);
            studio.click("jobResume");
            EVENTUALLY(studio->training().step() > paused);
            studio.click("jobStop");
            EVENTUALLY(studio->training().state() == State::Stopped);
            studio.quit();
        }
        Studio again(home.settings());
        QTest::keyClick(again.window(), Qt::Key_2, Qt::AltModifier);
        EVENTUALLY(again->engine().report().state == EngineState::Ready && again.isShown("goOnButton"));
        again.click("goOnButton");
        EVENTUALLY(again->training().state() == State::Finished);
        QVERIFY(adapterOf(again) == undisturbed);
        QVERIFY(lastLook(again).judged->accuracy() > 0.9);
    }

private:
    static core::EvaluationFinished lastLook(Studio& studio) {
        core::EvaluationFinished last{.judged = core::ClassificationScore()};
        for (const core::TrainingEvent& event : studio->training().events())
            if (const auto* look = std::get_if<core::EvaluationFinished>(&event)) last = *look;
        return last;
    }
    QString encoder() const { return m_models.filePath(u"encoder"_s); }
    void openIn(Studio& studio, const Home& home) {
        makeProject(home.file("project").toStdString());
        studio->project().open(home.file("project"));
        studio->models().inspect(encoder());
        QTest::keyClick(studio.window(), Qt::Key_2, Qt::AltModifier);
        EVENTUALLY(studio->engine().report().state == EngineState::Ready && studio->project().isOpen() &&
                   studio->models().base() && studio->records().count() == 90);
        QTest::keyClick(studio.window(), Qt::Key_2, Qt::AltModifier); // an opened project shows its records
        EVENTUALLY(studio.isShown("trainPage") && studio.isShown("trainButton"));
    }

    QTemporaryDir m_models;
};

int main(int argc, char** argv) {
    core::EngineLoader::prepareProcess();
    QApplication application(argc, argv);
    tst_Classifying test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_Classifying.moc"
