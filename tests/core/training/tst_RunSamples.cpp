#include "core/Files.h"
#include "core/training/RunSamples.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace core;

class TestRunSamples : public QObject {
    Q_OBJECT

    static std::filesystem::path folder(const QTemporaryDir& dir) { return dir.path().toStdString(); }
    static SamplePrompt prompt(const std::string& instruction) {
        SamplePrompt made;
        made.record.instruction = instruction;
        made.record.output = "wanted «" + instruction + "»";
        return made;
    }

private slots:
    void whatIsWrittenIsRead() {
        const QTemporaryDir dir;
        const std::vector prompts{prompt("one\ntwo"), prompt("问题")};
        writeSamplePrompts(folder(dir), prompts);
        appendSampleAnswers(folder(dir), {0, {"a", "b"}});
        appendSampleAnswers(folder(dir), {5, {"c \"d\"", "\u2028"}});
        const RunSamples samples = readSamples(folder(dir));
        QVERIFY(samples.prompts == prompts);
        QCOMPARE(samples.answers.size(), 2);
        QVERIFY((samples.answers[1] == SampleAnswers{5, {"c \"d\"", "\u2028"}}));
    }

    void aRunWithoutSamplesHasNone() {
        const QTemporaryDir dir;
        QVERIFY(readSamples(folder(dir)).prompts.empty());
    }

    void aResumedPartAnswersAnew() {
        const QTemporaryDir dir;
        writeSamplePrompts(folder(dir), {prompt("one")});
        for (const std::int64_t step : {0, 5, 10, 5}) appendSampleAnswers(folder(dir), {step, {std::to_string(step)}});
        const RunSamples samples = readSamples(folder(dir));
        QCOMPARE(samples.answers.size(), 2);
        QCOMPARE(samples.answers.back().step, 5);
    }

    void aTornLineAndForeignLinesAreLeftOut() {
        const QTemporaryDir dir;
        writeSamplePrompts(folder(dir), {prompt("one")});
        appendSampleAnswers(folder(dir), {5, {"a"}});
        std::ofstream(folder(dir) / "samples.jsonl", std::ios::app) << "[1]\n{\"step\":7}\n{\"step\":10,\"answ";
        QCOMPARE(readSamples(folder(dir)).answers.size(), 1);
    }

    void answersAfterATornLineAreNotLost() {
        const QTemporaryDir dir;
        writeSamplePrompts(folder(dir), {prompt("one")});
        std::ofstream(folder(dir) / "samples.jsonl", std::ios::app) << "{\"step\":5,\"answ";
        appendSampleAnswers(folder(dir), {10, {"a"}});
        QCOMPARE(readSamples(folder(dir)).answers.size(), 1);
        QCOMPARE(readSamples(folder(dir)).answers.front().step, 10);
    }

    void samplesAreSpreadAndOfValidationFirst() {
        std::vector<Record> training(3), validation(10);
        for (std::size_t i = 0; i < validation.size(); ++i) validation[i].instruction = std::to_string(i);
        const auto chosen = chooseSamples(validation, training, 3);
        QCOMPARE(chosen.size(), 3);
        QCOMPARE(chosen[0].record.instruction, std::string("0"));
        QCOMPARE(chosen[1].record.instruction, std::string("3"));
        QCOMPARE(chosen[2].record.instruction, std::string("6"));
        QCOMPARE(chooseSamples({}, training, 5).size(), 3);
        QVERIFY(chooseSamples({}, {}, 5).empty());
    }
};

QTEST_GUILESS_MAIN(TestRunSamples)
#include "tst_RunSamples.moc"
