#include "tests/journeys/Heartbeat.h"
#include "tests/support/Times.h"
#include "tests/ui/data/PageBench.h"
#include "ui/data/PasteLine.h"

#include <QHeaderView>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>

using namespace ui;
using core::RecordField;
using tests::Heartbeat;
using tests::numbered;
using tests::PageBench;
using tests::record;

class tst_RecordClipboard : public QObject {
    Q_OBJECT
private slots:
    void selectedCellsAreCopiedAsATable() {
        PageBench bench;
        bench.open({record("one", "two\nlines", "say \"yes\""), record("b", "", "c\td")});
        bench.select(0, RecordColumn::Instruction, 1, RecordColumn::Output);
        bench.press(Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(bench.clipboard(), QStringLiteral("one\t\"two\nlines\"\tsay \"yes\"\nb\t\t\"c\td\"\n"));
        QVERIFY(!QGuiApplication::clipboard()->mimeData()->hasHtml());
    }

    void anExcelBlockGoesOverCellsAndPastTheLastRowInOneStep() {
        PageBench bench;
        bench.open(numbered(3));
        bench.goTo(1, RecordColumn::Input);
        bench.setClipboard(QStringLiteral("i2\to2\r\n\"i3\r\nmore\"\to3\r\ni4\to4\r\ni5\to5\r\n"));
        bench.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(bench.query.count(), 5);
        bench.settle();
        QCOMPARE(bench.text(1, RecordField::Input), std::string("i2"));
        QCOMPARE(bench.text(1, RecordField::Instruction), std::string("Instruction 2"));
        QCOMPARE(bench.text(2, RecordField::Input), std::string("i3\r\nmore"));
        QCOMPARE(bench.text(4, RecordField::Output), std::string("o5"));
        QCOMPARE(bench.text(4, RecordField::Instruction), std::string());
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(bench.query.count(), 3);
        QTRY_COMPARE(bench.text(2, RecordField::Output), std::string("Output 3"));
    }

    void oneCellGoesIntoEverySelectedOne() {
        PageBench bench;
        bench.open(numbered(3));
        bench.select(0, RecordColumn::Input, 2, RecordColumn::Input);
        bench.setClipboard(QStringLiteral("same"));
        bench.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(bench.text(2, RecordField::Input), std::string("same"));
        QCOMPARE(bench.text(0, RecordField::Input), std::string("same"));
        QCOMPARE(bench.query.count(), 3);
    }

    void wholeRowsGoBackToWhereTheyCameFrom() {
        PageBench bench;
        bench.open(numbered(3));
        bench.select(0, RecordColumn::Number, 0, RecordColumn::Note);
        bench.press(Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(bench.clipboard().contains(QLatin1String("Output 1")));
        bench.goTo(2, RecordColumn::Number);
        bench.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(bench.text(2, RecordField::Output), std::string("Output 1"));
        QCOMPARE(bench.text(2, RecordField::Instruction), std::string("Instruction 1"));
        QCOMPARE(bench.query.count(), 3);
    }

    void aHeaderIsAskedForAndTakenAsOne() {
        PageBench bench;
        bench.open(numbered(2));
        bench.setClipboard(QStringLiteral("Output\tInstruction\na\tb\nc\td\n"));
        bench.press(Qt::Key_V, Qt::ControlModifier);
        auto* line = bench.part<PasteLine>("pasteLine");
        QTRY_VERIFY(line->isVisible());
        QCOMPARE(bench.query.count(), 2); // nothing is pasted before the answer
        QVERIFY(bench.part<QPushButton>("pasteHeader")->hasFocus());
        bench.press(Qt::Key_Return);
        QTRY_COMPARE(bench.query.count(), 4);
        QCOMPARE(bench.text(2, RecordField::Instruction), std::string("b"));
        QCOMPARE(bench.text(3, RecordField::Output), std::string("c"));
        QCOMPARE(bench.text(0, RecordField::Instruction), std::string("Instruction 1"));
        QVERIFY(!line->isVisible());
    }

    void aHeaderMayBeCells() {
        PageBench bench;
        bench.open(numbered(2));
        bench.setClipboard(QStringLiteral("instruction\toutput\na\tb\n"));
        bench.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(bench.part<PasteLine>("pasteLine")->isVisible());
        QTest::mouseClick(bench.part<QPushButton>("pasteCells"), Qt::LeftButton);
        QTRY_COMPARE(bench.text(0, RecordField::Instruction), std::string("instruction"));
        QCOMPARE(bench.text(1, RecordField::Input), std::string("b"));
        bench.settle();
        bench.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(bench.part<PasteLine>("pasteLine")->isVisible());
        bench.press(Qt::Key_Escape);
        QVERIFY(!bench.part<PasteLine>("pasteLine")->isVisible());
        QVERIFY(bench.table->hasFocus());
        QCOMPARE(bench.query.count(), 2);
    }

    /// As it puts them: the text with a space for the line break, and a form of its own that has it.
    void cellsOfSeveralLinesComeFromCalc() {
        PageBench bench;
        bench.open(numbered(2));
        auto* calc = new QMimeData;
        calc->setText(QStringLiteral("one two\tb\nc\td\n"));
        calc->setData(QStringLiteral("application/x-libreoffice-tsvc"), "\"one\ntwo\"\tb\nc\td\n");
        QGuiApplication::clipboard()->setMimeData(calc);
        bench.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(bench.text(1, RecordField::Input), std::string("d"));
        QCOMPARE(bench.text(0, RecordField::Instruction), std::string("one\ntwo"));
        bench.settle();
        auto* word = new QMimeData;
        word->setText(QStringLiteral("three\nfour\te"));
        word->setHtml(
            QStringLiteral("<table><tr><td><p>three</p><p>four</p></td><td><p>e</p></td></tr></table>"));
        QGuiApplication::clipboard()->setMimeData(word);
        bench.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(bench.text(0, RecordField::Instruction), std::string("three\nfour"));
        QCOMPARE(bench.text(1, RecordField::Instruction), std::string("c"));
    }

    void rowsWithoutTextAreNoRecords() {
        PageBench bench;
        bench.open(numbered(1));
        bench.setClipboard(QStringLiteral("instruction\toutput\na\tb\n\t\n\t\nc\td\n"));
        bench.press(Qt::Key_V, Qt::ControlModifier);
        auto* yes = bench.part<QPushButton>("pasteHeader");
        QTRY_VERIFY(yes->isVisible());
        QVERIFY2(yes->text().contains(QLatin1String("add 2 record")), qPrintable(yes->text()));
        QTest::mouseClick(yes, Qt::LeftButton);
        QTRY_COMPARE(bench.query.count(), 3);
        QTRY_VERIFY(bench.table->hasFocus());
    }

    void jsonBecomesRecords() {
        PageBench bench;
        bench.open(numbered(1));
        bench.setClipboard(QStringLiteral(R"([{"instruction": "q", "output": "a\nb"}, {"instruction": "r"},])"));
        bench.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(bench.query.count(), 3);
        QCOMPARE(bench.text(1, RecordField::Output), std::string("a\nb"));
        QCOMPARE(bench.text(2, RecordField::Instruction), std::string("r"));
        const auto* said = bench.part<QLabel>("noticeText"); // of the comma too many
        QVERIFY2(said->isVisible() && said->text().startsWith(QLatin1String("Repaired")), qPrintable(said->text()));
        bench.settle();
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(bench.query.count(), 1);
    }

    void statusAndSplitArePastedToo() {
        PageBench bench;
        bench.open(numbered(3));
        const auto decided = [&bench](qint64 row, core::Status status, core::Split split) {
            const core::StoredRecord stored = bench.at(row);
            return stored.status == status && stored.split == split;
        };
        bench.goTo(2, RecordColumn::Input); // as it came from Excel, past the last row
        bench.setClipboard(QStringLiteral("i3\to3\tApproved\ttest\ni4\to4\tneeds_work\tVALIDATION\n"));
        bench.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(bench.query.count(), 4);
        QTRY_VERIFY(decided(2, core::Status::Approved, core::Split::Test));
        QTRY_VERIFY(decided(3, core::Status::NeedsWork, core::Split::Validation));
        QCOMPARE(bench.text(3, RecordField::Output), std::string("o4"));
        bench.settle();
        bench.select(2, RecordColumn::Number, 2, RecordColumn::Split); // a whole row of our own
        bench.press(Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(bench.clipboard().contains(QLatin1String("Approved\tTest")));
        bench.goTo(0, RecordColumn::Number);
        bench.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(decided(0, core::Status::Approved, core::Split::Test));
        bench.settle();
        bench.select(1, RecordColumn::Status, 3, RecordColumn::Status); // one cell for several
        bench.setClipboard(QStringLiteral("rejected\n"));
        bench.press(Qt::Key_V, Qt::ControlModifier);
        for (qint64 row = 1; row < 4; ++row) QTRY_COMPARE(bench.at(row).status, core::Status::Rejected);
        bench.settle();
        for (int i = 0; i < 3; ++i) {
            bench.press(Qt::Key_Z, Qt::ControlModifier);
            bench.settle();
        }
        QTRY_COMPARE(bench.query.count(), 3);
        for (qint64 row = 0; row < 3; ++row) QTRY_VERIFY(decided(row, core::Status::Draft, core::Split::Train));
        QTRY_COMPARE(bench.text(2, RecordField::Input), std::string("Input 3"));
        QTRY_COMPARE(bench.text(0, RecordField::Input), std::string("Input 1"));
    }

    /// They are drafts, and would be added where nobody sees them.
    void newRecordsAreSeenThroughAFilter() {
        PageBench bench;
        auto records = numbered(3);
        records[1].status = core::Status::Approved;
        bench.open(std::move(records));
        core::RecordFilter approved;
        approved.statuses = {core::Status::Approved};
        bench.query.setFilter(approved);
        QTRY_COMPARE(bench.query.count(), 1);
        bench.settle();
        bench.goTo(0, RecordColumn::Input);
        bench.setClipboard(QStringLiteral("i2\to2\ni4\to4\ni5\to5\n"));
        bench.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(bench.query.count(), 5);
        QTRY_COMPARE(bench.table->selectedRowCount(), 2);
        QCOMPARE(bench.row(), 3);
        QCOMPARE(bench.text(1, RecordField::Output), std::string("o2"));
        QCOMPARE(bench.text(4, RecordField::Output), std::string("o5"));
    }

    void aWordThatIsNoStatusLeavesWhatIsThere() {
        PageBench bench;
        bench.open(numbered(2));
        bench.goTo(0, RecordColumn::Status);
        bench.setClipboard(QStringLiteral("fine"));
        QSignalSpy said(bench.page, &DataPage::said);
        bench.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(!said.isEmpty() && said.last().first().toString().contains(QLatin1String("fine")));
        QCOMPARE(bench.at(0).status, core::Status::Draft);
    }

    /// Beside it a text may be selected, in another row.
    void oneWordDecidesWhereItsOwnCellIsSelected() {
        PageBench bench;
        bench.open(numbered(3));
        bench.goTo(0, RecordColumn::Status);
        bench.table->selectionModel()->select(bench.table->model()->index(2, static_cast<int>(RecordColumn::Output)),
                                              QItemSelectionModel::Select);
        bench.setClipboard(QStringLiteral("approved"));
        bench.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(bench.text(2, RecordField::Output), std::string("approved"));
        QTRY_COMPARE(bench.at(0).status, core::Status::Approved);
        bench.settle();
        QCOMPARE(bench.at(2).status, core::Status::Draft);
    }

    void overANumberATableFromElsewhereBeginsWithAText() {
        PageBench bench;
        bench.open(numbered(1));
        auto* columns = bench.table->horizontalHeader();
        columns->moveSection(columns->visualIndex(static_cast<int>(RecordColumn::Status)), 1);
        bench.goTo(0, RecordColumn::Number);
        bench.setClipboard(QStringLiteral("one\ttwo\n"));
        bench.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(bench.text(0, RecordField::Instruction), std::string("one"));
        QCOMPARE(bench.text(0, RecordField::Input), std::string("two"));
    }

    /// Five megabytes, over cells and past the last row.
    void aLargeTableStopsNothing() {
        PageBench bench;
        bench.open(numbered(4000));
        const QString text = QStringLiteral("Words of a patient, and of a doctor. ").repeated(17);
        QString table;
        for (int row = 0; row < 8000; ++row)
            table += QString::number(row) + u'\t' + text + QStringLiteral("\tAnswer\tapproved\ttest\n");
        bench.setClipboard(table);
        Heartbeat heartbeat;
        bench.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(bench.query.count(), 8000, 60'000);
        bench.settle();
        QVERIFY(tests::isInTime("the longest stall of a large paste", heartbeat.takeLongest(), 50));
        bench.table->selectAll();
        heartbeat.takeLongest();
        bench.press(Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(bench.clipboard().size() > 5'000'000, 60'000);
        QTest::qWait(10); // the next beat tells how long the last key took
        QVERIFY(tests::isInTime("the longest stall of a large copy", heartbeat.takeLongest(), 50));
        heartbeat.takeLongest();
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(bench.query.count(), 4000, 60'000);
        QVERIFY(tests::isInTime("the longest stall of its undo", heartbeat.takeLongest(), 50));
    }

    void cutEmptiesWhatItCopied() {
        PageBench bench;
        bench.open(numbered(600)); // more than lies in memory
        bench.select(0, RecordColumn::Input, 599, RecordColumn::Input);
        bench.press(Qt::Key_X, Qt::ControlModifier);
        QTRY_VERIFY(bench.clipboard().endsWith(QLatin1String("Input 600\n")));
        QTRY_COMPARE(bench.text(599, RecordField::Input), std::string());
        QVERIFY(bench.clipboard().startsWith(QLatin1String("Input 1\n")));
    }

    void whatIsTypedAndNotYetWrittenIsCopied() {
        PageBench bench;
        bench.open(numbered(2));
        bench.type(QStringLiteral("new"));
        bench.press(Qt::Key_Tab);
        bench.press(Qt::Key_Backtab, Qt::ShiftModifier);
        bench.press(Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(bench.clipboard(), QStringLiteral("new\n"));
    }
};

QTEST_MAIN(tst_RecordClipboard)
#include "tst_RecordClipboard.moc"
