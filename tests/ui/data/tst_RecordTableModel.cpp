#include "tests/support/Times.h"
#include "tests/ui/data/DataBench.h"
#include "ui/data/RecordTableModel.h"
#include "ui/data/TextPreview.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace ui;
using tests::DataBench;
using tests::numbered;
using tests::record;

namespace {

struct ModelBench : DataBench {
    RecordTableModel model{query, edits, prompts, project};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    QString cell(int row, RecordColumn column, int role = Qt::DisplayRole) {
        at(row);
        return model.index(row, static_cast<int>(column)).data(role).toString();
    }
    core::RecordId id(int row) const { return model.idAt(row); }
};

} // namespace

class tst_RecordTableModel : public QObject {
    Q_OBJECT
private slots:
    void itShowsTheRecordsOfTheProject() {
        ModelBench bench;
        auto records = numbered(3);
        records[1].status = core::Status::Approved;
        records[2].split = core::Split::Test;
        records[2].note = "ask again";
        bench.create(records);
        QCOMPARE(bench.model.rowCount(), 3);
        QCOMPARE(bench.cell(0, RecordColumn::Instruction), QStringLiteral("Instruction 1"));
        QCOMPARE(bench.cell(1, RecordColumn::Output), QStringLiteral("Output 2"));
        QCOMPARE(bench.cell(1, RecordColumn::Status), QStringLiteral("Approved"));
        QCOMPARE(bench.cell(2, RecordColumn::Split), QStringLiteral("Test"));
        QCOMPARE(bench.cell(2, RecordColumn::Note), QStringLiteral("ask again"));
        QCOMPARE(bench.cell(0, RecordColumn::Tokens), QString()); // no base model
    }

    void aRowThatIsNotHereYetIsMissingAndThenTold() {
        ModelBench bench;
        bench.create(numbered(1'000));
        const QModelIndex far = bench.model.index(900, static_cast<int>(RecordColumn::Input));
        QVERIFY(far.data(RecordTableModel::IsMissing).toBool());
        QVERIFY(!far.data().isValid());
        QSignalSpy told(&bench.model, &QAbstractItemModel::dataChanged);
        QTRY_COMPARE(far.data().toString(), QStringLiteral("Input 901"));
        QTRY_VERIFY(!told.isEmpty());
    }

    void whatIsTypedIsShownAtOnceAndThenWritten() {
        ModelBench bench;
        bench.create(numbered(2));
        bench.at(0);
        const QModelIndex cell = bench.model.index(0, static_cast<int>(RecordColumn::Output));
        QVERIFY(bench.model.setData(cell, QStringLiteral("better")));
        QCOMPARE(cell.data().toString(), QStringLiteral("better"));
        QTRY_VERIFY(bench.edits.isIdle());
        QCOMPARE(bench.text(0, core::RecordField::Output), std::string("better"));
        QSignalSpy told(&bench.model, &QAbstractItemModel::dataChanged);
        bench.edits.undo();
        QTRY_COMPARE(cell.data().toString(), QStringLiteral("Output 1"));
        QTRY_VERIFY(!told.isEmpty()); // of the first row, too
    }

    void anUnchangedTextIsNoStep() {
        ModelBench bench;
        bench.create(numbered(1));
        bench.at(0);
        const auto before = bench.edits.undoState().undo.id;
        QVERIFY(bench.model.setData(bench.model.index(0, static_cast<int>(RecordColumn::Input)),
                                    QStringLiteral("Input 1")));
        QVERIFY(bench.edits.isIdle());
        QCOMPARE(bench.edits.undoState().undo.id, before);
    }

    void onlyTextsOfAProjectThatCanBeChangedAreEdited() {
        ModelBench bench;
        bench.create(numbered(1));
        for (const RecordColumn column : {RecordColumn::Number, RecordColumn::Tokens, RecordColumn::Status})
            QVERIFY(!(bench.model.flags(bench.model.index(0, static_cast<int>(column))) & Qt::ItemIsEditable));
        QVERIFY(bench.model.flags(bench.model.index(0, static_cast<int>(RecordColumn::Note))) & Qt::ItemIsEditable);
    }

    void rowsComeAndGoInTheirPlaces() {
        ModelBench bench;
        bench.create(numbered(10));
        QSignalSpy inserted(&bench.model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&bench.model, &QAbstractItemModel::rowsRemoved);
        bench.edits.add({record("new")}, bench.id(3));
        QTRY_COMPARE(bench.model.rowCount(), 11);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted[0][1].toInt(), 4);
        QCOMPARE(bench.cell(4, RecordColumn::Instruction), QStringLiteral("new"));
        bench.edits.remove({bench.id(0), bench.id(1)});
        QTRY_COMPARE(bench.model.rowCount(), 9);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed[0][1].toInt(), 0);
        QCOMPARE(removed[0][2].toInt(), 1);
    }

