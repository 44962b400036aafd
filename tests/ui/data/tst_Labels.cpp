#include "tests/journeys/PageAudit.h"
#include "tests/ui/data/LabelPage.h"
#include "ui/data/FilterBar.h"
#include "ui/data/LabelPopup.h"
#include "ui/data/ViewList.h"
#include "ui/session/LabelCounts.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>

using namespace ui;
using namespace Qt::StringLiterals;
using core::RecordField;
using tests::LabelPage;

/// Labels in the table, the editor and the filter.
class tst_Labels : public QObject {
    Q_OBJECT
private slots:
    void theColumnIsThereWhereThereAreLabels() {
        LabelPage plain({"", ""});
        QTRY_COMPARE(plain.labels.unlabelled().total(), 2);
        QVERIFY(!plain.isShown(RecordColumn::Label));
        QVERIFY(!plain.part<QPushButton>("labelSummary")->isVisible());
        LabelPage labelled({"good", ""});
        QTRY_VERIFY(labelled.isShown(RecordColumn::Label));
        QTRY_VERIFY(!labelled.isShown(RecordColumn::Output));
        QVERIFY(!labelled.isShown(RecordColumn::Input));
        labelled.edits.edit(labelled.query.idAt(0), RecordField::Output, u"It was good."_s);
        QTRY_VERIFY(labelled.isShown(RecordColumn::Output));
        QVERIFY(!labelled.isShown(RecordColumn::Input));
    }

    void thePersonSaysWhetherTheColumnIsThere() {
        LabelPage bench({"", ""});
        std::unique_ptr<QMenu> menu(bench.table->makeColumnMenu());
        bench.columnAction(menu.get(), u"Label"_s)->trigger();
        QVERIFY(bench.isShown(RecordColumn::Label));
        QCOMPARE(bench.settings.pageState(u"records/column/label"_s), QByteArray("shown"));
        bench.goTo(0, RecordColumn::Label);
        bench.type(u"good"_s);
        bench.press(Qt::Key_Return);
        QTRY_VERIFY(!bench.labels.isEmpty());
        menu.reset(bench.table->makeColumnMenu());
        bench.columnAction(menu.get(), u"Label"_s)->trigger();
        QVERIFY(!bench.isShown(RecordColumn::Label));
        menu.reset(bench.table->makeColumnMenu());
        bench.columnAction(menu.get(), u"Standard columns"_s)->trigger();
        QVERIFY(bench.isShown(RecordColumn::Label));
    }

    void aLabelIsTypedWithTheOthersOffered() {
        LabelPage bench({"positive", "negative", ""});
        QTRY_VERIFY(bench.isShown(RecordColumn::Label));
        bench.goTo(2, RecordColumn::Label);
        bench.type(u"po"_s);
        QTRY_VERIFY(bench.list());
        QTest::keyClick(bench.list(), Qt::Key_Down);
        bench.press(Qt::Key_Return);
        bench.settle();
        QCOMPARE(bench.label(2), std::string("positive"));
        QVERIFY(!bench.isFieldOpen());
        bench.goTo(2, RecordColumn::Label);
        bench.type(u"po"_s);
        bench.press(Qt::Key_Escape); // the list alone goes
        QVERIFY(!bench.list());
        QVERIFY(bench.isFieldOpen());
        bench.press(Qt::Key_Return);
        bench.settle();
        QCOMPARE(bench.label(2), std::string("po"));
        bench.activate();
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(bench.label(2), std::string("positive"));
    }

    void whatIsTypedStaysWhereItIsALabel() {
        LabelPage bench({"10", "rude staff", ""});
        QTRY_VERIFY(bench.isShown(RecordColumn::Label));
        const auto typed = [&](const QString& text, Qt::Key key) {
            bench.goTo(2, RecordColumn::Label);
            bench.type(text);
            [&] { QTRY_VERIFY(bench.list()); }();
            bench.press(key);
            bench.settle();
            return bench.label(2);
        };
        QCOMPARE(typed(u"1"_s, Qt::Key_Tab), std::string("1"));
        QCOMPARE(typed(u"rude"_s, Qt::Key_Return), std::string("rude")); // a new one that begins another
        QTRY_VERIFY(bench.labels.names().contains(u"rude"_s));
        QCOMPARE(typed(u"1"_s, Qt::Key_Return), std::string("1"));
        bench.edits.edit(bench.query.idAt(0), RecordField::Label, u"rude"_s);
        QTRY_COMPARE(bench.labels.names(), (QStringList{u"1"_s, u"rude"_s, u"rude staff"_s}));
        QCOMPARE(typed(u"rude"_s, Qt::Key_Tab), std::string("rude"));
    }

