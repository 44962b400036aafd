#include "core/project/Project.h"
#include "tests/ui/data/PageBench.h"
#include "ui/data/DataWelcome.h"
#include "ui/data/FilterBar.h"
#include "ui/data/TextMatcher.h"
#include "ui/data/ViewList.h"

#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

#include <sqlite3.h>

using namespace ui;
using core::RecordField;
using tests::numbered;
using tests::PageBench;
using tests::record;

class tst_DataPage : public QObject {
    Q_OBJECT

    /// The page with which the table of records begins becomes rubbish; the rest of the file stays sound.
    static void damage(const QString& path) {
        sqlite3* database = nullptr;
        sqlite3_stmt* query = nullptr;
        QCOMPARE(sqlite3_open(path.toUtf8().constData(), &database), SQLITE_OK);
        const char* sql = "select rootpage, page_size from sqlite_schema, pragma_page_size where name = 'record'";
        QCOMPARE(sqlite3_prepare_v2(database, sql, -1, &query, nullptr), SQLITE_OK);
        QCOMPARE(sqlite3_step(query), SQLITE_ROW);
        const qint64 page = sqlite3_column_int64(query, 0), size = sqlite3_column_int64(query, 1);
        sqlite3_finalize(query);
        sqlite3_close(database);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek((page - 1) * size));
        QCOMPARE(file.write(QByteArray(static_cast<qsizetype>(size), '\xff')), size);
    }

