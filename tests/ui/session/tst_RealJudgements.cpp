/// Columns that judge a text together against each alone, on the real engine and the starter model.
#include "core/engine-api/EngineLoader.h"
#include "tests/support/AdapterFolders.h"
#include "tests/ui/session/SessionBench.h"
#include "ui/session/EngineScheduler.h"
#include "ui/session/GenerationSession.h"
#include "ui/session/ModelSession.h"
#include "ui/session/Paths.h"
#include "ui/session/PromptSession.h"

#include <cmath>
#include <numeric>

using namespace tests;
using namespace ui;

namespace {

const std::filesystem::path Starter = std::filesystem::path(LORIKEET_SOURCES) / "resources/starter/model";
const core::LabelSet Mood{core::ProblemType::SingleLabel, {"negative", "positive"}};
const core::LabelSet Size{core::ProblemType::Regression, {"LABEL_0"}};

struct Desk : SessionBench {
    Worker worker{"files"};
    EngineScheduler engine{[] { return core::EngineLoader::load(); }};
    ModelSession models{worker, settings};
    PromptSession prompts{worker, models};
    GenerationSession generation{models, prompts, worker, engine};

    explicit Desk(const std::filesystem::path& model = Starter) {
        models.inspect(fromPath(model));
        EVENTUALLY(prompts.isReady());
        engine.start();
        EVENTUALLY(engine.report().state == EngineState::Ready);
    }
    AnswerSource judge(const char* name, unsigned seed, float strength, const core::LabelSet& labels) {
        const std::filesystem::path made = toPath(folder.path()) / name;
        writeAdapter(made, Starter, seed, strength, 4, labels.count());
        judgeBy(made, labels);
        return {.key = QLatin1String(name), .name = QLatin1String(name), .folder = fromPath(made), .labels = labels};
    }
    std::vector<Answer> ask(const std::vector<AnswerSource>& columns, const std::string& text,
                            const std::string& second = {}) {
        generation.ask({.record = {.instruction = text, .input = second},
                        .columns = columns,
                        .turns = {},
                        .sampling = {.maximumTokens = 4}});
        [&] { EVENTUALLY(!generation.isBusy()); }();
        return generation.answers();
    }
};

void compare(const Answer& together, const Answer& alone) {
    QVERIFY(together.judged && alone.judged);
    QCOMPARE(together.judged->shares.size(), alone.judged->shares.size());
    for (std::size_t i = 0; i < together.judged->shares.size(); ++i)
        QVERIFY(std::abs(together.judged->shares[i] - alone.judged->shares[i]) < 1e-5);
    QCOMPARE(together.judged->words.size(), alone.judged->words.size());
    for (std::size_t i = 0; i < together.judged->words.size(); ++i)
        QVERIFY(std::abs(together.judged->words[i].weight - alone.judged->words[i].weight) < 1e-5);
}

} // namespace

class tst_RealJudgements : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { core::EngineLoader::prepareProcess(); }

    void columnsEqualEachAlone() {
        Desk desk;
        AnswerSource base;
        base.labels = Mood;
        const std::vector<AnswerSource> columns{base, desk.judge("a", 1, 0.3F, Mood), desk.judge("b", 2, 0.3F, Mood),
                                                desk.judge("size", 3, 0.3F, Size), {.key = QStringLiteral("writer")}};
        const std::string text = "Anna has a cough, Ben has chest pain. 胸口疼。";
        const std::vector<Answer> together = desk.ask(columns, text);
        QVERIFY(together[0].judged->isHeadUntrained);
        QVERIFY(together[1].judged->shares != together[0].judged->shares);
        QVERIFY(together[2].judged->shares != together[1].judged->shares);
        QVERIFY(together[4].isFinished && together[4].problems.empty() && together[4].tokens > 0);
        for (std::size_t i = 0; i < 4; ++i) compare(together[i], desk.ask({columns[i]}, text).front());
        for (const Answer& answer : together) QVERIFY(answer.problems.empty());
        QVERIFY(
            std::ranges::any_of(together[1].judged->words, [](const WeighedWord& word) { return word.weight != 0; }));
    }

    /// The head of an adapter is its own: without any other change it judges otherwise than the base.
    void anAdapterIsNotTakenForTheBase() {
        Desk desk;
        const auto told = desk.ask({desk.judge("head", 1, 0, Mood), desk.judge("faint", 2, 1e-3F, Mood)}, "A cough.");
        QVERIFY(!told[0].isIgnored && !told[1].isIgnored && told[0].judged && told[1].judged);
    }

    /// A checkpoint of a classifier, with a tokenizer that tells two texts apart.
    void anEncoderJudgesPairsWithTheHeadThatItHas() {
        const QTemporaryDir place;
        const std::filesystem::path model = toPath(place.filePath(QStringLiteral("bert")));
        std::filesystem::copy(fixture("classifiers/bert/model"), model, std::filesystem::copy_options::recursive);
        std::filesystem::copy(fixture("text/pairs/bert/tokenizer.json"), model / "tokenizer.json");
        Desk desk(model);
        AnswerSource base, other, adapter{.key = QStringLiteral("a"), .folder = fromPath(fixture("classifiers/bert/adapter"))};
        base.labels = adapter.labels = desk.models.base()->inspection.config->labels;
        other.labels = Mood;
        QCOMPARE(base.labels->names, (std::vector<std::string>{"no", "perhaps", "yes"}));
        const auto told = desk.ask({base, adapter, other}, "the film was very long", "i liked it");
        for (const Answer& answer : told) QVERIFY(answer.problems.empty() && answer.judged);
        QVERIFY(!told[0].judged->isHeadUntrained && !told[1].isIgnored && told[2].judged->isHeadUntrained);
        QVERIFY(told[0].judged->shares != told[1].judged->shares);
        QCOMPARE(told[0].judged->words.size(), 8U);
        QCOMPARE(told[0].judged->words.at(5).text, 1U);
        compare(told[1], desk.ask({adapter}, "the film was very long", "i liked it").front());
        QVERIFY(desk.ask({adapter}, "i liked it", "the film was very long").front().judged->shares != told[1].judged->shares);
    }

    void aTextWithoutRoomIsReadAsFarAsThereIsRoom() {
        Desk desk;
        AnswerSource base;
        base.labels = Mood;
        std::string text;
        for (int i = 0; i < 20'000; ++i) text += "word ";
        const Answer told = desk.ask({base}, text).front();
        QVERIFY(told.judged && told.judged->readUntil.front() < static_cast<qsizetype>(text.size()));
        QCOMPARE(told.judged->tokens, core::contextLength(*desk.models.base()->inspection.config));
    }
};

QTEST_GUILESS_MAIN(tst_RealJudgements)
#include "tst_RealJudgements.moc"
