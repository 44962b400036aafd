/// One question to several columns: what arrives, in which order, and what ends it. The engine is scripted.
#include "tests/ui/session/AnswerBench.h"
#include "ui/session/CompareJob.h"

#include <QSignalSpy>

using namespace tests;
using namespace ui;
using namespace Qt::StringLiterals;

class tst_GenerationSession : public QObject {
    Q_OBJECT
private slots:
    void everyColumnAnswersInItsOwnWords() {
        AnswerBench bench;
        bench.begin();
        bench.answer(bench.question({{}, bench.source("clinic"), bench.source("other")}));
        QCOMPARE(bench.text(0), u"I do not know."_s);
        QCOMPARE(bench.text(1), u"Come back in two weeks."_s);
        QCOMPARE(bench.text(2), u"Come back tomorrow."_s);
        QVERIFY(bench.generation.answers()[0].hash.isEmpty());
        for (const std::size_t column : {1, 2}) {
            const Answer& answer = bench.generation.answers()[column];
            QCOMPARE(answer.hash.size(), 64);
            QVERIFY(answer.isFinished && !answer.isStopped && !answer.isIgnored);
            QVERIFY(answer.tokens > 0 && answer.seconds == 0.5);
        }
        QVERIFY(bench.generation.prompts().at(2).text.find("When?") != std::string::npos);
    }

    void anAnswerGrowsByWholeCharacters() {
        AnswerBench bench;
        bench.answers["base"] = "ok \U0001F468\u200D\U0001F469\u200D\U0001F467 中文 e\u0301 "
                                "\u0645\u0631\u062D\u0628\u0627";
        bench.tokenMs = 30;
        bench.begin();
        const QString whole = QString::fromStdString(bench.answers["base"]);
        int pieces = 0;
        connect(&bench.generation, &GenerationSession::answered, this, [&] {
            ++pieces;
            QVERIFY(!bench.text(0).contains(QChar::ReplacementCharacter));
            QVERIFY(whole.startsWith(bench.text(0)));
            QVERIFY(bench.text(0).isEmpty() || !bench.text(0).back().isHighSurrogate());
        });
        bench.answer(bench.question({{}}));
        QCOMPARE(bench.text(0), whole);
        QVERIFY(pieces > 2);
    }

    void anAdapterThatChangesNothingIsNamed() {
        AnswerBench bench;
        bench.ignored = {"clinic"};
        bench.begin();
        for (int round = 0; round < 2; ++round) {
            bench.answer(bench.question({{}, bench.source("clinic"), bench.source("other")}));
            QVERIFY(bench.generation.answers()[1].isIgnored);
            QVERIFY(!bench.generation.answers()[2].isIgnored);
        }
    }

    void aBrokenAdapterLeavesTheOthersTheirAnswers() {
        AnswerBench bench;
        bench.broken = {"clinic"};
        bench.begin();
        bench.answer(bench.question({{}, bench.source("clinic"), bench.source("other")}));
        QCOMPARE(bench.generation.answers()[1].problems.at(0).code, core::ProblemCode::TensorMissing);
        QVERIFY(bench.text(1).isEmpty());
        QCOMPARE(bench.text(0), u"I do not know."_s);
        QCOMPARE(bench.text(2), u"Come back tomorrow."_s);
        bench.answer(bench.question({bench.source("clinic")}));
        QCOMPARE(bench.generation.answers()[0].problems.size(), std::size_t(1));
    }

    void oneWithoutNumbersLeavesTheOthersTheirAnswers() {
        AnswerBench bench;
        bench.failing = {"clinic"};
        bench.begin();
        QSignalSpy failed(&bench.generation, &GenerationSession::failed);
        bench.answer(bench.question({{}, bench.source("clinic"), bench.source("other")}));
        QCOMPARE(failed.count(), 0);
        QCOMPARE(bench.generation.answers()[1].problems.at(0).code, core::ProblemCode::ScoreNotFinite);
        QVERIFY(!bench.generation.answers()[1].problems.at(0).where.column); // the person's are not counted so
        QVERIFY(bench.generation.answers()[1].isFinished);
        QCOMPARE(bench.text(0), u"I do not know."_s);
        QCOMPARE(bench.text(2), u"Come back tomorrow."_s);
    }

