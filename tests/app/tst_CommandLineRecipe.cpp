#include "tests/app/RealRun.h"
#include "tests/support/Places.h"
#include "tests/support/RandomEncoder.h"

#include <QRegularExpression>

using namespace tests;
using namespace Qt::StringLiterals;

namespace {

void write(const QString& file, const QByteArray& text) {
    QDir().mkpath(QFileInfo(file).path());
    QFile opened(file);
    QVERIFY(opened.open(QIODevice::WriteOnly));
    opened.write(text);
}

/// The layout of the IMDB reviews: a file a text, in folders that are called by their label.
void makeReviews(const QString& folder, int ofEach) {
    for (const char* split : {"train", "test"})
        for (int i = 0; i < ofEach; ++i) {
            const QString place = folder + u'/' + QLatin1StringView(split);
            const QByteArray number = QByteArray::number(i);
            write(place + u"/pos/%1_9.txt"_s.arg(i), "A wonderful film, warm and funny; seen " + number + " times.");
            write(place + u"/neg/%1_2.txt"_s.arg(i), "A dreadful film, cold and dull; seen for " + number + " minutes.");
        }
}

std::int64_t vocabularyOfTheSample() {
    return core::readModelConfig(fixture("models/sample")).vocabularySize;
}

} // namespace

/// The classic example whole: a recipe by its name, an encoder's folder, and texts as they come.
class tst_CommandLineRecipe : public QObject {
    Q_OBJECT
private slots:
    void theClassicRunLearnsAFolderPerLabel() {
        QTemporaryDir folder;
        const QString model = folder.filePath("model"), data = folder.filePath("aclImdb"), run = folder.filePath("run");
        makeDistilBert(model.toStdString(), fixture("models/sample"), vocabularyOfTheSample());
        makeReviews(data, 24);
        const Outcome trained = compute({"train", "--recipe", "imdb-distilbert", "--model", model, "--data", data,
                                         "--validation-split", "0.2", "--epochs", "12", "--learning-rate", "5e-3",
                                         "--threads", "1", "--device", "cpu", "--out", run});
        COMPARE_CODE(trained, 0);
        QVERIFY2(trained.err.contains("ai.stanford.edu"), trained.err.constData()); // where its records come from
        const core::RunConfig config = core::Run::config(run.toStdString());
        QCOMPARE(config.training.task, std::string("classification"));
        QCOMPARE(config.training.targetModules, std::vector<std::string>{"q_lin"});
        QCOMPARE(config.training.rank, std::int64_t(4));
        QCOMPARE(config.training.alpha, 32.0);
        QCOMPARE(config.training.epochs, 12.0); // what is said beside the recipe wins
        QCOMPARE(config.labels, (std::vector<std::string>{"neg", "pos"}));
        QCOMPARE(config.testRecords, std::int64_t(48));
        const auto looks = eventsOf<core::EvaluationFinished>(run);
        QCOMPARE(looks.size(), std::size_t(13)); // before, and after each epoch
        const Outcome judged = compute({"evaluate", "--run", run, "--json", "--threads", "1"});
        COMPARE_CODE(judged, 0);
        QVERIFY2(looks.back().judged->accuracy() > 0.9, judged.out.constData());
    }

    void theClassicRunTakesRealReviewsAsTheyLie() {
        LORIKEET_NEED_MATERIAL(sentences, "datasets/sst2/dev.tsv");
        LORIKEET_NEED_MATERIAL(vocabulary, "tokenizers/bert-base-uncased");
        const QString reviews = QString::fromStdString(sentences.string());
        const QString tokenizer = QString::fromStdString(vocabulary.string());
        QTemporaryDir folder;
        const QString model = folder.filePath("model"), run = folder.filePath("run");
        makeDistilBert(model.toStdString(), tokenizer.toStdString(), 30522);
        COMPARE_CODE(compute({"train", "--recipe", "imdb-distilbert", "--model", model, "--data", reviews,
                              "--validation-split", "0.1", "--max-steps", "30", "--threads", "1", "--device", "cpu",
                              "--out", run}),
                     0);
        QCOMPARE(eventsOf<core::StepFinished>(run).size(), std::size_t(30));
        const auto looks = eventsOf<core::EvaluationFinished>(run);
        QVERIFY(looks.size() > 1 && looks.back().judged);
        QCOMPARE(looks.back().judged->records, std::int64_t(87));
        QVERIFY(std::isfinite(looks.back().loss));
    }

    void aRecipeCanBeAFileOfOnesOwn() {
        QTemporaryDir folder;
        QByteArray own = contentOf(QStringLiteral(LORIKEET_SOURCES "/resources/recipes/imdb-distilbert.json"));
        own.replace("\"key\": \"rank\", \"value\": 4", "\"key\": \"rank\", \"value\": 6");
        write(folder.filePath("own.json"), own);
        const Outcome outcome = compute({"train", "--recipe", folder.filePath("own.json"), "--model", sampleModel(),
                                         "--data", clinic(), "--max-steps", "1", "--task", "causal_lm",
                                         "--target-modules", "all-linear", "--max-length", "512", "--threads", "1",
                                         "--out", folder.filePath("run")});
        COMPARE_CODE(outcome, 0);
        QCOMPARE(core::Run::config(folder.filePath("run").toStdString()).training.rank, std::int64_t(6));
    }

    void whatIsNoRecipeIsSaid() {
        const QStringList rest{"--model", sampleModel(), "--data", clinic(), "--out", "/nowhere"};
        const Outcome unknown = compute(QStringList{"train", "--recipe", "goulash"} + rest);
        COMPARE_CODE(unknown, 2);
        QVERIFY2(unknown.err.contains("goulash") && unknown.err.contains("imdb-distilbert"), unknown.err.constData());
        const Outcome both = compute(QStringList{"train", "--recipe", "imdb-distilbert", "--config", "x.json"} + rest);
        COMPARE_CODE(both, 2);
        QTemporaryDir folder;
        write(folder.filePath("broken.json"), R"({"version": 1, "key": "x", "values": [{"key": "rnak", "value": 3}]})");
        const Outcome broken = compute(QStringList{"train", "--recipe", folder.filePath("broken.json")} + rest);
        QVERIFY2(broken.code != 0 && broken.err.contains("rnak"), broken.err.constData());
    }
};

QTEST_GUILESS_MAIN(tst_CommandLineRecipe)
#include "tst_CommandLineRecipe.moc"
