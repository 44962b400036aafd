#include "tests/journeys/PageAudit.h"
#include "tests/ui/data/EditorBench.h"
#include "ui/data/HistoryModel.h"
#include "ui/data/HistoryPanel.h"
#include "ui/shell/HistoryText.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace ui;
using namespace Qt::StringLiterals;
using tests::stored;

namespace {

struct Desk : tests::EditorBench {
    HistoryPanel panel{reader, project, edits};
    QTableView* table = panel.findChild<QTableView*>();
    HistoryModel* model = qobject_cast<HistoryModel*>(table->model());
    QAbstractItemModelTester tester{model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    QPushButton* back = panel.findChild<QPushButton*>(u"undoToHere"_s);

    Desk() {
        open({stored("One"), stored("Two")});
        panel.resize(560, 400);
        panel.show();
    }
    void edit(const QString& text) {
        edits.edit(query.idAt(0), core::RecordField::Instruction, text);
        settle();
    }
    QString text(int row) { return model->index(row, HistoryModel::What).data().toString(); }
    QString instruction() { return QString::fromStdString(onDisk(query.idAt(0)).record.instruction); }
    int rowOf(std::int64_t entry) {
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->entry(row).id == entry) return row;
        return -1;
    }
};

} // namespace

class tst_HistoryPanel : public QObject {
    Q_OBJECT
private slots:
    void rowsAreAsHighAsTheFontAsks() {
        Desk desk;
        QFont large = desk.table->font();
        large.setPixelSize(40);
        desk.table->setFont(large);
        QVERIFY(desk.table->verticalHeader()->defaultSectionSize() >= QFontMetrics(large).height());
        QTRY_VERIFY(desk.table->rowHeight(0) >= QFontMetrics(large).height());
    }

    void theNewestChangeStandsOnTop() {
        Desk desk;
        desk.edit(u"A"_s);
        desk.edits.remove({desk.query.idAt(1)});
        QTRY_COMPARE(desk.model->rowCount(), 3);
        QCOMPARE(desk.text(0), u"Delete of 1 record(s)"_s);
        QCOMPARE(desk.text(1), u"Edit of 1 record(s)"_s);
        QVERIFY(!desk.model->index(0, HistoryModel::Who).data().toString().isEmpty());
        desk.edits.undo();
        QTRY_COMPARE(desk.model->rowCount(), 4);
        QTRY_COMPARE(desk.text(1), u"Delete of 1 record(s) (undone)"_s);
        QCOMPARE(desk.text(0), u"Undo: Delete of 1 record(s)"_s);
    }

    void undoToHereUndoesOneAfterTheOther() {
        Desk desk;
        for (int i = 0; i < 6; ++i) desk.edit(u"Version %1"_s.arg(i));
        QTRY_COMPARE(desk.model->rowCount(), 7);
        const std::int64_t target = desk.model->entry(3).id; // «Version 2»
        desk.table->selectRow(3);
        QVERIFY(desk.back->isEnabled());
        const auto before = desk.version();
        desk.back->click();
        QTRY_COMPARE(desk.version(), before + 3);
        desk.settle();
        QTest::qWait(50);
        QCOMPARE(desk.version(), before + 3);
        QCOMPARE(desk.instruction(), u"Version 2"_s);
        QTRY_COMPARE(desk.rowOf(target), 6);
        desk.table->selectRow(desk.rowOf(target));
        QTRY_VERIFY(!desk.back->isEnabled()); // nothing newer stands
    }

    void aRedoneChangeIsFoundBehindItsRedo() {
        Desk desk;
        desk.edit(u"A"_s);
        desk.edit(u"B"_s);
        desk.edits.undo();
        desk.edits.redo();
        desk.edit(u"C"_s);
        QTRY_COMPARE(desk.model->rowCount(), 6);
        const std::int64_t redone = desk.model->entry(3).id; // «B»
        QCOMPARE(desk.model->root(desk.model->entry(1).id), redone);
        desk.table->selectRow(3);
        desk.back->click();
        QTRY_COMPARE(desk.instruction(), u"B"_s);
        desk.settle();
        QTest::qWait(50);
        QCOMPARE(desk.instruction(), u"B"_s);
        desk.table->selectRow(desk.rowOf(redone - 1)); // «A»
        QTRY_VERIFY(desk.back->isEnabled());
        desk.back->click();
        QTRY_COMPARE(desk.instruction(), u"A"_s);
    }

    void whatWasTakenBackCannotBeGoneBackTo() {
        Desk desk;
        desk.edit(u"A"_s);
        desk.edit(u"B"_s);
        desk.edits.undo();
        QTRY_COMPARE(desk.model->rowCount(), 4);
        QTRY_COMPARE(desk.text(1), u"Edit of 1 record(s) (undone)"_s);
        for (const int row : {0, 1, 2}) {
            desk.table->selectRow(row);
            QVERIFY(!desk.back->isEnabled());
        }
        desk.table->selectRow(3);
        QVERIFY(desk.back->isEnabled());
    }

    void aLongHistoryIsReadInPages() {
        Desk desk;
        for (int i = 0; i < 2 * HistoryModel::PageSize + 20; ++i)
            desk.edits.edit(desk.query.idAt(0), core::RecordField::Note, QString::number(i));
        desk.settle();
        HistoryModel model(desk.reader, desk.project, desk.edits); // no view that reads on by itself
        QTRY_COMPARE(model.rowCount(), HistoryModel::PageSize);
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        QTRY_COMPARE(model.rowCount(), 2 * HistoryModel::PageSize);
        model.fetchMore({});
        QTRY_COMPARE(model.rowCount(), 2 * HistoryModel::PageSize + 21);
        QVERIFY(!model.canFetchMore({}));
        for (int row = 1; row < model.rowCount(); ++row) QCOMPARE(model.entry(row).id, model.entry(row - 1).id - 1);
        desk.project.close();
        QCOMPARE(model.rowCount(), 0);
    }

    void everythingHasANameAndAnExplanation() {
        Desk desk;
        QTest::qWait(50);
        QCOMPARE(tests::auditPage(desk.panel), QStringList());
    }

    void everyKindHasWords_data() {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind <= static_cast<int>(core::EntryKind::Split); ++kind)
            QTest::addRow("kind %d", kind) << kind;
    }
    void everyKindHasWords() {
        QFETCH(int, kind);
        const auto which = static_cast<core::EntryKind>(kind);
        core::HistoryEntry entry{.id = 3, .kind = which, .records = 5, .detail = "a.csv", .subject = which};
        const QString text = historyText(entry);
        QVERIFY2(text.contains(u'5'), qPrintable(text));
        QCOMPARE(text.contains(u"a.csv"_s), which == core::EntryKind::Import);
        entry.kind = core::EntryKind::Undo;
        QCOMPARE(historyText(entry), text);
        entry.id = 0;
        QVERIFY(historyText(entry).isEmpty());
    }
};

QTEST_MAIN(tst_HistoryPanel)
#include "tst_HistoryPanel.moc"
