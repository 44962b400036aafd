#include "tests/ui/session/ScriptedEngine.h"
#include "ui/session/ModelFit.h"

#include <QTest>

using namespace ui;

class tst_ModelFit : public QObject {
    Q_OBJECT
private slots:
    void sharesOfTheFreeMemoryDecide() {
        core::Device device = tests::cpu();
        device.freeBytes = 4000; // 1000 numbers of four bytes fill it
        QCOMPARE(modelFit(600, device).fit, Fit::Fits);
        QCOMPARE(modelFit(601, device).fit, Fit::Tight);
        QCOMPARE(modelFit(900, device).fit, Fit::Tight);
        QCOMPARE(modelFit(901, device).fit, Fit::TooLarge);
        QCOMPARE(modelFit(600, device).neededBytes, 2400ULL);
    }

    void aCardTakesHalfTheRoomAndTheProcessorDoesNot() {
        core::Device device = tests::cpu();
        device.freeBytes = 4000;
        device.fastBfloat16 = true; // «auto» stays float32 there
        QCOMPARE(modelFit(1000, device).neededBytes, 4000ULL);
        core::Device cuda = tests::card();
        QCOMPARE(modelFit(1000, cuda).neededBytes, 2000ULL);
    }

    void whatIsNotKnownIsNotGuessed() {
        core::Device device = tests::cpu();
        QCOMPARE(modelFit(0, device).fit, Fit::Unknown);
        device.freeBytes = 0;
        QCOMPARE(modelFit(1000, device).fit, Fit::Unknown);
        QCOMPARE(modelFit(1000, tests::card("no driver")).fit, Fit::Unknown);
    }
};

QTEST_GUILESS_MAIN(tst_ModelFit)
#include "tst_ModelFit.moc"
