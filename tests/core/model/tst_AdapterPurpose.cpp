#include "core/model/AdapterPurpose.h"
#include "core/model/AdapterWeights.h"
#include "core/model/ModelFolder.h"

#include "ModelFiles.h"

using namespace core;
using tests::fixture;

class tst_AdapterPurpose : public QObject {
    Q_OBJECT
private slots:
    void aClassifiersAdapterTellsItsLabels_data() {
        QTest::addColumn<QString>("member");
        for (const char* member : {"distilbert", "bert", "roberta", "xlm-roberta", "electra", "albert", "llama", "qwen2", "mistral", "gpt2"})
            QTest::newRow(member) << QString::fromUtf8(member);
    }
    void aClassifiersAdapterTellsItsLabels() {
        QFETCH(QString, member);
        const auto folder = fixture("classifiers") / member.toStdString();
        const ModelPurpose purpose = purposeOfAdapter(folder / "adapter");
        QVERIFY(purpose.task == ModelTask::Classify);
        const LabelSet labels = *readModelConfig(folder / "model").labels;
        QCOMPARE(purpose.labels.count(), labels.count()); // PEFT writes no names
        const ModelConfig base = readModelConfig(folder / "model", purpose);
        QVERIFY(checkAdapter(folder / "adapter", &base).problems.empty());
    }
    void labelsBesideItNameThem() {
        const auto folder = m_scratch.copy(fixture("classifiers/bert/adapter"));
        m_scratch.write("copy/config.json", classifierConfigJson(fixture("classifiers/bert/model"),
                                                                 {ProblemType::MultiLabel, {"a", "b", "c"}}));
        QVERIFY(purposeOfAdapter(folder).labels == (LabelSet{ProblemType::MultiLabel, {"a", "b", "c"}}));
        // The base's own config may lie there, with as many labels as it had.
        m_scratch.write("copy/config.json", classifierConfigJson(fixture("classifiers/bert/model"),
                                                                 {ProblemType::SingleLabel, {"a", "b"}}));
        QCOMPARE(purposeOfAdapter(folder).labels.names, std::vector<std::string>({"LABEL_0", "LABEL_1", "LABEL_2"}));
    }
    void anyOtherIsForWhatTheModelWasMadeFor() {
        QVERIFY(purposeOfAdapter(fixture("adapters/plain-qv")).task == ModelTask::AsWritten);
        QVERIFY_THROWS_EXCEPTION(Error, purposeOfAdapter(fixture("adapters")));
    }
    void publishedAdapters() {
        LORIKEET_NEED_MATERIAL(folder, "adapters");
        QCOMPARE(purposeOfAdapter(folder / "distilbert-imdb-r8").labels.count(), 2);
        QCOMPARE(purposeOfAdapter(folder / "gpt2-seqcls-r8-fan_in_fan_out").labels.count(), 6);
    }

private:
    tests::Scratch m_scratch;
};

QTEST_GUILESS_MAIN(tst_AdapterPurpose)
#include "tst_AdapterPurpose.moc"
