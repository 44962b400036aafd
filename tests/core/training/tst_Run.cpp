#include "core/Error.h"
#include "core/Files.h"
#include "core/training/Run.h"
#include "tests/support/Places.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fstream>
#include <optional>
#include <set>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace core;
namespace fs = std::filesystem;

namespace {

std::optional<ProblemCode> codeOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.problems().front().code;
    }
    return std::nullopt;
}

StepFinished step(std::int64_t number) {
    return {.step = number, .loss = 1.0 / static_cast<double>(number + 1)};
}

/// The events as a word and a step each: «started, 1, 2, resumed 2».
std::string told(const fs::path& folder) {
    std::string text;
    for (const TrainingEvent& event : Run::events(folder)) {
        const std::string line = eventLine(event);
        const auto field = [&](const std::string& name) {
            const std::size_t begin = line.find("\"" + name + "\":");
            if (begin == line.npos) return std::string();
            const std::size_t first = line.find_first_not_of("\":", begin + name.size() + 2);
            return line.substr(first, line.find_first_of("\",}", first) - first);
        };
        const std::string kind = field("event");
        text += (text.empty() ? "" : ", ") + (kind == "step" ? "" : kind) +
                (kind == "step" || field("step").empty() ? "" : " ") + field("step");
    }
    return text;
}

/// A run as one that was interrupted leaves it.
void putCheckpoint(const Run& run) {
    fs::create_directories(run.checkpoint().parent_path());
    replaceFile(run.checkpoint(), "state");
}

