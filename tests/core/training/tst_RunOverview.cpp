#include "core/Error.h"
#include "core/ProblemText.h"
#include "core/training/RunOverview.h"
#include "tests/support/RunFolders.h"
#include "tests/support/Times.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cmath>
#include <fstream>
#include <limits>
#include <thread>

using namespace core;
using tests::RunStory;
using tests::writeRun;
namespace fs = std::filesystem;

namespace {

void append(const fs::path& run, const std::string& text) {
    std::ofstream(run / "events.jsonl", std::ios::app | std::ios::binary) << text;
}
void append(const fs::path& run, const TrainingEvent& event) {
    append(run, eventLine(event) + "\n");
}

} // namespace

class tst_RunOverview : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    int m_count = 0;
    fs::path fresh() { return m_folder.filePath(QString::number(++m_count)).toStdString(); }

private slots:
    void aFinishedRunTellsWhatCameOfIt() {
        const fs::path folder = fresh();
        writeRun(folder, {.rank = 4});
        const RunOverview run = runOverview(folder);
        QCOMPARE(run.state, RunState::Finished);
        QVERIFY(!run.problem);
        QCOMPARE(run.name(), folder.filename().string());
        QCOMPARE(run.config->training.rank, 4);
        QCOMPARE(run.config->trainingRecords, 840);
        QCOMPARE(run.steps, 10);
        QCOMPARE(run.step, 10);
        QCOMPARE(*run.firstLoss, 4.0);
        QCOMPARE(*run.lastLoss, 0.4);
        QCOMPARE(run.untrained->loss, 4.5);
        QCOMPARE(run.best->step, 10);
        QCOMPARE(run.best->loss, 4.5 / 11);
        QVERIFY(run.best->exactMatch > run.untrained->exactMatch);
        QCOMPARE(run.seconds, 5.0);
        QCOMPARE(run.trainedParameters, 36864);
        QVERIFY(run.hasResult);
        QVERIFY(!run.canGoOn);
        QCOMPARE(run.started, 1795168800); // 20 November 2026, 10:00
    }

    void whatEndedARunIsItsState() {
        const fs::path stopped = fresh(), interrupted = fresh(), failed = fresh(), early = fresh();
        writeRun(stopped, {.done = 4, .hasCheckpoint = true});
        QCOMPARE(runOverview(stopped).state, RunState::Stopped);
        QVERIFY(runOverview(stopped).canGoOn);
        writeRun(interrupted, {.done = 4, .isEnded = false});
        QCOMPARE(runOverview(interrupted).state, RunState::Interrupted);
        QVERIFY(!runOverview(interrupted).canGoOn); // it never came to a checkpoint
        QVERIFY(!runOverview(interrupted).hasResult);
        writeRun(failed, {.done = 4, .isEnded = false});
        append(failed, ProblemReported{"disk-full", "the disk is full."});
        QCOMPARE(runOverview(failed).state, RunState::Failed);
        QCOMPARE(runOverview(failed).failure, std::string("the disk is full."));
        writeRun(early, {.done = 4, .isEnded = false});
        append(early, RunFinished{.step = 4, .seconds = 9, .stoppedEarly = true, .bestStep = 2});
        QCOMPARE(runOverview(early).state, RunState::Finished);
        QVERIFY(runOverview(early).stoppedEarly);
        QCOMPARE(runOverview(early).seconds, 9.0);
    }

    void aNoticeIsNoFailure() {
        const fs::path folder = fresh();
        writeRun(folder, {.done = 4, .isEnded = false});
        append(folder, ProblemReported{std::string(problemName(ProblemCode::MemoryShort)), "memory is short."});
        QCOMPARE(runOverview(folder).state, RunState::Interrupted);
        QVERIFY(runOverview(folder).failure.empty());
    }

    void aRunUnderWayIsHeldByItsProgram() {
        const fs::path folder = fresh();
        {
            Run run = Run::create(folder, tests::configOf({}));
            run.append(RunStarted{.steps = 10});
            run.append(StepFinished{.step = 1, .loss = 2});
            QCOMPARE(runOverview(folder).state, RunState::UnderWay);
            QCOMPARE(runOverview(folder).step, 1);
        }
        QCOMPARE(runOverview(folder).state, RunState::Interrupted);
    }

    void lookingDoesNotKeepATrainerOut() {
        const fs::path folder = fresh();
        writeRun(folder, {.done = 4, .isEnded = false, .hasCheckpoint = true});
        std::atomic<bool> isOver = false;
        std::jthread looker([&] {
            while (!isOver) isUnderWay(folder);
        });
        for (int i = 0; i < 200; ++i) Run::open(folder); // throws RunBusy where a look is taken for a trainer
        isOver = true;
    }

    void whatAResumedPartDidAnewCountsOnce() {
        const fs::path folder = fresh();
        const RunStory story{.steps = 20, .done = 12, .isEnded = false, .hasCheckpoint = true};
        writeRun(folder, story);
        append(folder, ProblemReported{"disk-full", "the disk is full."});
        append(folder, RunResumed{.step = 8, .seconds = 4});
        QCOMPARE(runOverview(folder).state, RunState::Interrupted);
        QCOMPARE(runOverview(folder).step, 8);
        QCOMPARE(*runOverview(folder).lastLoss, 0.5);
        QVERIFY(!runOverview(folder).best); // its look came at step 10
        QVERIFY(runOverview(folder).failure.empty());
        append(folder, tests::stepOf(story, 9));
        QCOMPARE(runOverview(folder).step, 9);
        const auto all = Run::events(folder);
        QCOMPARE(std::ranges::count_if(all, [](const auto& e) { return std::holds_alternative<StepFinished>(e); }), 9);
    }

    void tornAndForeignLinesArePassedOver() {
        const fs::path folder = fresh();
        writeRun(folder, {.done = 4, .isEnded = false});
        append(folder, "{\"event\":\"step\",\"step\":5,\"lo\n");
        append(folder, "no JSON\n[1, 2]\n{\"event\":\"from the future\",\"step\":99}\n\n");
        append(folder, std::string("\0\xff\xfe\n", 4));
        append(folder, "{ \"step\": 5, \"loss\": 0.7, \"event\": \"step\" }\n"); // another program's spaces
        append(folder, "{\"event\":\"step\",\"step\":6,\"loss\":0.6"); // still being written
        const RunOverview run = runOverview(folder);
        QCOMPARE(run.state, RunState::Interrupted);
        QCOMPARE(run.step, 5);
        QCOMPARE(*run.lastLoss, 0.7);
    }

    void numbersThatAreNoneAreToldAsSuch() {
        const fs::path folder = fresh();
        writeRun(folder, {.done = 4, .isEnded = false});
        append(folder, StepFinished{.step = 5, .loss = std::numeric_limits<double>::quiet_NaN()});
        QVERIFY(std::isnan(*runOverview(folder).lastLoss));
    }

    void damagedFoldersAreListedWithTheirSentence_data() {
        QTest::addColumn<QString>("config");
        QTest::addColumn<bool>("hasEvents");
        QTest::addColumn<bool>("hasConfig");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const char* config, bool hasEvents, bool hasConfig, ProblemCode code) {
            QTest::newRow(name) << QString::fromUtf8(config) << hasEvents << hasConfig << static_cast<int>(code);
        };
        row("no config", "", true, false, ProblemCode::FileMissing);
        row("no events", "{\"version\":1,\"run\":{\"model\":\"m\",\"format\":\"chat\",\"adapter\":\"\",\"data\":\"\","
            "\"training_records\":1,\"validation_records\":0,\"test_records\":0}}",
            false, true, ProblemCode::FileMissing);
        row("nothing at all", "", false, false, ProblemCode::FileMissing);
        row("a torn config", "{\"version\":1,\"ru", true, true, ProblemCode::ConfigInvalid);
        row("foreign JSON", "{\"name\":\"left-pad\",\"version\":\"1.3.0\"}", true, true, ProblemCode::ConfigInvalid);
        row("no object", "[]", true, true, ProblemCode::ConfigInvalid);
        row("a newer version", "{\"version\":2,\"run\":{}}", true, true, ProblemCode::ConfigInvalid);
    }
    void damagedFoldersAreListedWithTheirSentence() {
        QFETCH(QString, config);
        QFETCH(bool, hasEvents);
        QFETCH(bool, hasConfig);
        QFETCH(int, code);
        const fs::path runs = fresh();
        writeRun(runs / "sound");
        writeRun(runs / "damaged");
        if (!hasEvents) fs::remove(runs / "damaged" / "events.jsonl");
        fs::remove(runs / "damaged" / "config.json");
        if (hasConfig) replaceFile(runs / "damaged" / "config.json", config.toStdString());
        const auto all = runOverviews(runs);
        QCOMPARE(all.size(), 2u);
        const auto& damaged = all[0].folder.filename() == "damaged" ? all[0] : all[1];
        const auto& sound = &damaged == &all[0] ? all[1] : all[0];
        QCOMPARE(sound.state, RunState::Finished);
        QCOMPARE(damaged.state, RunState::Unreadable);
        QVERIFY(damaged.problem);
        QCOMPARE(static_cast<int>(damaged.problem->code), code);
        QVERIFY(damaged.started > 0);
        QVERIFY(!damaged.canGoOn);
        if (hasEvents) QCOMPARE(damaged.step, 10); // what can be read is told
    }

    void damagedLabelsHideNothing() {
        const fs::path folder = fresh();
        writeRun(folder);
        replaceFile(folder / "run.json", "{\"name\": 7}");
        const RunOverview run = runOverview(folder);
        QCOMPARE(run.state, RunState::Finished);
        QCOMPARE(run.problem->code, ProblemCode::ConfigInvalid);
        QCOMPARE(run.name(), folder.filename().string());
    }

    void theNewestComesFirstAndFilesAreNoRuns() {
        const fs::path runs = fresh();
        QVERIFY(runOverviews(runs).empty());
        writeRun(runs / "b", {.started = "2026-11-20T10:00:00+00:00"});
        writeRun(runs / "a", {.started = "2026-11-21T10:00:00+00:00"});
        writeRun(runs / "c", {.started = "2026-11-19T10:00:00+00:00"});
        fs::create_directories(runs / ".hidden");
        fs::create_directories(runs / "data"); // frozen records of runs that belong to no project
        replaceFile(runs / "notes.txt", "hello");
        std::string names;
        for (const RunOverview& run : runOverviews(runs)) names += run.name();
        QCOMPARE(names, std::string("abc"));
    }

    void manyRunsAreListedQuickly() {
        const fs::path runs = fresh();
        const int count = 1000;
        for (int i = 0; i < count; ++i) {
            RunStory story{.steps = 315, .done = 315, .hasCheckpoint = true};
            story.loss = 4 + i % 7;
            writeRun(runs / ("run-" + std::to_string(i)), story);
        }
        QElapsedTimer timer;
        timer.start();
        const auto all = runOverviews(runs);
        const qint64 took = timer.elapsed();
        QCOMPARE(all.size(), static_cast<std::size_t>(count));
        QVERIFY(tests::isInTime("1,000 runs of 315 steps each", took, 10'000));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(Stopped, runOverviews(runs, {stop.get_token(), {}}));
    }
};

QTEST_APPLESS_MAIN(tst_RunOverview)
#include "tst_RunOverview.moc"
