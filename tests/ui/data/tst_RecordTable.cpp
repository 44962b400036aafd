#include "tests/ui/data/PageBench.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QInputMethodEvent>
#include <QMenu>
#include <QSignalSpy>

using namespace ui;
using core::RecordField;
using tests::numbered;
using tests::PageBench;
using tests::record;

/// The table by keys, as in a spreadsheet.
class tst_RecordTable : public QObject {
    Q_OBJECT
private slots:
    void whatIsTypedReplacesTheCellAndEnterGoesDown() {
        PageBench bench;
        bench.open(numbered(3));
        bench.type(QStringLiteral("new"));
        QVERIFY(bench.isFieldOpen());
        QCOMPARE(bench.field()->text(), QStringLiteral("new"));
        bench.press(Qt::Key_Return);
        QCOMPARE(bench.row(), 1);
        QVERIFY(bench.table->hasFocus());
        bench.settle();
        QCOMPARE(bench.text(0, RecordField::Instruction), std::string("new"));
        QCOMPARE(bench.text(1, RecordField::Instruction), std::string("Instruction 2"));
    }

    void undoAndRedoByKeys() {
        PageBench bench;
        bench.open(numbered(2));
        bench.type(QStringLiteral("a"));
        bench.press(Qt::Key_Return);
        bench.settle();
        QTRY_COMPARE(bench.text(0, RecordField::Instruction), std::string("a"));
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(bench.text(0, RecordField::Instruction), std::string("Instruction 1"));
        bench.settle();
        bench.press(Qt::Key_Y, Qt::ControlModifier);
        QTRY_COMPARE(bench.text(0, RecordField::Instruction), std::string("a"));
    }

    /// A button and the palette leave the cell open.
    void whatIsTypedInAnOpenCellIsUndoneFirst() {
        PageBench bench;
        bench.open(numbered(2));
        bench.type(QStringLiteral("a"));
        bench.press(Qt::Key_Return);
        bench.settle();
        bench.type(QStringLiteral("b"));
        QVERIFY(bench.isFieldOpen());
        bench.actions[Actions::Id::Undo]->trigger();
        bench.settle();
        QTRY_COMPARE(bench.text(1, RecordField::Instruction), std::string("Instruction 2"));
        QCOMPARE(bench.text(0, RecordField::Instruction), std::string("a"));
        bench.actions[Actions::Id::Redo]->trigger();
        QTRY_COMPARE(bench.text(1, RecordField::Instruction), std::string("b"));
    }

    void f2KeepsTheTextAndAltEnterBreaksTheLine() {
        PageBench bench;
        bench.open(numbered(2));
        bench.press(Qt::Key_F2);
        const int height = bench.field()->height();
        bench.press(Qt::Key_Return, Qt::AltModifier);
        bench.type(QStringLiteral("more"));
        QVERIFY(bench.field()->height() > height);
        bench.press(Qt::Key_Tab);
        QCOMPARE(bench.column(), RecordColumn::Input);
        QCOMPARE(bench.row(), 0);
        QVERIFY(!bench.isFieldOpen());
        bench.settle();
        QCOMPARE(bench.text(0, RecordField::Instruction), std::string("Instruction 1\nmore"));
    }

    void enterOpensTheFieldAndEscGivesUp() {
        PageBench bench;
        bench.open(numbered(2));
        const auto before = bench.edits.undoState().undo.id;
        bench.press(Qt::Key_Return);
        QVERIFY(bench.isFieldOpen());
        bench.type(QStringLiteral("lost"));
        bench.press(Qt::Key_Escape);
        QTRY_VERIFY(!bench.isFieldOpen());
        QVERIFY(bench.table->hasFocus());
        QCOMPARE(bench.row(), 0);
        QCOMPARE(bench.text(0, RecordField::Instruction), std::string("Instruction 1"));
        QCOMPARE(bench.edits.undoState().undo.id, before);
    }

    void leavingTheFieldKeepsItsText() {
        PageBench bench;
        bench.open(numbered(2));
        bench.type(QStringLiteral("kept"));
        bench.goTo(1, RecordColumn::Output);
        QTRY_VERIFY(!bench.isFieldOpen());
        QTRY_COMPARE(bench.text(0, RecordField::Instruction), std::string("kept"));
    }

    void aFieldThatIsOpenOutlivesANewListWithItsText() {
        PageBench bench;
        bench.open(numbered(40));
        bench.goTo(3, RecordColumn::Output);
        bench.type(QStringLiteral("typed"));
        core::RecordFilter filter;
        filter.text = "Instruction 4";
        bench.query.setFilter(filter);
        QTRY_COMPARE(bench.query.count(), 2);
        bench.settle();
        QCOMPARE(bench.text(0, RecordField::Output), std::string("typed"));
    }

