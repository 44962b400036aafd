/// A run is paused, gone on with and stopped from the window, killed with the whole program, and gone on with at the
/// next start: it ends with the same adapter as one that nobody disturbed, and with the records that it began with.
#include "core/Files.h"
#include "core/project/Project.h"
#include "core/training/FrozenRecords.h"
#include "core/training/Run.h"
#include "tests/journeys/Studio.h"
#include "ui/plot/PlotPanel.h"
#include "ui/session/Paths.h"

#include <QLabel>
#include <QProcess>
#include <QPushButton>

#include <csignal>

using namespace ui;
using namespace tests;
using State = TrainingState;

namespace {

constexpr const char* VictimSettings = "LORIKEET_JOURNEY_VICTIM";
constexpr int Steps = 150;
constexpr int KilledAt = 35;

/// Short, and with a checkpoint every ten steps.
TrainingChoice quick(Studio& studio) {
    TrainingChoice choice;
    choice.baseModel = studio->models().base()->folder;
    choice.config.maxSteps = Steps;
    choice.config.saveEvery = 10;
    choice.config.learningRate = 5e-3;
    return choice;
}

bool isReady(Studio& studio) {
    return studio->engine().report().state == EngineState::Ready && studio->project().isOpen() &&
           studio.isShown("trainButton");
}

/// The program of another process: it trains, and is killed in the midst of it.
int beVictim() {
    Studio studio(qEnvironmentVariable(VictimSettings));
    QTest::keyClick(studio.window(), Qt::Key_2, Qt::AltModifier);
    if (!wait([&] { return isReady(studio); })) return 1;
    QObject::connect(&studio->training(), &TrainingSession::told, studio.window(), [&] {
        if (studio->training().step() >= KilledAt) std::raise(SIGKILL);
    });
    studio->training().start(quick(studio));
    return wait([&] { return !studio->training().isActive(); }) ? 0 : 1;
}

std::string adapterOf(const std::filesystem::path& run) {
    return core::readFile(run / "adapter" / "adapter_model.safetensors");
}

} // namespace

