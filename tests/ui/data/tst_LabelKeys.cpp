#include "tests/ui/data/LabelPage.h"
#include "ui/session/LabelCounts.h"

#include <QPushButton>

using namespace ui;
using namespace Qt::StringLiterals;
using core::RecordField;
using tests::LabelPage;

/// Keys and buttons that give records a label.
class tst_LabelKeys : public QObject {
    Q_OBJECT
private slots:
    void keysLabelWhatIsSelected() {
        LabelPage bench({"good", "good", "bad", ""});
        QTRY_COMPARE(bench.labels.labels().size(), 2U);
        bench.select(2, RecordColumn::Instruction, 3, RecordColumn::Instruction);
        bench.press(Qt::Key_1, Qt::ControlModifier | Qt::AltModifier);
        QTRY_COMPARE(bench.label(3), std::string("good"));
        QCOMPARE(bench.label(2), std::string("good"));
        bench.settle();
        bench.press(Qt::Key_Z, Qt::ControlModifier); // one step
        QTRY_COMPARE(bench.label(2), std::string("bad"));
        QCOMPARE(bench.label(3), std::string());
        QVERIFY(!bench.isFieldOpen());
    }

    void keysKeepTheirLabels() {
        LabelPage bench({"neg", "neg", "pos", "", "", ""});
        QTRY_COMPARE(bench.labels.names(), (QStringList{u"neg"_s, u"pos"_s}));
        bench.select(3, RecordColumn::Instruction, 4, RecordColumn::Instruction);
        bench.press(Qt::Key_2, Qt::ControlModifier | Qt::AltModifier);
        QTRY_COMPARE(bench.labels.names(), (QStringList{u"pos"_s, u"neg"_s}));
        QTRY_COMPARE(bench.part<QPushButton>("labelButton2")->text(), u"pos"_s);
        bench.goTo(5, RecordColumn::Instruction);
        bench.press(Qt::Key_2, Qt::ControlModifier | Qt::AltModifier);
        QTRY_COMPARE(bench.label(5), std::string("pos"));
    }

    void aKeyTakesALabelOutOnlyWhereAllHaveIt() {
        LabelPage bench({"calm; happy", "happy", "sad"});
        QTRY_COMPARE(bench.labels.keyed().size(), 3U);
        bench.select(0, RecordColumn::Instruction, 2, RecordColumn::Instruction);
        bench.press(Qt::Key_1, Qt::ControlModifier | Qt::AltModifier);
        QTRY_COMPARE(bench.label(2), std::string("sad; happy"));
        QCOMPARE(bench.label(0), std::string("calm; happy"));
        QCOMPARE(bench.label(1), std::string("happy"));
        bench.settle();
        bench.press(Qt::Key_1, Qt::ControlModifier | Qt::AltModifier);
        QTRY_COMPARE(bench.label(2), std::string("sad"));
        QCOMPARE(bench.label(0), std::string("calm"));
        QCOMPARE(bench.label(1), std::string());
    }

    void theEditorOffersThem() {
        LabelPage bench({"good", "bad", ""});
        QTRY_COMPARE(bench.labels.labels().size(), 2U);
        bench.edit(2);
        QTRY_VERIFY(bench.labelField()->isVisible());
        auto* bad = bench.part<QPushButton>("labelButton1");
        QTRY_VERIFY(bad && bad->isVisible());
        QCOMPARE(bad->text(), u"bad"_s);
        QVERIFY(!bad->isChecked());
        QTest::mouseClick(bad, Qt::LeftButton);
        QTRY_COMPARE(bench.label(2), std::string("bad"));
        QTRY_VERIFY(bad->isChecked());
        bench.labelField()->setFocus();
        bench.labelField()->selectAll();
        QTest::keyClicks(bench.labelField(), u"go"_s);
        QTRY_VERIFY(bench.list());
        QTest::keyClick(bench.list(), Qt::Key_Down);
        QTest::keyClick(bench.labelField(), Qt::Key_Return);
        QTRY_COMPARE(bench.label(2), std::string("good"));
        QTRY_COMPARE(bench.labels.names(), (QStringList{u"good"_s, u"bad"_s}));
        bench.activate();
        QTest::keyClick(bench.labelField(), Qt::Key_1, Qt::ControlModifier | Qt::AltModifier);
        QTRY_COMPARE(bench.label(2), std::string("bad"));
        QTRY_COMPARE(bench.labelField()->text(), u"bad"_s);
    }
};

QTEST_MAIN(tst_LabelKeys)
#include "tst_LabelKeys.moc"
