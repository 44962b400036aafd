/// The rail and the badges that say what goes on beside the page that is seen.
#include "tests/support/RunFolders.h"
#include "tests/ui/shell/WindowBench.h"
#include "ui/shell/RailButton.h"

using namespace ui;
using namespace tests;
using State = TrainingState;
using Kind = Badge::Kind;

namespace {

struct RailBench : WindowBench {
    RailBench() { theme.apply(); }
    RailButton* item(const char* name) { return child<RailButton>(name); }
    std::optional<Kind> badge(const char* name) {
        const auto& badge = item(name)->badge();
        return badge ? std::optional(badge->kind) : std::nullopt;
    }
    void train(int step) {
        begin();
        trigger(Actions::Id::GoData);
        lastStep = step;
        training.start(choice());
        EVENTUALLY(training.step() == step);
    }
};

int differing(const QImage& one, const QImage& other) {
    int count = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x) count += one.pixel(x, y) != other.pixel(x, y);
    return count;
}

} // namespace

class tst_Rail : public QObject {
    Q_OBJECT
private slots:
    void aRunUnderWayIsSeenFromEveryPage() {
        RailBench bench;
        bench.train(5);
        QCOMPARE(bench.badge("railTrain"), Kind::Running);
        QVERIFY(bench.item("railTrain")->toolTip().contains(QStringLiteral("A run is under way.")));
        QVERIFY(bench.item("railTrain")->accessibleDescription().contains(QStringLiteral("A run is under way.")));
        bench.training.pause();
        EVENTUALLY(bench.training.state() == State::Paused);
        QCOMPARE(bench.badge("railTrain"), Kind::Paused);
    }

    void theEndIsToldUntilThePageIsSeen() {
        RailBench bench;
        bench.train(5);
        bench.lastStep = 1000;
        EVENTUALLY(bench.training.state() == State::Finished);
        QCOMPARE(bench.badge("railTrain"), Kind::Done);
        bench.trigger(Actions::Id::GoTrain);
        QVERIFY(!bench.badge("railTrain"));
        QVERIFY(!bench.item("railTrain")->toolTip().contains(u'\n'));
        bench.trigger(Actions::Id::GoData);
        QVERIFY(!bench.badge("railTrain"));
    }

    void aRunThatFailsIsAProblem() {
        RailBench bench;
        bench.failAtStep = 3;
        bench.begin();
        bench.trigger(Actions::Id::GoData);
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.state() == State::Failed);
        QCOMPARE(bench.badge("railTrain"), Kind::Problem);
    }

    void runsThatCanGoOnAreCounted() {
        RailBench bench;
        bench.create(numbered(1));
        bench.close();
        for (const char* name : {"run-1", "run-2"})
            writeRun(bench.run(name), {.steps = 20, .done = 6, .hasCheckpoint = true});
        QVERIFY(!bench.badge("railRuns"));
        bench.open();
        EVENTUALLY(bench.badge("railRuns") == Kind::Count);
        QCOMPARE(bench.item("railRuns")->badge()->count, 2);
        QVERIFY(bench.item("railRuns")->badge()->text.startsWith(QStringLiteral("2 run")));
        bench.close();
        QVERIFY(!bench.badge("railRuns"));
    }

    void anImportIsSeenFromEveryPage() {
        RailBench bench;
        bench.create(numbered(3));
        QVERIFY(!bench.badge("railData"));
        std::optional<Kind> seen;
        connect(&bench.edits, &RecordEdits::importing, this, [&] { seen = bench.badge("railData"); });
        bench.edits.import(std::make_shared<const std::vector<core::StoredRecord>>(numbered(30'000)),
                           QStringLiteral("a.json"));
        EVENTUALLY(!bench.edits.isImporting());
        QCOMPARE(seen, Kind::Running);
        EVENTUALLY(!bench.badge("railData"));
    }

    void aClickOnThePageThatIsShownLeavesItChosen() {
        RailBench bench;
        for (int click = 0; click < 2; ++click) {
            bench.item("railRuns")->click();
            QVERIFY(bench.isAt(Place::Runs));
            QVERIFY(bench.item("railRuns")->isChecked());
        }
        bench.item("railData")->click();
        QVERIFY(!bench.item("railRuns")->isChecked());
    }

    void eachKindHasAShapeOfItsOwn() {
        RailBench bench;
        RailButton* item = bench.item("railPlay");
        QList<QImage> pictures{item->grab().toImage()};
        for (const Kind kind : {Kind::Count, Kind::Running, Kind::Paused, Kind::Done, Kind::Problem}) {
            item->setBadge(Badge{kind, 3, QStringLiteral("It is so.")});
            const QImage picture = item->grab().toImage();
            for (const QImage& other : pictures) QVERIFY(differing(picture, other) > 8);
            pictures += picture;
        }
        item->setBadge(Badge{Kind::Count, 1000, {}});
        QVERIFY(differing(item->grab().toImage(), pictures[1]) > 8);
        item->setBadge({});
        QCOMPARE(item->grab().toImage(), pictures[0]);
    }
};

QTEST_MAIN(tst_Rail)
#include "tst_Rail.moc"
