/// What people type into the playground, answered by the real engine: prompts that are too long, templates that are
/// none, scripts of every direction, and whole models as columns.
#include "core/engine-api/EngineLoader.h"
#include "core/training/Run.h"
#include "tests/ui/session/SessionBench.h"
#include "ui/session/EngineScheduler.h"
#include "ui/session/GenerationSession.h"
#include "ui/session/ModelSession.h"
#include "ui/session/Paths.h"
#include "ui/session/PromptSession.h"

#include <QSignalSpy>

using namespace tests;
using namespace ui;

namespace {

const std::filesystem::path Starter = std::filesystem::path(LORIKEET_SOURCES) / "resources/starter/model";

struct Desk : SessionBench {
    Worker worker{"files"};
    EngineScheduler engine{[] { return core::EngineLoader::load(); }};
    ModelSession models{worker, settings};
    PromptSession prompts{worker, models};
    GenerationSession generation{models, prompts, worker, engine};
    std::vector<core::Problem> problems;

    explicit Desk(const std::filesystem::path& model = Starter) {
        QObject::connect(&generation, &GenerationSession::failed, &generation,
                         [this](const std::vector<core::Problem>& found) { problems = found; });
        models.inspect(fromPath(model));
        EVENTUALLY(prompts.isReady() || !prompts.problems().empty());
        engine.start();
        EVENTUALLY(engine.report().state == EngineState::Ready);
    }
    void ask(const std::string& instruction, std::vector<AnswerSource> columns = {{}}, double temperature = 0) {
        problems.clear();
        generation.ask({.record = {.instruction = instruction},
                        .columns = std::move(columns),
                        .turns = {},
                        .sampling = {.temperature = temperature, .maximumTokens = 60, .seed = 3}});
        EVENTUALLY(!generation.isBusy());
    }
    const Answer& answer(std::size_t column = 0) const { return generation.answers()[column]; }
};

/// A copy of the starter in which a file is another.
std::filesystem::path changed(const QTemporaryDir& place, const char* file, const QByteArray& text) {
    const auto copy = toPath(place.filePath(QStringLiteral("model")));
    std::filesystem::copy(Starter, copy, std::filesystem::copy_options::recursive);
    std::filesystem::remove(copy / file);
    core::replaceFile(copy / file, text.toStdString());
    return copy;
}

} // namespace

class tst_RealAnswers : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { core::EngineLoader::prepareProcess(); }

    void aPromptWithoutRoomIsRefusedAndTheNextIsAnswered_data() {
        QTest::addColumn<QByteArray>("prompt");
        QTest::newRow("a hundred thousand characters") << QByteArray("word ").repeated(20'000);
        QTest::newRow("one word of them") << QByteArray(100'000, 'x');
        QTest::newRow("one emoji of many") << QByteArray("\U0001F469\u200D").repeated(14'000);
        QTest::newRow("marks on one letter") << QByteArray("a") + QByteArray("\u0301").repeated(50'000);
    }
    void aPromptWithoutRoomIsRefusedAndTheNextIsAnswered() {
        QFETCH(QByteArray, prompt);
        Desk desk;
        desk.ask(prompt.toStdString());
        QCOMPARE(desk.problems.size(), 1U);
        QCOMPARE(desk.problems.front().code, core::ProblemCode::PromptTooLong);
        desk.ask("Anna has a cough.");
        QVERIFY(desk.problems.empty());
        QVERIFY(desk.answer().isFinished);
    }

    void aTemplateThatIsNoneIsSaid_data() {
        QTest::addColumn<QByteArray>("source");
        QTest::newRow("unclosed") << QByteArray("{% for m in messages %}{{ m.content ");
        QTest::newRow("endless") << QByteArray("{% for a in range(99999) %}{% for b in range(99999) %}{% for c in "
                                               "range(99999) %}x{% endfor %}{% endfor %}{% endfor %}");
        QTest::newRow("refusing") << QByteArray("{{ raise_exception('No system text, please') }}");
        QTest::newRow("of nothing") << QByteArray("{{ nothing.at.all }}");
    }
    void aTemplateThatIsNoneIsSaid() {
        QFETCH(QByteArray, source);
        const QTemporaryDir place;
        Desk desk(changed(place, "chat_template.jinja", source));
        std::vector<core::Problem> found = desk.prompts.problems();
        if (found.empty()) {
            desk.ask("Anna has a cough.", {{.key = {}, .name = {}, .folder = {}, .format = core::FormatKind::Chat}});
            found = desk.problems;
        }
        QVERIFY(!found.empty());
        const core::ProblemCode code = found.front().code;
        QVERIFY(code == core::ProblemCode::TemplateFailed || code == core::ProblemCode::TemplateRefused);
    }

    void textOfAnyScriptComesThroughWhole_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("emoji") << QStringLiteral("👩‍⚕️ says 👍🏽 to 🏳️‍🌈");
        QTest::newRow("combining") << QStringLiteral("Z͑͗a̋l̂ǵo") + QChar(0x0301);
        QTest::newRow("right to left") << QStringLiteral("מתי לבוא? متى يأتي المريض؟ \u202Eabc\u202C");
        QTest::newRow("Chinese") << QStringLiteral("病人何时复诊？𠮷");
    }
    void textOfAnyScriptComesThroughWhole() {
        QFETCH(QString, text);
        std::vector<std::filesystem::path> models{Starter};
        if (const auto stories = material("models/stories260K/hf")) models.push_back(*stories);
        for (const std::filesystem::path& model : models) {
            Desk desk(model);
            desk.ask(text.toStdString(), {{}}, 2); // so hot that bytes of half characters come
            QVERIFY(desk.problems.empty());
            QVERIFY(desk.answer().isFinished);
            QVERIFY(desk.answer().text.isValidUtf16());
            const std::string seen = desk.generation.prompts().front().text;
            QVERIFY(QString::fromStdString(seen).contains(text));
        }
    }

    /// As a run of method «full» leaves it.
    void aWholeModelAnswersBesideItsBase() {
        const QTemporaryDir place;
        const QString made = fromPath(changed(place, "README.md", "A copy, as if nothing had been learned."));
        Desk desk;
        const AnswerSource whole{.key = QStringLiteral("runs/run-1"), .name = QStringLiteral("run-1"), .folder = made,
                                 .isWhole = true};
        desk.ask("Anna has a cough.", {{}, whole});
        QVERIFY(desk.problems.empty());
        QVERIFY(desk.answer(1).problems.empty());
        QVERIFY(desk.answer(1).isIgnored);
        QVERIFY(!desk.answer(1).hash.isEmpty());
        QCOMPARE(desk.answer(1).text, desk.answer(0).text);
    }
};

QTEST_GUILESS_MAIN(tst_RealAnswers)
#include "tst_RealAnswers.moc"