class tst_Training : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        const Home home;
        Studio studio(home.settings());
        openSample(studio);
        studio->training().start(quick(studio));
        EVENTUALLY(studio->training().state() == State::Finished);
        m_undisturbed = adapterOf(runOf(studio));
        QVERIFY(m_undisturbed.size() > 1000);
    }

    void pausedGoneOnWithAndStopped() {
        const Home home;
        Studio studio(home.settings());
        Heartbeat heartbeat;
        openSample(studio);
        studio->training().start(quick(studio));
        EVENTUALLY(studio->training().step() >= 5);
        QVERIFY(studio.isShown("jobBar"));
        EVENTUALLY(studio.child<QLabel>("forecastState")->text() == QStringLiteral("corrected by the run"));
        QVERIFY(studio.child<QLabel>("forecastRun")->text().contains(QStringLiteral("150 steps")));
        studio.click("jobPause");
        EVENTUALLY(studio->training().state() == State::Paused);
        const qint64 paused = studio->training().step();
        QVERIFY(paused < Steps);
        studio.click("jobResume");
        EVENTUALLY(studio->training().step() >= std::min<qint64>(paused + 5, Steps));
        studio.click("jobStop");
        EVENTUALLY(studio->training().state() == State::Stopped);
        QVERIFY(core::isThere(runOf(studio) / "adapter" / "adapter_model.safetensors"));
        const std::filesystem::path run = runOf(studio);
        qInfo("longest stall of the window: %lld ms", static_cast<long long>(heartbeat.takeLongest()));
        studio.quit();

        Studio again(home.settings());
        QTest::keyClick(again.window(), Qt::Key_2, Qt::AltModifier);
        EVENTUALLY(isReady(again) && again.isShown("goOnButton"));
        QCOMPARE(again.child<QAbstractButton>("goOnButton")->text(), QStringLiteral("Go on with run-1"));
        again.child<QAbstractButton>("goOnButton")->setFocus();
        again.click("goOnButton");
        EVENTUALLY(again->training().isActive());
        QCOMPARE(again.window()->focusWidget(), again.child("runBar")); // a second press stops nothing
        EVENTUALLY(again->training().state() == State::Finished);
        QVERIFY(adapterOf(run) == m_undisturbed);
        QVERIFY(!again.isShown("unfinishedLine"));
    }

    void aPointOfAPlotLeadsToItsRecords() {
        const Home home;
        Studio studio(home.settings());
        openSample(studio);
        TrainingChoice choice = quick(studio);
        choice.config.maxSteps = 12;
        studio->training().start(choice);
        EVENTUALLY(studio->training().state() == State::Finished);
        const core::SplitRecords frozen =
            core::thaw(core::frozenFolder(runOf(studio)), studio->training().config().data);
        std::vector<core::RecordId> wanted;
        for (const std::int64_t place : studio->training().recordsOfStep(12))
            wanted.push_back(frozen.training[static_cast<std::size_t>(place)].id);
        QCOMPARE(wanted.size(), static_cast<std::size_t>(choice.config.batchSize));
        auto* canvas = studio.child<PlotPanel>("plotPanel")->view(PlotQuantity::Loss)->findChild<QWidget*>(
            QStringLiteral("plotCanvas"));
        canvas->setFocus();
        QTest::keyClick(canvas, Qt::Key_End);
        QTest::keyClick(canvas, Qt::Key_Return);
        QPushButton* show = nullptr;
        EVENTUALLY((show = noticeOf(*canvas)) && show->isVisible());
        QCOMPARE(show->text(), QStringLiteral("Show them"));
        show->click();
        EVENTUALLY(studio.isShown("dataPage") && studio->records().chosen().records == wanted);
        EVENTUALLY(studio->records().count() == static_cast<int>(wanted.size()));
    }

    void theProgramIsKilledWhileItTrains() {
        const Home home;
        std::filesystem::path run;
        {
            Studio studio(home.settings());
            openSample(studio);
            run = core::runsFolder(studio->project().path()) / "run-1";
            studio.quit();
        }
        QProcess victim;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QLatin1String(VictimSettings), home.settings());
        victim.setProcessEnvironment(environment);
        victim.setProcessChannelMode(QProcess::ForwardedChannels);
        victim.start(QCoreApplication::applicationFilePath(), {});
        QVERIFY(victim.waitForFinished(Patience));
        QCOMPARE(victim.exitStatus(), QProcess::CrashExit);
        QVERIFY(core::Run::events(run).size() > KilledAt);
        QVERIFY(!core::isThere(run / "adapter"));

        Studio studio(home.settings());
        QTest::keyClick(studio.window(), Qt::Key_2, Qt::AltModifier);
        EVENTUALLY(isReady(studio) && studio.isShown("goOnButton"));
        QCOMPARE(studio->records().counts().total, 540);
        studio.click("goOnButton");
        EVENTUALLY(studio->training().state() == State::Finished);
        QVERIFY(adapterOf(run) == m_undisturbed);
        qint64 steps = 0;
        for (const core::TrainingEvent& event : studio->training().events())
            if (const auto* step = std::get_if<core::StepFinished>(&event)) QCOMPARE(step->step, ++steps);
        QCOMPARE(steps, Steps);
    }

    void whatIsEditedMeanwhileIsNotLearned() {
        const Home home;
        Studio studio(home.settings());
        openSample(studio);
        studio->training().start(quick(studio));
        EVENTUALLY(studio->training().state() == State::Training);
        for (int row = 0; row < 20; ++row)
            studio->edits().edit(studio->records().idAt(row), core::RecordField::Output, QStringLiteral("Nonsense"));
        studio->edits().remove({studio->records().idAt(30)});
        EVENTUALLY(studio->edits().isIdle() && studio->records().count() == 539);
        EVENTUALLY(studio->training().state() == State::Finished);
        QVERIFY(adapterOf(runOf(studio)) == m_undisturbed);
        const core::RunConfig config = core::Run::config(runOf(studio));
        const core::SplitRecords frozen = core::thaw(core::frozenFolder(runOf(studio)), config.data);
        QCOMPARE(frozen.training.size() + frozen.validation.size() + frozen.test.size(), 540U);
        for (const core::Record& record : frozen.training) QVERIFY(record.output != "Nonsense");
    }

private:
    static void openSample(Studio& studio) {
        EVENTUALLY(studio->engine().report().state == EngineState::Ready);
        studio.click("trySampleButton");
        EVENTUALLY(isReady(studio) && studio->records().count() == 540);
    }
    /// The button of what is said below a plot.
    static QPushButton* noticeOf(const QWidget& canvas) {
        for (QPushButton* button : canvas.parentWidget()->parentWidget()->findChildren<QPushButton*>())
            if (button->isVisible()) return button;
        return nullptr;
    }
    static std::filesystem::path runOf(Studio& studio) { return toPath(studio->training().runFolder()); }

    std::string m_undisturbed; ///< the adapter of a run that went through
};

int main(int argc, char** argv) {
    core::EngineLoader::prepareProcess();
    QApplication application(argc, argv);
    if (qEnvironmentVariableIsSet(VictimSettings)) return beVictim();
    tst_Training test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_Training.moc"
