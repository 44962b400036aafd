#include "core/training/FrozenRecords.h"
#include "tests/app/RealRun.h"
#include "tests/support/JsonSchema.h"

#include <QFileInfo>

using namespace tests;
namespace fs = std::filesystem;

/// With the real engine: what a run puts aside, keeps and refuses.
class tst_CommandLineRuns : public QObject {
    Q_OBJECT
    QTemporaryDir m_base;
    QString at(const QString& name) const { return m_base.filePath(name); }

    static void write(const QString& name, const QByteArray& content) {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    static nlohmann::json jsonOf(const QString& name) { return nlohmann::json::parse(contentOf(name).constData()); }
    /// A run that was stopped after some steps, and its data, in a folder of its own.
    QString interrupted(const QString& name) {
        const QString run = at(name + "/run");
        QProcess process;
        prepareReal(process, trainClinic(run, {"--max-steps", "300"}));
        process.start();
        if (!waitForStep(process, run, 3)) return {};
        send(SIGINT, process);
        return finish(process).code == 130 ? run : QString();
    }
    static QString frozenFile(const QString& run) {
        const std::string hash = jsonOf(run + "/config.json")["run"]["data"].get<std::string>();
        return QFileInfo(run).path() + "/data/" + QString::fromStdString(hash) + ".jsonl.zst";
    }
    /// Every file below with its content.
    static QMap<QString, QByteArray> all(const QString& folder) {
        QMap<QString, QByteArray> found;
        for (const QString& name : filesOf(folder)) found[name] = contentOf(folder + "/" + name);
        return found;
    }
    /// Resumes, and holds the last line of what was said; nothing may change.
    void compareRefusal(const QString& run, const QByteArray& sentence) {
        const auto before = all(run);
        const Outcome outcome = compute(resume(run));
        COMPARE_CODE(outcome, 1);
        QCOMPARE(outcome.err, sentence + "\n");
        QVERIFY(all(run) == before);
    }

private slots:
    void sharesArePutAsideAndKept() {
        const Outcome outcome = compute(trainClinic(
            at("split/run"), {"--validation-split", "0.1", "--test-split", "0.2", "--evaluate-every", "8", "--json"}));
        COMPARE_CODE(outcome, 0);
        const nlohmann::json answer = outcome.json();
        const auto schema = JsonSchema::read(fs::path(LORIKEET_SOURCES) / "tests/schemas/train.schema.json");
        QCOMPARE(schema.problems(answer), std::string());
        QVERIFY(answer["best_validation_loss"].get<double>() < answer["baseline_validation_loss"].get<double>() - 1);
        const nlohmann::json origin = jsonOf(at("split/run/config.json"))["run"];
        COMPARE_JSON(origin["training_records"], 42);
        COMPARE_JSON(origin["validation_records"], 6);
        COMPARE_JSON(origin["test_records"], 12);
        const core::SplitRecords records =
            core::thaw(at("split/data").toStdString(), origin["data"].get<std::string>());
        QCOMPARE(records.training.size(), 42U);
        QCOMPARE(records.validation.size(), 6U);
        QCOMPARE(records.test.size(), 12U);
        QCOMPARE(QString::fromStdString(records.test[0].file), clinic());
        QCOMPARE(outcome.err.count("validation loss"), 4); // before training, and after steps 8, 16 and 24
        QVERIFY2(outcome.err.contains("on 42 records"), outcome.err.constData());
    }
    /// Heads of files beside the weights are not counted: some kilobytes.
    void aPlanKnowsTheDiskThatARunTakes_data() {
        QTest::addColumn<QStringList>("method");
        QTest::newRow("lora") << QStringList{"--modules-to-save", "lm_head"};
        QTest::newRow("full") << QStringList{"--method", "full"};
    }
    void aPlanKnowsTheDiskThatARunTakes() {
        QFETCH(QStringList, method);
        const QString run = at(QString("disk-") + QTest::currentDataTag());
        const QStringList settings = method + QStringList{"--validation-split", "0.1", "--max-steps", "2"};
        const Outcome planned = compute(trainClinic(run, settings + QStringList{"--plan", "--json"}));
        COMPARE_CODE(planned, 0);
        COMPARE_CODE(compute(trainClinic(run, settings)), 0);
        const auto compare = [&](const char* key, const QStringList& files) {
            qint64 bytes = 0;
            for (const QString& file : files) bytes += QFileInfo(run + "/" + file).size();
            const qint64 found = planned.json()[key].get<qint64>(), heads = 20'000 * files.size();
            QVERIFY2(bytes >= found && bytes < found + heads,
                     (QByteArray(key) + " " + QByteArray::number(found) + " of " + QByteArray::number(bytes)));
        };
        const QString result = method.contains("full") ? "model/model.safetensors" : "adapter/adapter_model.safetensors";
        const QString weights = QFileInfo(result).fileName(), checkpoint = "checkpoint/state.safetensors";
        compare("result_bytes", {result});
        compare("checkpoint_bytes", {checkpoint});
        compare("disk_bytes", {result, "best/" + weights, "last/" + weights, checkpoint});
    }
    void theBestIsKeptBesideTheLast() {
        const Outcome outcome = compute(trainClinic(at("best/run"), {"--validation-split", "0.2", "--evaluate-every",
                                                                     "1", "--learning-rate", "0.3", "--lr-scheduler",
                                                                     "constant", "--max-steps", "3"}));
        COMPARE_CODE(outcome, 0);
        const auto looks = eventsOf<core::EvaluationFinished>(at("best/run"));
        const auto best = std::min_element(looks.begin() + 1, looks.end(),
                                           [](const auto& left, const auto& right) { return left.loss < right.loss; });
        QCOMPARE(looks.size(), 4U);
        QVERIFY(best->step < 3);
        const auto weights = [&](const char* part) {
            return contentOf(at("best/run/") + part + "/adapter_model.safetensors");
        };
        QVERIFY(weights("adapter") == weights("best") && weights("last") != weights("best"));
        const QByteArray wanted = " (step " + QByteArray::number(static_cast<int>(best->step)) +
                                  "). The adapter of that step lies in " + at("best/run/adapter").toUtf8() + ".\n";
        QVERIFY2(outcome.out.endsWith(wanted), outcome.out.constData());
    }
    void patienceEndsTheRunEarly() {
        const Outcome outcome = compute(
            trainClinic(at("early/run"), {"--validation-split", "0.2", "--evaluate-every", "1", "--learning-rate", "0.3",
                                          "--early-stopping-patience", "2", "--lr-scheduler", "constant", "--json"}));
        COMPARE_CODE(outcome, 0);
        COMPARE_JSON(outcome.json()["stopped_early"], true);
        QVERIFY(outcome.json()["step"] < 24);
        COMPARE_JSON(outcome.json()["step"], outcome.json()["best_step"].get<int>() + 2);
        const Outcome again = compute(resume(at("early/run")));
        QVERIFY2(again.out.contains("The run ended early: nothing had got better for a while."), again.out.constData());
    }
    void trainingGoesOnFromAnAdapter() {
        const QStringList settings{"--rank", "4", "--alpha", "12", "--target-modules", "q_proj,down_proj"};
        COMPARE_CODE(compute(trainClinic(at("on/first"), settings)), 0);
        const Outcome outcome =
            compute(trainClinic(at("on/second"), {"--adapter", at("on/first/adapter"), "--max-steps", "3"}));
        COMPARE_CODE(outcome, 0);
        const auto first = eventsOf<core::StepFinished>(at("on/first"));
        const auto second = eventsOf<core::StepFinished>(at("on/second"));
        QVERIFY(second[0].loss < first[0].loss - 1);
        QVERIFY2(outcome.err.contains("training goes on from the adapter " + at("on/first/adapter").toUtf8() +
                                      ": its rank, alpha and target modules are used. "),
                 outcome.err.constData());
        const nlohmann::json config = jsonOf(at("on/second/config.json"));
        COMPARE_JSON(config["rank"], 4);
        COMPARE_JSON(config["alpha"], 12.0);
        COMPARE_JSON(config["target_modules"], nlohmann::json({"q_proj", "down_proj"}));
        QCOMPARE(QString::fromStdString(config["run"]["adapter"]), at("on/first/adapter"));
    }
    void aWholeModelIsTrained() {
        const Outcome outcome =
            compute(trainClinic(at("full/run"), {"--method", "full", "--learning-rate", "1e-3", "--json"}));
        COMPARE_CODE(outcome, 0);
        const QString model = at("full/run/model");
        QCOMPARE(QString::fromStdString(outcome.json()["model"]), model);
        COMPARE_JSON(outcome.json()["adapter"], nullptr);
        QVERIFY(!QFile::exists(at("full/run/adapter")));
        COMPARE_CODE(compute({"inspect", "--model", model}), 0);
        const auto lossOf = [](const QString& folder) {
            const Outcome score = compute({"score", "--model", folder, "--data", clinic()});
            return score.lines().last().split(' ').value(4).toDouble(); // All records: mean loss 6.1 nats …
        };
        QVERIFY2(lossOf(model) < lossOf(sampleModel()) - 2, QByteArray::number(lossOf(model)));
        const Outcome answer =
            compute({"generate", "--model", model, "--instruction", "Answer a message to the desk of the clinic.",
                     "--input", "When are you open?", "--max-new-tokens", "5"});
        COMPARE_CODE(answer, 0);
        QVERIFY(!answer.out.trimmed().isEmpty());
    }
    /// Also where its checkpoint and its data are gone: there is nothing to go on with.
    void aFinishedRunIsLeftAsItIs() {
        const Outcome whole = compute(trainClinic(at("finished/run"), {"--validation-split", "0.1", "--json"}));
        COMPARE_CODE(whole, 0);
        for (const bool hasParts : {true, false}) {
            if (!hasParts) QVERIFY(QDir(at("finished/data")).removeRecursively());
            if (!hasParts) QVERIFY(QDir(at("finished/run/checkpoint")).removeRecursively());
            const auto before = all(at("finished"));
            const Outcome again = compute(resume(at("finished/run")) + QStringList{"--json"});
            COMPARE_CODE(again, 0);
            QCOMPARE(again.err, QByteArray("This run has finished already; nothing was changed.\n"));
            COMPARE_JSON(again.json(), whole.json());
            QVERIFY(all(at("finished")) == before);
        }
    }
    void whatCannotGoOnIsASentence() {
        const QString run = interrupted("broken");
        QVERIFY(!run.isEmpty());
        const QByteArray name = run.toUtf8();
        const QByteArray data = contentOf(frozenFile(run));
        write(frozenFile(run), data.left(data.size() - 1));
        compareRefusal(run, frozenFile(run).toUtf8() + ": the records of the run are not the ones it was started with. "
                                                       "Put the file back as it was, or start a new run.");
        QVERIFY(QFile::remove(frozenFile(run)));
        compareRefusal(run, frozenFile(run).toUtf8() + ": there is no such file. Check the name and the folder.");
        write(frozenFile(run), data);
        const QByteArray state = contentOf(run + "/checkpoint/state.safetensors");
        write(run + "/checkpoint/state.safetensors", state.left(1000));
        COMPARE_CODE(compute(resume(run)), 1);
        QVERIFY(QFile::remove(run + "/checkpoint/state.safetensors"));
        compareRefusal(run, name + ": the run has no checkpoint to go on from. Start a new run.");
        write(run + "/checkpoint/state.safetensors", state);
        const QByteArray config = contentOf(run + "/config.json");
        write(run + "/config.json", config.left(config.size() / 2));
        compareRefusal(run, name + "/config.json: the config cannot be used: it is not a JSON object. Download the file "
                                   "again, or correct the value.");
        write(run + "/config.json", config);
        compareRefusal(at("nowhere"), at("nowhere/config.json").toUtf8() +
                                          ": there is no such file. Check the name and the folder.");
        COMPARE_CODE(compute(resume(run)), 0);
    }
    void aRunIsFoundByAnyNameOfItsFolder() {
        const QString run = interrupted("with space/it's");
        QVERIFY(!run.isEmpty());
        const QString moved = at("moved/a run");
        QVERIFY(QDir().mkpath(at("moved")) && QDir().rename(run, moved));
        QVERIFY(QDir().rename(at("with space/it's/data"), at("moved/data")));
        QProcess process;
        prepareReal(process, resume("."));
        process.setWorkingDirectory(moved);
        process.start();
        QVERIFY(waitForStep(process, moved, 8));
        send(SIGINT, process);
        COMPARE_CODE(finish(process), 130);
        process.setArguments(resume("a run/"));
        process.setWorkingDirectory(at("moved"));
        process.start();
        QVERIFY(waitForStep(process, moved, 20));
        send(SIGINT, process);
        const Outcome outcome = finish(process);
        COMPARE_CODE(outcome, 130);
        QVERIFY2(outcome.err.endsWith("lorikeet-cli train --resume --out 'a run/'\n"), outcome.err.constData());
        COMPARE_CODE(compute(resume(moved + "/")), 0);
    }
};

QTEST_GUILESS_MAIN(tst_CommandLineRuns)
#include "tst_CommandLineRuns.moc"
