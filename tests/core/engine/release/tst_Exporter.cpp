// Exports are read from disk anew and must judge held-out texts as the adapter in memory does.
#include "core/Error.h"
#include "core/Files.h"
#include "core/engine/adapter/AdapterFolder.h"
#include "core/engine/adapter/Merge.h"
#include "core/engine/release/Exporter.h"
#include "core/engine/release/ModelWriter.h"
#include "tests/support/EngineModels.h"
#include "tests/support/Places.h"

#include <QTemporaryDir>
#include <QTest>

using namespace core;
using namespace core::engine;

namespace {

const std::vector<std::vector<std::int32_t>> Texts{{3, 9, 27, 81, 5, 15}, {1, 2, 3, 4}, {90, 80, 70, 60, 50, 40, 30}};

struct Pair {
    explicit Pair(const std::string& adapterName) {
        const std::filesystem::path folder = tests::fixture("adapters/" + adapterName);
        base = tests::fixture("models") / tests::readJson(folder / "expected.json").at("base").get<std::string>();
        opened = std::make_shared<const ModelFolder>(ModelFolder::open(base));
        model = tests::loadModel(base);
        adapter = std::make_shared<const Adapter>(readAdapter(folder, model->config(), at::kCPU));
    }
    std::filesystem::path base;
    std::shared_ptr<const ModelFolder> opened;
    std::shared_ptr<LanguageModel> model;
    std::shared_ptr<const Adapter> adapter;
};

void addAdapters() {
    QTest::addColumn<QString>("name");
    for (const auto& entry : std::filesystem::directory_iterator(tests::fixture("adapters")))
        if (entry.is_directory())
            QTest::newRow(entry.path().filename().c_str()) << QString::fromStdString(entry.path().filename());
}

void addFormats() {
    QTest::addColumn<bool>("isMerged");
    QTest::newRow("peft") << false;
    QTest::newRow("merged") << true;
}

} // namespace

class tst_Exporter : public QObject {
    Q_OBJECT
    QTemporaryDir m_place;
    std::filesystem::path at(const char* name) const {
        return std::filesystem::path(m_place.path().toStdString()) / name;
    }

    static std::vector<ExportEvent> exported(const Pair& pair, const ExportRequest& request) {
        Exporter exporter(pair.model, pair.opened, pair.adapter, request);
        std::vector<ExportEvent> events;
        while (exporter.advance({}, events) == TaskState::Running) {
        }
        return events;
    }

private Q_SLOTS:
    void cleanup() {
        for (const auto& entry : std::filesystem::directory_iterator(m_place.path().toStdString()))
            std::filesystem::remove_all(entry.path());
    }

    void mergedEqualsAttached_data() { addAdapters(); }
    void mergedEqualsAttached() {
        QFETCH(QString, name);
        const Pair pair(name.toStdString());
        const Adapter whole = merged(*pair.adapter, pair.model->config(), pair.model->parameters(), at::kFloat);
        QVERIFY(whole.terms().empty());
        for (const auto& ids : Texts) {
            const at::Tensor attached = tests::allLogits(*pair.model, ids, pair.adapter.get());
            QVERIFY(tests::relativeError(tests::allLogits(*pair.model, ids, &whole), attached) < 1e-5);
        }
        // Detached, the base is what it was.
        const at::Tensor base = tests::allLogits(*tests::loadModel(pair.base), Texts[0]);
        QVERIFY(at::equal(tests::allLogits(*pair.model, Texts[0]), base));
    }

    void aMergedFolderIsTheModelWithTheAdapter_data() { addAdapters(); }
    void aMergedFolderIsTheModelWithTheAdapter() {
        QFETCH(QString, name);
        const Pair pair(name.toStdString());
        const auto events = exported(pair, {1, ExportRequest::Format::Merged, at("merged"), Texts});
        const auto& verified = std::get<ExportVerified>(events[events.size() - 2]);
        QCOMPARE(verified.sequences, 3);
        QCOMPARE(verified.tokens, 14);
        QVERIFY(verified.largestDifference <= 1e-4);
        const auto model = tests::loadModel(at("merged"));
        const bool isExact = pair.opened->files()[0].tensors().begin()->second.type == DataType::F32;
        for (const auto& ids : Texts) {
            const at::Tensor wanted = tests::allLogits(*pair.model, ids, pair.adapter.get());
            QVERIFY(tests::relativeError(tests::allLogits(*model, ids), wanted) < (isExact ? 1e-5 : 2e-2));
        }
    }

    void aHeadThatCameToDifferIsUntiedForEveryReader() {
        const Pair pair("saved-embedding-and-head");
        QVERIFY(pair.model->config().tiedHead);
        exported(pair, {1, ExportRequest::Format::Merged, at("merged"), Texts});
        QVERIFY(!tests::readJson(at("merged") / "config.json").at("tie_word_embeddings").get<bool>());
        QVERIFY(ModelFolder::open(at("merged")).find("lm_head.weight"));
    }

