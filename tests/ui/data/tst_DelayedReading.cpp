#include "tests/ui/data/PageBench.h"
#include "ui/data/FieldEdit.h"
#include "ui/data/FilterBar.h"

#include <QLineEdit>
#include <QPushButton>

#include <future>

using namespace ui;
using core::RecordField;
using core::Status;
using Id = Actions::Id;
using tests::numbered;
using tests::PageBench;
using tests::record;

namespace {

/// Keeps the reader busy, as a long search does, until it is let go.
class BusyReader {
public:
    explicit BusyReader(DataReader& reader) {
        const auto wait = [end = m_end.get_future().share()](const core::ProjectReader&, const std::stop_token&) {
            end.wait();
            return true;
        };
        reader.run({}, wait, &m_context, [](const Outcome<bool>&) {});
    }
    ~BusyReader() { letGo(); }
    void letGo() {
        if (!std::exchange(m_isFree, true)) m_end.set_value();
    }

private:
    QObject m_context;
    std::promise<void> m_end;
    bool m_isFree = false;
};

/// Without waiting for the record to be read.
void moveTo(PageBench& bench, int row, RecordColumn column) {
    bench.table->selectionModel()->setCurrentIndex(bench.table->model()->index(row, static_cast<int>(column)),
                                                   QItemSelectionModel::ClearAndSelect);
}

} // namespace

/// Commands act on what was chosen when they were given, however late their answers come.
class tst_DelayedReading : public QObject {
    Q_OBJECT
private slots:
    void cutEmptiesTheCellsOfTheKeypress() {
        PageBench bench;
        bench.open(numbered(600));
        bench.select(0, RecordColumn::Input, 299, RecordColumn::Input);
        BusyReader busy(bench.reader);
        bench.press(Qt::Key_X, Qt::ControlModifier);
        moveTo(bench, 400, RecordColumn::Output);
        busy.letGo();
        QTRY_VERIFY(bench.clipboard().endsWith(QLatin1String("Input 300\n")));
        QTRY_COMPARE(bench.text(299, RecordField::Input), std::string());
        bench.settle();
        QCOMPARE(bench.text(400, RecordField::Output), std::string("Output 401"));
    }

    void pasteGoesWhereTheCursorWas() {
        PageBench bench;
        bench.open(numbered(6));
        bench.goTo(1, RecordColumn::Input);
        bench.setClipboard(QStringLiteral("x\ty\n"));
        bench.press(Qt::Key_V, Qt::ControlModifier);
        moveTo(bench, 4, RecordColumn::Instruction);
        QTRY_COMPARE(bench.text(1, RecordField::Input), std::string("x"));
        bench.settle();
        QCOMPARE(bench.text(1, RecordField::Output), std::string("y"));
        QCOMPARE(bench.text(4, RecordField::Instruction), std::string("Instruction 5"));
    }

    void pasteDoesNotWaitForTheReader() {
        PageBench bench;
        bench.open(numbered(3));
        BusyReader busy(bench.reader);
        bench.setClipboard(QStringLiteral("x"));
        bench.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(bench.edits.undoState().undo.kind, core::EntryKind::Paste);
    }

    void aCopyDoesNotCancelADuplicate() {
        PageBench bench;
        bench.open(numbered(600));
        bench.select(0, RecordColumn::Input, 299, RecordColumn::Input);
        BusyReader busy(bench.reader);
        bench.actions[Id::DuplicateRecords]->trigger();
        bench.press(Qt::Key_C, Qt::ControlModifier);
        busy.letGo();
        QTRY_COMPARE(bench.query.count(), 900);
    }

    void recordsThatComeFromElsewhereLeaveTheFilterAlone() {
        PageBench bench;
        bench.open(numbered(30));
        bench.part<QLineEdit>("findText")->setText(QStringLiteral("Output 3"));
        QTRY_COMPARE(bench.query.count(), 2);
        bench.settle();
        bench.edits.add({record("kept in the playground")}, 0);
        QTRY_COMPARE(bench.query.counts().total, 31);
        bench.settle();
        QTest::qWait(100);
        QCOMPARE(bench.part<QLineEdit>("findText")->text(), QStringLiteral("Output 3"));
        QCOMPARE(bench.query.count(), 2);
    }

    void undoTakesBackWhatIsTypedBesideTheTableFirst() {
        PageBench bench;
        bench.open(numbered(3));
        bench.press(Qt::Key_3, Qt::ControlModifier); // an older change
        QTRY_COMPARE(bench.at(0).status, Status::NeedsWork);
        bench.settle();
        auto* field = bench.part<FieldEdit>("instructionField");
        QTRY_COMPARE(field->text(), QStringLiteral("Instruction 1"));
        field->setFocus();
        bench.type(QStringLiteral("Oh, "));
        QTest::mouseClick(bench.part<QPushButton>("undoButton"), Qt::LeftButton);
        bench.settle();
        QTRY_COMPARE(field->text(), QStringLiteral("Instruction 1"));
        QCOMPARE(bench.at(0).status, Status::NeedsWork);
        QTRY_VERIFY(bench.part<QPushButton>("redoButton")->isVisible());
        QTest::mouseClick(bench.part<QPushButton>("redoButton"), Qt::LeftButton);
        QTRY_COMPARE(bench.text(0, RecordField::Instruction), std::string("Oh, Instruction 1"));
    }

    void fillDownFillsTextsStatusAndSplit() {
        PageBench bench;
        auto records = numbered(4);
        records[0].status = Status::Approved;
        records[0].split = core::Split::Test;
        bench.open(records);
        bench.select(0, RecordColumn::Output, 2, RecordColumn::Split);
        bench.actions[Id::FillDown]->trigger();
        QTRY_COMPARE(bench.at(2).split, core::Split::Test);
        bench.settle();
        QCOMPARE(bench.at(1).status, Status::Approved);
        QCOMPARE(bench.text(2, RecordField::Output), std::string("Output 1"));
        QCOMPARE(bench.text(3, RecordField::Output), std::string("Output 4"));
        QCOMPARE(bench.at(3).status, Status::Draft);
        bench.actions[Id::Undo]->trigger(); // one step
        QTRY_COMPARE(bench.at(2).split, core::Split::Train);
        bench.settle();
        QCOMPARE(bench.at(1).status, Status::Draft);
        QCOMPARE(bench.text(2, RecordField::Output), std::string("Output 3"));
        QCOMPARE(bench.edits.undoState().undo.kind, core::EntryKind::Import);
    }

    void fillDownIsCountedAnewInAFilteredList() {
        PageBench bench;
        auto records = numbered(4);
        records[0].status = Status::Approved;
        bench.open(records);
        core::RecordFilter filter;
        filter.splits = {core::Split::Train};
        bench.query.setFilter(filter);
        QTRY_COMPARE(bench.query.count(), 4);
        bench.select(0, RecordColumn::Status, 1, RecordColumn::Status);
        bench.actions[Id::FillDown]->trigger();
        QTRY_COMPARE(bench.query.counts().byStatus[1], 2);
    }
};

QTEST_MAIN(tst_DelayedReading)
#include "tst_DelayedReading.moc"