    void filesThatAreOthersAreAttachedAnew() {
        AnswerBench bench;
        bench.begin();
        const AnswerSource clinic = bench.source("clinic");
        bench.answer(bench.question({clinic}));
        const QString before = bench.generation.answers()[0].hash;
        bench.answer(bench.question({clinic}));
        QCOMPARE(bench.attached.load(), 1);
        QCOMPARE(bench.generation.answers()[0].hash, before);
        writeAdapter(toPath(clinic.folder), fixture("models/sample"), 2, 0.1F);
        bench.answer(bench.question({clinic}));
        QCOMPARE(bench.attached.load(), 2);
        QVERIFY(bench.generation.answers()[0].hash != before);
    }

    void aStopActsAtOnceAndKeepsWhatWasWritten() {
        AnswerBench bench;
        bench.answers["base"] = std::string(4000, 'a');
        bench.tokenMs = 5;
        bench.begin();
        bench.generation.ask(bench.question({{}}));
        EVENTUALLY(bench.text(0).size() > 3);
        bench.generation.stop();
        const int turns = bench.turns;
        QVERIFY(!bench.generation.isBusy());
        const QString kept = bench.text(0);
        EVENTUALLY(bench.tasksAlive == 0);
        QVERIFY(bench.turns - turns <= 1); // the one that was under way
        QTest::qWait(250);
        QCOMPARE(bench.text(0), kept);
        QVERIFY(bench.generation.answers()[0].isStopped && !bench.generation.answers()[0].isFinished);
    }

    void theNewestQuestionIsAnswered() {
        AnswerBench bench;
        bench.begin();
        QSignalSpy ended(&bench.generation, &GenerationSession::ended);
        bench.isHeld = true;
        bench.generation.ask(bench.question({{}}, "First"));
        EVENTUALLY(bench.tasksAlive == 1);
        bench.isHeld = false;
        bench.answer(bench.question({bench.source("clinic")}, "Second"));
        QCOMPARE(bench.text(0), u"Come back in two weeks."_s);
        QVERIFY(bench.generation.prompts().at(0).text.find("Second") != std::string::npos);
        EVENTUALLY(bench.tasksAlive == 0);
        QCOMPARE(ended.count(), 2);
    }

    void anotherBaseModelEndsTheAnswers() {
        AnswerBench bench;
        bench.begin();
        bench.isHeld = true;
        bench.generation.ask(bench.question({{}}));
        EVENTUALLY(bench.tasksAlive == 1);
        bench.models.inspect(fromPath(fixture("models/llama-gqa-bias")));
        EVENTUALLY(!bench.generation.isBusy());
        EVENTUALLY(bench.tasksAlive == 0);
        QVERIFY(bench.generation.answers()[0].isStopped);
    }

    /// Two models in memory could be too much: the second waits for the first.
    void whoWaitsForAnotherModelIsToldSo() {
        AnswerBench bench;
        bench.begin();
        bench.isHeld = true;
        QObject context;
        bool isOver = false;
        CompareOrder other{.model = {.folder = "another"},
                           .text = static_cast<AnswerScript&>(bench).text,
                           .endTokens = {},
                           .columns = {{.adapter = {}, .sampling = {}, .prompt = {3, 4}}}};
        bench.engine.run(
            std::make_unique<CompareJob>(
                std::move(other), CompareJob::Carrier(bench.engine.courier(&context), [](const auto&) {})),
            EngineScheduler::Priority::Question, {}, &context, [&](core::TaskState, const auto&) { isOver = true; });
        EVENTUALLY(bench.tasksAlive == 1);
        bench.generation.ask(bench.question({{}}));
        EVENTUALLY(!bench.generation.answers().empty() && bench.generation.answers()[0].isWaiting);
        QCOMPARE(bench.generation.answers()[0].seconds, 0.0);
        QCOMPARE(bench.modelsAlive.load(), 1);
        bench.isHeld = false;
        EVENTUALLY(isOver && !bench.generation.isBusy());
        QVERIFY(!bench.generation.answers()[0].isWaiting);
        QCOMPARE(bench.text(0), u"I do not know."_s);
    }

