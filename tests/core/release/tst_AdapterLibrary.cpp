#include "AdapterDesk.h"

#include <nlohmann/json.hpp>

using namespace core;
using namespace tests;

/// What a project's adapters are, and how one comes in, is named, goes and comes back.
class tst_AdapterLibrary : public QObject {
    Q_OBJECT

    static AdapterEntry entry(const AdapterDesk& desk, const std::string& key) {
        for (AdapterEntry& each : listAdapters(desk.project()))
            if (each.key == key) return std::move(each);
        return {};
    }
    static std::vector<std::string> keys(const AdapterDesk& desk) {
        std::vector<std::string> keys;
        for (const AdapterEntry& each : listAdapters(desk.project())) keys.push_back(each.key);
        std::ranges::sort(keys);
        return keys;
    }

private slots:
    void aProjectWithoutAnyHasNone() {
        const AdapterDesk desk;
        QVERIFY(listAdapters(desk.project()).empty());
    }
    void whatRunsMadeAndWhatWasImportedIsListed() {
        const AdapterDesk desk;
        const fs::path run = desk.run("run-1", someRecords(), desk.base);
        desk.copyOf(desk.adapter, "project/adapters/law");
        desk.copyOf(fixture("cli/model"), "project/runs/run-2"); // has no result
        fs::create_directories(adaptersFolder(desk.project()) / ".half");
        const auto now = fs::file_time_type::clock::now();
        fs::last_write_time(run / "adapter/adapter_model.safetensors", now - std::chrono::hours(1));
        fs::last_write_time(desk.project() / "adapters/law/adapter_model.safetensors", now);
        const std::vector<AdapterEntry> found = listAdapters(desk.project());
        QCOMPARE(found.size(), 2U);
        QCOMPARE(found[0].key, std::string("adapters/law"));
        QCOMPARE(found[0].name, std::string("law"));
        QVERIFY(found[0].run.empty() && found[0].problems.empty() && found[0].bytes > 1000);
        QCOMPARE(found[1].key, std::string("runs/run-1"));
        QCOMPARE(found[1].run, run);
        QCOMPARE(found[1].config.rank, readAdapterConfig(desk.adapter).rank);
        QCOMPARE(found[0].time - found[1].time, 3'600'000);
    }
    void aDamagedOneIsListedWithItsProblem() {
        const AdapterDesk desk;
        desk.copyOf(desk.adapter, "project/adapters/whole");
        replaceFile(desk.copyOf(desk.adapter, "project/adapters/torn") / "adapter_config.json", "{");
        fs::remove(desk.copyOf(desk.adapter, "project/adapters/light") / "adapter_model.safetensors");
        QVERIFY(entry(desk, "adapters/whole").problems.empty());
        QCOMPARE(namesOf(entry(desk, "adapters/torn").problems), std::string("config-invalid"));
        QCOMPARE(namesOf(entry(desk, "adapters/light").problems), std::string("file-missing"));
    }
    void theHashKnowsItWhereverItLies() {
        const AdapterDesk desk;
        const fs::path copy = desk.copyOf(desk.adapter, "elsewhere");
        QCOMPARE(adapterHash(copy).size(), 64U);
        QCOMPARE(adapterHash(copy), adapterHash(desk.adapter));
        std::string weights = readFile(copy / "adapter_model.safetensors");
        weights.back() = static_cast<char>(weights.back() ^ 1);
        replaceFile(copy / "adapter_model.safetensors", weights);
        QVERIFY(adapterHash(copy) != adapterHash(desk.adapter));
    }

