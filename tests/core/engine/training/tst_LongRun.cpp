// A long run takes no more memory at its end than at its beginning.
#include "core/Error.h"
#include "tests/support/EngineWorkshop.h"

#include <QTest>
#include <fstream>
#include <unistd.h>

using namespace tests;

namespace {

std::int64_t residentBytes() {
    std::ifstream file("/proc/self/statm");
    std::int64_t pages = 0, resident = 0;
    file >> pages >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

} // namespace

class tst_LongRun : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void memoryStaysFlatOverAThousandSteps() {
        Workshop shop("llama-tied");
        TrainingConfig config = quick();
        config.maxSteps = 1300;
        config.learningRate = 1e-4;
        config.dropout = 0.1;
        config.shuffle = true;
        config.evaluateEvery = 100;
        config.saveEvery = 100;
        const TrainingData validation = samplesOf(4, 150);
        Run run = Run::create(shop.nextFolder(), {config});
        Trainer trainer(shop.job(samplesOf(64, 160), config, &validation), run);
        std::int64_t early = 0, steps = 0;
        std::vector<TrainingEvent> events;
        while (trainer.advance({}, events) == TaskState::Running) {
            for (const TrainingEvent& event : events)
                if (const auto* step = std::get_if<StepFinished>(&event)) steps = step->step;
            events.clear();
            if (steps == 300 && early == 0) early = residentBytes();
        }
        QCOMPARE(steps, 1300);
        const std::int64_t grown = residentBytes() - early;
        QVERIFY2(grown < (4 << 20), qPrintable(QString::number(grown)));
    }
};

QTEST_GUILESS_MAIN(tst_LongRun)
#include "tst_LongRun.moc"
