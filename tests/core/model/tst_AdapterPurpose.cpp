#include "core/model/AdapterPurpose.h"
#include "core/model/AdapterWeights.h"
#include "core/model/ModelFolder.h"

#include "ModelFiles.h"
#include "tests/support/FixtureMembers.h"

using namespace core;
using tests::fixture;

class tst_AdapterPurpose : public QObject {
    Q_OBJECT
private slots:
    void aClassifiersAdapterTellsItsLabels_data() {
        tests::addFixtureMembers("classifiers");
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
    void aPickleIsNamed() {
        const auto folder = m_scratch.copy(fixture("classifiers/bert/adapter"));
        std::filesystem::rename(folder / "adapter_model.safetensors", folder / "adapter_model.bin");
        try {
            purposeOfAdapter(folder);
            QFAIL("it was read");
        } catch (const Error& error) {
            QCOMPARE(error.problems().front().code, ProblemCode::WeightsPickle);
        }
    }
    void publishedAdapters() {
        LORIKEET_NEED_MATERIAL(folder, "adapters");
        QCOMPARE(purposeOfAdapter(folder / "distilbert-imdb-r8").labels.count(), 2);
        QCOMPARE(purposeOfAdapter(folder / "gpt2-seqcls-r8-fan_in_fan_out").labels.count(), 6);
    }

    void publishedAdaptersFitABaseOfTheirFamily_data() {
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("problems");
        const QString none;
        QTest::newRow("dialogpt-small-patient-r4") << QStringLiteral("gpt2") << none;
        QTest::newRow("gpt2-seqcls-r8-fan_in_fan_out") << QStringLiteral("gpt2") << none;
        QTest::newRow("gpt2-imdb-both-bin-and-safetensors") << QStringLiteral("gpt2") << none;
        QTest::newRow("distilbert-imdb-r8") << QStringLiteral("distilbert") << none;
        QTest::newRow("distilbert-r16-qkv-bin") << QStringLiteral("distilbert") << QStringLiteral("weights-pickle");
    }
    void publishedAdaptersFitABaseOfTheirFamily() {
        LORIKEET_NEED_MATERIAL(adapters, "adapters");
        QFETCH(QString, family);
        QFETCH(QString, problems);
        const std::filesystem::path folder = adapters / QTest::currentDataTag();
        m_scratch.write("base/config.json", R"({"model_type":")" + family.toStdString() + R"("})"); // its usual sizes
        const bool isPickle = !problems.isEmpty();
        const ModelPurpose purpose = isPickle ? ModelPurpose{ModelTask::Classify, {}} : purposeOfAdapter(folder);
        const ModelConfig base = readModelConfig(m_scratch.path() / "base", purpose);
        const AdapterWeights found = checkAdapter(folder, &base);
        QCOMPARE(tests::shown(tests::namesOf(found.problems)), problems);
        QVERIFY(isPickle || found.terms.size() >= 12);
    }

private:
    tests::Scratch m_scratch;
};

QTEST_GUILESS_MAIN(tst_AdapterPurpose)
#include "tst_AdapterPurpose.moc"