    void aPeftFolderIsTheAdapter_data() { addAdapters(); }
    void aPeftFolderIsTheAdapter() {
        QFETCH(QString, name);
        const Pair pair(name.toStdString());
        exported(pair, {1, ExportRequest::Format::Peft, at("peft"), Texts});
        const Adapter read = readAdapter(at("peft"), pair.model->config(), at::kCPU);
        for (const auto& ids : Texts)
            QVERIFY(at::equal(tests::allLogits(*pair.model, ids, &read),
                              tests::allLogits(*pair.model, ids, pair.adapter.get())));
    }

    /// A run's adapter holds the path of its base, which is nobody's business but this computer's.
    void aPeftFolderNamesItsBaseAndNotItsPlace() {
        Pair pair("plain-qv");
        AdapterConfig config = pair.adapter->config();
        config.baseModel = "/home/mueller/patients/base";
        auto trained = std::make_shared<Adapter>(config);
        for (const auto& [module, term] : pair.adapter->terms()) trained->setTerm(module, term);
        pair.adapter = trained;
        exported(pair, {1, ExportRequest::Format::Peft, at("peft"), Texts});
        const std::string text = readFile(at("peft") / "adapter_config.json");
        QVERIFY(text.find("mueller") == std::string::npos);
        QCOMPARE(QString::fromStdString(readAdapterConfig(at("peft")).baseModel),
                 QString::fromStdString(pair.base.filename()));
    }

    /// Whoever asks a question meanwhile waits for one turn.
    void aTurnIsATensorOrAFewTexts_data() { addFormats(); }
    void aTurnIsATensorOrAFewTexts() {
        QFETCH(bool, isMerged);
        const Pair pair("plain-qv");
        ExportRequest request{1, ExportRequest::Format::Peft, at("out"), {}};
        if (isMerged) request.format = ExportRequest::Format::Merged;
        for (std::int32_t i = 0; i < 100; ++i) request.sequences.emplace_back(50, i + 1);
        Exporter exporter(pair.model, pair.opened, pair.adapter, request);
        std::vector<ExportEvent> events;
        int turns = 0;
        double before = 0;
        for (TaskState state = TaskState::Running; state == TaskState::Running; ++turns) {
            events.clear();
            state = exporter.advance({}, events);
            const auto& progress = std::get<ExportProgress>(events.back());
            const double part = static_cast<double>(progress.done) / static_cast<double>(progress.total);
            QVERIFY2(part >= before && part - before < 0.41, QByteArray::number(part));
            before = part;
        }
        QCOMPARE(before, 1.0);
        const int texts = 100 * 50 / 1024 + 1; // turns of one judging
        const int tensors = static_cast<int>(neededTensors(pair.model->config()).size());
        QVERIFY2(turns >= (isMerged ? 3 * texts + tensors : 2 * texts), QByteArray::number(turns));
    }

    void givenUpAfterAnyTurnNothingIsLeft_data() { addFormats(); }
    void givenUpAfterAnyTurnNothingIsLeft() {
        QFETCH(bool, isMerged);
        const Pair pair("plain-qv");
        ExportRequest request{1, ExportRequest::Format::Peft, at("out"), Texts};
        if (isMerged) request.format = ExportRequest::Format::Merged;
        const auto files = [this] {
            return std::distance(std::filesystem::directory_iterator(m_place.path().toStdString()), {});
        };
        for (const bool isStopped : {false, true})
            for (int turns = 0, isOver = 0; !isOver; ++turns) {
                {
                    Exporter exporter(pair.model, pair.opened, pair.adapter, request);
                    std::vector<ExportEvent> events;
                    TaskState state = TaskState::Running;
                    for (int i = 0; i < turns && state == TaskState::Running; ++i) state = exporter.advance({}, events);
                    isOver = state == TaskState::Finished;
                    std::stop_source stop;
                    stop.request_stop();
                    if (isStopped && !isOver) QCOMPARE(exporter.advance(stop.get_token(), events), TaskState::Stopped);
                    if (isStopped) QCOMPARE(files(), isOver ? 1 : 0);
                }
                QCOMPARE(files(), isOver ? 1 : 0);
                if (isOver) std::filesystem::remove_all(at("out"));
            }
    }

    void theFormatOfEachTensorIsKept() {
        const Pair pair("plain-qv");
        exported(pair, {1, ExportRequest::Format::Merged, at("merged"), Texts});
        const ModelFolder written = ModelFolder::open(at("merged"));
        for (const SafetensorsFile& file : pair.opened->files())
            for (const auto& [name, entry] : file.tensors()) {
                const TensorEntry* found = written.find(name);
                QVERIFY2(found && found->type == entry.type && found->shape == entry.shape, name.c_str());
            }
    }

