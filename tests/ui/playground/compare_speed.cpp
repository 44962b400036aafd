/// How fast columns answer: the first token with one adapter and with four, four adapters against one, and a question
/// while a run trains against an idle engine. One and four take turns, so that whatever else runs slows both; ratios
/// are medians of those of single rounds. `compare_speed [model [tokens [rounds]]]`; without one, the starter. Printed,
/// not judged.
#include "core/engine-api/EngineLoader.h"
#include "tests/support/AdapterFolders.h"
#include "tests/ui/session/SessionBench.h"
#include "ui/session/EngineScheduler.h"
#include "ui/session/GenerationSession.h"
#include "ui/session/ModelSession.h"
#include "ui/session/Paths.h"
#include "ui/session/PromptSession.h"
#include "ui/session/TrainingSession.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QTextStream>

#include <algorithm>
#include <cstdlib>

using namespace tests;
using namespace ui;

namespace {

struct Figures {
    double firstMs = 0;          ///< until the first token is shown
    double tokensPerSecond = 0;  ///< of all columns together, after the first token
};

struct Bench : SessionBench {
    Worker worker{"files"};
    EngineScheduler engine{[] { return core::EngineLoader::load(); }};
    ModelSession models{worker, settings};
    PromptSession prompts{worker, models};
    TrainingSession training{project, reader, prompts, worker, engine};
    GenerationSession generation{models, prompts, worker, engine};
    std::filesystem::path model;
    std::size_t rounds = 7;
    /// So hot that no answer ends before its time.
    core::Sampling sampling{.temperature = 100, .maximumTokens = 128, .seed = 1};

    void begin() {
        models.inspect(fromPath(model));
        EVENTUALLY(prompts.isReady());
        engine.start();
        EVENTUALLY(engine.report().state == EngineState::Ready);
    }
    /// None: the base alone.
    std::vector<AnswerSource> adapters(unsigned count) const {
        std::vector<AnswerSource> sources;
        if (count == 0) sources.emplace_back();
        for (unsigned i = 1; i <= count; ++i) {
            const QString path = folder.filePath(QStringLiteral("adapter-%1").arg(i));
            if (!QFileInfo::exists(path)) writeAdapter(toPath(path), model, i, 0.05F, 8);
            sources.push_back({path, path, path});
        }
        return sources;
    }
    Figures ask(std::vector<AnswerSource> columns) {
        QElapsedTimer clock;
        qint64 first = -1;
        QObject context;
        QObject::connect(&generation, &GenerationSession::answered, &context, [&] {
            const auto& answers = generation.answers();
            if (first < 0 && std::ranges::any_of(answers, [](const Answer& answer) { return answer.tokens > 0; }))
                first = clock.nsecsElapsed();
        });
        clock.start();
        generation.ask({.record = {.instruction = "Anna has a cough, Ben has chest pain. How soon should Ben be seen?"},
                        .columns = std::move(columns),
                        .turns = {},
                        .sampling = sampling});
        QEventLoop loop; // QTest::qWait looks every 10 ms only
        QObject::connect(&generation, &GenerationSession::ended, &loop, &QEventLoop::quit);
        loop.exec();
        const double seconds = static_cast<double>(clock.nsecsElapsed() - first) / 1e9;
        double tokens = 0;
        for (const Answer& answer : generation.answers()) tokens += static_cast<double>(answer.tokens - 1);
        return {static_cast<double>(first) / 1e6, tokens / seconds};
    }
    /// Rounds of each, in turns.
    std::vector<std::vector<Figures>> inTurns(const std::vector<std::vector<AnswerSource>>& questions) {
        std::vector<std::vector<Figures>> figures(questions.size());
        for (const auto& columns : questions) ask(columns); // attached and proven
        for (std::size_t round = 0; round < rounds; ++round) {
            sampling.seed = round;
            for (std::size_t i = 0; i < questions.size(); ++i) figures[i].push_back(ask(questions[i]));
        }
        return figures;
    }
    Figures measure(const std::vector<AnswerSource>& columns) { return median(inTurns({columns}).front()); }

    static double median(std::vector<double> values) {
        std::ranges::sort(values);
        return values[values.size() / 2];
    }
    static Figures median(const std::vector<Figures>& rounds) {
        return {medianOf(rounds, rounds, [](const Figures& a, const Figures&) { return a.firstMs; }),
                medianOf(rounds, rounds, [](const Figures& a, const Figures&) { return a.tokensPerSecond; })};
    }
    template <class Value>
    static double medianOf(const std::vector<Figures>& left, const std::vector<Figures>& right, Value&& value) {
        std::vector<double> values;
        for (std::size_t i = 0; i < left.size(); ++i) values.push_back(value(left[i], right[i]));
        return median(std::move(values));
    }
};

void measureColumns(Bench& bench, QTextStream& out) {
    bench.ask({{}});
    const Figures fresh = bench.ask(bench.adapters(4));
    const auto figures = bench.inTurns({bench.adapters(0), bench.adapters(1), bench.adapters(4)});
    const Figures base = Bench::median(figures[0]), one = Bench::median(figures[1]), four = Bench::median(figures[2]);
    const auto ratio = [&](double Figures::*value) {
        return Bench::medianOf(figures[2], figures[1],
                               [value](const Figures& a, const Figures& b) { return a.*value / b.*value; });
    };
    out << "model                      " << fromPath(bench.model) << "\n"
        << "first question to four     " << fresh.firstMs << " ms to the first token (attached and proven)\n"
        << "base alone                 " << base.firstMs << " ms, " << base.tokensPerSecond << " tokens/s\n"
        << "one adapter                " << one.firstMs << " ms, " << one.tokensPerSecond << " tokens/s\n"
        << "four adapters              " << four.firstMs << " ms, " << four.tokensPerSecond << " tokens/s\n"
        << "first token, four : one    " << ratio(&Figures::firstMs) << "\n"
        << "tokens/s, four : one       " << ratio(&Figures::tokensPerSecond) << "\n";
    out.flush();
}

void measureBeside(Bench& bench, QTextStream& out) {
    bench.create(numbered(400, "An answer of some length, so that there is something to learn."));
    TrainingChoice choice;
    choice.baseModel = fromPath(bench.model);
    choice.config.epochs = 1000;
    const Figures idle = bench.measure(bench.adapters(1));
    bench.training.start(choice);
    EVENTUALLY(bench.training.step() > 1);
    const qint64 before = bench.training.step();
    const Figures busy = bench.measure(bench.adapters(1));
    out << "one adapter while training " << busy.firstMs << " ms, " << busy.tokensPerSecond << " tokens/s; "
        << bench.training.step() - before << " steps meanwhile\n"
        << "tokens/s, busy : idle      " << busy.tokensPerSecond / idle.tokensPerSecond << "\n";
    out.flush();
    bench.training.stop();
    EVENTUALLY(!bench.training.isActive());
}

} // namespace

int main(int count, char** arguments) {
    core::EngineLoader::prepareProcess();
    QCoreApplication application(count, arguments);
    QTextStream out(stdout);
    Bench bench;
    bench.model = count > 1 ? std::filesystem::path(arguments[1])
                            : std::filesystem::path(LORIKEET_SOURCES) / "resources/starter/model";
    if (count > 2) bench.sampling.maximumTokens = std::atoi(arguments[2]);
    if (count > 3) bench.rounds = static_cast<std::size_t>(std::atoi(arguments[3]));
    bench.begin();
    measureColumns(bench, out);
    measureBeside(bench, out);
    return 0;
}