    void oneChatWithoutRoomLeavesTheOthersTheirAnswers() {
        AnswerBench bench;
        bench.begin();
        Question question = bench.question({{}, bench.source("clinic")});
        std::string words;
        while (words.size() < 10'000) words += "word and word ";
        question.turns = {{}, {{core::Role::User, "When?"}, {core::Role::Assistant, words}}};
        bench.answer(question);
        QCOMPARE(bench.text(0), u"I do not know."_s);
        QCOMPARE(bench.generation.answers()[1].problems.at(0).code, core::ProblemCode::PromptTooLong);
        QVERIFY(bench.generation.answers()[1].isFinished);
    }

    void whatWasAskedIsForgotten() {
        AnswerBench bench;
        bench.begin();
        bench.isHeld = true;
        bench.generation.ask(bench.question({{}}));
        EVENTUALLY(bench.tasksAlive == 1);
        bench.generation.forget();
        QVERIFY(!bench.generation.isBusy() && bench.generation.answers().empty());
        QVERIFY(bench.generation.question().columns.empty());
        bench.isHeld = false;
        EVENTUALLY(bench.tasksAlive == 0);
        QVERIFY(bench.generation.answers().empty());
    }

    void aPromptLongerThanTheContextIsRefusedInWords() {
        AnswerBench bench;
        bench.begin();
        QSignalSpy failed(&bench.generation, &GenerationSession::failed);
        std::string words;
        while (words.size() < 100'000) words += "word and word ";
        bench.answer(bench.question({{}, bench.source("clinic")}, words.c_str()));
        const auto problems = failed.at(0).at(0).value<std::vector<core::Problem>>();
        QCOMPARE(problems.at(0).code, core::ProblemCode::PromptTooLong);
        QCOMPARE(problems.at(0).args.at(1), std::string("512"));
        QCOMPARE(bench.asked.load(), 0);
    }

    void everyColumnGoesOnWithItsOwnTurns() {
        AnswerBench bench;
        bench.begin();
        Question question = bench.question({{}, bench.source("clinic")}, "And then?");
        for (const char* text : {"I do not know.", "Come back."})
            question.turns.push_back({{core::Role::User, "When?"}, {core::Role::Assistant, text}});
        bench.answer(question);
        QVERIFY(bench.generation.prompts().at(0).text.find("I do not know.") != std::string::npos);
        QVERIFY(bench.generation.prompts().at(1).text.find("Come back.") != std::string::npos);
        QVERIFY(bench.generation.prompts().at(1).text.find("I do not know.") == std::string::npos);
    }

    void anAdapterOfAnotherBaseIsSaid() {
        AnswerBench bench;
        bench.begin();
        const AnswerSource own = bench.source("clinic"), other = bench.source("other");
        const std::filesystem::path config = toPath(other.folder) / "adapter_config.json";
        std::string text = core::readFile(config);
        const std::string sample = core::utf8(fixture("models/sample"));
        text.replace(text.find(sample), sample.size(), "somebody/another-model");
        core::replaceFile(config, text);
        bench.answer(bench.question({{}, own, other}));
        EVENTUALLY(bench.generation.answers().at(2).otherBase == QLatin1String("somebody/another-model"));
        QVERIFY(bench.generation.answers().at(0).otherBase.isEmpty());
        QVERIFY(bench.generation.answers().at(1).otherBase.isEmpty());
        QVERIFY(!bench.generation.answers().at(2).text.isEmpty()); // it is said, and not refused
    }

    void withoutAModelNothingIsAsked() {
        AnswerBench bench;
        QSignalSpy failed(&bench.generation, &GenerationSession::failed);
        bench.generation.ask(bench.question({{}}));
        QCOMPARE(failed.count(), 1);
        QVERIFY(!bench.generation.isBusy());
    }

    void aMissingEngineIsSaid() {
        AnswerBench bench;
        EngineScheduler engine([]() -> std::unique_ptr<core::Engine> {
            throw core::Error(core::ProblemCode::EngineMissing, {}, {"scripted"});
        });
        GenerationSession generation(bench.models, bench.prompts, bench.worker, engine);
        bench.begin();
        engine.start();
        QSignalSpy failed(&generation, &GenerationSession::failed);
        generation.ask(bench.question({{}}));
        EVENTUALLY(!generation.isBusy());
        QCOMPARE(failed.at(0).at(0).value<std::vector<core::Problem>>().at(0).code, core::ProblemCode::EngineMissing);
    }

    void theEndInTheMiddleOfAnAnswerIsClean() {
        AnswerBench bench;
        bench.begin();
        bench.isHeld = true;
        bench.generation.ask(bench.question({{}, bench.source("clinic")}));
        EVENTUALLY(bench.tasksAlive == 1);
    }
};

QTEST_GUILESS_MAIN(tst_GenerationSession)
#include "tst_GenerationSession.moc"
