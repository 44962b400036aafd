#include "tests/app/RealRun.h"

using namespace tests;

/// What the first run without a display does: the starter model learns the sample task from 360 records, and is asked
/// of people and wordings it has never met.
class tst_CommandLineStarter : public QObject {
    Q_OBJECT
    static QString starter(const QString& part) { return QStringLiteral(LORIKEET_SOURCES "/resources/starter/") + part; }

private slots:
    void theModelIsSmallAndWhole() {
        const Outcome outcome = compute({"inspect", "--model", starter("model"), "--json"});
        COMPARE_CODE(outcome, 0);
        QVERIFY(outcome.json()["problems"].empty());
        qint64 bytes = 0;
        for (const QString& name : filesOf(starter("model"))) bytes += QFile(starter("model/" + name)).size();
        QVERIFY2(bytes < 10'000'000, QByteArray::number(bytes).constData());
    }

    void anAdapterReadsWhatWordsAloneDoNotTell() {
        QTemporaryDir folder;
        const QString run = folder.filePath("run");
        COMPARE_CODE(compute({"train", "--model", starter("model"), "--data", starter("records/train.json"),
                              "--validation", starter("records/validation.json"), "--test",
                              starter("records/test.json"), "--config", starter("train.json"), "--out", run}),
                     0);
        const Outcome outcome = compute({"evaluate", "--run", run, "--json"});
        COMPARE_CODE(outcome, 0);
        const nlohmann::json answer = outcome.json();
        const double base = answer["results"][0]["exact_match"], adapter = answer["results"][1]["exact_match"];
        const double words = std::max(answer["baselines"]["commonest_answer"].get<double>(),
                                      answer["baselines"]["bag_of_words"].get<double>());
        const QByteArray found = outcome.out;
        QVERIFY2(base < 0.4, found.constData());
        QVERIFY2(words < 0.6, found.constData());
        QVERIFY2(adapter >= words + 0.2, found.constData());
        QVERIFY2(adapter >= 0.75, found.constData());
    }
};

QTEST_GUILESS_MAIN(tst_CommandLineStarter)
#include "tst_CommandLineStarter.moc"
