#include "core/Error.h"
#include "core/Files.h"
#include "core/engine/adapter/AdapterFolder.h"
#include "core/engine/adapter/WholeModel.h"
#include "core/engine/generation/Generator.h"
#include "core/engine/tensor/Weights.h"
#include "core/model/ModelFolder.h"
#include "tests/support/EngineModels.h"
#include "tests/support/Places.h"

#include <QTemporaryDir>
#include <QTest>

using namespace core;
using namespace core::engine;

namespace {

/// The same model after a training of all its weights.
void writeTrained(const std::filesystem::path& base, const std::filesystem::path& folder) {
    makeFolders(folder);
    for (const auto& entry : std::filesystem::directory_iterator(base))
        if (entry.path().extension() == ".json")
            std::filesystem::copy_file(entry.path(), folder / entry.path().filename());
    const ModelFolder model = ModelFolder::open(base);
    std::vector<at::Tensor> kept;
    std::vector<TensorToWrite> tensors;
    for (const SafetensorsFile& file : model.files())
        for (const auto& [name, entry] : file.tensors()) {
            kept.push_back(mappedTensor(entry, nullptr).to(at::kFloat, false, /*copy=*/true));
            kept.back() += 0.1 * at::sin(at::arange(kept.back().numel(), at::kFloat)).view_as(kept.back());
            const auto* bytes = static_cast<const std::byte*>(kept.back().const_data_ptr());
            tensors.push_back({name, DataType::F32, entry.shape, {bytes, kept.back().nbytes()}});
        }
    writeSafetensors(folder / "model.safetensors", tensors, {{"format", "pt"}});
}

std::vector<std::vector<std::int32_t>> answers(const std::shared_ptr<LanguageModel>& model,
                                               const std::vector<std::shared_ptr<const Adapter>>& adapters) {
    std::vector<ColumnInput> columns;
    for (const auto& adapter : adapters) {
        Column column{.prompt = {3, 4, 5}, .sampling = {}, .endTokens = {-1}};
        column.sampling.maximumTokens = 20;
        columns.push_back({column, adapter});
    }
    Generator generator(model, columns);
    std::vector<GenerationEvent> events;
    while (generator.advance({}, events) == TaskState::Running) {
    }
    std::vector<std::vector<std::int32_t>> ids(adapters.size());
    for (const GenerationEvent& event : events)
        if (const auto* token = std::get_if<TokenChosen>(&event)) ids[token->column].push_back(token->id);
    return ids;
}

} // namespace

class tst_WholeModel : public QObject {
    Q_OBJECT
    QTemporaryDir m_place;
    std::filesystem::path at(const char* name) const {
        return std::filesystem::path(m_place.path().toStdString()) / name;
    }

private Q_SLOTS:
    void answersAsTheModelOpenedAlone_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"llama-gqa-bias", "llama-tied", "qwen2-tied", "gpt2-tied"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void answersAsTheModelOpenedAlone() {
        QFETCH(QString, name);
        const auto base = tests::fixture("models/" + name.toStdString());
        const auto folder = at(QTest::currentDataTag());
        writeTrained(base, folder);
        const auto model = tests::loadModel(base), trained = tests::loadModel(folder);
        const auto whole =
            std::make_shared<const Adapter>(readWholeModel(folder, model->config(), at::kCPU, model->type()));
        QVERIFY(at::allclose(tests::allLogits(*model, {3, 4, 5, 6}, whole.get()),
                             tests::allLogits(*trained, {3, 4, 5, 6}), 1e-4, 1e-5));
        // Beside the base, and beside itself, it writes what it writes alone.
        const auto alone = answers(trained, {nullptr});
        const auto together = answers(model, {nullptr, whole, whole});
        QCOMPARE(together[0], answers(model, {nullptr})[0]);
        QCOMPARE(together[1], alone[0]);
        QCOMPARE(together[2], alone[0]);
        QVERIFY(together[0] != together[1]);
    }
    void aModelOfOtherShapesIsRefused() {
        const auto model = tests::loadModel(tests::fixture("models/llama-tied"));
        try {
            readWholeModel(tests::fixture("models/qwen2-tied"), model->config(), at::kCPU, at::kFloat);
            QFAIL("nothing was thrown");
        } catch (const Error& error) {
            QCOMPARE(error.problems().front().code, ProblemCode::ModelChanged);
        }
    }
    void aStopIsHeard() {
        const auto model = tests::loadModel(tests::fixture("models/llama-tied"));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(Stopped, readWholeModel(tests::fixture("models/llama-tied"), model->config(), at::kCPU,
                                                         at::kFloat, {stop.get_token(), {}}));
    }
    void knowsAModelFromAnAdapter() {
        QVERIFY(isWholeModel(tests::fixture("models/llama-tied")));
        QVERIFY(!isWholeModel(tests::fixture("adapters/plain-qv")));
        QVERIFY(!isWholeModel(at("nothing")));
    }
};

QTEST_GUILESS_MAIN(tst_WholeModel)
#include "tst_WholeModel.moc"
