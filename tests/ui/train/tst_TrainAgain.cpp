#include "tests/journeys/ScriptedDialogs.h"
#include "tests/support/RunFolders.h"
#include "tests/ui/session/JudgementBench.h"
#include "ui/session/LabelCounts.h"
#include "ui/shell/SystemColorScheme.h"
#include "ui/shell/Theme.h"
#include "ui/train/TrainingForm.h"
#include "ui/train/TrainPage.h"

#include <QSignalSpy>

using namespace ui;

class tst_TrainAgain : public QObject {
    Q_OBJECT
private slots:
    void theFormTakesTheSettingsOfARun() {
        tests::JudgementBench bench;
        LabelCounts labels(bench.reader, bench.project, bench.edits);
        bench.begin();
        tests::RunStory story{.rank = 3, .learningRate = 7e-4};
        tests::writeRun(bench.run(), story);
        SystemColorScheme system{bench.settings};
        Theme theme{bench.settings, system};
        QStringList folders;
        tests::ScriptedDialogs dialogs{folders};
        TrainPage page({bench.project, bench.query, bench.edits, bench.models, bench.prompts, bench.forecast,
                        bench.training, bench.settings, labels, bench.judgements},
                       dialogs, bench.worker);
        const auto* form = page.findChild<TrainingForm*>();
        QVERIFY(form->config().rank != 3);
        page.arrive({.place = Place::Train, .run = bench.fromPath(bench.run())});
        EVENTUALLY(form->config() == tests::configOf(story).training);
        page.arrive({.place = Place::Train}); // another time it stays as it is
        bench.drain();
        QCOMPARE(form->config().rank, 3);
    }

    void settingsThatCannotBeReadChangeNothing() {
        tests::JudgementBench bench;
        LabelCounts labels(bench.reader, bench.project, bench.edits);
        bench.begin();
        tests::writeRun(bench.run());
        core::replaceFile(bench.run() / "config.json", "{");
        SystemColorScheme system{bench.settings};
        Theme theme{bench.settings, system};
        QStringList folders;
        tests::ScriptedDialogs dialogs{folders};
        TrainPage page({bench.project, bench.query, bench.edits, bench.models, bench.prompts, bench.forecast,
                        bench.training, bench.settings, labels, bench.judgements},
                       dialogs, bench.worker);
        const auto* form = page.findChild<TrainingForm*>();
        const core::TrainingConfig before = form->config();
        page.arrive({.place = Place::Train, .run = bench.fromPath(bench.run())});
        bench.drain();
        QCOMPARE(form->config(), before);
    }

    void aSuggestedKindOfLabelsIsNobodysOwnAtTheNextStart() {
        tests::JudgementBench bench;
        LabelCounts labels(bench.reader, bench.project, bench.edits);
        SystemColorScheme system{bench.settings};
        Theme theme{bench.settings, system};
        QStringList folders;
        tests::ScriptedDialogs dialogs{folders};
        const TrainSessions sessions{bench.project,  bench.query,    bench.edits,    bench.models, bench.prompts,
                                     bench.forecast, bench.training, bench.settings, labels,       bench.judgements};
        bench.chooseModel();
        {
            TrainPage page(sessions, dialogs, bench.worker);
            page.show();
            const auto* form = page.findChild<TrainingForm*>();
            std::vector<core::StoredRecord> records = tests::JudgementBench::reviews();
            for (core::StoredRecord& stored : records) stored.record.label += "; long";
            bench.create(records, "several");
            EVENTUALLY(form->config().task == "classification" && form->config().objective == "multi_label");
            page.hide();
        }
        bench.close();
        TrainPage page(sessions, dialogs, bench.worker);
        const auto* form = page.findChild<TrainingForm*>();
        QCOMPARE(form->config().objective, std::string("multi_label"));
        bench.create(tests::JudgementBench::reviews(), "single");
        EVENTUALLY(form->config().task == "classification" && form->config().objective == "cross_entropy");
    }
};

QTEST_MAIN(tst_TrainAgain)
#include "tst_TrainAgain.moc"