    void whatArrivesMeanwhileDoesNotTouchWhatIsTyped() {
        PageBench bench;
        bench.open(numbered(3));
        bench.type(QStringLiteral("mine"));
        bench.edits.setStatus({bench.query.idAt(0)}, core::Status::Approved);
        bench.edits.edit(bench.query.idAt(0), RecordField::Note, QStringLiteral("seen"));
        bench.settle();
        QTRY_COMPARE(bench.at(0).status, core::Status::Approved);
        QVERIFY(bench.isFieldOpen());
        QCOMPARE(bench.field()->text(), QStringLiteral("mine"));
    }

    void anInputMethodBeginsWithoutLosingAnything() {
        PageBench bench;
        bench.open(numbered(2));
        QInputMethodEvent composing(QStringLiteral("yuan"), {});
        QCoreApplication::sendEvent(bench.window.focusWidget(), &composing);
        QVERIFY(bench.isFieldOpen());
        // A key of the composition is no command: Ctrl+2 would approve.
        bench.press(Qt::Key_2, Qt::ControlModifier);
        QInputMethodEvent done;
        done.setCommitString(QStringLiteral("愿"));
        QCoreApplication::sendEvent(bench.window.focusWidget(), &done);
        QCOMPARE(bench.field()->text(), QStringLiteral("愿"));
        bench.press(Qt::Key_Return);
        bench.settle();
        QCOMPARE(bench.text(0, RecordField::Instruction), std::string("愿"));
        QCOMPARE(bench.at(0).status, core::Status::Draft);
    }

    void aHardSpaceAndAnUntouchedTextStayAsTheyAre() {
        PageBench bench;
        bench.open({record("10\u00A0mg", "", "a\r\nb")});
        bench.press(Qt::Key_F2);
        bench.type(QStringLiteral("!"));
        bench.press(Qt::Key_Return);
        bench.goTo(0, RecordColumn::Output);
        bench.press(Qt::Key_F2);
        bench.press(Qt::Key_Return);
        bench.settle();
        QCOMPARE(bench.text(0, RecordField::Instruction), std::string("10\u00A0mg!"));
        QCOMPARE(bench.text(0, RecordField::Output), std::string("a\r\nb"));
    }

    void delEmptiesTheTextsOfTheSelectionInOneStep() {
        PageBench bench;
        bench.open(numbered(4));
        bench.select(1, RecordColumn::Input, 2, RecordColumn::Status);
        bench.press(Qt::Key_Delete);
        QTRY_COMPARE(bench.text(1, RecordField::Input), std::string());
        bench.settle();
        QCOMPARE(bench.text(2, RecordField::Output), std::string());
        QCOMPARE(bench.text(1, RecordField::Instruction), std::string("Instruction 2"));
        QCOMPARE(bench.query.count(), 4);
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(bench.text(2, RecordField::Output), std::string("Output 3"));
        QTRY_COMPARE(bench.text(1, RecordField::Input), std::string("Input 2"));
    }

    void ctrlDelRemovesTheRecordsAndUndoBringsThemBack() {
        PageBench bench;
        bench.open(numbered(5));
        bench.select(1, RecordColumn::Input, 2, RecordColumn::Input);
        bench.press(Qt::Key_Delete, Qt::ControlModifier);
        QTRY_COMPARE(bench.query.count(), 3);
        QCOMPARE(bench.text(1, RecordField::Instruction), std::string("Instruction 4"));
        QCOMPARE(bench.row(), 1);
        QTRY_VERIFY(bench.part<QLabel>("recordSaid")->text().contains(QLatin1String("2 record")));
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(bench.query.count(), 5);
        QCOMPARE(bench.text(1, RecordField::Instruction), std::string("Instruction 2"));
    }

    void aNewRecordIsEditedAtOnce() {
        PageBench bench;
        bench.open(numbered(3));
        bench.press(Qt::Key_N, Qt::ControlModifier);
        QTRY_COMPARE(bench.query.count(), 4);
        QTRY_VERIFY(bench.isFieldOpen());
        QCOMPARE(bench.row(), 1); // behind the current one
        bench.type(QStringLiteral("fresh"));
        bench.press(Qt::Key_Return);
        QTRY_COMPARE(bench.text(1, RecordField::Instruction), std::string("fresh"));
    }

    void copiesOfRecordsComeBehindThem() {
        PageBench bench;
        bench.open(numbered(4));
        bench.select(0, RecordColumn::Input, 1, RecordColumn::Input);
        bench.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(bench.query.count(), 6);
        QCOMPARE(bench.text(2, RecordField::Output), std::string("Output 1"));
        QCOMPARE(bench.text(3, RecordField::Output), std::string("Output 2"));
        QCOMPARE(bench.text(4, RecordField::Output), std::string("Output 3"));
        QTRY_COMPARE(bench.row(), 2);
    }

