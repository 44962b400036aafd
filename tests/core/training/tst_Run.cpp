#include "core/Error.h"
#include "core/Files.h"
#include "core/training/Run.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fstream>
#include <sys/resource.h>
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
    void aMissingRunIsASentence() {
        QCOMPARE(codeOf([&] { Run::events(at("none")); }), ProblemCode::FileMissing);
    }
};

QTEST_GUILESS_MAIN(tst_Run)
#include "tst_Run.moc"
