#include "AdapterDesk.h"
#include "core/release/AdapterBase.h"

#include <nlohmann/json.hpp>

using namespace core;
using namespace tests;

/// Whether an adapter is on the base that it was made for; shapes do not tell.
class tst_AdapterBase : public QObject {
    Q_OBJECT

    /// The same shapes and other weights, as two models of one size are.
    static fs::path sister(const AdapterDesk& desk, const std::string& name) {
        const fs::path model = desk.copyOf(desk.base, name);
        std::string weights = readFile(model / "model.safetensors");
        for (std::size_t i = weights.size() / 2; i < weights.size(); ++i)
            weights[i] = static_cast<char>(weights[i] ^ 1);
        replaceFile(model / "model.safetensors", weights);
        return model;
    }
    static fs::path imported(const AdapterDesk& desk, const std::string& baseName) {
        const fs::path folder = desk.at("imported");
        fs::remove_all(folder);
        desk.copyOf(desk.adapter, "imported");
        auto config = nlohmann::json::parse(readFile(folder / "adapter_config.json"));
        config["base_model_name_or_path"] = baseName;
        replaceFile(folder / "adapter_config.json", config.dump());
        return folder;
    }

private slots:
    void aRunTellsByItsFingerprint() {
        const AdapterDesk desk;
        const fs::path own = desk.copyOf(desk.base, "clinic-base"), other = sister(desk, "sister");
        const fs::path adapter = desk.run("run-1", someRecords(), own) / "adapter";
        QVERIFY(adapterProblems(adapter, readModelConfig(other)).empty()); // its shapes fit
        QVERIFY(!otherBase(adapter, own));
        QCOMPARE(otherBase(adapter, other), std::optional<std::string>("clinic-base"));
        fs::rename(own, desk.at("moved"));
        QVERIFY(!otherBase(adapter, desk.at("moved"))); // wherever it lies
    }
    void aRunOfAnEarlierVersionTellsNothing() {
        const AdapterDesk desk;
        const fs::path run = desk.run("run-1", someRecords(), desk.base);
        RunConfig config = Run::config(run);
        config.modelFingerprint.clear();
        replaceFile(run / "config.json", runConfigJson(config));
        QVERIFY(!otherBase(run / "adapter", sister(desk, "sister")));
    }
    void oneFromElsewhereTellsByTheNameItGives_data() {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("said");
        QTest::newRow("another") << "Qwen/Qwen2.5-0.5B" << "qwen2.5-0.5b-instruct" << "Qwen/Qwen2.5-0.5B";
        QTest::newRow("the same") << "Qwen/Qwen2.5-0.5B" << "qwen2.5-0.5b" << "";
        QTest::newRow("spelt otherwise") << "Qwen/Qwen2.5_0.5B" << "Qwen2.5-0.5B" << "";
        QTest::newRow("in the cache") << "Qwen/Qwen2.5-0.5B" << "models--Qwen--Qwen2.5-0.5B/snapshots/1f2e" << "";
        QTest::newRow("another owner") << "me/clinic" << "models--you--clinic/snapshots/1f2e" << "me/clinic";
        QTest::newRow("a folder elsewhere") << "/home/x/models/clinic" << "clinic" << "";
        QTest::newRow("no name") << "" << "clinic" << "";
        QTest::newRow("a name that says nothing") << "./model" << "clinic" << "";
        QTest::newRow("a name longer than any path") << QString(9000, 'x') + "/y" << "clinic" << "y";
    }
    void oneFromElsewhereTellsByTheNameItGives() {
        QFETCH(QString, given);
        QFETCH(QString, folder);
        QFETCH(QString, said);
        const AdapterDesk desk;
        const fs::path base = desk.copyOf(desk.base, folder.toStdString());
        const auto other = otherBase(imported(desk, given.toStdString()), base);
        QCOMPARE(QString::fromStdString(other.value_or("")), said);
    }
    void whatCannotBeReadTellsNothing() {
        const AdapterDesk desk;
        QVERIFY(!otherBase(desk.at("none"), desk.base));
        const fs::path run = desk.run("run-1", someRecords(), desk.base);
        QVERIFY(!otherBase(run / "adapter", desk.at("none")));
    }
};

QTEST_GUILESS_MAIN(tst_AdapterBase)
#include "tst_AdapterBase.moc"
