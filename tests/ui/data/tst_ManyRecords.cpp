#include "tests/journeys/Heartbeat.h"
#include "tests/support/Times.h"
#include "tests/ui/data/PageBench.h"
#include "ui/data/FilterBar.h"

#include <QLineEdit>
#include <QScrollBar>

#include <cstdlib>

using namespace ui;
using tests::numbered;
using tests::PageBench;

/// The page never waits for many records: tells the longest silence of its event loop. LORIKEET_RECORDS sets how many.
class tst_ManyRecords : public QObject {
    Q_OBJECT
    static constexpr qint64 LongestMs = 50;

    static int count() {
        const char* wanted = std::getenv("LORIKEET_RECORDS");
        return wanted ? std::atoi(wanted) : 100'000;
    }
    /// The event loop goes on until it is done; false where it is not.
    static bool isFluent(tests::Heartbeat& heart, const char* what, const std::function<bool()>& isDone) {
        QElapsedTimer clock;
        clock.start();
        heart.skip();
        heart.takeLongest();
        while (!isDone() && clock.elapsed() < 60'000) QTest::qWait(5);
        const qint64 longest = heart.takeLongest();
        qInfo("%s: %lld ms", what, clock.elapsed());
        return isDone() && tests::isInTime("the longest silence meanwhile", longest, LongestMs);
    }

private slots:
    void nothingStopsTheWindow() {
        PageBench bench;
        auto records = numbered(count());
        for (std::size_t i = 0; i < records.size(); ++i) records[i].record.label = i % 3 == 0 ? "good" : "bad";
        bench.open(std::move(records));
        tests::Heartbeat heart;
        QScrollBar* bar = bench.table->verticalScrollBar();
        int step = 0;
        QVERIFY(isFluent(heart, "scrolling", [&] {
            bar->setValue(static_cast<int>(static_cast<qint64>(bar->maximum()) * (step * 37 % 100) / 100));
            return ++step > 200;
        }));
        QVERIFY(isFluent(heart, "to the end", [&] {
            bar->setValue(bar->maximum());
            return bench.query.at(bench.query.count() - 1) != nullptr;
        }));
        QVERIFY(isFluent(heart, "select all", [&, turns = 0]() mutable {
            if (turns == 0) bench.press(Qt::Key_A, Qt::ControlModifier);
            return ++turns > 10 && bench.table->selectedRowCount() == count();
        }));
        QVERIFY(isFluent(heart, "approve all", [&, isPressed = false]() mutable {
            if (!std::exchange(isPressed, true)) bench.press(Qt::Key_2, Qt::ControlModifier);
            return bench.query.counts().byStatus[1] == count() && bench.isSettled();
        }));
        QCOMPARE(bench.table->selectedRowCount(), count());
        QVERIFY(isFluent(heart, "undo", [&, isPressed = false]() mutable {
            if (!std::exchange(isPressed, true)) bench.press(Qt::Key_Z, Qt::ControlModifier);
            return bench.query.counts().byStatus[1] == 0 && bench.isSettled();
        }));
        QVERIFY(isFluent(heart, "labels counted again", [&, isEdited = false]() mutable {
            if (!std::exchange(isEdited, true))
                bench.edits.edit(bench.query.idAt(0), core::RecordField::Label, QStringLiteral("fair"));
            return bench.labels.labels().size() == 3 && bench.isSettled();
        }));
        QVERIFY(isFluent(heart, "one label", [&, isAsked = false]() mutable {
            if (!std::exchange(isAsked, true)) bench.query.setFilter({.labels = {"good"}});
            return bench.isSettled() && bench.query.count() == (count() + 2) / 3 - 1;
        }));
        QVERIFY(isFluent(heart, "find", [&] {
            bench.part<QLineEdit>("findText")->setText(QStringLiteral("Output 99"));
            return !bench.query.filter().text.empty() && bench.isSettled();
        }));
        QVERIFY(isFluent(heart, "all again", [&, isAsked = false]() mutable {
            if (!std::exchange(isAsked, true)) bench.part<FilterBar>("filterBar")->clear();
            return bench.isSettled() && bench.query.count() == count();
        }));
    }
};

QTEST_MAIN(tst_ManyRecords)
#include "tst_ManyRecords.moc"