    void itHasOneLineAndAnyDirection() {
        LabelPage bench({"good", "إيجابي"});
        QTRY_VERIFY(bench.isShown(RecordColumn::Label));
        bench.goTo(0, RecordColumn::Label);
        bench.press(Qt::Key_F2);
        bench.setClipboard(u"very\ngood\n"_s);
        bench.field()->selectAll();
        bench.field()->paste();
        QCOMPARE(bench.field()->text(), u"very good"_s);
        bench.press(Qt::Key_Return, Qt::AltModifier); // no second line
        bench.settle();
        QCOMPARE(bench.label(0), std::string("very good"));
        bench.goTo(0, RecordColumn::Label);
        bench.type(u"إي"_s);
        bench.press(Qt::Key_Tab);
        bench.settle();
        QCOMPARE(bench.label(0), std::string("إيجابي"));
    }

    void aSecondLabelIsOfferedBehindASemicolon() {
        LabelPage bench({"calm; happy", "sad"});
        QTRY_VERIFY(bench.isShown(RecordColumn::Label));
        bench.goTo(1, RecordColumn::Label);
        bench.press(Qt::Key_F2);
        bench.type(u"; ha"_s);
        QTRY_VERIFY(bench.list());
        bench.press(Qt::Key_Tab); // takes it; a third may follow
        QVERIFY(bench.isFieldOpen());
        bench.press(Qt::Key_Return);
        bench.settle();
        QCOMPARE(bench.label(1), std::string("sad; happy"));
    }

