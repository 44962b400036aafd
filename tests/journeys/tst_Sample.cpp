/// Two clicks from the first start to an adapter: «Try the sample», «Train».
#include "core/Files.h"
#include "core/project/Project.h"
#include "core/training/FrozenRecords.h"
#include "core/training/Run.h"
#include "tests/journeys/Studio.h"
#include "tests/support/Times.h"

#include <QElapsedTimer>

using namespace ui;
using namespace tests;

class tst_Sample : public QObject {
    Q_OBJECT
private slots:
    void twoClicksLeadToAnAdapter() {
        const Home home;
        Studio studio(home.settings());
        EVENTUALLY(studio->engine().report().state == EngineState::Ready);
        Heartbeat heartbeat;

        studio.click("trySampleButton");
        EVENTUALLY(studio.isShown("trainPage") && studio.isShown("trainButton"));
        QElapsedTimer sinceClick;
        qint64 firstLossMs = -1;
        double tokens = 0;
        connect(&studio->training(), &TrainingSession::told, this, [&](const auto& events) {
            for (const core::TrainingEvent& event : events)
                if (const auto* step = std::get_if<core::StepFinished>(&event)) {
                    if (firstLossMs < 0) firstLossMs = sinceClick.elapsed();
                    tokens += static_cast<double>(step->tokens);
                }
        });
        sinceClick.start();
        studio.click("trainButton");
        EVENTUALLY(firstLossMs >= 0);
        const qint64 stallToFirst = heartbeat.takeLongest();
        EVENTUALLY(!studio->training().isActive());
        const qint64 stall = std::max(stallToFirst, heartbeat.takeLongest());
        QCOMPARE(studio->training().state(), TrainingState::Finished);

        const auto& events = studio->training().events();
        const auto* look = lastOf<core::EvaluationFinished>(events);
        QVERIFY(look);
        qInfo("the run: %.1f s, %.0f tokens/s; at its end %.1f %% of tokens and %.1f %% of answers right",
              lastOf<core::RunFinished>(events)->seconds, tokens / lastOf<core::RunFinished>(events)->seconds,
              100 * look->tokenAccuracy, 100 * look->exactMatch);
        QVERIFY(look->tokenAccuracy >= 0.9);
        QVERIFY(isInTime("the click to the first loss", firstLossMs, 2'000));
        QVERIFY(isInTime("the longest stall of the window", stall, 50));
        holdToDisk(toPath(studio->training().runFolder()));
    }

private:
    template <class Event> static const Event* lastOf(const std::vector<core::TrainingEvent>& events) {
        const Event* last = nullptr;
        for (const core::TrainingEvent& event : events)
            if (const auto* found = std::get_if<Event>(&event)) last = found;
        return last;
    }

    /// What the run leaves is what the command line and PEFT read.
    static void holdToDisk(const std::filesystem::path& run) {
        QVERIFY(core::isThere(run / "adapter" / "adapter_config.json"));
        QVERIFY(core::isThere(run / "adapter" / "adapter_model.safetensors"));
        const core::RunConfig config = core::Run::config(run);
        QCOMPARE(config.data.size(), 64U);
        const auto data = core::dataFolder(run.parent_path().parent_path());
        QVERIFY(core::isThere(data / (config.data + ".jsonl.zst")));
        const core::SplitRecords records = core::thaw(data, config.data);
        QCOMPARE(static_cast<std::int64_t>(records.training.size()), config.trainingRecords);
        QVERIFY(!records.validation.empty() && !records.test.empty());
    }
    static std::filesystem::path toPath(const QString& text) { return text.toStdString(); }
};

QTEST_MAIN(tst_Sample)
#include "tst_Sample.moc"