private slots:
    void aFileThatIsLookedAtTakesThePlaceOfNoRecords() {
        PageBench bench;
        bench.open({});
        QFile file(bench.folder.filePath(QStringLiteral("a.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("instruction,output\nA,B\n");
        file.close();
        auto* welcome = bench.part<QPushButton>("welcome_importData");
        QTRY_VERIFY(welcome->isVisible());
        bench.importer.add({file.fileName()});
        QTRY_VERIFY(!welcome->isVisible());
        QTRY_VERIFY(bench.importer.isWhole());
        bench.importer.import();
        QTRY_COMPARE(bench.query.count(), 1);
        QTRY_VERIFY(bench.table->isVisible());
    }

    /// Beside them there is room for a file in a large window; in a small one neither would be readable.
    void aFileHasThePageWhereThereIsNoRoomBesideTheRecords() {
        PageBench bench;
        bench.open(numbered(3));
        QFile file(bench.folder.filePath(QStringLiteral("a.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("question,answer,remark\nA,B,C\n");
        file.close();
        bench.importer.add({file.fileName()});
        QTRY_VERIFY(bench.importer.isWhole());
        QTRY_VERIFY(!bench.table->isVisible());
        QVERIFY(!bench.part<QWidget>("recordEditor")->isVisible());
        auto* panel = bench.part<QWidget>("importPanel");
        QTRY_COMPARE(bench.window.focusWidget(), panel);
        const auto inside = [panel](QWidget* each) { return QRect(each->mapTo(panel, QPoint()), each->size()); };
        const QRect columns = inside(bench.part<QWidget>("columnPreview"));
        const QRect said = inside(bench.part<QWidget>("importProblems"));
        QVERIFY(columns.bottom() < said.top());
        QVERIFY(said.bottom() < inside(bench.part<QWidget>("importNow")).top());
        for (const char* name : {"importHeader", "importDelimiter", "importEncoding"})
            QVERIFY2(bench.part<QWidget>(name)->width() >= bench.part<QWidget>(name)->sizeHint().width(), name);
        bench.window.resize(1920, 1080);
        QTRY_VERIFY(bench.table->isVisible());
        QVERIFY(panel->isVisible());
        bench.window.resize(1280, 800);
        QTRY_VERIFY(!bench.table->isVisible());
        bench.press(Qt::Key_F6);
        bench.press(Qt::Key_Escape);
        QTRY_VERIFY(bench.table->isVisible() && bench.table->hasFocus());
        QCOMPARE(bench.query.count(), 3);
    }

    void enterImportsWhatWasLookedAt() {
        PageBench bench;
        bench.open(numbered(1));
        QFile file(bench.folder.filePath(QStringLiteral("a.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("instruction,output\nA,B\n");
        file.close();
        bench.importer.add({file.fileName()});
        QTRY_VERIFY(bench.importer.canImport());
        QTRY_COMPARE(bench.window.focusWidget(), bench.part<QWidget>("importPanel"));
        QCOMPARE(bench.window.focusWidget()->accessibleName(), QStringLiteral("Import a.csv"));
        bench.press(Qt::Key_Return);
        QTRY_COMPARE(bench.query.count(), 2);
        QTRY_VERIFY(bench.table->isVisible() && bench.table->hasFocus());
        QTRY_COMPARE(bench.row(), 1); // the new one
        QCOMPARE(bench.column(), RecordColumn::Instruction);
        bench.importer.add({file.fileName()});
        QTRY_VERIFY(bench.importer.isWhole());
        bench.table->setFocus(); // the person does something else
        bench.importer.import();
        QTRY_COMPARE(bench.query.count(), 3);
        bench.settle();
        QCOMPARE(bench.row(), 1);
    }

    void withoutAProjectItOffersTheWaysToOne() {
        PageBench bench;
        QCOMPARE(bench.part<DataWelcome>("dataWelcome")->kind(), DataWelcome::Kind::NoProject);
        QSignalSpy sample(bench.actions[Actions::Id::TrySample], &QAction::triggered);
        QTest::mouseClick(bench.part<QPushButton>("welcome_trySample"), Qt::LeftButton);
        QCOMPARE(sample.size(), 1);
        QVERIFY(!bench.part<FilterBar>("filterBar")->isVisible());
        QVERIFY(!bench.actions[Actions::Id::AddRecord]->isEnabled());
    }

    void anEmptyProjectTakesItsFirstRecordsByPasteAndByHand() {
        PageBench bench;
        bench.open({});
        auto* welcome = bench.part<DataWelcome>("dataWelcome");
        QTRY_COMPARE(welcome->kind(), DataWelcome::Kind::Empty);
        QVERIFY(welcome->isVisible());
        bench.setClipboard(QStringLiteral("How?\tSo.\tYes.\n"));
        bench.part<QPushButton>("welcome_importData")->setFocus();
        bench.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(bench.query.count(), 1);
        QCOMPARE(bench.text(0, RecordField::Output), std::string("Yes."));
        QVERIFY(!welcome->isVisible());
        bench.settle();
        bench.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(bench.query.count(), 0);
        QTRY_VERIFY(welcome->isVisible());
        QTest::mouseClick(bench.part<QPushButton>("welcome_addRecord"), Qt::LeftButton);
        QTRY_VERIFY(bench.isFieldOpen());
    }

    /// It opens, and holds records: «No records yet» would be a lie.
    void recordsThatCannotBeReadAreNotCalledNone() {
        PageBench bench;
        core::Project::create(bench.projectFolder().toStdString()).add(numbered(50), 0, core::EntryKind::Add);
        damage(bench.projectFolder() + QStringLiteral("/project.lorikeet"));
        bench.project.open(bench.projectFolder());
        QTRY_VERIFY(bench.project.isOpen() && bench.isSettled());
        auto* welcome = bench.page->findChild<DataWelcome*>();
        QTRY_VERIFY(welcome->isVisible());
        QCOMPARE(welcome->kind(), DataWelcome::Kind::Unread);
        QTRY_VERIFY(bench.part<QAbstractButton>("noticeRemedy")->isVisible());
    }

    void findingNarrowsTheListAfterARest() {
        PageBench bench;
        bench.open(numbered(120));
        bench.press(Qt::Key_F, Qt::ControlModifier);
        auto* text = bench.part<QLineEdit>("findText");
        QVERIFY(text->hasFocus());
        QSignalSpy filters(bench.part<FilterBar>("filterBar"), &FilterBar::filterChanged);
        bench.type(QStringLiteral("Output 11"));
        QCOMPARE(filters.size(), 0); // the hand does not rest yet
        QTRY_COMPARE(filters.size(), 1);
        QTRY_COMPARE(bench.query.count(), 11); // 11, 110 … 119
        QTRY_VERIFY(bench.part<QLabel>("findCount")->text().startsWith(QLatin1String("11 ")));
        bench.press(Qt::Key_Escape);
        QTRY_COMPARE(bench.query.count(), 120);
        QVERIFY(bench.table->hasFocus());
        QVERIFY(text->text().isEmpty());
    }

    void aWrongPatternIsASentenceBesideTheField() {
        PageBench bench;
        bench.open(numbered(3));
        bench.press(Qt::Key_F, Qt::ControlModifier);
        bench.type(QStringLiteral("(Out"));
        QTest::mouseClick(bench.part<QToolButton>("findPattern"), Qt::LeftButton);
        auto* problem = bench.part<QLabel>("findProblem");
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(problem->text().contains(QLatin1String("pattern")));
        bench.part<QLineEdit>("findText")->setText(QStringLiteral("(Output [12])"));
        QTRY_COMPARE(bench.query.count(), 2);
        QVERIFY(!problem->isVisible());
    }

    /// What the search finds is what is marked.
    void aPatternHoldsAtTheStartOfEachLine() {
        const std::string text = "Hello,\nDear Ann";
        const core::RecordFilter filter{.text = "^Dear", .isPattern = true};
        PageBench bench;
        bench.open({record(text), record("My Dear")});
        bench.query.setFilter(filter);
        QTRY_COMPARE(bench.query.count(), 1);
        bench.settle();
        const auto hits = TextMatcher(filter).hits(QString::fromStdString(text));
        QCOMPARE(hits.size(), 1U);
        QCOMPARE(hits.front().start, 7);
    }

    void aFilterThatLeavesNothingOffersAll() {
        PageBench bench;
        bench.open(numbered(3));
        bench.part<QLineEdit>("findText")->setText(QStringLiteral("no such text"));
        auto* welcome = bench.part<DataWelcome>("dataWelcome");
        QTRY_VERIFY(welcome->isVisible());
        QCOMPARE(welcome->kind(), DataWelcome::Kind::NothingFound);
        QTest::mouseClick(bench.part<QPushButton>("welcome_all"), Qt::LeftButton);
        QTRY_COMPARE(bench.query.count(), 3);
        QVERIFY(bench.table->isVisible());
    }

    void aKindShowsItsRecordsAndCountsThem() {
        PageBench bench;
        auto records = numbered(6);
        records[1].status = records[3].status = core::Status::Approved;
        records[4].split = core::Split::Validation;
        bench.open(records);
        auto* views = bench.part<ViewList>("viewList");
        QVERIFY(views->isVisible());
        QTRY_VERIFY(
            views->item(3)->data(Qt::AccessibleTextRole).toString().startsWith(QLatin1String("Approved, 2 record")));
        views->setCurrentRow(3);
        QTRY_COMPARE(bench.query.count(), 2);
        QCOMPARE(bench.text(1, RecordField::Instruction), std::string("Instruction 4"));
        views->setCurrentRow(8);
        QTRY_COMPARE(bench.query.count(), 1);
        views->setCurrentRow(0);
        QTRY_COMPARE(bench.query.count(), 6);
        bench.window.resize(800, 700);
        QTRY_VERIFY(!views->isVisible());
    }

    void aDestinationSelectsItsRecordsThroughAnyFilter() {
        PageBench bench;
        bench.open(numbered(300));
        const core::RecordId first = bench.query.idAt(200), second = bench.query.idAt(250);
        bench.part<QLineEdit>("findText")->setText(QStringLiteral("Output 3"));
        QTRY_COMPARE(bench.query.count(), 12);
        bench.settle();
        bench.page->arrive({.place = Place::Data, .records = {first, second}});
        QTRY_COMPARE(bench.table->selectedIds(), (RecordTableView::Ids{first, second}));
        QCOMPARE(bench.row(), 200);
        QVERIFY(bench.table->viewport()->rect().intersects(bench.table->visualRect(bench.table->currentIndex())));
        QVERIFY(bench.part<QLineEdit>("findText")->text().isEmpty());
    }

    void aNewRecordIsSeenThoughTheFilterWouldHideIt() {
        PageBench bench;
        bench.open(numbered(30));
        bench.part<QLineEdit>("findText")->setText(QStringLiteral("Output 3"));
        QTRY_COMPARE(bench.query.count(), 2);
        bench.settle();
        bench.table->setFocus();
        bench.press(Qt::Key_N, Qt::ControlModifier);
        QTRY_COMPARE(bench.query.count(), 31);
        QTRY_VERIFY(bench.isFieldOpen());
    }

    void theLineBelowCountsAndNamesWhatCanBeTakenBack() {
        PageBench bench;
        bench.open(numbered(12));
        auto* numbers = bench.part<QLabel>("recordNumbers");
        QTRY_VERIFY(numbers->text().startsWith(QLatin1String("12 record")));
        QVERIFY(!numbers->text().contains(QLatin1String("selected")));
        bench.select(2, RecordColumn::Input, 5, RecordColumn::Output);
        QTRY_VERIFY(numbers->text().contains(QStringLiteral("· 4 selected")));
        bench.press(Qt::Key_3, Qt::ControlModifier);
        auto* undo = bench.part<QPushButton>("undoButton");
        QTRY_VERIFY2(undo->text().contains(QLatin1String("4 record")), qPrintable(undo->text()));
        QTest::mouseClick(undo, Qt::LeftButton);
        QTRY_COMPARE(bench.query.counts().byStatus[2], 0);
        QVERIFY(bench.part<QPushButton>("redoButton")->isVisible());
    }

    void theTextsHaveRoomBesideTheEditor() {
        PageBench bench;
        bench.open(numbered(3));
        auto* editor = bench.part<QWidget>("recordEditor");
        QTRY_VERIFY(editor->isVisible());
        QVERIFY2(editor->width() <= 340, qPrintable(QString::number(editor->width())));
        const int letter = bench.table->fontMetrics().averageCharWidth();
        for (const RecordColumn column : {RecordColumn::Instruction, RecordColumn::Output}) {
            const int width = bench.table->columnWidth(static_cast<int>(column));
            QVERIFY2(width >= 16 * letter, qPrintable(QString::number(width)));
        }
        for (const auto* button : bench.part<QWidget>("recordEditor")->findChildren<QPushButton*>())
            if (button->isVisible()) // the layout follows its words a turn later
                QTRY_VERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
    }

    void f6GoesFromPartToPart() {
        PageBench bench;
        bench.open(numbered(2));
        QVERIFY(bench.table->hasFocus());
        bench.press(Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(bench.part<QLineEdit>("findText")->hasFocus());
        bench.press(Qt::Key_F6);
        QVERIFY(bench.table->hasFocus());
    }

    void selectionAndPlaceOutliveANewList() {
        PageBench bench;
        bench.open(numbered(100));
        const core::RecordId current = bench.query.idAt(60);
        bench.goTo(60, RecordColumn::Output);
        bench.edits.remove({bench.query.idAt(3), bench.query.idAt(80)}); // not in one place: the list begins anew
        QTRY_COMPARE(bench.query.count(), 98);
        QCOMPARE(bench.table->currentId(), current);
        QCOMPARE(bench.row(), 59);
        QCOMPARE(bench.column(), RecordColumn::Output);
    }
};

QTEST_MAIN(tst_DataPage)
#include "tst_DataPage.moc"
