// Where the keyboard is in the table of records, and what of a field one sees.
#include "tests/ui/data/PageBench.h"
#include "ui/data/CellEditor.h"

#include <QContextMenuEvent>
#include <QMenu>

using namespace ui;
using tests::numbered;
using tests::PageBench;
using tests::record;

class tst_TableFocus : public QObject {
    Q_OBJECT
private slots:
    void withoutACurrentCellKeysBeginAtTheFirstText() {
        PageBench bench;
        bench.open(numbered(3));
        bench.table->selectionModel()->clear();
        bench.press(Qt::Key_Down);
        QCOMPARE(bench.row(), 0);
        QCOMPARE(bench.column(), RecordColumn::Instruction);
        bench.press(Qt::Key_Down);
        QCOMPARE(bench.row(), 1);
        bench.table->selectionModel()->clear();
        bench.press(Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(bench.row(), 2);
    }

    void recordsThatComeToTheFocusAreBegunAtTheFirst() {
        PageBench bench;
        bench.open(numbered(3));
        bench.project.close();
        bench.project.open(bench.projectFolder());
        QTRY_VERIFY(bench.project.isOpen());
        bench.table->setFocus(); // before its records are there
        QTRY_COMPARE(bench.table->model()->rowCount(), 3);
        QCOMPARE(bench.row(), 0);
        QCOMPARE(bench.column(), RecordColumn::Instruction);
        QTRY_COMPARE(bench.part<QLabel>("recordTitle")->text(), QStringLiteral("Record 1"));
    }

    void theFieldShowsAllOfItsLinesAsItGrows() {
        PageBench bench;
        bench.open({record("第一行\n第二行", "", "")});
        bench.press(Qt::Key_F2);
        for (int lines = 3; lines < 12; ++lines) {
            bench.type(QStringLiteral("字"));
            bench.press(Qt::Key_Return, Qt::AltModifier);
            QCOMPARE(bench.field()->blockCount(), lines);
            QCOMPARE(bench.field()->cursorForPosition(QPoint(8, 8)).blockNumber(), 0);
            QVERIFY(bench.field()->viewport()->rect().contains(bench.field()->cursorRect()));
        }
    }

    void aLongTextIsOpenedWhole() {
        PageBench bench;
        std::string text;
        for (int i = 0; i < 30; ++i) text += "我是一位中学教师";
        bench.open({record(text, "", "")});
        bench.press(Qt::Key_F2);
        const auto* field = bench.field();
        QTRY_VERIFY(field->viewport()->rect().contains(field->cursorRect())); // at its end
        QCOMPARE(field->cursorForPosition(QPoint(8, 8)).position(), 0);
        QVERIFY(field->height() > 5 * field->fontMetrics().lineSpacing());
    }

    void ctrlGoesToTheEdgeAndShiftTakesWhatLiesBetween() {
        PageBench bench;
        bench.open(numbered(300));
        bench.goTo(2, RecordColumn::Input);
        bench.press(Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bench.row(), 299);
        QCOMPARE(bench.table->selectedRowCount(), 298);
        QCOMPARE(bench.table->selectedColumns(), std::vector{RecordColumn::Input});
        bench.press(Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(bench.row(), 0);
        QCOMPARE(bench.table->selectedRowCount(), 1);
        bench.press(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(bench.column(), RecordColumn::Split);
        bench.press(Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bench.column(), RecordColumn::Number);
        QVERIFY(bench.table->selectedColumns().size() > 5);
        bench.press(Qt::Key_Down);
        bench.press(Qt::Key_Down);
        bench.press(Qt::Key_Home, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bench.table->selectedRowCount(), 3);
    }

    /// A cell that was copied ends like a row; in a field that would be a line of its own.
    void aCellThatIsPastedIntoAFieldIsItsTextAlone() {
        PageBench bench;
        bench.open({record("two\nlines", "", ""), record("", "b", "")});
        bench.press(Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(bench.clipboard(), QStringLiteral("\"two\nlines\"\n"));
        bench.goTo(1, RecordColumn::Input);
        bench.press(Qt::Key_F2);
        bench.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(bench.field()->text(), QStringLiteral("btwo\nlines"));
        bench.setClipboard(QStringLiteral("c\r\n")); // of Excel
        bench.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(bench.field()->text(), QStringLiteral("btwo\nlinesc"));
        bench.setClipboard(QStringLiteral("d\ne\n"));
        bench.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(bench.field()->text(), QStringLiteral("btwo\nlinescd\ne\n"));
        bench.press(Qt::Key_Escape);
        auto* output = bench.part<QPlainTextEdit>("outputField");
        QTRY_VERIFY(output->isEnabled());
        output->setFocus();
        bench.setClipboard(QStringLiteral("\"say \"\"yes\"\"\nnow\"\n"));
        bench.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(output->toPlainText(), QStringLiteral("say \"yes\"\nnow"));
        bench.table->setFocus();
        bench.settle();
    }

    /// Whatever was selected before one typed: a key that deletes would take more than one sees.
    void shiftGoesOnFromWhereEnterLed() {
        PageBench bench;
        bench.open(numbered(9));
        bench.press(Qt::Key_Down);
        for (int i = 0; i < 3; ++i) { // from row 1 to row 4
            bench.type(QStringLiteral("x"));
            bench.press(Qt::Key_Return);
        }
        QCOMPARE(bench.row(), 4);
        bench.press(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(bench.table->selectedRowCount(), 2);
        bench.press(Qt::Key_F2);
        bench.press(Qt::Key_Escape);
        QCOMPARE(bench.row(), 5);
        bench.press(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(bench.table->selectedRowCount(), 2);
        const auto middle = [&](int row) { return bench.table->visualRect(bench.table->model()->index(row, 1)).center(); };
        QTest::mouseClick(bench.table->viewport(), Qt::LeftButton, {}, middle(1));
        bench.type(QStringLiteral("x"));
        bench.press(Qt::Key_Return);
        QTest::mouseClick(bench.table->viewport(), Qt::LeftButton, Qt::ShiftModifier, middle(3));
        QCOMPARE(bench.table->selectedRowCount(), 2);
        bench.settle();
    }

    /// The header's menu opens by the mouse alone.
    void columnsAreHiddenByKeys() {
        PageBench bench;
        bench.open(numbered(2));
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(10, 10), QPoint(10, 10));
        QCoreApplication::sendEvent(bench.table, &event);
        auto* menu = bench.table->findChild<QMenu*>(QStringLiteral("tableMenu"));
        QVERIFY(menu);
        const QAction* last = menu->actions().constLast();
        QCOMPARE(last->text(), QStringLiteral("Columns"));
        QVERIFY(last->menu());
        for (QAction* column : last->menu()->actions())
            if (column->text() == QLatin1String("Input")) column->trigger();
        QVERIFY(bench.table->isColumnHidden(static_cast<int>(RecordColumn::Input)));
        menu->close();
    }

    void whatWasPastedIsInSight() {
        PageBench bench;
        bench.open(numbered(60));
        bench.setClipboard(QStringLiteral("instruction\toutput\na\tb\nc\td\ne\tf\n"));
        bench.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(bench.part<QWidget>("pasteLine")->isVisible());
        bench.press(Qt::Key_Return);
        QTRY_COMPARE(bench.row(), 60);
        for (int row = 60; row < 63; ++row) {
            const QRect cell = bench.table->visualRect(bench.table->model()->index(row, 1));
            QVERIFY(bench.table->viewport()->rect().contains(cell.center()));
        }
    }

    /// Also after the editor beside it was used.
    void theFocusStaysInTheTableAsTheSelectionGrows() {
        PageBench bench;
        bench.open(numbered(4));
        QTRY_VERIFY(bench.part<QWidget>("instructionField")->isEnabled());
        bench.part<QWidget>("instructionField")->setFocus();
        bench.table->setFocus();
        for (int rows = 2; rows <= 3; ++rows) {
            bench.press(Qt::Key_Down, Qt::ShiftModifier);
            QTRY_VERIFY(bench.part<QLabel>("recordTitle")->text().startsWith(QString::number(rows)));
            QCOMPARE(bench.window.focusWidget(), bench.table);
        }
    }
};

QTEST_MAIN(tst_TableFocus)
#include "tst_TableFocus.moc"