    void whatDiffersIsLeftAsideAndNotPutInPlace() {
        const Pair pair("plain-qv");
        Exporter exporter(pair.model, pair.opened, pair.adapter, {1, ExportRequest::Format::Peft, at("peft"), Texts});
        std::vector<ExportEvent> events;
        exporter.advance({}, events);
        // Another adapter lies where ours was written.
        Adapter other = readAdapter(tests::fixture("adapters/plain-qv"), pair.model->config(), at::kCPU);
        for (const at::Tensor& parameter : other.parameters()) parameter.add_(0.1);
        writeAdapter(other, pair.model->config(), at("peft.unverified"));
        ProblemCode code{};
        try {
            while (exporter.advance({}, events) == TaskState::Running) {
            }
        } catch (const Error& error) {
            code = error.problems()[0].code;
            QVERIFY(isThere(at("peft.unverified") / "NOT-VERIFIED.txt"));
            QCOMPARE(QString::fromStdString(error.problems()[0].where.file),
                     QString::fromStdString(utf8(at("peft.unverified"))));
        }
        QCOMPARE(code, ProblemCode::ExportDiffers);
        QVERIFY(!std::filesystem::exists(at("peft")));
        QVERIFY(std::filesystem::exists(at("peft.unverified")));
    }

    void whatOverflowsInTheBasesFormatIsNotCalledDone() {
        const Pair pair("lora-on-tied-head"); // on a base whose weights are float16
        Adapter huge = *pair.adapter;
        for (const auto& [number, weight] : pair.adapter->replacements())
            huge.setReplacement(number,
                                at::cat({weight.narrow(0, 0, 1) * 1e7, weight.narrow(0, 1, weight.size(0) - 1)}));
        Exporter exporter(pair.model, pair.opened, std::make_shared<const Adapter>(huge),
                          {1, ExportRequest::Format::Merged, at("merged"), Texts});
        ProblemCode code{};
        try {
            std::vector<ExportEvent> events;
            while (exporter.advance({}, events) == TaskState::Running) {
            }
        } catch (const Error& error) {
            code = error.problems()[0].code;
        }
        QVERIFY(code == ProblemCode::ExportDiffers || code == ProblemCode::TensorNotFinite);
        QVERIFY(!std::filesystem::exists(at("merged")));
    }

    void aSlashAtTheEndChangesNothing() {
        const Pair pair("plain-qv");
        exported(pair, {1, ExportRequest::Format::Peft, at("peft") / "", Texts});
        QVERIFY(std::filesystem::exists(at("peft") / "adapter_config.json"));
        QCOMPARE(std::distance(std::filesystem::directory_iterator(m_place.path().toStdString()), {}), 1);
    }

    void aFolderThatCameMeanwhileIsNotReplaced() {
        const Pair pair("plain-qv");
        Exporter exporter(pair.model, pair.opened, pair.adapter, {1, ExportRequest::Format::Peft, at("peft"), Texts});
        std::vector<ExportEvent> events;
        exporter.advance({}, events);
        std::filesystem::create_directories(at("peft"));
        replaceFile(at("peft") / "notes.txt", "mine");
        ProblemCode code{};
        try {
            while (exporter.advance({}, events) == TaskState::Running) {
            }
        } catch (const Error& error) {
            code = error.problems()[0].code;
        }
        QCOMPARE(code, ProblemCode::FolderNotEmpty);
        QVERIFY(readFile(at("peft") / "notes.txt") == "mine");
        QVERIFY(!std::filesystem::exists(at("peft.unverified")));
    }

    void aFolderThatIsThereIsRefused() {
        const Pair pair("plain-qv");
        std::filesystem::create_directories(at("taken"));
        ProblemCode code{};
        try {
            Exporter(pair.model, pair.opened, pair.adapter, {1, ExportRequest::Format::Peft, at("taken"), Texts});
        } catch (const Error& error) {
            code = error.problems()[0].code;
        }
        QCOMPARE(code, ProblemCode::FolderNotEmpty);
    }

    void aStopLeavesNothing() {
        const Pair pair("plain-qv");
        Exporter exporter(pair.model, pair.opened, pair.adapter, {1, ExportRequest::Format::Merged, at("merged"), Texts});
        std::vector<ExportEvent> events;
        exporter.advance({}, events);
        std::stop_source source;
        source.request_stop();
        QCOMPARE(exporter.advance(source.get_token(), events), TaskState::Stopped);
        QVERIFY(std::filesystem::is_empty(m_place.path().toStdString()));
    }

    void everyWeightTrainedBecomesAModel() {
        const Pair pair("plain-qv");
        const Adapter whole = Adapter::whole(pair.model->parameters());
        {
            const c10::InferenceMode guard;
            QVERIFY(tests::relativeError(tests::allLogits(*pair.model, Texts[0], &whole),
                                         tests::allLogits(*pair.model, Texts[0])) < 1e-6);
        }
        writeModel(whole, *pair.opened, at("same"));
        QVERIFY(at::equal(tests::allLogits(*tests::loadModel(at("same")), Texts[0]),
                          tests::allLogits(*pair.model, Texts[0])));
        QCOMPARE(ModelFolder::open(at("same")).config().tiedHead, pair.model->config().tiedHead);
    }
};

QTEST_GUILESS_MAIN(tst_Exporter)
#include "tst_Exporter.moc"
