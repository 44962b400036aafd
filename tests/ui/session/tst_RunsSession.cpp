#include "core/training/FrozenRecords.h"
#include "tests/support/RunFolders.h"
#include "tests/support/Times.h"
#include "tests/ui/session/TrainBench.h"
#include "ui/session/RunsSession.h"

#include <QElapsedTimer>
#include <QSignalSpy>

#include <cstdio>

using namespace ui;
using namespace tests;
using core::RunState;

namespace {

struct RunsBench : TrainBench {
    RunsSession runs{project, training, worker};

    const core::RunOverview& run(std::size_t index) const { return runs.runs().at(index); }
    QString folder(const char* name) const { return fromPath(TrainBench::run(name)); }
    void write(const char* name, const RunStory& story = {}) { writeRun(TrainBench::run(name), story); }
    /// A project with these runs, the last one the newest.
    void beginWith(const std::vector<const char*>& names) {
        create(numbered(2));
        int day = 10;
        for (const char* name : names)
            write(name, {.started = "2026-11-" + std::to_string(day++) + "T10:00:00+00:00"});
        refresh(names.size());
    }
    void refresh(std::size_t count) {
        runs.refresh();
        EVENTUALLY(runs.isKnown() && runs.runs().size() == count);
        drain();
    }
};

} // namespace

class tst_RunsSession : public QObject {
    Q_OBJECT
private slots:
    void aProjectsRunsAreReadWhenItIsOpened() {
        RunsBench bench;
        bench.beginWith({"run-1", "run-2"});
        bench.close();
        QVERIFY(bench.runs.runs().empty());
        QVERIFY(!bench.runs.isKnown());
        bench.open();
        EVENTUALLY(bench.runs.isKnown());
        QCOMPARE(bench.runs.runs().size(), 2u);
        QCOMPARE(bench.run(0).name(), std::string("run-2"));
        QVERIFY(bench.runs.find(bench.folder("run-1")));
        QVERIFY(!bench.runs.find(bench.folder("run-3")));
    }

