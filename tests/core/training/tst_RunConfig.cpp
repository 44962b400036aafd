#include "core/Error.h"
#include "core/ProblemText.h"
#include "core/training/RunConfig.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace core;
using nlohmann::json;

namespace {

RunConfig unusual() {
    RunConfig config;
    config.training.rank = 3;
    config.training.learningRate = 1.0 / 3;
    config.training.targetModules = {"q_proj", "v_proj"};
    config.training.device = "cuda:1";
    config.model = "/models/水晶 «7b»";
    config.format = "chat";
    config.adapter = "adapters/first";
    config.data = std::string(64, 'a');
    config.trainingRecords = 1'000'000'000'000;
    config.validationRecords = 20;
    config.testRecords = 3;
    config.started = "2026-11-26T16:09:00-05:30";
    config.modelFingerprint = "0123-4567-89ab";
    config.labels = {"no", "yes; perhaps"};
    return config;
}

std::vector<Problem> problemsOf(const json& object) {
    try {
        runConfigFromJson(object.is_string() ? object.get<std::string>() : object.dump(), "runs/1/config.json");
        return {};
    } catch (const Error& error) {
        return error.problems();
    }
}

} // namespace

class tst_RunConfig : public QObject {
    Q_OBJECT
    const json m_whole = json::parse(runConfigJson(unusual()));

private slots:
    void readsWhatItWrote() {
        const RunConfig wanted = unusual(), found = runConfigFromJson(runConfigJson(wanted), "x");
        QVERIFY(found.training == wanted.training);
        QCOMPARE(found.model, wanted.model);
        QCOMPARE(found.format, wanted.format);
        QCOMPARE(found.adapter, wanted.adapter);
        QCOMPARE(found.data, wanted.data);
        QCOMPARE(found.trainingRecords, wanted.trainingRecords);
        QCOMPARE(found.validationRecords, wanted.validationRecords);
        QCOMPARE(found.testRecords, wanted.testRecords);
        QCOMPARE(found.started, wanted.started);
        QCOMPARE(found.modelFingerprint, wanted.modelFingerprint);
        QCOMPARE(runConfigJson(found), runConfigJson(wanted));
        QVERIFY(runConfigFromJson(runConfigJson({}), "x").training == TrainingConfig());
    }
    void aRunsConfigServesAsSettings() {
        QVERIFY(trainingConfigFromJson(runConfigJson(unusual()), "x") == unusual().training);
    }
    void settingsAloneAreNoRun() {
        const auto problems = problemsOf(json::parse(trainingConfigJson({})));
        QCOMPARE(problems.size(), 1U);
        QVERIFY(problems[0].code == ProblemCode::ConfigInvalid);
        QCOMPARE(problems[0].where.field, std::string("run"));
    }
    void aNameThatIsNotUtf8CanStillBeWritten() {
        RunConfig config = unusual();
        config.model = "models/\xe9t\xe9";
        QCOMPARE(runConfigFromJson(runConfigJson(config), "x").model, std::string("models/\uFFFDt\uFFFD"));
    }
    void whatAnEarlierVersionHadNotMayBeMissing() {
        json earlier = m_whole;
        for (const char* key : {"started", "model_fingerprint", "labels"}) earlier["run"].erase(key);
        const RunConfig found = runConfigFromJson(earlier.dump(), "x");
        QVERIFY(found.started.empty() && found.modelFingerprint.empty() && found.testRecords == 3);
    }
    void aStartThatIsNoTimeIsASentence() {
        json broken = m_whole;
        broken["run"]["started"] = "yesterday";
        const auto problems = problemsOf(broken);
        QVERIFY(problems.size() == 1 && problems[0].code == ProblemCode::ConfigInvalid);
        QVERIFY(sentence(problems[0]).find("«started» is no time such as") != std::string::npos);
    }
    void everyMissingValueIsASentence() {
        for (const auto& [key, value] : m_whole.at("run").items()) {
            if (key == "started" || key == "model_fingerprint" || key == "labels") continue;
            json broken = m_whole;
            broken["run"].erase(key);
            const auto problems = problemsOf(broken);
            QVERIFY2(problems.size() == 1 && problems[0].code == ProblemCode::ConfigInvalid, key.c_str());
            const std::string said = sentence(problems[0]);
            QVERIFY2(said.starts_with("runs/1/config.json, field «run»: ") && said.find("«" + key + "»") != said.npos,
                     said.c_str());
        }
    }
    void everyValueOfAnotherKindIsASentence() {
        for (const auto& [key, value] : m_whole.at("run").items())
            for (const json& wrong : {json(nullptr), json(true), json::array(), json::object(),
                                      value.is_string() ? json(5) : json("5"), json(1.5)}) {
                if (key == "labels" && (wrong.is_array() || wrong.is_string())) continue; // none, or one
                json broken = m_whole;
                broken["run"][key] = wrong;
                const auto problems = problemsOf(broken);
                QVERIFY2(problems.size() == 1 && problems[0].code == ProblemCode::ConfigInvalid,
                         (key + " = " + wrong.dump()).c_str());
                const std::string said = sentence(problems[0]);
                QVERIFY2(said.find("«" + key + "»") != said.npos, said.c_str());
            }
    }
    void brokenFilesAreSentences_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        const auto with = [&](const char* key, const json& value) {
            json changed = m_whole;
            changed[key] = value;
            return QString::fromStdString(changed.dump());
        };
        const QString whole = QString::fromStdString(m_whole.dump());
        QTest::newRow("empty") << QString() << QString("it is not a JSON object");
        QTest::newRow("cut") << whole.left(whole.size() / 2) << QString("it is not a JSON object");
        QTest::newRow("list") << QString("[]") << QString("it is not a JSON object");
        QTest::newRow("newer") << with("version", 2) << QString("it has the version 2; 1 can be read");
        QTest::newRow("run is a text") << with("run", "1") << QString("it does not say what was trained");
        QTest::newRow("unknown setting") << with("lerning_rate", 1) << QString("Did you mean «learning_rate»?");
        QTest::newRow("bad setting") << with("rank", 0) << QString("Allowed: a whole number from 1 to 1024.");
    }
    void brokenFilesAreSentences() {
        QFETCH(QString, text);
        QFETCH(QString, said);
        const auto problems = problemsOf(json(text.toStdString()));
        QCOMPARE(problems.size(), 1U);
        const std::string whole = sentence(problems[0]);
        QVERIFY2(whole.starts_with("runs/1/config.json"), whole.c_str());
        QVERIFY2(QString::fromStdString(whole).contains(said), whole.c_str());
    }
};

QTEST_GUILESS_MAIN(tst_RunConfig)
#include "tst_RunConfig.moc"
