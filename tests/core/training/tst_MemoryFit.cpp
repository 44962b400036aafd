#include "core/training/MemoryFit.h"

#include <QTest>

using namespace core;

class tst_MemoryFit : public QObject {
    Q_OBJECT
private slots:
    void aRunMayTakeFourFifthsInComfort() {
        QCOMPARE(runFit(800, 1000), Fit::Fits);
        QCOMPARE(runFit(801, 1000), Fit::Tight);
        QCOMPARE(runFit(1000, 1000), Fit::Tight);
        QCOMPARE(runFit(1001, 1000), Fit::TooLarge);
    }

    void weightsLeaveRoomForWhatATrainingNeedsBesides() {
        QCOMPARE(weightsFit(600, 1000), Fit::Fits);
        QCOMPARE(weightsFit(601, 1000), Fit::Tight);
        QCOMPARE(weightsFit(900, 1000), Fit::Tight);
        QCOMPARE(weightsFit(901, 1000), Fit::TooLarge);
    }

    void whatIsNotKnownIsNotGuessed() {
        for (const auto fit : {runFit, weightsFit}) {
            QCOMPARE(fit(0, 1000), Fit::Unknown);
            QCOMPARE(fit(1000, 0), Fit::Unknown);
        }
    }
};

QTEST_GUILESS_MAIN(tst_MemoryFit)
#include "tst_MemoryFit.moc"