    void aRunIsFollowedWhileItTrains() {
        RunsBench bench;
        bench.lastStep = 5;
        bench.begin();
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.step() == 5);
        const QString folder = bench.training.runFolder();
        EVENTUALLY(bench.runs.find(folder) && bench.runs.find(folder)->step == 5);
        QCOMPARE(bench.runs.find(folder)->state, RunState::UnderWay);
        QCOMPARE(*bench.runs.find(folder)->lastLoss, 0.8);
        QCOMPARE(bench.runs.find(folder)->steps, 20);
        QVERIFY(bench.runs.isOwn(folder));
        QSignalSpy changes(&bench.runs, &RunsSession::runChanged);
        bench.lastStep = 8;
        EVENTUALLY(bench.runs.find(folder)->step == 8);
        QVERIFY(!changes.isEmpty());
        QVERIFY(bench.runs.events(folder)->size() >= 9); // at once: they are in memory
        QSignalSpy failures(&bench.runs, &RunsSession::failed);
        bench.runs.bin({folder});
        EVENTUALLY(failures.size() == 1); // not while it trains
        QVERIFY(bench.runs.find(folder));
        bench.lastStep = 1000;
        EVENTUALLY(bench.training.state() == TrainingState::Finished);
        EVENTUALLY(bench.runs.find(folder)->state == RunState::Finished);
        QVERIFY(!bench.runs.isOwn(folder));
        QVERIFY(bench.runs.find(folder)->hasResult);
    }

    void aRunOfAnotherProgramIsSeen() {
        RunsBench bench;
        bench.beginWith({"run-1"});
        std::optional<core::Run> other = core::Run::create(bench.TrainBench::run("by-hand"), configOf({}));
        other->append(core::RunStarted{.steps = 10});
        bench.refresh(2);
        QCOMPARE(bench.runs.find(bench.folder("by-hand"))->state, RunState::UnderWay);
        QVERIFY(!bench.runs.isOwn(bench.folder("by-hand")));
        other->append(core::StepFinished{.step = 1, .loss = 2});
        other->append(core::RunFinished{.step = 1});
        other.reset();
        EVENTUALLY(bench.runs.find(bench.folder("by-hand"))->state == RunState::Finished); // looks again by itself
    }

    void namesAndNotesAreKept() {
        RunsBench bench;
        bench.beginWith({"run-1", "run-2"});
        QSignalSpy changes(&bench.runs, &RunsSession::runChanged);
        bench.runs.setName(bench.folder("run-1"), QStringLiteral("  Klinik  α \n"));
        QCOMPARE(bench.runs.find(bench.folder("run-1"))->name(), std::string("Klinik α")); // at once
        QCOMPARE(changes.size(), 1);
        bench.runs.setNote(bench.folder("run-1"), QStringLiteral("rank 4 was enough\nsee run-2"));
        QSignalSpy kept(&bench.runs, &RunsSession::kept);
        EVENTUALLY(kept.size() == 2);
        QCOMPARE(core::runLabels(bench.TrainBench::run("run-1")).note, std::string("rank 4 was enough\nsee run-2"));
        bench.runs.setName(bench.folder("run-1"), QStringLiteral("run-1"));
        EVENTUALLY(kept.size() == 3);
        QVERIFY(core::runLabels(bench.TrainBench::run("run-1")).name.empty());
        EVENTUALLY(bench.runs.find(bench.folder("run-1"))->labels.note.size() > 10);
    }

    void aNameThatCannotBeWrittenIsTakenBack() {
        RunsBench bench;
        bench.beginWith({"run-1"});
        std::filesystem::rename(bench.TrainBench::run("run-1"), bench.TrainBench::run("elsewhere"));
        QSignalSpy failures(&bench.runs, &RunsSession::failed);
        bench.runs.setName(bench.folder("run-1"), QStringLiteral("mine"));
        EVENTUALLY(failures.size() == 1);
        EVENTUALLY(bench.runs.find(bench.folder("elsewhere")));
        QVERIFY(!bench.runs.find(bench.folder("run-1")));
    }

    void whatIsBinnedComesBack() {
        RunsBench bench;
        bench.beginWith({"run-1", "run-2", "run-3"});
        QSignalSpy binned(&bench.runs, &RunsSession::binned);
        QSignalSpy restored(&bench.runs, &RunsSession::restored);
        bench.runs.setName(bench.folder("run-3"), QStringLiteral("third"));
        bench.runs.bin({bench.folder("run-1"), bench.folder("run-3")});
        EVENTUALLY(binned.size() == 1 && bench.runs.runs().size() == 1);
        QCOMPARE(binned[0][0].toStringList(), (QStringList{QStringLiteral("run-1"), QStringLiteral("third")}));
        QVERIFY(bench.runs.canUndoBin());
        bench.runs.undoBin();
        EVENTUALLY(restored.size() == 1 && bench.runs.runs().size() == 3);
        QVERIFY(!bench.runs.canUndoBin());
        QCOMPARE(bench.runs.find(bench.folder("run-3"))->name(), std::string("third"));
    }

    void ofSeveralWhatIsUnderWayStaysAndTheOthersComeBack() {
        RunsBench bench;
        bench.beginWith({"run-1", "run-2"});
        std::optional<core::Run> trainer = core::Run::create(bench.TrainBench::run("run-3"), tests::configOf({}));
        bench.refresh(3);
        std::vector<core::Problem> problems;
        QStringList names;
        connect(&bench.runs, &RunsSession::binned, this, [&](const auto& gone, const auto& why) {
            names = gone;
            problems = why;
        });
        QSignalSpy failures(&bench.runs, &RunsSession::failed);
        bench.runs.bin({bench.folder("run-3"), bench.folder("run-2"), bench.folder("run-1")});
        EVENTUALLY(names.size() == 2 && bench.runs.runs().size() == 1);
        QCOMPARE(names, (QStringList{QStringLiteral("run-2"), QStringLiteral("run-1")}));
        QCOMPARE(problems.size(), 1u); // told with what went, so that nothing takes the way back away
        QCOMPARE(problems[0].code, core::ProblemCode::RunBusy);
        QCOMPARE(failures.size(), 0);
        bench.runs.undoBin();
        EVENTUALLY(bench.runs.runs().size() == 3);
    }

    void whatCannotComeBackCanBeTriedAgain() {
        RunsBench bench;
        bench.beginWith({"run-1"});
        bench.runs.bin({bench.folder("run-1")});
        EVENTUALLY(bench.runs.canUndoBin());
        const std::filesystem::path bin = bench.project.path() / "bin";
        std::filesystem::rename(bin, bench.project.path() / "elsewhere");
        QSignalSpy failures(&bench.runs, &RunsSession::failed);
        bench.runs.undoBin();
        EVENTUALLY(failures.size() == 1);
        QVERIFY(bench.runs.canUndoBin());
        std::filesystem::rename(bench.project.path() / "elsewhere", bin);
        bench.runs.undoBin();
        EVENTUALLY(bench.runs.runs().size() == 1 && !bench.runs.canUndoBin());
    }

    void whatArrivesInAnotherProjectIsNotSaidThere() {
        RunsBench bench;
        bench.beginWith({"run-1"});
        QSignalSpy binned(&bench.runs, &RunsSession::binned);
        bench.runs.bin({bench.folder("run-1")});
        bench.close();
        bench.drain();
        QVERIFY(binned.isEmpty() && !bench.runs.canUndoBin());
    }

    void whatIsTypedAtTheEndIsKept() {
        RunsBench bench;
        bench.beginWith({"run-1"});
        {
            RunsSession ending(bench.project, bench.training, bench.worker);
            ending.refresh();
            EVENTUALLY(ending.find(bench.folder("run-1")));
            ending.setNote(bench.folder("run-1"), QStringLiteral("last words"));
        }
        QCOMPARE(core::runLabels(bench.TrainBench::run("run-1")).note, std::string("last words"));
    }

    void aNameLeavesTheNoteOfAnotherPageAlone() {
        RunsBench bench;
        bench.beginWith({"run-1"});
        core::setRunLabels(bench.TrainBench::run("run-1"), {.name = {}, .note = "from the other page"});
        QSignalSpy kept(&bench.runs, &RunsSession::kept);
        bench.runs.setName(bench.folder("run-1"), QStringLiteral("mine")); // it had not read the note
        EVENTUALLY(kept.size() == 1);
        QCOMPARE(core::runLabels(bench.TrainBench::run("run-1")),
                 (core::RunLabels{"mine", "from the other page"}));
    }

    void eventsAreReadOnceAndAgainWhereTheyGrew() {
        RunsBench bench;
        bench.beginWith({"run-1"});
        QSignalSpy read(&bench.runs, &RunsSession::eventsRead);
        QVERIFY(!bench.runs.events(bench.folder("run-1")));
        QVERIFY(!bench.runs.events(bench.folder("run-1"))); // asked twice, read once
        EVENTUALLY(read.size() == 1);
        const auto events = bench.runs.events(bench.folder("run-1"));
        QCOMPARE(events->size(), core::Run::events(bench.TrainBench::run("run-1")).size());
        bench.refresh(1);
        QCOMPARE(bench.runs.events(bench.folder("run-1")), events);
        std::FILE* file = std::fopen((bench.TrainBench::run("run-1") / "events.jsonl").c_str(), "a");
        std::fputs((core::eventLine(core::RunResumed{.step = 4}) + "\n").c_str(), file);
        std::fclose(file);
        bench.refresh(1);
        QVERIFY(!bench.runs.events(bench.folder("run-1")));
        EVENTUALLY(bench.runs.events(bench.folder("run-1")));
        QVERIFY(bench.runs.events(bench.folder("run-1"))->size() < events->size());
        QVERIFY(!bench.runs.events(bench.folder("none")));
    }

    void onlyAFewRunsStayInMemory() {
        RunsBench bench;
        bench.create(numbered(2));
        const int count = static_cast<int>(RunsSession::CachedRuns) + 2;
        for (int i = 0; i < count; ++i) bench.write(("run-" + std::to_string(i)).c_str());
        bench.refresh(static_cast<std::size_t>(count));
        QSignalSpy read(&bench.runs, &RunsSession::eventsRead);
        for (int i = 0; i < count; ++i) bench.runs.events(bench.folder(("run-" + std::to_string(i)).c_str()));
        EVENTUALLY(read.size() == count);
        QVERIFY(!bench.runs.events(bench.folder("run-0")));
        QVERIFY(bench.runs.events(bench.folder(("run-" + std::to_string(count - 1)).c_str())));
    }

    void dataOfTwoRunsAreCompared() {
        RunsBench bench;
        bench.create(numbered(2));
        const auto data = core::dataFolder(bench.projectFolder().toStdString());
        const core::Record one{.instruction = "a", .output = "1", .id = 1, .revision = 1};
        core::Record changed = one;
        changed.output = "2";
        bench.write("run-1", {.data = core::freeze({.training = {one}}, data)});
        bench.write("run-2", {.data = core::freeze({.training = {changed}}, data)});
        bench.refresh(2);
        std::optional<core::DataDifference> found;
        connect(&bench.runs, &RunsSession::compared, this,
                [&](const QString&, const QString&, const auto& difference, const auto&) { found = difference; });
        bench.runs.compareData(bench.folder("run-1"), bench.folder("run-2"));
        EVENTUALLY(found);
        QCOMPARE(*found, core::DataDifference{.changed = 1});
        std::filesystem::remove_all(data);
        std::vector<core::Problem> problems;
        connect(&bench.runs, &RunsSession::compared, this,
                [&](const QString&, const QString&, const auto&, const auto& wrong) { problems = wrong; });
        bench.runs.compareData(bench.folder("run-1"), bench.folder("run-2"));
        EVENTUALLY(problems.size() == 1);
    }

    void threeHundredRunsDoNotHoldTheWindowUp() {
        RunsBench bench;
        bench.create(numbered(2));
        for (int i = 0; i < 300; ++i)
            bench.write(("run-" + std::to_string(i)).c_str(), {.steps = 300, .done = 300});
        QElapsedTimer timer, stall;
        qint64 longest = 0;
        QTimer heartbeat;
        connect(&heartbeat, &QTimer::timeout, this, [&] { longest = std::max(longest, stall.restart()); });
        heartbeat.start(1);
        stall.start();
        bench.runs.refresh();
        EVENTUALLY(bench.runs.runs().size() == 300);
        longest = std::max(longest, stall.elapsed());
        heartbeat.stop();
        // Held to what it would be if this thread read them itself, on the same computer.
        timer.restart();
        QCOMPARE(core::runOverviews(core::runsFolder(bench.project.path())).size(), 300u);
        const qint64 reading = timer.elapsed();
        qInfo("300 runs of 300 steps: read in %lld ms", static_cast<long long>(reading));
        QVERIFY(tests::isInTime("the longest stall", longest, std::max<qint64>(reading, 1000)));
    }
};

QTEST_GUILESS_MAIN(tst_RunsSession)
#include "tst_RunsSession.moc"
