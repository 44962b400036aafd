#include "core/model/ModelConfig.h"
#include "core/model/ModelFolder.h"

#include "ModelFiles.h"

using namespace core;
using tests::smallest;

/// How rotary positions are stretched, as config.json says it in its old and new spellings.
class tst_RopeConfig : public QObject {
    Q_OBJECT

    tests::Scratch m_scratch;
    ModelConfig read(const nlohmann::json& json) const {
        m_scratch.write("config.json", json.dump());
        return readModelConfig(m_scratch.path());
    }

private slots:
    void ropeKinds() {
        const auto rope = [](const char* name) {
            return readModelConfig(tests::fixture(std::string("models/") + name)).rope;
        };
        QVERIFY(rope("llama-rope-linear").kind == RopeKind::Linear);
        QCOMPARE(rope("llama-rope-linear").factor, 4.0);
        QVERIFY(rope("llama-rope-dynamic").kind == RopeKind::Dynamic);
        const RopeConfig llama3 = rope("llama-rope-llama3");
        QVERIFY(llama3.kind == RopeKind::Llama3);
        QCOMPARE(llama3.theta, 500.0);
        QCOMPARE(llama3.factor, 8.0);
        QCOMPARE(llama3.lowFrequencyFactor, 1.0);
        QCOMPARE(llama3.highFrequencyFactor, 4.0);
        QCOMPARE(llama3.originalMaxPositions, 32);
        const RopeConfig yarn = rope("llama-rope-yarn-mscale");
        QVERIFY(yarn.kind == RopeKind::Yarn && !yarn.truncate && !yarn.attentionFactor);
        QCOMPARE(yarn.betaFast, 3.0);
        QCOMPARE(yarn.betaSlow, 0.5);
        QCOMPARE(yarn.mscale, 1.0);
        QCOMPARE(yarn.mscaleAllDim, 0.5);
        QCOMPARE(yarn.originalMaxPositions, 16);
    }

    void ropeOldAndNewSpelling() {
        nlohmann::json json = smallest();
        json["rope_theta"] = 5000;
        json["rope_parameters"] = {{"rope_type", "linear"}, {"factor", 2}};
        QCOMPARE(read(json).rope.theta, 5000.0);
        json["rope_parameters"]["rope_theta"] = 7000; // nearer to the kind, so it wins
        QCOMPARE(read(json).rope.theta, 7000.0);
        json["rope_scaling"] = {{"type", "dynamic"}, {"factor", 3}};
        QVERIFY(read(json).rope.kind == RopeKind::Dynamic);
        json["rope_scaling"] = nullptr;
        QVERIFY(read(json).rope.kind == RopeKind::Linear);
    }

    void whereStretchingStarts() {
        nlohmann::json json = smallest();
        json["rope_scaling"] = {{"rope_type", "yarn"}, {"factor", nullptr}, {"beta_fast", 0}};
        QCOMPARE(read(json).rope.originalMaxPositions, 64);
        QCOMPARE(read(json).rope.factor, 1.0);
        QCOMPARE(read(json).rope.betaFast, 32.0);
        json["rope_scaling"]["original_max_position_embeddings"] = 16;
        QCOMPARE(read(json).rope.factor, 4.0); // 64 / 16
        json["original_max_position_embeddings"] = 32;
        QCOMPARE(read(json).rope.originalMaxPositions, 32);
    }

    void aStretchedRopeReadsFurtherThanTheMaximum() {
        const auto length = [](const char* name) {
            return contextLength(readModelConfig(tests::fixture(std::string("models/") + name)));
        };
        QCOMPARE(length("llama-rope-linear"), 512); // 128, four times
        QCOMPARE(length("llama-rope-dynamic"), 64); // 32, twice
        QCOMPARE(length("llama-rope-llama3"), 128); // 32 are eight times stretched, and the maximum says how far
        QCOMPARE(length("llama-rope-yarn"), 64);    // 16, four times: the maximum has it already
        nlohmann::json json = smallest();
        QCOMPARE(contextLength(read(json)), 64);
        json["rope_scaling"] = {{"rope_type", "yarn"}, {"factor", 4.0}, {"original_max_position_embeddings", 64}};
        QCOMPARE(contextLength(read(json)), 256);
        json["rope_scaling"] = {{"rope_type", "linear"}, {"factor", 0.5}};
        QCOMPARE(contextLength(read(json)), 64);
    }
};

QTEST_GUILESS_MAIN(tst_RopeConfig)
#include "tst_RopeConfig.moc"
