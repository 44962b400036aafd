#include "tests/app/RealRun.h"

using namespace tests;

/// What the second starter shows: a small encoder learns from 300 labelled reviews, and is asked of reviews whose words
/// and sentences none of them had.
class tst_CommandLineReviews : public QObject {
    Q_OBJECT
    static QString starter(const QString& part) {
        return QStringLiteral(LORIKEET_SOURCES "/resources/review-starter/") + part;
    }

private slots:
    void theModelIsSmallAndWhole() {
        const Outcome outcome = compute({"inspect", "--model", starter("model"), "--json"});
        COMPARE_CODE(outcome, 0);
        QVERIFY(outcome.json()["problems"].empty());
        qint64 bytes = 0;
        for (const QString& name : filesOf(starter("model"))) bytes += QFile(starter("model/" + name)).size();
        QVERIFY2(bytes < 6'000'000, QByteArray::number(bytes).constData());
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
        const double words = std::max(answer["baselines"]["commonest_label"].get<double>(),
                                      answer["baselines"]["bag_of_words"].get<double>());
        const double adapter = answer["results"].back()["accuracy"];
        const QByteArray found = outcome.out;
        QVERIFY2(words < 0.65, found.constData());
        QVERIFY2(adapter >= words + 0.2, found.constData());
        QVERIFY2(adapter >= 0.87, found.constData());
    }
};

QTEST_GUILESS_MAIN(tst_CommandLineReviews)
#include "tst_CommandLineReviews.moc"
