#include "core/model/AdapterSize.h"
#include "core/model/ModelFolder.h"
#include "core/model/SafetensorsFile.h"

#include "ModelFiles.h"

using namespace core;
using tests::fixture;
using tests::namesOf;
using tests::problemsOf;

class tst_AdapterSize : public QObject {
    Q_OBJECT
private slots:
    void theCountIsThatOfTheFilePeftWrote_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"plain-qv", "all-linear-rslora", "patterns", "layers-to-transform", "saved-head",
                                 "saved-embedding-and-head", "regular-expression"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }
    void theCountIsThatOfTheFilePeftWrote() {
        QFETCH(QString, name);
        const std::filesystem::path folder = fixture("adapters/" + name.toStdString());
        const auto expected = tests::readJson(folder / "expected.json");
        const ModelConfig model = readModelConfig(fixture("models/" + expected.at("base").get<std::string>()));
        std::int64_t written = 0;
        const SafetensorsFile file(folder / "adapter_model.safetensors");
        for (const auto& [key, tensor] : file.tensors()) written += tensor.elementCount();
        QVERIFY(written > 0);
        QCOMPARE(adapterParameterCount(readAdapterConfig(folder), model), written);
    }

    void theCountGrowsWithTheRank() {
        const ModelConfig model = readModelConfig(fixture("models/llama-tied"));
        AdapterConfig adapter;
        adapter.targetModules = "all-linear";
        adapter.rank = 1;
        const std::int64_t one = adapterParameterCount(adapter, model);
        adapter.rank = 16;
        QCOMPARE(adapterParameterCount(adapter, model), 16 * one);
        QCOMPARE(adapterBytes(one), static_cast<std::uint64_t>(4 * one));
    }

    void aTargetThatIsNowhereIsAProblem() {
        const ModelConfig model = readModelConfig(fixture("models/llama-tied"));
        AdapterConfig adapter;
        adapter.targetModules = std::vector<std::string>{"nowhere"};
        QCOMPARE(namesOf(problemsOf([&] { adapterParameterCount(adapter, model); })),
                 std::string("adapter-no-target:target_modules"));
    }
};

QTEST_GUILESS_MAIN(tst_AdapterSize)
#include "tst_AdapterSize.moc"
