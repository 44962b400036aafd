#include "core/model/ModelFolder.h"
#include "tests/support/Places.h"
#include "ui/train/TargetTicks.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace ui;

namespace {

using Names = std::vector<std::string>;

core::ModelConfig model(const char* name) {
    return core::readModelConfig(tests::fixture(std::string("models/") + name));
}

QCheckBox* tickOf(const TargetTicks& ticks, const char* name) {
    return ticks.findChild<QCheckBox*>(QLatin1String(name));
}

const Names AllNames{"q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"};

} // namespace

class tst_TargetTicks : public QObject {
    Q_OBJECT
private slots:
    void everyFamilyShowsItsModules_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"llama-gqa-bias", "mistral-window", "qwen2-tied", "sample"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }
    void everyFamilyShowsItsModules() {
        QFETCH(QString, name);
        TargetTicks ticks;
        const core::ModelConfig config = model(qPrintable(name));
        ticks.setModel(config);
        std::set<std::string> kinds;
        for (const core::LinearModule& module : core::linearModules(config))
            kinds.insert(module.path.substr(module.path.rfind('.') + 1));
        for (const std::string& kind : kinds) {
            const QCheckBox* tick = tickOf(ticks, ("target_" + kind).c_str());
            QVERIFY2(tick, kind.c_str());
            QVERIFY(tick->text().contains(QLatin1Char('%')));
            QVERIFY(!tick->accessibleName().isEmpty());
        }
        QCOMPARE(ticks.findChildren<QCheckBox*>().size(), qsizetype(kinds.size() + 1));
    }

    void targetsAreShownAsTicks() {
        TargetTicks ticks;
        ticks.setModel(model("llama-gqa-bias"));
        QVERIFY(tickOf(ticks, "targetAll")->isChecked());
        QVERIFY(tickOf(ticks, "target_q_proj")->isChecked());
        QVERIFY(!tickOf(ticks, "target_lm_head")->isChecked());
        ticks.setTargets({"q_proj", "v_proj", "layers.0.mlp.up_proj"});
        QVERIFY(!tickOf(ticks, "targetAll")->isChecked());
        QVERIFY(tickOf(ticks, "target_q_proj")->isChecked());
        QVERIFY(!tickOf(ticks, "target_k_proj")->isChecked());
        QVERIFY(tickOf(ticks, "target_v_proj")->isChecked());
        QCOMPARE(ticks.findChild<QLineEdit*>()->text(), QStringLiteral("layers.0.mlp.up_proj"));
        ticks.setTargets({".*\\.(q|v)_proj"});
        QVERIFY(!tickOf(ticks, "target_q_proj")->isChecked());
        QCOMPARE(ticks.findChild<QLineEdit*>()->text(), QStringLiteral(".*\\.(q|v)_proj"));
    }

    void aTickTakenOutOfAllNamesTheOthers() {
        TargetTicks ticks;
        ticks.setModel(model("llama-gqa-bias"));
        QSignalSpy edited(&ticks, &TargetTicks::edited);
        tickOf(ticks, "target_k_proj")->click();
        Names expected = AllNames;
        expected.erase(expected.begin() + 1);
        QCOMPARE(ticks.targets(), expected);
        tickOf(ticks, "target_lm_head")->click();
        expected.push_back("lm_head");
        QCOMPARE(ticks.targets(), expected);
        tickOf(ticks, "targetAll")->click();
        QCOMPARE(ticks.targets(), Names{"all-linear"});
        tickOf(ticks, "targetAll")->click();
        QCOMPARE(ticks.targets(), AllNames);
        QCOMPARE(edited.size(), 4);
    }

    void namesTypedByHandStayBesideTicks() {
        TargetTicks ticks;
        ticks.setModel(model("llama-gqa-bias"));
        ticks.setTargets({"q_proj"});
        auto* line = ticks.findChild<QLineEdit*>();
        QTest::keyClicks(line, QStringLiteral("1.mlp.up_proj, 0.mlp.up_proj"));
        QCOMPARE(ticks.targets(), (Names{"q_proj", "1.mlp.up_proj", "0.mlp.up_proj"}));
        tickOf(ticks, "target_v_proj")->click();
        QCOMPARE(ticks.targets(), (Names{"q_proj", "v_proj", "1.mlp.up_proj", "0.mlp.up_proj"}));
    }

    void aPatternStandsAlone() {
        TargetTicks ticks;
        ticks.setModel(model("llama-gqa-bias"));
        ticks.setTargets({"q_proj"});
        auto* line = ticks.findChild<QLineEdit*>();
        QTest::keyClicks(line, QStringLiteral(".*\\.[qv]_proj{1,1}"));
        QCOMPARE(ticks.targets(), Names{".*\\.[qv]_proj{1,1}"}); // a comma inside does not cut it
        QVERIFY(!tickOf(ticks, "target_q_proj")->isChecked());
        tickOf(ticks, "target_o_proj")->click();
        QCOMPARE(ticks.targets(), Names{"o_proj"});
        QCOMPARE(line->text(), QString());
    }

    void nothingTickedIsSaidAndNotMended() {
        TargetTicks ticks;
        ticks.setModel(model("llama-gqa-bias"));
        ticks.setTargets({"q_proj"});
        tickOf(ticks, "target_q_proj")->click();
        QVERIFY(ticks.targets().empty());
    }

    void withoutAModelTheLineAndAllAreThere() {
        TargetTicks ticks;
        QCOMPARE(ticks.findChildren<QCheckBox*>().size(), 1);
        QTest::keyClicks(ticks.findChild<QLineEdit*>(), QStringLiteral("c_attn"));
        QCOMPARE(ticks.targets(), Names{"c_attn"});
        ticks.setModel(model("sample"));
        ticks.setModel(std::nullopt);
        QCOMPARE(ticks.findChildren<QCheckBox*>().size(), 1);
        QCOMPARE(ticks.targets(), Names{"c_attn"});
    }
};

QTEST_MAIN(tst_TargetTicks)
#include "tst_TargetTicks.moc"