    void anImportIsACopyUnderAFreeName() {
        const AdapterDesk desk;
        fs::create_directories(desk.project());
        const fs::path from = desk.copyOf(desk.adapter, "downloads/law");
        replaceFile(from / "training_args.bin", "a pickle that nobody asked for");
        const AdapterEntry first = importAdapter(from, desk.project(), desk.config);
        QCOMPARE(first.key, std::string("adapters/law"));
        QCOMPARE(adapterHash(first.folder), adapterHash(from));
        QCOMPARE(desk.namesIn(first.folder), (QStringList{"adapter_config.json", "adapter_model.safetensors"}));
        // The folder of a file that was dropped.
        QCOMPARE(importAdapter(from / "adapter_config.json", desk.project(), desk.config).key,
                 std::string("adapters/law 2"));
        QCOMPARE(importAdapter(desk.copyOf(desk.adapter, "runs/clinic/adapter") / "", desk.project(), desk.config).key,
                 std::string("adapters/clinic"));
        QCOMPARE(importAdapter(desk.copyOf(desk.adapter, "..secret"), desk.project(), desk.config).key,
                 std::string("adapters/secret"));
        QCOMPARE(keys(desk).size(), 4U);
    }
    void adaptersOfPeftAreImported_data() {
        QTest::addColumn<QString>("name");
        for (const auto& each : fs::directory_iterator(fixture("adapters")))
            if (each.is_directory()) QTest::newRow(each.path().filename().c_str()) << fromPath(each.path().filename());
    }
    void adaptersOfPeftAreImported() {
        QFETCH(QString, name);
        const AdapterDesk desk;
        const fs::path from = fixture("adapters") / name.toStdString();
        const std::string expected = readFile(from / "expected.json");
        const std::size_t at = expected.find("\"base\": \"") + 9;
        const ModelConfig base = readModelConfig(fixture("models/" + expected.substr(at, expected.find('"', at) - at)));
        QCOMPARE(adapterHash(importAdapter(from, desk.project(), base).folder), adapterHash(from));
    }
    void whatDoesNotFitIsRefusedWithAllThatIsWrong_data() {
        QTest::addColumn<QString>("wrong");
        QTest::newRow("adapter-wrong-base") << "tensor-shape";
        QTest::newRow("adapter-missing-key") << "tensor-missing";
        QTest::newRow("adapter-extra-key") << "adapter-not-loaded";
        QTest::newRow("adapter-misshapen") << "tensor-shape";
        QTest::newRow("adapter-not-finite") << "tensor-not-finite";
    }
    void whatDoesNotFitIsRefusedWithAllThatIsWrong() {
        QFETCH(QString, wrong);
        const AdapterDesk desk;
        const fs::path from = fixture("broken") / QTest::currentDataTag();
        const bool isOther = from.filename() == "adapter-wrong-base"; // the others are broken on their own base
        const ModelConfig base = readModelConfig(fixture(isOther ? "models/mistral-window" : "models/llama-gqa-bias"));
        const auto problems = problemsOf([&] { importAdapter(from, desk.project(), base); });
        QVERIFY(!problems.empty());
        QCOMPARE(namesOf(problems), namesOf(adapterProblems(from, base)));
        QVERIFY2(namesOf(problems).find(wrong.toStdString()) != std::string::npos, namesOf(problems).c_str());
        for (const Problem& problem : problems) QVERIFY(!problem.where.tensor.empty());
        QVERIFY(desk.namesIn(adaptersFolder(desk.project())).isEmpty());
    }
    void whatIsNoAdapterIsRefused() {
        const AdapterDesk desk;
        const auto import = [&](const fs::path& from) {
            return namesOf(problemsOf([&] { importAdapter(from, desk.project(), desk.config); }));
        };
        QCOMPARE(import(desk.at("nowhere")), std::string("folder-missing"));
        QVERIFY(import(desk.base).starts_with("config-missing"));
        QVERIFY(desk.namesIn(adaptersFolder(desk.project())).isEmpty());
    }
    void aStoppedImportLeavesNothing() {
        const AdapterDesk desk;
        std::stop_source stop;
        stop.request_stop();
        const Progress progress{stop.get_token(), {}};
        QVERIFY_THROWS_EXCEPTION(Stopped, importAdapter(desk.adapter, desk.project(), desk.config, progress));
        QVERIFY(desk.namesIn(adaptersFolder(desk.project())).isEmpty());
    }

    void nameAndNoteAreThePersons() {
        const AdapterDesk desk;
        desk.run("run-1", someRecords(), desk.base);
        desk.copyOf(desk.adapter, "project/adapters/law");
        for (const char* key : {"runs/run-1", "adapters/law"}) {
            setAdapterLabels(entry(desk, key), {"Für Frau Dr. Müller «门诊»", "the better one"});
            QCOMPARE(entry(desk, key).name, std::string("Für Frau Dr. Müller «门诊»"));
            QCOMPARE(entry(desk, key).note, std::string("the better one"));
            setAdapterLabels(entry(desk, key), {"", ""});
            QCOMPARE(entry(desk, key).name, std::string(key).substr(std::string(key).find('/') + 1));
        }
        const std::string hash = adapterHash(desk.project() / "adapters/law");
        QCOMPARE(hash, adapterHash(desk.adapter)); // labels are none of its weights
        replaceFile(desk.project() / "adapters/law/lorikeet.json", "[1");
        QCOMPARE(entry(desk, "adapters/law").name, std::string("law"));
        AdapterEntry gone = entry(desk, "adapters/law");
        fs::remove_all(gone.folder);
        QCOMPARE(namesOf(problemsOf([&] { setAdapterLabels(gone, {"x", ""}); })), std::string("folder-missing"));
    }
    void aBaseWithAStrangeNameIsShownAndNotLookedFor() {
        const AdapterDesk desk;
        const fs::path folder = desk.copyOf(desk.adapter, "project/adapters/law");
        for (const std::string& name :
             {std::string(9000, 'x') + "/y", std::string("/home/..//"), std::string("a\0b", 3)}) {
            auto config = nlohmann::json::parse(readFile(folder / "adapter_config.json"));
            config["base_model_name_or_path"] = name;
            replaceFile(folder / "adapter_config.json", config.dump());
            const AdapterEntry law = entry(desk, "adapters/law");
            QVERIFY(law.problems.empty());
            QCOMPARE(law.baseModel, name);
        }
    }
    void theBinGivesBack() {
        const AdapterDesk desk;
        desk.copyOf(desk.adapter, "project/adapters/law");
        const AdapterEntry law = entry(desk, "adapters/law");
        const fs::path binned = binAdapter(law, desk.project());
        QVERIFY(listAdapters(desk.project()).empty());
        QCOMPARE(binned, desk.project() / "bin/law");
        QCOMPARE(restoreAdapter(binned).key, std::string("adapters/law"));
        // The name was taken meanwhile, in the bin and among the adapters.
        const fs::path first = binAdapter(law, desk.project());
        desk.copyOf(desk.adapter, "project/adapters/law");
        const fs::path second = binAdapter(law, desk.project());
        QCOMPARE(second, desk.project() / "bin/law-2");
        QCOMPARE(restoreAdapter(first).key, std::string("adapters/law"));
        QCOMPARE(restoreAdapter(second).key, std::string("adapters/law 2"));
    }

private:
    static QString fromPath(const fs::path& path) { return QString::fromStdString(path.string()); }
};

QTEST_GUILESS_MAIN(tst_AdapterLibrary)
#include "tst_AdapterLibrary.moc"
