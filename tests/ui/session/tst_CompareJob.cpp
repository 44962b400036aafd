/// Columns side by side against each alone, on the real engine and the starter model.
#include "core/engine-api/EngineLoader.h"
#include "tests/support/AdapterFolders.h"
#include "tests/ui/session/SessionBench.h"
#include "ui/session/CompareJob.h"
#include "ui/session/EngineScheduler.h"
#include "ui/session/Paths.h"

#include <functional>
#include <memory>

using namespace tests;
using namespace ui;

namespace {

const std::filesystem::path Starter = std::filesystem::path(LORIKEET_SOURCES) / "resources/starter/model";

struct Told {
    std::string text, hash;
    std::int64_t tokens = 0;
    bool isIgnored = false, isFinished = false;
    std::vector<core::Problem> problems;
    core::FinishReason reason{};
    bool operator==(const Told& other) const {
        return text == other.text && tokens == other.tokens && reason == other.reason;
    }
};

/// The engine's room is looked into, or a run begins.
class InTheRoom : public EngineJob {
public:
    explicit InTheRoom(std::function<void(EngineRoom&)> work) : m_work(std::move(work)) {}
    core::TaskState advance(EngineRoom& room, const std::stop_token&) override {
        m_work(room);
        return core::TaskState::Finished;
    }

private:
    std::function<void(EngineRoom&)> m_work;
};

/// A run begins after so many turns of a question, and trains until the question is over.
class AmongTurns : public EngineJob {
public:
    AmongTurns(std::unique_ptr<EngineJob> question, int turns) : m_question(std::move(question)), m_turns(turns) {}
    core::TaskState advance(EngineRoom& room, const std::stop_token& stop) override {
        if (m_turns-- == 0) m_run = room.hold();
        return m_question->advance(room, stop);
    }

private:
    std::unique_ptr<EngineJob> m_question;
    int m_turns;
    std::shared_ptr<void> m_run;
};

/// One engine for all tests: LibTorch is opened once.
struct Bench {
    QTemporaryDir folder;
    std::shared_ptr<const core::ModelText> text = core::ModelText::open(Starter);
    QObject context;
    EngineScheduler engine{[] { return core::EngineLoader::load(); }};

    std::filesystem::path adapter(const char* name, unsigned seed, float strength) const {
        const std::filesystem::path made = std::filesystem::path(folder.path().toStdString()) / name;
        writeAdapter(made, Starter, seed, strength);
        return made;
    }
    std::vector<std::int32_t> prompt(const std::string& instruction) const {
        return text->format(text->suited()).prompt({.instruction = instruction}).ids;
    }
    /// Another model of the base's shapes, as a run of every weight leaves one.
    std::filesystem::path whole(const char* name) const {
        const std::filesystem::path made = std::filesystem::path(folder.path().toStdString()) / name;
        std::filesystem::copy(Starter, made);
        return made;
    }
    void inTheRoom(std::function<void(EngineRoom&)> work) {
        bool isOver = false;
        engine.run(std::make_unique<InTheRoom>(std::move(work)), EngineScheduler::Priority::Question, {}, &context,
                   [&](core::TaskState, const auto&) { isOver = true; });
        [&] { EVENTUALLY(isOver); }();
    }
    core::AdapterHandle handleOf(const std::filesystem::path& adapter) {
        core::AdapterHandle handle = 0;
        inTheRoom([&](EngineRoom& room) { handle = room.attached(adapter, {}).handle; });
        return handle;
    }
    /// A run begins after `turns` turns, unless they are fewer than none.
    std::vector<Told> ask(const std::vector<ColumnOrder>& columns, std::vector<core::Problem>* problems = nullptr,
                          int turns = -1) {
        CompareOrder order{.model = {.folder = Starter}, .text = text, .endTokens = {}, .columns = columns};
        std::vector<Told> told(columns.size());
        CompareJob::Carrier carrier(engine.courier(&context), [&](const std::vector<AnswerPiece>& pieces) {
            for (const AnswerPiece& piece : pieces) {
                Told& column = told[piece.column];
                column.text += piece.text;
                column.tokens += piece.tokens;
                if (!piece.hash.empty()) column.hash = piece.hash;
                column.isIgnored = column.isIgnored || piece.isIgnored;
                column.isFinished = column.isFinished || piece.isFinished;
                if (piece.isFinished) column.reason = piece.reason;
                if (!piece.problems.empty()) column.problems = piece.problems;
            }
        });
        bool isOver = false;
        auto question = std::make_unique<CompareJob>(std::move(order), std::move(carrier));
        auto job = std::make_unique<AmongTurns>(std::move(question), turns);
        engine.run(std::move(job), EngineScheduler::Priority::Question, {}, &context,
                   [&](core::TaskState, const auto& found) {
                       isOver = true;
                       if (problems) *problems = found;
                   });
        [&] { EVENTUALLY(isOver); }();
        return told;
    }
};

} // namespace

