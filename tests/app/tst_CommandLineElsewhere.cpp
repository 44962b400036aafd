#include "tests/app/RealRun.h"

using namespace tests;
namespace fs = std::filesystem;

/// With the real engine: a run goes on on another day, with its model in another place, on another device, and without
/// the adapter that it began with.
class tst_CommandLineElsewhere : public QObject {
    Q_OBJECT
    QTemporaryDir m_base;
    QString m_model = m_base.filePath("models/dated");
    QString m_whole = m_base.filePath("whole/run");
    QString m_stopped = m_base.filePath("stopped/run");

    /// Between these two it is never the same day.
    static constexpr const char* East = "ZZZ-14";
    static constexpr const char* West = "ZZZ12";

    QString at(const QString& name) const { return m_base.filePath(name); }
    static void copy(const QString& from, const QString& to) {
        fs::create_directories(fs::path(to.toStdString()).parent_path());
        fs::copy(from.toStdString(), to.toStdString(), fs::copy_options::recursive);
    }
    static void write(const QString& name, const QByteArray& content) {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    static nlohmann::json configOf(const QString& run) {
        return nlohmann::json::parse(contentOf(run + "/config.json").constData());
    }
    static void prepareIn(QProcess& process, const char* zone, const QStringList& arguments) {
        prepareReal(process, arguments);
        QProcessEnvironment environment = process.processEnvironment();
        environment.insert("TZ", zone);
        process.setProcessEnvironment(environment);
    }
    static Outcome computeIn(const char* zone, const QStringList& arguments) {
        QProcess process;
        prepareIn(process, zone, arguments);
        process.start();
        return finish(process);
    }
    QStringList trainDated(const QString& run, const QStringList& more = {}) const {
        QStringList arguments = trainClinic(run, QStringList{"--validation-split", "0.2", "--evaluate-every", "4",
                                                             "--save-every", "3", "--dropout", "0.2"} +
                                                     more);
        arguments[2] = m_model;
        return arguments;
    }
    void stopAfterSomeSteps(const QStringList& arguments, const QString& run) {
        QProcess process;
        prepareIn(process, East, arguments);
        process.start();
        QVERIFY(waitForStep(process, run, 5));
        send(SIGINT, process);
        COMPARE_CODE(finish(process), 130);
    }
    /// The stopped run, with its records beside it.
    QString stoppedCopy(const QString& name) const {
        copy(m_base.filePath("stopped"), at(name));
        return at(name + "/run");
    }
    static QMap<QString, QByteArray> all(const QString& folder) {
        QMap<QString, QByteArray> found;
        for (const QString& name : filesOf(folder)) found[name] = contentOf(folder + "/" + name);
        return found;
    }
    static void compareWhole(const QString& run, const QString& whole) {
        const QByteArray found = difference(run, whole);
        QVERIFY2(found.isEmpty(), found.constData());
    }

private slots:
    void initTestCase() {
        copy(sampleModel(), m_model);
        write(m_model + "/chat_template.jinja",
              "{% for message in messages %}{{ message.role }} {{ strftime_now('%d %B') }}: {{ message.content }}\n"
              "{% endfor %}{% if add_generation_prompt %}assistant {{ strftime_now('%d %B') }}: {% endif %}");
        COMPARE_CODE(computeIn(East, trainDated(m_whole)), 0);
        QCOMPARE(QString::fromStdString(configOf(m_whole)["run"]["format"]), "chat");
        QVERIFY(QString::fromStdString(configOf(m_whole)["run"]["started"]).endsWith("+14:00"));
        stopAfterSomeSteps(trainDated(m_stopped), m_stopped);
    }
    void onAnotherDayItEndsTheSame() {
        const QString run = stoppedCopy("day");
        const Outcome resumed = computeIn(West, resume(run));
        COMPARE_CODE(resumed, 0);
        QVERIFY2(!resumed.err.contains("Not everything is as it was"), resumed.err.constData());
        compareWhole(run, m_whole);
    }
    /// What its start is kept for: without it the day is another.
    void withoutItsStartItHasOtherTokensAndSaysSo() {
        const QString run = stoppedCopy("startless");
        nlohmann::json config = configOf(run);
        config["run"].erase("started");
        write(run + "/config.json", QByteArray::fromStdString(config.dump()));
        const Outcome resumed = computeIn(West, resume(run));
        COMPARE_CODE(resumed, 0);
        QVERIFY2(resumed.err.contains("Not everything is as it was: records that become other tokens. The result need "
                                      "not be the same to the bit as without the interruption."),
                 resumed.err.constData());
    }
    void itsModelMayLieElsewhere() {
        const QString run = stoppedCopy("moved"), moved = at("models/moved");
        QVERIFY(QDir().rename(m_model, moved));
        const Outcome lost = compute(resume(run));
        const Outcome resumed = compute(resume(run) + QStringList{"--model", moved});
        const Outcome evaluated = compute({"evaluate", "--run", run, "--split", "validation"});
        QVERIFY(QDir().rename(moved, m_model));
        COMPARE_CODE(lost, 1);
        QVERIFY2(lost.err.startsWith(m_model.toUtf8() + ": "), lost.err.constData());
        COMPARE_CODE(resumed, 0);
        QVERIFY2(resumed.err.contains("Not everything is as it was: model " + moved.toUtf8() + " in place of " +
                                      m_model.toUtf8() + ". "),
                 resumed.err.constData());
        compareWhole(run, m_whole);
        QCOMPARE(QString::fromStdString(configOf(run)["run"]["model"]), moved);
        COMPARE_CODE(evaluated, 0);
    }
    void anotherModelIsRefused_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("config") << "config.json" << QByteArray("its config.json");
        QTest::newRow("weights") << "model.safetensors" << QByteArray("its weights");
    }
    void anotherModelIsRefused() {
        QFETCH(QString, file);
        QFETCH(QByteArray, said);
        const QString run = stoppedCopy("refused " + file), model = at("models/other " + file);
        copy(m_model, model);
        QByteArray content = contentOf(model + "/" + file);
        if (file == "config.json")
            content.insert(content.indexOf('{') + 1, "\"remark\": 77, ");
        else
            for (auto i = content.size() / 2; i < content.size(); ++i) content[i] = static_cast<char>(content[i] ^ 1);
        write(model + "/" + file, content);
        const auto before = all(run);
        const Outcome refused = compute(resume(run) + QStringList{"--model", model});
        COMPARE_CODE(refused, 1);
        QCOMPARE(refused.err, model.toUtf8() + ": the base model is not the one the run was started with: " + said +
                                  ". Choose the folder of that model.\n");
        QVERIFY(all(run) == before);
    }
    void anotherDeviceIsSaidAndKept() {
        const QString run = stoppedCopy("device");
        const auto before = all(run);
        COMPARE_CODE(compute(resume(run) + QStringList{"--device", "cuda:7"}), 1);
        COMPARE_CODE(compute(resume(run) + QStringList{"--threads", "-1"}), 2);
        QVERIFY(all(run) == before);
        const Outcome resumed =
            compute(resume(run) + QStringList{"--device", "auto", "--threads", "2", "--dtype", "bfloat16"});
        COMPARE_CODE(resumed, 0);
        QVERIFY2(resumed.err.contains("number format bfloat16 in place of float32, threads 2 in place of 1. "),
                 resumed.err.constData());
        const nlohmann::json config = configOf(run);
        COMPARE_JSON(config["dtype"], "bfloat16");
        COMPARE_JSON(config["threads"], 2);
        COMPARE_JSON(config["rank"], configOf(m_whole)["rank"]);
        const auto told = eventsOf<core::RunResumed>(run);
        QVERIFY(told.size() == 1 && told[0].differs.find("threads 2 in place of 1") != std::string::npos);
    }
    void theAdapterItBeganWithMayBeGone() {
        const QString adapter = at("adapter"), whole = at("begun-whole/run"), run = at("begun/run");
        copy(m_whole + "/adapter", adapter);
        const QStringList begun{"--adapter", adapter};
        COMPARE_CODE(computeIn(East, trainDated(whole, begun)), 0);
        stopAfterSomeSteps(trainDated(run, begun), run);
        QVERIFY(QDir(adapter).removeRecursively());
        const Outcome resumed = computeIn(West, resume(run));
        COMPARE_CODE(resumed, 0);
        QVERIFY2(!resumed.err.contains("Not everything is as it was"), resumed.err.constData());
        compareWhole(run, whole);
    }
};

QTEST_GUILESS_MAIN(tst_CommandLineElsewhere)
#include "tst_CommandLineElsewhere.moc"