    void fillDownRepeatsTheTopmostCell() {
        PageBench bench;
        bench.open(numbered(4));
        bench.select(1, RecordColumn::Instruction, 3, RecordColumn::Input);
        bench.press(Qt::Key_D, Qt::ControlModifier);
        QTRY_COMPARE(bench.text(3, RecordField::Instruction), std::string("Instruction 2"));
        QCOMPARE(bench.text(2, RecordField::Input), std::string("Input 2"));
        QCOMPARE(bench.text(0, RecordField::Input), std::string("Input 1"));
        bench.settle();
        bench.goTo(3, RecordColumn::Output);
        bench.press(Qt::Key_D, Qt::ControlModifier);
        QTRY_COMPARE(bench.text(3, RecordField::Output), std::string("Output 3"));
    }

    void statusAndUseByKeys() {
        PageBench bench;
        bench.open(numbered(4));
        bench.select(0, RecordColumn::Input, 2, RecordColumn::Input);
        bench.press(Qt::Key_2, Qt::ControlModifier);
        QTRY_COMPARE(bench.query.counts().byStatus[1], 3);
        bench.press(Qt::Key_7, Qt::ControlModifier);
        QTRY_COMPARE(bench.query.counts().bySplit[2], 3);
        QTRY_COMPARE(bench.at(2).split, core::Split::Test);
    }

    void aCellOfAFewValuesOffersThem() {
        PageBench bench;
        bench.open(numbered(2));
        bench.goTo(0, RecordColumn::Split);
        bench.press(Qt::Key_Return);
        auto* menu = bench.table->findChild<QMenu*>(QStringLiteral("choiceMenu"));
        QVERIFY(menu && menu->isVisible());
        QCOMPARE(menu->actions().size(), 3);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE(bench.at(0).split, core::Split::Validation);
    }

    void tabAndArrowsGoOverTheCellsThatAreShown() {
        PageBench bench;
        bench.open(numbered(2));
        bench.table->setColumnHidden(static_cast<int>(RecordColumn::Input), true);
        bench.press(Qt::Key_F2);
        bench.press(Qt::Key_Tab);
        QCOMPARE(bench.column(), RecordColumn::Output);
        bench.press(Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(bench.column(), RecordColumn::Instruction);
    }

    void keysThatAreHeldDoNotSelectMore() {
        PageBench bench;
        bench.open(numbered(3));
        bench.press(Qt::Key_Control, Qt::ControlModifier); // still held: Ctrl+Enter in the editor
        bench.table->goToRow(1);
        QCOMPARE(bench.table->selectedIds(), (RecordTableView::Ids{bench.query.idAt(1)}));
        bench.press(Qt::Key_F2);
        bench.press(Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(bench.table->selectedColumns(), std::vector{RecordColumn::Number});
    }

    void columnsStayAsThePersonArrangedThem() {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("settings.ini"));
        {
            PageBench bench;
            bench.open(numbered(1));
            bench.table->setColumnWidth(static_cast<int>(RecordColumn::Output), 333);
            bench.table->setColumnHidden(static_cast<int>(RecordColumn::Tokens), true);
            bench.table->horizontalHeader()->moveSection(1, 3);
            const QByteArray before = bench.table->horizontalHeader()->saveState();
            QTRY_COMPARE(bench.settings.pageState(QStringLiteral("records/columns.2")), before);
            RecordTableModel model(bench.query, bench.edits, bench.prompts, bench.project);
            RecordTableView again(model, bench.settings);
            QCOMPARE(again.columnWidth(static_cast<int>(RecordColumn::Output)), 333);
            QVERIFY(again.isColumnHidden(static_cast<int>(RecordColumn::Tokens)));
            QCOMPARE(again.horizontalHeader()->logicalIndex(3), 1);
        }
    }

    void theContextMenuNamesEveryCommandWithItsKeys() {
        PageBench bench;
        bench.open(numbered(1));
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(10, 10), QPoint(10, 10));
        QCoreApplication::sendEvent(bench.table, &event);
        auto* menu = bench.table->findChild<QMenu*>(QStringLiteral("tableMenu"));
        QVERIFY(menu);
        int commands = 0;
        for (const QAction* action : menu->actions()) {
            if (action->isSeparator() || action->menu()) continue;
            ++commands;
            QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->text()));
        }
        QCOMPARE(commands, 16);
        menu->close();
    }
};

QTEST_MAIN(tst_RecordTable)
#include "tst_RecordTable.moc"