/// The largest size a file may get, for its lifetime.
class FileLimit {
public:
    explicit FileLimit(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace

class tst_Run : public QObject {
    Q_OBJECT
    QTemporaryDir m_base;
    fs::path at(const char* name) const { return fs::path(m_base.path().toStdString()) / name; }

private slots:
    void makesTheFolderWithItsConfig() {
        TrainingConfig config;
        config.rank = 3;
        const Run run = Run::create(at("deep/er/run"), {config});
        QCOMPARE(run.folder(), at("deep/er/run"));
        QCOMPARE(run.result("lora"), at("deep/er/run/adapter"));
        QCOMPARE(run.result("full"), at("deep/er/run/model"));
        QVERIFY(trainingConfigFromJson(readFile(run.folder() / "config.json"), "x") == config);
        QVERIFY(Run::events(run.folder()).empty());
    }
    void anEmptyFolderIsTaken() {
        fs::create_directories(at("empty"));
        Run::create(at("empty"), {});
        QVERIFY(fs::exists(at("empty/config.json")));
    }
    void aUsedFolderIsRefusedAndKept() {
        Run::create(at("used"), {}).append(step(1));
        QCOMPARE(codeOf([&] { Run::create(at("used"), {}); }), ProblemCode::FolderNotEmpty);
        QCOMPARE(Run::events(at("used")).size(), 1U);
        fs::create_directories(at("other"));
        replaceFile(at("other/notes.txt"), "mine");
        QCOMPARE(codeOf([&] { Run::create(at("other"), {}); }), ProblemCode::FolderNotEmpty);
        QVERIFY(!fs::exists(at("other/events.jsonl")));
    }
    void theAdapterItBeginsWithIsKept() {
        RunConfig config;
        config.adapter = utf8(tests::fixture("cli/adapter"));
        const Run run = Run::create(at("begun"), config);
        const fs::path start = startFolder(at("begun"), config);
        QCOMPARE(start, at("begun/start"));
        for (const char* name : {"adapter_config.json", "adapter_model.safetensors"}) {
            QCOMPARE(readFile(start / name), readFile(tests::fixture("cli/adapter") / name));
            QCOMPARE(fs::hard_link_count(start / name), std::uintmax_t{1}); // others may write into theirs
        }
        fs::remove_all(start); // as a run of an earlier version
        QCOMPARE(startFolder(at("begun"), config), tests::fixture("cli/adapter"));
        QVERIFY(startFolder(at("begun"), {}).empty());
    }
    void anAdapterThatIsNotThereLeavesTheFolderFree() {
        RunConfig config;
        config.adapter = utf8(at("nowhere"));
        QCOMPARE(codeOf([&] { Run::create(at("free"), config); }), ProblemCode::FileMissing);
        Run::create(at("free"), {});
    }
    void itsFoldersHaveAnyNameOfIt() {
        for (const char* name : {"runs/1", "runs/1/", "runs/./1/.", "runs/2/../1"})
            QCOMPARE(frozenFolder(at(name)), at("runs/data"));
        fs::create_directories(at("clinic/runs/1"));
        replaceFile(at("clinic/project.lorikeet"), "");
        QCOMPARE(frozenFolder(at("clinic/runs/1/")), at("clinic/data")); // of the project
        QCOMPARE(frozenFolder(at("clinic/other/1")), at("clinic/other/data"));
        RunConfig full;
        full.training.method = "full";
        QCOMPARE(resultFolder(at("runs/1"), {}), at("runs/1/adapter"));
        QCOMPARE(resultFolder(at("runs/1/"), full), at("runs/1/model"));
        QCOMPARE(codeOf([&] { writtenResult(at("runs/1"), {}); }), ProblemCode::ResultMissing);
        fs::create_directories(at("runs/1/adapter"));
        QCOMPARE(writtenResult(at("runs/1"), {}), at("runs/1/adapter"));
    }
    void itsConfigCanBeWrittenAnew() {
        Run run = Run::create(at("anew"), {});
        RunConfig config;
        config.model = "elsewhere";
        run.setConfig(config);
        QCOMPARE(Run::config(at("anew")).model, std::string("elsewhere"));
    }
    void aFileInTheWayIsASentence() {
        replaceFile(at("file"), "x");
        QCOMPARE(codeOf([&] { Run::create(at("file"), {}); }), ProblemCode::FileUnwritable);
        QCOMPARE(codeOf([&] { Run::create(at("file/run"), {}); }), ProblemCode::FileUnwritable);
        QCOMPARE(readFile(at("file")), std::string("x"));
    }
    void eventsComeBackInOrderWhileTheRunGoesOn() {
        Run run = Run::create(at("live"), {});
        run.append(RunStarted{.steps = 3});
        for (std::int64_t i = 1; i <= 3; ++i) {
            run.append(step(i));
            QCOMPARE(Run::events(run.folder()).size(), static_cast<std::size_t>(i) + 1);
        }
        Run moved(std::move(run));
        moved.append(RunFinished{3, 1.0});
        const auto events = Run::events(moved.folder());
        QCOMPARE(std::get<RunStarted>(events.at(0)).steps, 3);
        QCOMPARE(std::get<StepFinished>(events.at(2)).step, 2);
        QCOMPARE(std::get<RunFinished>(events.at(4)).step, 3);
    }
    void aTornLastLineIsLeftOut() {
        Run run = Run::create(at("torn"), {});
        run.append(step(1));
        run.append(step(2));
        const std::string whole = readFile(at("torn/events.jsonl"));
        const std::size_t first = whole.find('\n') + 1;
        for (std::size_t length = first; length < whole.size(); ++length) {
            fs::resize_file(at("torn/events.jsonl"), length);
            QCOMPARE(Run::events(at("torn")).size(), 1U);
            std::ofstream(at("torn/events.jsonl"), std::ios::binary) << whole;
        }
        QCOMPARE(Run::events(at("torn")).size(), 2U);
    }
    void aLineTornByACrashHidesNoOther() {
        { Run::create(at("crash"), {}).append(step(1)); }
        std::ofstream(at("crash/events.jsonl"), std::ios::app) << "{\"event\":\"st\n" << eventLine(step(2)) << "\n";
        QCOMPARE(Run::events(at("crash")).size(), 2U);
    }
    void aFullDiskIsASentenceAndKeepsWholeLines() {
        Run run = Run::create(at("full"), {});
        int written = 0;
        std::optional<ProblemCode> code;
        {
            const FileLimit limit(1000);
            for (; written < 100 && !code; written += !code) code = codeOf([&] { run.append(step(written)); });
        }
        QCOMPARE(code, ProblemCode::DiskFull);
        QVERIFY(written > 1);
        const std::string content = readFile(at("full/events.jsonl"));
        QVERIFY(content.size() <= 1000 && content.back() == '\n');
        QCOMPARE(Run::events(at("full")).size(), static_cast<std::size_t>(written));
        run.append(step(500)); // there is space again
        const auto events = Run::events(at("full"));
        QCOMPARE(events.size(), static_cast<std::size_t>(written) + 1);
        QCOMPARE(std::get<StepFinished>(events.back()).step, 500);
    }
    void aFullDiskAtTheStartLeavesTheFolderFree() {
        {
            const FileLimit limit(10);
            QCOMPARE(codeOf([&] { Run::create(at("start"), {}); }), ProblemCode::DiskFull);
        }
        Run::create(at("start"), {});
        QVERIFY(fs::exists(at("start/config.json")));
    }
    void configComesBack() {
        RunConfig config;
        config.training.rank = 5;
        config.model = "models/a";
        Run::create(at("config"), config);
        QVERIFY(Run::config(at("config")).training == config.training);
        QCOMPARE(Run::config(at("config")).model, config.model);
        QCOMPARE(codeOf([&] { Run::config(at("none")); }), ProblemCode::FileMissing);
    }
    void whatCannotGoOnIsASentence() {
        QCOMPARE(codeOf([&] { Run::open(at("nowhere")); }), ProblemCode::FileMissing);
        QVERIFY(!fs::exists(at("nowhere")));
        { Run::create(at("young"), {}).append(step(1)); }
        QCOMPARE(codeOf([&] { Run::open(at("young")); }), ProblemCode::CheckpointMissing);
        QCOMPARE(told(at("young")), std::string("1"));
    }
    /// The lock is held as long as the run lives, wherever it was moved to.
    void onlyOneWrites() {
        std::optional<Run> first(Run::create(at("one"), {}));
        putCheckpoint(*first);
        QCOMPARE(codeOf([&] { Run::open(at("one")); }), ProblemCode::RunBusy);
        Run moved(std::move(*first));
        first.reset();
        QCOMPARE(codeOf([&] { Run::open(at("one")); }), ProblemCode::RunBusy);
        { const Run ended(std::move(moved)); }
        std::optional<Run> second(Run::open(at("one")));
        QCOMPARE(codeOf([&] { Run::open(at("one")); }), ProblemCode::RunBusy);
        second.reset();
        Run::open(at("one")).append(step(1));
        QCOMPARE(told(at("one")), std::string("1"));
    }
    void aKilledProgramHoldsNothing() {
        putCheckpoint(Run::create(at("killed"), {}));
        int ready[2];
        QCOMPARE(::pipe(ready), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const Run run = Run::open(at("killed"));
            [[maybe_unused]] const ssize_t said = ::write(ready[1], "r", 1);
            while (true) ::pause();
        }
        char byte = 0;
        QCOMPARE(::read(ready[0], &byte, 1), ssize_t{1});
        QCOMPARE(codeOf([&] { Run::open(at("killed")); }), ProblemCode::RunBusy);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QCOMPARE(codeOf([&] { Run::open(at("killed")); }), std::nullopt);
    }
    /// Wherever the last line was cut, the run goes on after it and nothing else is lost.
    void goesOnAfterATornLine() {
        {
            Run run = Run::create(at("again"), {});
            putCheckpoint(run);
            run.append(RunStarted{.steps = 3});
            run.append(step(1));
            run.append(step(2));
        }
        const std::string whole = readFile(at("again/events.jsonl"));
        for (std::size_t length = whole.find("\"loss\"") + 1; length < whole.size(); length += 7) {
            std::ofstream(at("again/events.jsonl"), std::ios::binary) << whole.substr(0, length);
            Run run = Run::open(at("again"));
            run.append(RunResumed{.step = 1});
            run.append(step(2));
            run.append(RunFinished{.step = 2});
            QCOMPARE(told(at("again")), std::string(length < whole.rfind("{\"event\"") - 1
                                                        ? "started, resumed 1, 2, finished 2"
                                                        : "started, 1, resumed 1, 2, finished 2"));
        }
    }
    void whatAKilledProgramLeftAsideIsClearedAway() {
        putCheckpoint(Run::create(at("aside"), {}));
        const auto put = [&](const char* file, const std::string& content) {
            fs::create_directories(at("aside") / fs::path(file).parent_path());
            replaceFile(at("aside") / file, content);
        };
        put("best.old/weights", "the best"); // killed between the two renames
        put("best.part/weights", "half");
        put("last/weights", "the last");
        put("last.old/weights", "older"); // killed before the older one was gone
        put("adapter.part/weights", "half");
        put("checkpoint/state.safetensors.part-77", "half");
        Run::open(at("aside"));
        QCOMPARE(readFile(at("aside/best/weights")), std::string("the best"));
        QCOMPARE(readFile(at("aside/last/weights")), std::string("the last"));
        QCOMPARE(readFile(at("aside/checkpoint/state.safetensors")), std::string("state"));
        std::set<std::string> names;
        for (const auto& entry : fs::recursive_directory_iterator(at("aside"))) names.insert(entry.path().filename());
        QVERIFY(names == std::set<std::string>({"best", "last", "weights", "checkpoint", "state.safetensors",
                                                "config.json", "events.jsonl"}));
    }
    void severalResumesReadAsOneRun() {
        Run run = Run::create(at("fold"), {});
        const auto append = [&](std::initializer_list<TrainingEvent> events) {
            for (const TrainingEvent& event : events) run.append(event);
        };
        append({RunStarted{.steps = 6}, EvaluationFinished{.step = 0}, step(1), step(2), EvaluationFinished{.step = 2},
                CheckpointWritten{.step = 2}, step(3), ProblemReported{"disk-full", "…"}});
        append({RunResumed{.step = 2}, step(3), step(4), EvaluationFinished{.step = 4}, CheckpointWritten{.step = 4},
                RunStopped{.step = 4}});
        append({RunResumed{.step = 4}, step(5)});
        append({RunResumed{.step = 4}, step(5), step(6), RunFinished{.step = 6}});
        QCOMPARE(told(at("fold")),
                 std::string("started, evaluation 0, 1, 2, evaluation 2, checkpoint 2, problem, resumed 2, 3, 4, "
                             "evaluation 4, checkpoint 4, resumed 4, resumed 4, 5, 6, finished 6"));
        append({RunResumed{.step = 0}, step(1)});
        QCOMPARE(told(at("fold")),
                 std::string("started, evaluation 0, problem, resumed 2, resumed 4, resumed 4, resumed 0, 1"));
    }
    void aMissingRunIsASentence() {
        QCOMPARE(codeOf([&] { Run::events(at("none")); }), ProblemCode::FileMissing);
    }
};

QTEST_GUILESS_MAIN(tst_Run)
#include "tst_Run.moc"
