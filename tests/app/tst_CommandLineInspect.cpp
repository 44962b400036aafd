#include "core/Files.h"
#include "tests/app/CommandLineRun.h"
#include "tests/support/JsonSchema.h"

#include <QTemporaryDir>

#include <map>

using namespace tests;
namespace fs = std::filesystem;

class tst_CommandLineInspect : public QObject {
    Q_OBJECT
    JsonSchema m_schema = JsonSchema::read(fs::path(LORIKEET_SOURCES) / "tests/schemas/inspect.schema.json");

    /// The answer, held to its schema; `usable` and the exit code say the same.
    nlohmann::json inspected(const QStringList& arguments) {
        const Outcome outcome = run(QStringList{"inspect", "--json"} + arguments);
        const nlohmann::json answer = outcome.json();
        const std::string problems = m_schema.problems(answer);
        if (!problems.empty()) qWarning("%s", problems.c_str());
        const bool usable = answer.at("usable").get<bool>();
        const bool told = answer.at("problems").empty() || !outcome.err.isEmpty();
        if (!problems.empty() || outcome.code != (usable ? 0 : 1) || usable != answer.at("problems").empty() || !told)
            return {};
        return answer;
    }
    static std::vector<std::string> names(const nlohmann::json& problems) {
        std::vector<std::string> list;
        for (const nlohmann::json& problem : problems) list.push_back(problem.at("problem"));
        return list;
    }
    /// A copy of the fixture's adapter with one text of its config replaced.
    static QString changedAdapter(QTemporaryDir& folder, const QByteArray& from, const QByteArray& to) {
        fs::copy(fixture("cli/adapter"), folder.path().toStdString(),
                 fs::copy_options::recursive | fs::copy_options::overwrite_existing);
        QFile file(folder.filePath("adapter_config.json"));
        if (!file.open(QIODevice::ReadOnly)) return {};
        QByteArray text = file.readAll();
        file.close();
        if (!text.contains(from) || !file.open(QIODevice::WriteOnly)) return {};
        file.write(text.replace(from, to));
        return folder.path();
    }

private slots:
    void modelSaysWhatItIs() {
        const nlohmann::json answer = inspected({"--model", path("model")});
        COMPARE_JSON(answer["family"], "llama");
        COMPARE_JSON(answer["parameters"], 8720);
        COMPARE_JSON(answer["context"], 1024);
        COMPARE_JSON(answer["tokenizer"]["vocabulary"], 300);
        COMPARE_JSON(answer["format"], "alpaca");
        const QByteArray text = run({"inspect", "--model", path("model")}).out;
        for (const char* each : {"llama", "8,720", "1,024 tokens", "300"})
            QVERIFY2(text.contains(each), text.constData());
    }
    void adapterSaysWhatItIs() {
        const nlohmann::json answer = inspected({"--adapter", path("adapter")});
        COMPARE_JSON(answer["rank"], 2);
        COMPARE_JSON(answer["alpha"], 4.0);
        COMPARE_JSON(answer["targets"], nlohmann::json({"q_proj", "v_proj"}));
        COMPARE_JSON(answer["parameters"], 224);
        QVERIFY(!answer.contains("modules"));
    }
    void adapterIsHeldAgainstItsBase() {
        const nlohmann::json answer = inspected({"--adapter", path("adapter"), "--model", path("model")});
        QCOMPARE(answer["modules"].size(), std::size_t{4});
        COMPARE_JSON(answer["modules"][0]["path"], "model.layers.0.self_attn.q_proj");
        COMPARE_JSON(answer["modules"][0]["scaling"], 2.0);
    }
    void aTermOnATiedHeadFits() {
        const auto at = [](const char* name) { return QString::fromStdString(fixture(name).string()); };
        const nlohmann::json answer =
            inspected({"--adapter", at("adapters/lora-on-tied-head"), "--model", at("models/qwen2-tied")});
        QVERIFY2(answer.at("problems").empty(), answer.dump().c_str());
    }
    void aStretchedContextIsShownAsWhatItReads() {
        const QString model = QString::fromStdString(fixture("models/llama-rope-linear").string());
        COMPARE_JSON(inspected({"--model", model})["context"], 512);
    }
    void everyTensorOfAnotherRankIsListed() {
        QTemporaryDir folder;
        const QString adapter = changedAdapter(folder, "\"r\": 2", "\"r\": 3");
        const nlohmann::json answer = inspected({"--adapter", adapter, "--model", path("model")});
        QCOMPARE(names(answer["problems"]), std::vector<std::string>(8, "tensor-shape"));
    }
    void tensorsOfNoTargetAreListed() {
        QTemporaryDir folder;
        const QString adapter = changedAdapter(folder, "\"v_proj\"", "\"k_proj\"");
        const std::vector<std::string> found =
            names(inspected({"--adapter", adapter, "--model", path("model")})["problems"]);
        QCOMPARE(std::count(found.begin(), found.end(), "tensor-missing"), 4);
        QCOMPARE(std::count(found.begin(), found.end(), "adapter-not-loaded"), 4);
    }
    void targetThatMatchesNothingIsListed() {
        QTemporaryDir folder;
        const QString adapter = changedAdapter(folder, "\"q_proj\",\n    \"v_proj\"", "\"c_attn\"");
        QCOMPARE(names(inspected({"--adapter", adapter, "--model", path("model")})["problems"]),
                 std::vector<std::string>{"adapter-no-target"});
    }
    void valuesThatAreNoNumbersAreCounted() {
        QTemporaryDir folder;
        fs::copy(fixture("cli/adapter"), folder.path().toStdString(),
                 fs::copy_options::recursive | fs::copy_options::overwrite_existing);
        QFile file(folder.filePath("adapter_model.safetensors"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(file.size() - 8));
        file.write(QByteArray::fromHex("0000c07f0000807f")); // NaN, infinity
        file.close();
        const nlohmann::json answer = inspected({"--adapter", folder.path(), "--model", path("model")});
        QCOMPARE(names(answer["problems"]), std::vector<std::string>{"tensor-not-finite"});
        QVERIFY(answer["problems"][0]["text"].get<std::string>().find(" 2 ") != std::string::npos);
    }
    void dataIsCounted() {
        const nlohmann::json answer = inspected({"--data", path("records.json")});
        COMPARE_JSON(answer["format"], "json");
        COMPARE_JSON(answer["records"], 5);
        COMPARE_JSON(answer["with_input"], 3);
        COMPARE_JSON(answer["rejected"], 0);
    }
    void labelsOfAFolderAreCounted() {
        QTemporaryDir folder;
        const fs::path root = folder.path().toStdString();
        for (const char* part : {"train/pos", "train/neg", "test/pos", "train/unsup"}) {
            fs::create_directories(root / part);
            for (const char* name : {"1.txt", "2.txt"}) core::replaceFile(root / part / name, "a review");
        }
        core::replaceFile(root / "train/neg/3.txt", "\n");
        const nlohmann::json answer = inspected({"--data", folder.path()});
        COMPARE_JSON(answer["format"], "texts");
        COMPARE_JSON(answer["records"], 6);
        COMPARE_JSON(answer["rejected"], 1);
        COMPARE_JSON(answer["labels"]["most"][0]["label"], "pos");
        COMPARE_JSON(answer["labels"]["most"][0]["records"], 4);
        QCOMPARE(names(answer["warnings"]), (std::vector<std::string>{"record-field-unknown", "record-empty"}));
        const QByteArray text = run({"inspect", "--data", folder.path()}).out;
        QVERIFY2(text.contains("pos (4), neg (2)"), text.constData());
    }
    /// Training takes them for one label each, where no objective says that there are several.
    void labelsWithSemicolonsAreCountedBothWays() {
        QTemporaryDir folder;
        const QString file = folder.filePath("labels.jsonl");
        core::replaceFile(file.toStdString(), "{\"text\": \"a\", \"label\": \"red;blue\"}\n"
                                              "{\"text\": \"b\", \"label\": \"red;blue\"}\n"
                                              "{\"text\": \"c\", \"label\": \"red\"}\n");
        const nlohmann::json answer = inspected({"--data", file});
        COMPARE_JSON(answer["labels"]["different"], 2);
        COMPARE_JSON(answer["labels"]["most"][0]["label"], "red;blue");
        COMPARE_JSON(answer["separated_labels"]["most"][0]["label"], "red");
        COMPARE_JSON(answer["separated_labels"]["most"][0]["records"], 3);
        const QByteArray text = run({"inspect", "--data", file}).out;
        QVERIFY2(text.contains("red;blue (2), red (1)") && text.contains("red (3), blue (2)"), text.constData());
    }
    void badRecordsAreListedWithTheirLines() {
        const nlohmann::json answer = inspected({"--data", path("two-bad-lines.jsonl")});
        COMPARE_JSON(answer["records"], 4);
        COMPARE_JSON(answer["rejected"], 2);
        COMPARE_JSON(answer["warnings"][0]["row"], 2);
        COMPARE_JSON(answer["warnings"][1]["row"], 4);
    }
    void whatIsMissingHasAnAnswerToo() {
        const nlohmann::json answer = inspected({"--data", "/nowhere.json"});
        COMPARE_JSON(answer["kind"], "data");
        QCOMPARE(names(answer["problems"]), std::vector<std::string>{"file-missing"});
    }

    void malformedFilesGiveTheOutcomeOfTheirName_data() {
        QTest::addColumn<int>("records");
        QTest::addColumn<int>("rejected");
        QTest::addColumn<QString>("named"); ///< the first problem or warning
        QTest::newRow("crlf.jsonl") << 5 << 0 << "";
        QTest::newRow("empty-array.json") << -1 << 0 << "data-empty";
        QTest::newRow("empty-file.json") << -1 << 0 << "data-empty";
        QTest::newRow("extra-keys.json") << 5 << 0 << "record-field-unknown";
        QTest::newRow("gb18030.json") << 5 << 0 << "data-decoded";
        QTest::newRow("invalid-utf8.json") << -1 << 0 << "data-encoding";
        QTest::newRow("missing-output.json") << 4 << 1 << "record-field-missing";
        QTest::newRow("null-input.json") << 5 << 0 << "";
        QTest::newRow("number-as-output.json") << 4 << 1 << "record-field-type";
        QTest::newRow("trailing-comma.json") << 5 << 0 << "data-repaired";
        QTest::newRow("truncated.json") << 4 << 1 << "data-invalid";
        QTest::newRow("utf8-bom.json") << 5 << 0 << "data-repaired";
    }
    void malformedFilesGiveTheOutcomeOfTheirName() {
        LORIKEET_NEED_MATERIAL(folder, "datasets/malformed/alpaca-variants");
        QFETCH(int, records);
        QFETCH(int, rejected);
        QFETCH(QString, named);
        const nlohmann::json answer =
            inspected({"--data", QString::fromStdString((folder / QTest::currentDataTag()).string())});
        QVERIFY(!answer.is_null());
        const nlohmann::json& list = answer["problems"].empty() ? answer["warnings"] : answer["problems"];
        QCOMPARE(list.empty() ? std::string() : list[0]["problem"].get<std::string>(), named.toStdString());
        COMPARE_JSON(answer.value("records", -1), records);
        if (records >= 0) COMPARE_JSON(answer["rejected"], rejected);
    }
    void pastedExampleBecomesTwoRecords() {
        LORIKEET_NEED_MATERIAL(file, "datasets/malformed/primer-example.json");
        const nlohmann::json answer = inspected({"--data", QString::fromStdString(file.string())});
        COMPARE_JSON(answer["records"], 2);
        QCOMPARE(names(answer["warnings"]), (std::vector<std::string>{"data-repaired", "data-repaired"}));
    }
    void brokenDownloadsAreNamed_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("named");
        QTest::newRow("adapters/git-lfs-pointer-instead-of-weights") << "--adapter"
                                                                     << "weights-lfs-pointer";
        QTest::newRow("adapters/text-file-posing-as-safetensors") << "--adapter"
                                                                  << "weights-not-safetensors";
        QTest::newRow("adapters/gpt2-be-great-bin") << "--adapter"
                                                    << "weights-pickle";
        QTest::newRow("adapters/qwen2.5-7b-medical-llamafactory-log") << "--adapter"
                                                                      << "weights-missing";
        QTest::newRow("datasets/malformed/gpt2-clone-without-git-lfs") << "--model"
                                                                       << "weights-lfs-pointer";
        QTest::newRow("datasets/malformed/html-page-saved-as-weights") << "--model"
                                                                       << "weights-not-safetensors";
        QTest::newRow("models/retsim") << "--model"
                                       << "config-missing";
    }
    void brokenDownloadsAreNamed() {
        const auto folder = material(QTest::currentDataTag());
        if (!folder) QSKIP("material is absent");
        QFETCH(QString, kind);
        QFETCH(QString, named);
        const nlohmann::json answer = inspected({kind, QString::fromStdString(folder->string())});
        QVERIFY(!answer.is_null());
        const std::vector<std::string> found = names(answer["problems"]);
        QVERIFY2(std::find(found.begin(), found.end(), named.toStdString()) != found.end(), answer.dump().c_str());
    }
    void realAdapterFitsItsBaseAndNoOther() {
        LORIKEET_NEED_MATERIAL(adapter, "adapters/derived-stories260K-qv-r4");
        LORIKEET_NEED_MATERIAL(model, "models/stories260K/hf");
        const QString folder = QString::fromStdString(adapter.string());
        const nlohmann::json fits = inspected({"--adapter", folder, "--model", QString::fromStdString(model.string())});
        QCOMPARE(fits["modules"].size(), std::size_t{10});
        const nlohmann::json other = inspected({"--adapter", folder, "--model", path("model")});
        QVERIFY(other["problems"].size() >= 8);
    }
};

QTEST_GUILESS_MAIN(tst_CommandLineInspect)
#include "tst_CommandLineInspect.moc"