    void aSpreadsheetPastesFillsAndCopies() {
        LabelPage bench({"good", "", ""});
        QTRY_VERIFY(bench.isShown(RecordColumn::Label));
        bench.goTo(1, RecordColumn::Label);
        bench.setClipboard(u"bad\nfair"_s);
        bench.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(bench.label(2), std::string("fair"));
        QCOMPARE(bench.label(1), std::string("bad"));
        bench.select(0, RecordColumn::Label, 2, RecordColumn::Label);
        bench.press(Qt::Key_D, Qt::ControlModifier);
        QTRY_COMPARE(bench.label(2), std::string("good"));
        bench.settle();
        bench.press(Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY2(bench.clipboard().startsWith(u"good\ngood\ngood"_s), qPrintable(bench.clipboard()));
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(bench.label(1), std::string("bad"));
    }

    void aLabelThatIsTypedIsWrittenWhenTheFieldIsLeft() {
        LabelPage bench({"good", ""});
        bench.edit(1);
        QTRY_VERIFY(bench.labelField()->isVisible());
        bench.labelField()->setFocus();
        QTest::keyClicks(bench.labelField(), u"surpris"_s);
        QTest::qWait(1'500); // a rest in which another text would be written
        QVERIFY(!bench.edits.pending(bench.query.idAt(1), RecordField::Label));
        QCOMPARE(bench.label(1), std::string());
        QTest::keyClicks(bench.labelField(), u"ing"_s);
        bench.table->setFocus();
        QTRY_COMPARE(bench.label(1), std::string("surprising"));
    }

    void withoutLabelsTheFieldIsAskedFor() {
        LabelPage bench({"", ""});
        bench.edit(0);
        auto* ask = bench.part<QPushButton>("labelFieldButton");
        QTRY_VERIFY(ask->isVisible());
        QVERIFY(!bench.labelField()->isVisible());
        QTest::mouseClick(ask, Qt::LeftButton);
        QVERIFY(bench.labelField()->isVisible());
        QVERIFY(bench.labelField()->hasFocus());
        QTest::keyClicks(bench.labelField(), u"first"_s);
        QTest::keyClick(bench.labelField(), Qt::Key_Return);
        QTRY_COMPARE(bench.label(0), std::string("first"));
        QTRY_VERIFY(bench.isShown(RecordColumn::Label));
        bench.goTo(1, RecordColumn::Instruction);
        QTRY_VERIFY(bench.labelField()->isVisible());
    }

    void aKindAndTheMenuFilterByLabel() {
        LabelPage bench({"good", "good; kind", "bad", ""});
        auto* views = bench.part<ViewList>("viewList");
        QTRY_COMPARE(views->count(), 15); // ten as always, a heading, three labels, and those without
        const auto rowOf = [&](const QString& name) {
            return views->row(views->findItems(name, Qt::MatchExactly).value(0));
        };
        views->setCurrentRow(rowOf(u"good"_s));
        QTRY_COMPARE(bench.query.count(), 2);
        auto* filter = bench.part<FilterBar>("filterBar");
        auto* button = bench.part<QToolButton>("filterMenu");
        QCOMPARE(button->text(), u"Filter: 1"_s);
        emit button->menu()->aboutToShow();
        QAction* bad = nullptr;
        for (QAction* action : button->menu()->actions()) {
            if (action->text().startsWith(u"good"_s)) QVERIFY(action->isChecked());
            if (action->text().startsWith(u"bad"_s)) bad = action;
        }
        bad->trigger();
        QTRY_COMPARE(bench.query.count(), 3);
        QCOMPARE(filter->filter().labels.size(), 3U);
        views->setCurrentRow(rowOf(u"No label"_s));
        QTRY_COMPARE(bench.query.count(), 1);
        bench.settle();
        bench.edits.edit(bench.query.idAt(0), RecordField::Label, u"good"_s);
        QTRY_COMPARE(bench.labels.unlabelled().total(), 0);
        QCOMPARE(bench.query.count(), 1); // what is edited stays in sight
        views->setCurrentRow(0);
        QTRY_COMPARE(bench.query.count(), 4);
    }

    void aFilterOfALabelThatIsGoneShowsNone() {
        LabelPage bench({"good", "bad"});
        QTRY_COMPARE(bench.labels.labels().size(), 2U);
        auto* views = bench.part<ViewList>("viewList");
        views->setCurrentRow(views->row(views->findItems(u"bad"_s, Qt::MatchExactly).value(0)));
        QTRY_COMPARE(bench.query.count(), 1);
        bench.settle();
        bench.edits.edit(bench.query.idAt(0), RecordField::Label, u"good"_s);
        QTRY_COMPARE(bench.labels.labels().size(), 1U);
        bench.part<QLineEdit>("findText")->setText(u"review"_s);
        QTRY_COMPARE(bench.query.count(), 0);
        QCOMPARE(bench.query.filter().labels, std::vector<std::string>{"bad"});
    }

    void theLineBelowSaysThatTheyAreUneven() {
        std::vector<std::string> labels(18, "positive");
        labels.insert(labels.end(), {"negative", "negative", ""});
        LabelPage bench(labels);
        auto* summary = bench.part<QPushButton>("labelSummary");
        QTRY_VERIFY(summary->isVisible());
        QCOMPARE(summary->text(), u"2 label(s), 1 without"_s);
        QTest::mouseClick(summary, Qt::LeftButton);
        QPointer<LabelPopup> popup = bench.page->findChild<LabelPopup*>();
        QVERIFY(popup && popup->isVisible());
        QString advice;
        for (const QLabel* sentence : popup->findChildren<QLabel*>(u"labelAdvice"_s)) advice += sentence->text();
        QVERIFY2(advice.contains(u"“positive” has 9 times as many records as “negative”"_s), qPrintable(advice));
        QVERIFY2(advice.contains(u"1 record(s) without a label are left out"_s), qPrintable(advice));
        QVERIFY2(tests::auditPage(*popup).isEmpty(), qPrintable(tests::auditPage(*popup).join(u'\n')));
        auto* table = popup->findChild<QTableWidget*>();
        QCOMPARE(table->rowCount(), 3);
        QCOMPARE(table->item(0, 4)->text(), u"18"_s);
        QTest::keyClick(table, Qt::Key_Down);
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_COMPARE(bench.query.count(), 2);
        QTRY_VERIFY(!popup);
    }

    void thePageIsWholeWithThem() {
        LabelPage bench(
            {"good", "a very long label that has hardly any room in the editor beside the table", "بيد; 好的", ""});
        QTRY_COMPARE(bench.labels.labels().size(), 4U);
        bench.goTo(1, RecordColumn::Label);
        QTRY_VERIFY(bench.labelField()->isVisible());
        for (const int width : {1280, 1000, 800}) {
            bench.window.resize(width, 800);
            QTest::qWait(100);
            const QStringList faults = tests::auditPage(bench.window);
            QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
        }
    }
};

QTEST_MAIN(tst_Labels)
#include "tst_Labels.moc"
