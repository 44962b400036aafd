#include "core/Error.h"
#include "core/engine/adapter/AdapterFolder.h"
#include "tests/support/EngineModels.h"
#include "tests/support/Places.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <set>
#include <sys/resource.h>

using namespace core;
using namespace core::engine;

namespace {

std::filesystem::path adapterFolder(const QString& name) {
    return tests::fixture("adapters") / name.toStdString();
}

std::set<ProblemCode> codesOf(const std::filesystem::path& folder, const ModelConfig& model) {
    std::set<ProblemCode> codes;
    try {
        readAdapter(folder, model, at::kCPU);
    } catch (const Error& error) {
        for (const Problem& problem : error.problems()) codes.insert(problem.code);
    }
    return codes;
}

void addAdapters() {
    QTest::addColumn<QString>("name");
    for (const auto& entry : std::filesystem::directory_iterator(tests::fixture("adapters")))
        if (std::filesystem::exists(entry.path() / "expected.json"))
            QTest::newRow(entry.path().filename().c_str()) << QString::fromStdString(entry.path().filename().string());
}

} // namespace

/// Adapters made by PEFT, on their bases: values in tests/fixtures/adapters, made by tests/reference.
class tst_AdapterFolder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void logitsEqualPeft_data() { addAdapters(); }
    void logitsEqualPeft() {
        QFETCH(QString, name);
        const nlohmann::json expected = tests::readJson(adapterFolder(name) / "expected.json");
        const auto model = tests::loadModel(tests::fixture("models") / expected["base"].get<std::string>());
        const Adapter adapter = readAdapter(adapterFolder(name), model->config(), at::kCPU);
        for (const auto& sequence : expected["sequences"]) {
            const std::vector<std::int32_t> ids = sequence["ids"];
            const at::Tensor logits = tests::allLogits(*model, ids, &adapter);
            QVERIFY(tests::relativeError(logits, tests::allLogits(*model, ids)) > 1e-3); // it acts
            for (const auto& row : sequence["logits"])
                QVERIFY(tests::relativeError(logits[row["position"].get<std::int64_t>()],
                                             tests::vectorOf(row["values"])) <= 1e-5);
        }
    }

    void itIsReadTensorByTensorAndCanBeStopped() {
        const auto model = tests::loadModel(tests::fixture("models/llama-gqa-bias"));
        const std::filesystem::path folder = adapterFolder("plain-qv");
        std::vector<std::uint64_t> told;
        std::uint64_t bytes = 0;
        readAdapter(folder, model->config(), at::kCPU, {{}, [&](std::uint64_t done, std::uint64_t total) {
                                                            told.push_back(done);
                                                            bytes = total;
                                                        }});
        QVERIFY(told.size() > 2 && std::is_sorted(told.begin(), told.end()));
        QVERIFY(told.back() == bytes && bytes > 0);
        for (const std::size_t word : {std::size_t{1}, told.size() / 2, told.size()}) {
            std::stop_source source;
            std::size_t words = 0;
            const Progress progress{source.get_token(), [&](std::uint64_t, std::uint64_t) {
                                        if (++words == word) source.request_stop();
                                    }};
            QVERIFY_THROWS_EXCEPTION(Stopped, readAdapter(folder, model->config(), at::kCPU, progress));
        }
    }

    void columnsOfOneBatchKeepTheirOwnAdapters() {
        const auto model = tests::loadModel(tests::fixture("models/llama-gqa-bias"));
        std::vector<std::shared_ptr<Adapter>> adapters{nullptr};
        for (int seed = 1; seed <= 3; ++seed) {
            AdapterConfig config;
            config.targetModules = seed == 2 ? std::vector<std::string>{"q_proj"}
                                             : std::vector<std::string>{"q_proj", "down_proj", "v_proj"};
            adapters.push_back(std::make_shared<Adapter>(
                Adapter::fresh(config, model->config(), at::kCPU, static_cast<std::uint64_t>(seed))));
            for (const auto& [module, term] : adapters.back()->terms()) {
                term.b.detach().normal_(0, 0.3);
            }
        }
        const std::vector<std::vector<std::int32_t>> prompts{{1, 2, 3}, {4, 5}, {6, 7, 8, 9}, {10}};
        std::vector<SequenceInput> inputs;
        for (std::size_t i = 0; i < 4; ++i) inputs.push_back({prompts[i], adapters[i].get(), nullptr});
        const at::Tensor together = tests::allLogits(*model, inputs);
        std::int64_t begin = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const auto length = static_cast<std::int64_t>(prompts[i].size());
            QVERIFY(tests::relativeError(together.narrow(0, begin, length),
                                         tests::allLogits(*model, prompts[i], adapters[i].get())) <= 1e-5);
            begin += length;
        }
    }

    void aFreshAdapterChangesNothing() {
        const auto model = tests::loadModel(tests::fixture("models/qwen2-tied"));
        AdapterConfig config;
        config.targetModules = std::string("all-linear");
        const Adapter adapter = Adapter::fresh(config, model->config(), at::kCPU, 42);
        QVERIFY(!adapter.terms().empty());
        const std::vector<std::int32_t> ids{1, 2, 3, 4, 5};
        QVERIFY(at::equal(tests::allLogits(*model, ids, &adapter), tests::allLogits(*model, ids)));
    }

    void writtenAndReadAgainIsTheSame() {
        QTemporaryDir place;
        const std::filesystem::path folder = std::filesystem::path(place.path().toStdString()) / "adapter";
        const nlohmann::json expected =
            tests::readJson(adapterFolder(QStringLiteral("all-linear-rslora")) / "expected.json");
        const auto model = tests::loadModel(tests::fixture("models") / expected["base"].get<std::string>());
        const Adapter first =
            readAdapter(adapterFolder(QStringLiteral("all-linear-rslora")), model->config(), at::kCPU);
        writeAdapter(first, model->config(), folder);
        writeAdapter(first, model->config(), folder); // replaces
        const Adapter second = readAdapter(folder, model->config(), at::kCPU);
        QCOMPARE(second.terms().size(), first.terms().size());
        for (const auto& [module, term] : first.terms()) {
            QVERIFY(at::equal(second.term(module)->a, term.a));
            QVERIFY(at::equal(second.term(module)->b, term.b));
            QCOMPARE(second.term(module)->scaling, term.scaling);
        }
        QVERIFY(!std::filesystem::exists(folder.string() + ".part"));
        QVERIFY(!std::filesystem::exists(folder.string() + ".old"));
    }

    void everyAdapterIsReadAgainAsItWasWritten_data() { addAdapters(); }
    void everyAdapterIsReadAgainAsItWasWritten() {
        QFETCH(QString, name);
        QTemporaryDir place;
        const std::filesystem::path folder = std::filesystem::path(place.path().toStdString()) / "adapter";
        const nlohmann::json expected = tests::readJson(adapterFolder(name) / "expected.json");
        const ModelConfig model = readModelConfig(tests::fixture("models") / expected["base"].get<std::string>());
        const Adapter first = readAdapter(adapterFolder(name), model, at::kCPU);
        writeAdapter(first, model, folder);
        const Adapter second = readAdapter(folder, model, at::kCPU);
        QCOMPARE(second.terms().size(), first.terms().size());
        QCOMPARE(second.replacements().size(), first.replacements().size());
        for (const auto& [module, weight] : first.replacements())
            QVERIFY(at::equal(*second.replacement(module), weight));
    }

    void whatLiesBeneathATermIsKeptAndNotTrained() {
        const ModelConfig model = readModelConfig(tests::fixture("models/qwen2-tied"));
        const Adapter read = readAdapter(adapterFolder("lora-on-tied-head"), model, at::kCPU);
        const Adapter copy = read.trainableCopy(0.25);
        QCOMPARE(copy.config().dropout, 0.25);
        for (const auto& [module, term] : copy.terms()) QCOMPARE(term.dropout, 0.25);
        QCOMPARE(copy.parameters().size(), 2 * copy.terms().size());
        QCOMPARE(copy.replacements().size(), std::size_t{1});
        QVERIFY(!copy.replacements().begin()->second.requires_grad());
        for (const at::Tensor& parameter : copy.parameters()) QVERIFY(parameter.requires_grad());
    }

    void aFullDiskKeepsTheOldAdapterAndLeavesNothingAside() {
        QTemporaryDir place;
        const std::filesystem::path folder = std::filesystem::path(place.path().toStdString()) / "adapter";
        const ModelConfig model = readModelConfig(tests::fixture("models/llama-tied"));
        AdapterConfig config;
        config.targetModules = std::string("all-linear");
        const Adapter old = Adapter::fresh(config, model, at::kCPU, 1);
        writeAdapter(old, model, folder);
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        const rlimit small{4096, before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
        ProblemCode code{};
        try {
            writeAdapter(Adapter::fresh(config, model, at::kCPU, 2), model, folder);
        } catch (const Error& error) {
            code = error.problems()[0].code;
        }
        setrlimit(RLIMIT_FSIZE, &before);
        QCOMPARE(code, ProblemCode::DiskFull);
        const Adapter kept = readAdapter(folder, model, at::kCPU);
        QVERIFY(at::equal(kept.terms().begin()->second.a, old.terms().begin()->second.a));
        QVERIFY(!std::filesystem::exists(folder.string() + ".part"));
    }

    void whatCoreRefusesIsRefused() {
        QTemporaryDir place;
        const std::filesystem::path folder = std::filesystem::path(place.path().toStdString()) / "adapter";
        const ModelConfig model = readModelConfig(tests::fixture("models") / baseOfPlain());
        std::filesystem::copy(adapterFolder(QStringLiteral("plain-qv")), folder);
        const std::filesystem::path weights = folder / "adapter_model.safetensors";
        std::vector<TensorToWrite> tensors;
        std::vector<std::vector<std::byte>> bytes;
        const SafetensorsFile file(weights);
        for (const auto& [key, entry] : file.tensors()) {
            bytes.emplace_back(static_cast<std::size_t>(entry.elementCount()) * sizeBytes(DataType::I64));
            tensors.push_back({key, DataType::I64, entry.shape, bytes.back()});
        }
        writeSafetensors(weights, tensors);
        QCOMPARE(codesOf(folder, model), (std::set{ProblemCode::TensorType}));
        std::filesystem::rename(weights, folder / "adapter_model.bin");
        QCOMPARE(codesOf(folder, model), (std::set{ProblemCode::WeightsPickle}));
    }

    void everyMismatchIsNamedByItsKind() {
        const ModelConfig model = readModelConfig(tests::fixture("models") / baseOfPlain());
        QCOMPARE(codesOf(tests::fixture("broken/adapter-missing-key"), model), (std::set{ProblemCode::TensorMissing}));
        QCOMPARE(codesOf(tests::fixture("broken/adapter-misshapen"), model), (std::set{ProblemCode::TensorShape}));
        QCOMPARE(codesOf(tests::fixture("broken/adapter-extra-key"), model), (std::set{ProblemCode::AdapterNotLoaded}));
        QCOMPARE(codesOf(tests::fixture("broken/adapter-not-finite"), model), (std::set{ProblemCode::TensorNotFinite}));
    }

    void anAdapterOfAnotherBaseNamesEveryTensor() {
        const ModelConfig other = readModelConfig(tests::fixture("models/mistral-window"));
        try {
            readAdapter(tests::fixture("broken/adapter-wrong-base"), other, at::kCPU);
            QFAIL("it was taken");
        } catch (const Error& error) {
            QVERIFY2(error.problems().size() > 1, error.what());
        }
    }

    void aDetachedBaseIsTheBase() {
        const auto model = tests::loadModel(tests::fixture("models/llama-gqa-bias"));
        const std::vector<std::int32_t> ids{5, 6, 7};
        const at::Tensor before = tests::allLogits(*model, ids);
        AdapterConfig config;
        config.targetModules = std::string("all-linear");
        {
            const Adapter adapter = Adapter::fresh(config, model->config(), at::kCPU, 1);
            for (const auto& [module, term] : adapter.terms()) term.b.detach().fill_(0.5);
            QVERIFY(!at::equal(tests::allLogits(*model, ids, &adapter), before));
        }
        QVERIFY(at::equal(tests::allLogits(*model, ids), before));
    }

private:
    /// The broken adapters were «plain-qv» before one thing in each was spoilt.
    static std::string baseOfPlain() {
        return tests::readJson(adapterFolder(QStringLiteral("plain-qv")) / "expected.json")["base"];
    }
};

QTEST_GUILESS_MAIN(tst_AdapterFolder)
#include "tst_AdapterFolder.moc"