    void anotherFilterIsAnotherList() {
        ModelBench bench;
        bench.create(numbered(30));
        core::RecordFilter filter;
        filter.text = "Output 2";
        bench.query.setFilter(filter);
        QTRY_COMPARE(bench.model.rowCount(), 11); // 2, 20 … 29
        QVERIFY(bench.model.matcher().looksIn(core::RecordField::Output));
        bench.query.setFilter({});
        QTRY_COMPARE(bench.model.rowCount(), 30);
        QVERIFY(!bench.model.matcher().isActive());
    }

    void aClosedProjectLeavesNoRow() {
        ModelBench bench;
        bench.create(numbered(5));
        bench.project.close();
        QTRY_COMPARE(bench.model.rowCount(), 0);
    }

    void tokensAreCountedAndWhatIsCutIsMarked() {
        ModelBench bench;
        auto records = numbered(2);
        for (int i = 0; i < 200; ++i) records[1].record.input += " word" + std::to_string(i);
        bench.create(records);
        bench.models.inspect(QString::fromStdString(tests::fixture("models/sample").string()));
        QTRY_VERIFY(bench.prompts.isReady());
        bench.prompts.setLimit(100);
        QTRY_VERIFY(bench.cell(0, RecordColumn::Tokens).toInt() > 0);
        QTRY_VERIFY(bench.cell(1, RecordColumn::Tokens).remove(QLatin1Char(',')).toInt() > 100);
        const auto tokens = [&](int row) { return bench.model.index(row, static_cast<int>(RecordColumn::Tokens)); };
        QVERIFY(!tokens(0).data(RecordTableModel::IsCut).toBool());
        QVERIFY(tokens(1).data(RecordTableModel::IsCut).toBool());
        QVERIFY(tokens(1).data(Qt::ToolTipRole).toString().contains(QLatin1String("100")));
    }

    void aPreviewIsOneShortLine() {
        QCOMPARE(textPreview("one\ntwo\r\nthree\rfour\tfive"), QStringLiteral("one ⏎ two ⏎ three ⏎ four five"));
        const std::string chinese = [] {
            std::string text;
            for (int i = 0; i < 1'000; ++i) text += "愿";
            return text;
        }();
        QVERIFY(!textPreview(chinese).contains(QChar(QChar::ReplacementCharacter)));
        QVERIFY(textPreview(std::string(1'000'000, 'x')).size() <= 400);
    }

    void aPreviewBeginsNearWhatWasLookedFor() {
        core::RecordFilter filter;
        filter.text = "needle";
        const TextMatcher matcher(filter);
        const QString preview = textPreview(std::string(5'000, 'x') + " needle", &matcher);
        QVERIFY(preview.startsWith(QStringLiteral("…")));
        const auto hits = matcher.hits(preview);
        QCOMPARE(hits.size(), std::size_t(1));
        QCOMPARE(preview.mid(hits[0].start, hits[0].length), QStringLiteral("needle"));
        QVERIFY(hits[0].start < 8);
    }

    void aPatternThatTakesItsTimeMarksNothing() {
        core::RecordFilter filter;
        filter.text = "(a+)+$";
        filter.isPattern = true;
        const TextMatcher matcher(filter);
        QElapsedTimer clock;
        clock.start();
        matcher.hits(QString(400, QLatin1Char('a')) + QLatin1Char('b'));
        QVERIFY(tests::isInTime("a pattern without end", clock.elapsed(), 200));
        filter.text = "(";
        QVERIFY(!TextMatcher(filter).isActive());
    }
};

QTEST_MAIN(tst_RecordTableModel)
#include "tst_RecordTableModel.moc"