class tst_CompareJob : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        m_bench = std::make_unique<Bench>();
        m_bench->engine.start();
        EVENTUALLY(m_bench->engine.report().state == EngineState::Ready);
    }
    void cleanupTestCase() { m_bench.reset(); }

    void columnsEqualEachAlone_data() {
        QTest::addColumn<double>("temperature");
        QTest::newRow("the likeliest token") << 0.0;
        QTest::newRow("drawn") << 0.9;
    }
    void columnsEqualEachAlone() {
        QFETCH(const double, temperature);
        const core::Sampling sampling{.temperature = temperature, .topP = 0.95, .maximumTokens = 40, .seed = 7};
        const auto prompt = m_bench->prompt("Anna has a cough, Ben has chest pain. How soon should Ben be seen?");
        std::vector<ColumnOrder> columns{{{}, sampling, prompt}};
        for (unsigned seed = 1; seed <= 3; ++seed)
            columns.push_back({m_bench->adapter(("a" + std::to_string(seed)).c_str(), seed, 0.2F), sampling, prompt});
        const std::vector<Told> together = m_bench->ask(columns);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const std::vector<Told> alone = m_bench->ask({columns[i]});
            QCOMPARE(QString::fromStdString(together[i].text), QString::fromStdString(alone[0].text));
            QVERIFY(together[i] == alone[0]);
            QVERIFY(together[i].isFinished && !together[i].isIgnored && together[i].tokens > 0);
        }
        QVERIFY(together[0].text != together[1].text || together[0].text != together[2].text);
    }

    void columnsOfDifferentPromptsEqualEachAlone() {
        const core::Sampling sampling{.maximumTokens = 24};
        const std::filesystem::path adapter = m_bench->adapter("a1", 1, 0.2F);
        const auto longer = m_bench->prompt("A much longer prompt than the other one, 长一些。");
        const std::vector<ColumnOrder> columns{{{}, sampling, m_bench->prompt("Short.")}, {adapter, sampling, longer}};
        const std::vector<Told> together = m_bench->ask(columns);
        for (std::size_t i = 0; i < columns.size(); ++i) QVERIFY(together[i] == m_bench->ask({columns[i]})[0]);
    }

    void anAdapterWhoseBIsZeroChangesNothing() {
        const core::Sampling sampling{.maximumTokens = 16};
        const auto prompt = m_bench->prompt("Anna has a cough. How soon should she be seen?");
        const std::vector<Told> told = m_bench->ask({{{}, sampling, prompt},
                                                     {m_bench->adapter("zero", 1, 0.0F), sampling, prompt},
                                                     {m_bench->adapter("faint", 1, 1e-3F), sampling, prompt}});
        QVERIFY(told[1].isIgnored);
        QCOMPARE(told[1].text, told[0].text);
        QVERIFY(!told[2].isIgnored); // it does something, if little
    }

    void anAdapterForAnotherModelIsRefusedWithEveryMismatch() {
        const core::Sampling sampling{.maximumTokens = 4};
        const auto prompt = m_bench->prompt("When?");
        const std::vector<Told> told =
            m_bench->ask({{{}, sampling, prompt}, {fixture("adapters/plain-qv"), sampling, prompt}});
        QVERIFY(told[1].problems.size() > 1);
        QVERIFY(told[0].isFinished && told[0].problems.empty());
    }

    void anAdapterWithoutNumbersEndsNoOther() {
        const core::Sampling sampling{.maximumTokens = 8};
        const auto prompt = m_bench->prompt("When?");
        const auto broken = m_bench->adapter("huge", 1, 1e37F);
        std::vector<core::Problem> problems;
        const std::vector<Told> told = m_bench->ask(
            {{{}, sampling, prompt}, {broken, sampling, prompt}, {m_bench->adapter("a1", 1, 0.2F), sampling, prompt}},
            &problems);
        QVERIFY(problems.empty());
        QCOMPARE(told[1].problems.at(0).code, core::ProblemCode::ScoreNotFinite);
        for (const std::size_t column : {0, 2}) {
            QVERIFY(told[column].isFinished && told[column].problems.empty());
            QVERIFY(told[column] == m_bench->ask({column == 0 ? ColumnOrder{{}, sampling, prompt}
                                                              : ColumnOrder{m_bench->adapter("a1", 1, 0.2F), sampling,
                                                                            prompt}})[0]);
        }
    }

    void filesThatAreOthersAnswerOtherwise() {
        const core::Sampling sampling{.maximumTokens = 16};
        const auto prompt = m_bench->prompt("Anna has a cough. How soon should she be seen?");
        const std::filesystem::path adapter = m_bench->adapter("swapped", 1, 0.3F);
        const Told before = m_bench->ask({{adapter, sampling, prompt}})[0];
        const Told other = m_bench->ask({{m_bench->adapter("other", 2, 0.3F), sampling, prompt}})[0];
        writeAdapter(adapter, Starter, 2, 0.3F);
        const std::filesystem::path weights = adapter / "adapter_model.safetensors"; // of the same size as before
        std::filesystem::last_write_time(weights, std::filesystem::last_write_time(weights) + std::chrono::minutes(1));
        const Told after = m_bench->ask({{adapter, sampling, prompt}})[0];
        QVERIFY(after.hash != before.hash);
        QCOMPARE(after.hash, other.hash);
        QCOMPARE(after.text, other.text);
    }

    void aWholeModelThatNobodyAsksIsKeptNoLonger() {
        const core::Sampling sampling{.maximumTokens = 4};
        const auto prompt = m_bench->prompt("When?");
        const auto first = m_bench->whole("whole-1"), second = m_bench->whole("whole-2");
        const auto adapter = m_bench->adapter("a1", 1, 0.2F);
        m_bench->ask({{{}, sampling, prompt}, {first, sampling, prompt}, {adapter, sampling, prompt}});
        const core::AdapterHandle ofFirst = m_bench->handleOf(first), ofAdapter = m_bench->handleOf(adapter);
        m_bench->ask({{first, sampling, prompt}});
        QCOMPARE(m_bench->handleOf(first), ofFirst);
        m_bench->ask({{{}, sampling, prompt}, {second, sampling, prompt}});
        QCOMPARE(m_bench->handleOf(adapter), ofAdapter); // takes little
        QVERIFY(m_bench->handleOf(first) != ofFirst);    // it had to be read again
    }

    void aRunThatBeginsMeanwhileTakesOnlyTheWholeModelAway() {
        const core::Sampling sampling{.maximumTokens = 4};
        const auto prompt = m_bench->prompt("When?");
        const auto whole = m_bench->whole("whole-3");
        const std::vector<ColumnOrder> columns{{{}, sampling, prompt}, {whole, sampling, prompt}};
        const Told alone = m_bench->ask({columns[0]})[0];
        int refused = 0;
        for (int turns = 0; turns < 8; ++turns) {
            std::vector<core::Problem> problems;
            const std::vector<Told> told = m_bench->ask(columns, &problems, turns);
            QVERIFY(problems.empty());
            QVERIFY(told[0] == alone);
            QVERIFY(told[1].isFinished);
            if (told[1].problems.empty()) continue;
            QCOMPARE(told[1].problems.at(0).code, core::ProblemCode::EngineBusy);
            ++refused;
        }
        QVERIFY(refused > 1); // also once it had been read
    }

    void theContextIsTheEndOfAnAnswer() {
        std::string words = "word";
        while (m_bench->prompt(words).size() < 500) words += " word";
        std::vector<std::int32_t> prompt = m_bench->prompt(words);
        prompt.resize(505);
        const core::Sampling sampling{.temperature = 1.5, .maximumTokens = 400, .seed = 3};
        const std::vector<Told> told = m_bench->ask({{{}, sampling, prompt}});
        QVERIFY(told[0].isFinished);
        QVERIFY(told[0].reason != core::FinishReason::MaximumTokens);
        prompt.resize(513, prompt.back());
        std::vector<core::Problem> problems;
        m_bench->ask({{{}, sampling, prompt}, {m_bench->adapter("a1", 1, 0.2F), sampling, prompt}}, &problems);
        QCOMPARE(problems.at(0).code, core::ProblemCode::PromptTooLong);
    }

private:
    std::unique_ptr<Bench> m_bench;
};

QTEST_GUILESS_MAIN(tst_CompareJob)
#include "tst_CompareJob.moc"
