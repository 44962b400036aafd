#include "core/Error.h"
#include "core/engine/generation/Generator.h"
#include "tests/support/EngineModels.h"
#include "tests/support/Places.h"

#include <QTest>

using namespace core;
using namespace core::engine;

namespace {

struct Answer {
    std::vector<std::int32_t> ids;
    std::optional<ColumnFinished> end;
};

std::vector<Answer> written(GenerationTask& task, std::size_t columns) {
    std::vector<Answer> answers(columns);
    std::vector<GenerationEvent> events;
    while (task.advance({}, events) == TaskState::Running) {
    }
    for (const GenerationEvent& event : events) {
        if (const auto* token = std::get_if<TokenChosen>(&event)) answers[token->column].ids.push_back(token->id);
        if (const auto* end = std::get_if<ColumnFinished>(&event)) answers[end->column].end = *end;
    }
    return answers;
}

ColumnInput column(std::vector<std::int32_t> prompt, std::int64_t tokens,
                   std::shared_ptr<const Adapter> adapter = nullptr) {
    ColumnInput input;
    input.column.prompt = std::move(prompt);
    input.column.sampling.maximumTokens = tokens;
    input.column.endTokens = {-1}; // never
    input.adapter = std::move(adapter);
    return input;
}

} // namespace

class tst_Generator : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void greedyEqualsTransformers_data() {
        QTest::addColumn<QString>("member");
        for (const auto& entry : std::filesystem::directory_iterator(tests::fixture("models")))
            if (std::filesystem::exists(entry.path() / "expected.json"))
                QTest::newRow(entry.path().filename().c_str()) << QString::fromStdString(entry.path().string());
    }
    void greedyEqualsTransformers() {
        QFETCH(QString, member);
        const auto model = tests::loadModel(member.toStdString());
        const nlohmann::json expected = tests::readJson(std::filesystem::path(member.toStdString()) / "expected.json");
        const nlohmann::json& greedy = expected["greedy"];
        const std::vector<std::int32_t> tokens =
            expected.contains("greedy_cached") ? expected["greedy_cached"] : greedy["tokens"];
        Generator generator(model, {column(greedy["prompt"], 64)});
        const std::vector<std::int32_t> ids = written(generator, 1)[0].ids;
        // transformers writes on where the context ends; we stop there and say so.
        const std::int64_t room =
            contextLength(model->config()) - static_cast<std::int64_t>(greedy["prompt"].size()) + 1;
        QCOMPARE(static_cast<std::int64_t>(ids.size()), std::min<std::int64_t>(64, room));
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (greedy["margins"][i].get<double>() <= 1e-3) break; // too near to call; what follows may differ
            QCOMPARE(ids[i], tokens[i]);
        }
    }

    void columnsEqualSeparateRuns() {
        const auto model = tests::loadModel(tests::fixture("models/llama-gqa-bias"));
        std::vector<ColumnInput> inputs{column({3, 4, 5}, 20), column({9}, 33), column({3, 4, 5, 6, 7, 8, 9, 10}, 5)};
        inputs[1].column.sampling.temperature = 0.8;
        inputs[1].column.sampling.seed = 7;
        Generator together(model, inputs);
        const std::vector<Answer> all = written(together, 3);
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            Generator alone(model, {inputs[i]});
            QCOMPARE(written(alone, 1)[0].ids, all[i].ids);
            QCOMPARE(static_cast<std::int64_t>(all[i].ids.size()), inputs[i].column.sampling.maximumTokens);
        }
    }

    void endTokenIsNotWritten() {
        const auto model = tests::loadModel(tests::fixture("models/llama-gqa-bias"));
        Generator free(model, {column({3, 4, 5}, 10)});
        const std::vector<std::int32_t> ids = written(free, 1)[0].ids;
        ColumnInput ending = column({3, 4, 5}, 10);
        ending.column.endTokens = {ids[4]};
        Generator ended(model, {ending});
        const Answer answer = written(ended, 1)[0];
        QCOMPARE(answer.ids, std::vector<std::int32_t>(ids.begin(), std::find(ids.begin(), ids.end(), ids[4])));
        QCOMPARE(answer.end->reason, FinishReason::EndToken);
    }

    void stopsWhereTheContextEnds() {
        const auto model = tests::loadModel(tests::fixture("models/llama-tied"));
        const auto limit = static_cast<std::size_t>(contextLength(model->config()));
        std::vector<std::int32_t> prompt(limit - 3, 5);
        Generator generator(model, {column(prompt, 100)});
        const Answer answer = written(generator, 1)[0];
        QCOMPARE(answer.end->reason, FinishReason::ContextFull);
        QCOMPARE(answer.ids.size(), std::size_t{4}); // the last one is written and never read
    }

    void refusesWhatTheModelCannotRead() {
        const auto model = tests::loadModel(tests::fixture("models/llama-tied"));
        const auto codeOf = [&](std::vector<std::int32_t> prompt) {
            try {
                Generator generator(model, {column(std::move(prompt), 1)});
            } catch (const Error& error) {
                return error.problems()[0].code;
            }
            return ProblemCode::FileMissing;
        };
        QCOMPARE(codeOf({static_cast<std::int32_t>(model->config().vocabularySize)}), ProblemCode::TokenOutOfRange);
        QCOMPARE(codeOf({-1}), ProblemCode::TokenOutOfRange);
        QCOMPARE(codeOf(std::vector<std::int32_t>(static_cast<std::size_t>(contextLength(model->config())) + 1, 1)),
                 ProblemCode::PromptTooLong);
        QCOMPARE(codeOf({}), ProblemCode::RecordEmpty);
    }

    void stopEndsBetweenTokens() {
        const auto model = tests::loadModel(tests::fixture("models/llama-tied"));
        Generator generator(model, {column({1, 2}, 50)});
        std::stop_source source;
        std::vector<GenerationEvent> events;
        QCOMPARE(generator.advance(source.get_token(), events), TaskState::Running);
        source.request_stop();
        QCOMPARE(generator.advance(source.get_token(), events), TaskState::Stopped);
        QCOMPARE(events.size(), std::size_t{1});
    }

    void realSmallModelTellsItsStory() {
        LORIKEET_NEED_MATERIAL(folder, "models/stories260K");
        const auto model = tests::loadModel(folder / "hf");
        const nlohmann::json expected = tests::readJson(folder / "expected.json");
        const std::vector<std::int32_t> story = expected["greedy_from_bos"]["ids"];
        Generator generator(model, {column({story[0]}, static_cast<std::int64_t>(story.size()) - 1)});
        QCOMPARE(written(generator, 1)[0].ids, std::vector<std::int32_t>(story.begin() + 1, story.end()));
    }
};

QTEST_GUILESS_MAIN(tst_Generator)
#include "tst_Generator.moc"
