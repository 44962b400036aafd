#include "tests/support/Places.h"
#include "tests/ui/session/ImportBench.h"

#include <QDir>

using namespace ui;
using namespace Qt::StringLiterals;
using State = ImportSession::State;

using Bench = tests::ImportBench;

namespace {

QByteArray lines(int count) {
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += "{\"instruction\": \"Question " + QByteArray::number(i) + "\", \"output\": \"Answer\"}\n";
    return text;
}

} // namespace

class tst_ImportSession : public QObject {
    Q_OBJECT
private slots:
    void aProjectThatCannotBeChangedSaysSoAtOnce() {
        Bench bench;
        bench.project.close();
        bool isClosed = false;
        bench.writer.close(&bench.edits, [&] { isClosed = true; });
        EVENTUALLY(isClosed);
        QFile file(bench.folder.filePath(u"project/project.lorikeet"_s));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(60)); // SQLite's user_version
        QCOMPARE(file.write("\0\0\0\x09", 4), 4);
        file.close();
        bench.project.open(bench.folder.filePath(u"project"_s));
        EVENTUALLY(bench.project.isOpen());
        QVERIFY(!bench.project.isWritable());
        QSignalSpy failed(&bench.edits, &RecordEdits::failed);
        bench.session.add({bench.folder.filePath(u"a.json"_s)});
        QCOMPARE(failed.size(), 1);
        QCOMPARE(bench.session.state(), State::Closed);
    }

    void goodRecordsComeInAndBadOnesAreNamed() {
        Bench bench;
        bench.session.add({bench.write(u"mixed.jsonl"_s, lines(3) + "{\"instruction\": \"No answer\"}\n" + lines(1))});
        QVERIFY(bench.session.state() == State::Looking);
        bench.readWhole();
        QCOMPARE(bench.session.recordCount(), qint64(4));
        QCOMPARE(bench.session.rejectedCount(), qint64(1));
        QCOMPARE(bench.session.rejected()[0].where.row, std::optional<std::int64_t>(4));
        bench.session.import();
        QTRY_COMPARE_WITH_TIMEOUT(bench.imported.size(), 1, tests::Patience);
        QCOMPARE(bench.imported[0][1].toLongLong(), 4);
        QCOMPARE(bench.imported[0][2].toLongLong(), 1);
        QVERIFY(bench.session.state() == State::Closed);
        QCOMPARE(bench.onDisk().size(), std::size_t(4));
        QCOMPARE(bench.edits.undoState().undo.detail, std::string("mixed.jsonl"));
        QTRY_COMPARE_WITH_TIMEOUT(bench.query.count(), qint64(4), tests::Patience);
        bench.edits.undo(); // one step
        QTRY_COMPARE_WITH_TIMEOUT(bench.query.count(), qint64(0), tests::Patience);
        QVERIFY(bench.onDisk().empty());
    }

    void importCanBeAskedForBeforeTheFileIsRead() {
        Bench bench;
        bench.session.add({bench.write(u"a.jsonl"_s, lines(30'000))});
        EVENTUALLY(bench.session.state() == State::Ready);
        bench.session.import();
        QTRY_COMPARE_WITH_TIMEOUT(bench.imported.size(), 1, tests::Patience);
        QCOMPARE(bench.onDisk().size(), std::size_t(30'000));
    }

    void theEncodingIsFoundAndCanBeChosen() {
        Bench bench;
        bench.session.add({QString::fromStdString(tests::fixture("data/gb18030.json").string())});
        EVENTUALLY(bench.session.state() == State::Ready);
        QVERIFY(bench.session.preview());
        QCOMPARE(bench.session.preview()->encoding, std::string("GB18030"));
        core::ImportOptions options;
        options.encoding = "Windows-1252";
        bench.session.setOptions(options);
        EVENTUALLY(bench.session.state() == State::Ready);
        QCOMPARE(bench.session.preview()->encoding, std::string("Windows-1252"));
    }

    void columnsAreMappedByHand() {
        Bench bench;
        bench.session.add({bench.write(u"odd.csv"_s, "foo,bar,baz\nAsk this,about that,say so\n")});
        EVENTUALLY(bench.session.state() == State::Ready);
        QVERIFY(!bench.session.canImport());
        QVERIFY(!bench.session.problems().empty());
        core::ImportOptions options;
        options.columns = {{"foo", core::DataField::Instruction}, {"bar", core::DataField::Input},
                           {"baz", core::DataField::Output}};
        bench.session.setOptions(options);
        bench.readWhole();
        bench.session.setOptions(options); // what was read in another way is of no use
        QVERIFY(!bench.session.isWhole());
        bench.readWhole();
        bench.session.setDecisions({core::Status::Approved, core::Split::Test});
        bench.session.import();
        QTRY_COMPARE_WITH_TIMEOUT(bench.imported.size(), 1, tests::Patience);
        const auto records = bench.onDisk();
        QCOMPARE(records.size(), std::size_t(1));
        QCOMPARE(records[0].record.input, std::string("about that"));
        QVERIFY(records[0].status == core::Status::Approved);
        QVERIFY(records[0].split == core::Split::Test);
    }

    void aFileWithTheSameColumnsIsReadAsBefore() {
        Bench bench;
        const auto add = [&](const QString& name, const QByteArray& bytes) {
            bench.session.add({bench.write(name, bytes)});
            EVENTUALLY(bench.session.state() == State::Ready);
        };
        const auto import = [&] {
            bench.readWhole();
            const auto before = bench.imported.size();
            bench.session.import();
            QTRY_COMPARE_WITH_TIMEOUT(bench.imported.size(), before + 1, tests::Patience);
        };
        core::ImportOptions options;
        options.delimiter = ';';
        options.columns = {{"q,a", core::DataField::Output}, {"w", core::DataField::Instruction}};
        add(u"a.csv"_s, "q,a;w\nA,B;C\n");
        QVERIFY(!bench.session.isRemembered());
        bench.session.setOptions(options);
        import();
        add(u"b.csv"_s, "q,a;w\nD,E;F\n");
        QVERIFY(bench.session.isRemembered());
        QCOMPARE(bench.session.options().columns, options.columns);
        import();
        QCOMPARE(bench.onDisk().at(1).record.output, std::string("D,E"));
        add(u"c.csv"_s, "q,other;w\nD,E;F\n"); // other columns
        QVERIFY(!bench.session.isRemembered());
        bench.session.skip();
        add(u"d.csv"_s, "q,a;w\nD,E;F\n");
        core::ImportOptions plain;
        plain.columns = {{"a;w", core::DataField::Output}, {"q", core::DataField::Instruction}};
        bench.session.setOptions(plain); // the newest choice counts
        QVERIFY(!bench.session.isRemembered());
        import();
        add(u"e.csv"_s, "q,a;w\nD,E;F\n");
        QCOMPARE(bench.session.options().columns, plain.columns);
        QCOMPARE(bench.session.options().delimiter, '\0');
    }

    void filesComeOneAfterTheOther() {
        Bench bench;
        bench.session.add({bench.write(u"a.jsonl"_s, lines(2)), bench.write(u"b.jsonl"_s, lines(3))});
        bench.session.add({bench.write(u"c.jsonl"_s, lines(4))});
        QCOMPARE(bench.session.waiting(), qsizetype(2));
        QVERIFY(bench.session.file().endsWith(u"a.jsonl"_s));
        bench.session.skip();
        QVERIFY(bench.session.file().endsWith(u"b.jsonl"_s));
        bench.readWhole();
        bench.session.import();
        QTRY_COMPARE_WITH_TIMEOUT(bench.imported.size(), 1, tests::Patience);
        QVERIFY(bench.session.file().endsWith(u"c.jsonl"_s));
        bench.readWhole();
        bench.session.import();
        QTRY_COMPARE_WITH_TIMEOUT(bench.imported.size(), 2, tests::Patience);
        QVERIFY(bench.session.state() == State::Closed);
        QCOMPARE(bench.onDisk().size(), std::size_t(7));
    }

    void aFolderMeansItsFiles() {
        Bench bench;
        QVERIFY(QDir(bench.folder.path()).mkdir(u"drop"_s));
        bench.write(u"drop/b.csv"_s, "instruction,output\nA,B\n");
        bench.write(u"drop/a.jsonl"_s, lines(1));
        bench.write(u"drop/picture.png"_s, "x");
        bench.session.add({bench.folder.filePath(u"drop"_s)});
        QTRY_COMPARE_WITH_TIMEOUT(bench.session.waiting(), qsizetype(1), tests::Patience);
        QVERIFY(bench.session.file().endsWith(u"a.jsonl"_s));
        bench.readWhole();
        bench.session.close();
        QVERIFY(QDir(bench.folder.path()).mkdir(u"empty"_s));
        bench.session.add({bench.folder.filePath(u"empty"_s)});
        EVENTUALLY(bench.session.state() == State::Ready);
        QVERIFY(bench.session.problems()[0].code == core::ProblemCode::DataInvalid);
        QVERIFY(!bench.session.canImport());
    }

    void aCancelledImportLeavesNothing() {
        Bench bench;
        bench.session.add({bench.write(u"many.jsonl"_s, lines(150'000))});
        bench.readWhole();
        QSignalSpy ended(&bench.edits, &RecordEdits::importEnded);
        bench.session.import();
        EVENTUALLY(bench.edits.isImporting());
        bench.session.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, tests::Patience);
        QVERIFY(bench.session.state() == State::Ready);
        QCOMPARE(bench.imported.size(), 0);
        QVERIFY(bench.onDisk().empty());
        bench.readWhole(); // and can be done after all
        bench.session.import();
        QTRY_COMPARE_WITH_TIMEOUT(bench.imported.size(), 1, 30'000);
        QCOMPARE(bench.onDisk().size(), std::size_t(150'000));
    }

    void aFileThatCannotBeReadIsAProblemAndNoEnd() {
        Bench bench;
        bench.session.add({bench.folder.filePath(u"gone.json"_s), bench.write(u"b.jsonl"_s, lines(1))});
        EVENTUALLY(bench.session.state() == State::Ready);
        QVERIFY(!bench.session.preview());
        QVERIFY(bench.session.problems()[0].code == core::ProblemCode::FileMissing);
        QVERIFY(!bench.session.canImport());
        bench.session.skip();
        bench.readWhole();
        QVERIFY(bench.session.canImport());
    }

    void closingTheProjectClosesTheFiles() {
        Bench bench;
        bench.session.add({bench.write(u"a.jsonl"_s, lines(2)), bench.write(u"b.jsonl"_s, lines(2))});
        bench.project.close();
        QVERIFY(bench.session.state() == State::Closed);
        QTest::qWait(50);
        QVERIFY(bench.session.file().isEmpty());
    }

    void whatIsExportedComesBackAsItWas() {
        Bench bench;
        core::StoredRecord odd;
        odd.record = {.instruction = "Zeile 1\nZeile \"2\"", .input = "a,b;\tc", .output = "字 👍",
                      .system = "Sei kurz."};
        odd.status = core::Status::NeedsWork;
        odd.split = core::Split::Validation;
        odd.note = "nachsehen";
        core::StoredRecord plain;
        plain.record = {.instruction = "I", .input = "", .output = "O"};
        bench.edits.add({odd, plain}, 0);
        QTRY_COMPARE_WITH_TIMEOUT(bench.query.count(), qint64(2), tests::Patience);
        const auto before = bench.onDisk();
        QSignalSpy written(&bench.exports, &ExportSession::written);
        for (const auto format : {core::ExportFormat::Json, core::ExportFormat::Csv}) {
            const QString file = bench.folder.filePath(format == core::ExportFormat::Json ? u"x.json"_s : u"x.csv"_s);
            written.clear();
            bench.exports.write(file, {.format = format}, core::RecordFilter{}, {});
            QVERIFY(bench.exports.isRunning());
            QTRY_COMPARE_WITH_TIMEOUT(written.size(), 1, tests::Patience);
            bench.imported.clear();
            bench.session.add({file});
            bench.readWhole();
            bench.session.import();
            QTRY_COMPARE_WITH_TIMEOUT(bench.imported.size(), 1, tests::Patience);
        }
        const auto after = bench.onDisk();
        QCOMPARE(after.size(), std::size_t(8)); // 2, 2 more, then all 4 once more
        for (std::size_t i = 0; i < after.size(); ++i) {
            const auto& expected = before[i % 2];
            QCOMPARE(after[i].record.instruction, expected.record.instruction);
            QCOMPARE(after[i].record.system, expected.record.system);
            QCOMPARE(after[i].note, expected.note);
            QVERIFY(after[i].status == expected.status && after[i].split == expected.split);
        }
    }

    void onlyWhatIsAskedForIsExported() {
        Bench bench;
        std::vector<core::StoredRecord> records(3);
        for (std::size_t i = 0; i < 3; ++i)
            records[i].record = {.instruction = "I" + std::to_string(i), .input = "", .output = "O"};
        records[1].status = core::Status::Approved;
        bench.edits.add(records, 0);
        QTRY_COMPARE_WITH_TIMEOUT(bench.query.count(), qint64(3), tests::Patience);
        QSignalSpy written(&bench.exports, &ExportSession::written);
        const auto countOf = [&](ExportChoice choice, std::vector<core::Status> statuses) -> qint64 {
            written.clear();
            bench.exports.write(bench.folder.filePath(u"x.jsonl"_s), {.format = core::ExportFormat::JsonLines},
                                std::move(choice), std::move(statuses));
            if (!QTest::qWaitFor([&] { return written.size() == 1; })) return -1;
            return written[0][1].value<core::ExportedRecords>().records;
        };
        QCOMPARE(countOf(core::RecordFilter{}, {}), 3);
        QCOMPARE(countOf(core::RecordFilter{}, {core::Status::Approved}), 1);
        QCOMPARE(countOf(core::RecordFilter{.text = "I2"}, {}), 1);
        const std::vector<core::RecordId> two{bench.query.idAt(2), bench.query.idAt(1)};
        QCOMPARE(countOf(two, {}), 2);
        QCOMPARE(countOf(two, {core::Status::Draft}), 1);
        QSignalSpy failed(&bench.exports, &ExportSession::failed);
        bench.exports.write(bench.folder.filePath(u"no/such/folder/x.json"_s), {}, core::RecordFilter{}, {});
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, tests::Patience);
        QVERIFY(!bench.exports.isRunning());
    }
};

QTEST_GUILESS_MAIN(tst_ImportSession)
#include "tst_ImportSession.moc"
