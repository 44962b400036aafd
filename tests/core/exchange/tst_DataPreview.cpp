// The look at a file before its import shows what the import will do.
#include "core/Error.h"
#include "core/Files.h"
#include "core/exchange/DataPreview.h"
#include "tests/support/Places.h"
#include "tests/support/Times.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace core;

namespace {

/// «name=field» of each column, «name» where it is not used.
std::vector<std::string> columnsOf(const DataPreview& preview) {
    std::vector<std::string> columns;
    for (const DataColumn& each : preview.columns)
        columns.push_back(each.name + (each.field ? "=" + std::string(fieldName(*each.field)) : std::string()));
    return columns;
}

using Names = std::vector<std::string>;

} // namespace

class tst_DataPreview : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path large(const std::string& begin, const std::string& piece, const std::string& end,
                                std::size_t bytes) {
        std::string text = begin;
        while (text.size() < bytes) text += piece;
        const std::filesystem::path path = std::filesystem::path(m_folder.path().toStdString()) / "large";
        replaceFile(path, text + end);
        return path;
    }

private slots:
    void everyFixtureShowsWhatItsImportGives_data() {
        QTest::addColumn<QString>("name");
        for (const auto& each : std::filesystem::directory_iterator(tests::fixture("data")))
            if (each.path().filename() != "outcomes.json" && each.path().filename() != ".gitattributes")
                QTest::newRow(each.path().filename().c_str()) << QString::fromStdString(each.path().string());
    }
    void everyFixtureShowsWhatItsImportGives() {
        QFETCH(QString, name);
        const std::filesystem::path path = name.toStdString();
        std::optional<ImportedRecords> imported;
        std::vector<Problem> thrown;
        try {
            imported = readDataFile(path, ImportOptions{});
        } catch (const Error& error) {
            thrown = error.problems();
        }
        try {
            const DataPreview preview = previewDataFile(path);
            QVERIFY(preview.isWhole);
            QCOMPARE(preview.problems.empty(), imported.has_value());
            if (!imported) {
                QCOMPARE(preview.problems.front().code, thrown.front().code);
                return;
            }
            QCOMPARE(preview.kind, imported->kind);
            QCOMPARE(preview.encoding, imported->encoding);
            QCOMPARE(preview.recordCount, static_cast<std::int64_t>(imported->records.size()));
            QCOMPARE(preview.rejectedCount, static_cast<std::int64_t>(imported->rejected.size()));
            QCOMPARE(preview.notes.size(), imported->notes.size());
            QVERIFY(preview.records == storedRecords(*imported));
            QCOMPARE(preview.bytes, std::filesystem::file_size(path));
        } catch (const Error& error) {
            QVERIFY(!imported);
            QCOMPARE(error.problems().front().code, thrown.front().code);
        }
    }
    void columnsSayWhatTheyAreTakenAs() {
        const DataPreview table = previewDataText("id;Frage;question;Antwort;answer;status\n1;a;b;c;d;draft\n", "x");
        QCOMPARE(columnsOf(table),
                 (Names{"id", "Frage", "question=instruction", "Antwort", "answer=output", "status=status"}));
        QCOMPARE(table.delimiter, ';');
        QCOMPARE(table.rows.at(0), (Names{"1", "a", "b", "c", "d", "draft"}));
        const DataPreview json = previewDataText(R"([{"z": [1, 2], "output": "o", "prompt": "p"}, {"input": "i"}])", "x");
        QCOMPARE(columnsOf(json), (Names{"prompt=instruction", "input=input", "output=output", "z"}));
        QCOMPARE(json.rows.at(0), (Names{"p", "", "o", "[1,2]"}));
        QCOMPARE(json.rejectedCount, 1);
    }
    void aTableThatNamesNothingShowsItsRowsAndWhatIsMissing() {
        const DataPreview strange = previewDataText("Frage,Antwort\nWann?,Heute.\nWo?,Hier.\n", "x");
        QCOMPARE(strange.problems.front().code, ProblemCode::DataInvalid);
        QCOMPARE(columnsOf(strange), (Names{"Frage", "Antwort"}));
        QCOMPARE(strange.rows.at(1), (Names{"Wo?", "Hier."}));
        QVERIFY(strange.records.empty() && strange.rejected.empty());
        ImportOptions options;
        options.columns = {{"Frage", DataField::Instruction}, {"Antwort", DataField::Output}};
        const DataPreview chosen = previewDataText("Frage,Antwort\nWann?,Heute.\nWo?,Hier.\n", "x", options);
        QVERIFY(chosen.problems.empty());
        QCOMPARE(columnsOf(chosen), (Names{"Frage=instruction", "Antwort=output"}));
        QCOMPARE(chosen.records.at(1).record.output, std::string("Hier."));
        const DataPreview half = previewDataText("question,reply\na,b\n", "x");
        QCOMPARE(half.problems.front().code, ProblemCode::RecordFieldMissing);
        QCOMPARE(columnsOf(half), (Names{"question=instruction", "reply"}));
    }
    void aHeaderAloneShowsItsColumns() {
        const DataPreview preview = previewDataText("id,question,answer\n", "x");
        QCOMPARE(preview.problems.front().code, ProblemCode::DataEmpty);
        QCOMPARE(columnsOf(preview), (Names{"id", "question=instruction", "answer=output"}));
    }
    void rowsWithoutAHeaderHaveNumbers() {
        ImportOptions options;
        options.firstRow = FirstRow::Record;
        const DataPreview preview = previewDataText("a\tb\tc\nd\te\tf\n", "x", options);
        QCOMPARE(columnsOf(preview), (Names{"column 1=instruction", "column 2=input", "column 3=output"}));
        QCOMPARE(preview.rows.at(0), (Names{"a", "b", "c"}));
        QCOMPARE(preview.recordCount, 2);
    }
    void anEncodingThatIsNotSureIsShownAndSaid() {
        const DataPreview doubtful = previewDataText("instruction,output\nhel\xE7lo,b\n", "x");
        QCOMPARE(doubtful.problems.front().code, ProblemCode::DataEncoding);
        QVERIFY(!doubtful.encoding.empty());
        QCOMPARE(doubtful.rows.size(), 1U);
        ImportOptions options;
        options.encoding = "Windows-1252";
        const DataPreview chosen = previewDataText("instruction,output\nhel\xE7lo,b\n", "x", options);
        QVERIFY(chosen.problems.empty());
        QCOMPARE(chosen.records.at(0).record.instruction, std::string("helçlo"));
    }
    void onlyTheFirstRowsAreKept() {
        std::string text = "instruction,output\n";
        for (int i = 0; i < 50; ++i) text += "a,b\nno answer,\n";
        const DataPreview preview = previewDataText(text, "x");
        QCOMPARE(preview.rows.size(), 20U);
        QCOMPARE(preview.records.size(), 20U);
        QCOMPARE(preview.rejected.size(), 20U);
        QCOMPARE(preview.recordCount, 50);
        QCOMPARE(preview.rejectedCount, 50);
        QCOMPARE(preview.rejected.at(1).where.row.value(), 5);
    }
    void ofALargeFileTheBeginningIsRead_data() {
        QTest::addColumn<QByteArray>("begin");
        QTest::addColumn<QByteArray>("piece");
        QTest::addColumn<QByteArray>("end");
        const QByteArray record = R"({"instruction": "问题", "output": "回答"})";
        QTest::newRow("lines") << QByteArray() << record + "\n" << QByteArray();
        QTest::newRow("list") << QByteArray("[\n") + record << ",\n" + record << QByteArray("]\n");
        QTest::newRow("list in one line") << "[" + record << "," + record << QByteArray("]\n");
        QTest::newRow("table") << QByteArray("instruction,output\n") << QByteArray("问题,\"回\n答\"\n") << QByteArray();
        QTest::newRow("GB18030") << QByteArray("instruction,output\n") << QByteArray("\xCE\xCA\xCC\xE2,\xBB\xD8\xB4\xF0\n")
                                 << QByteArray();
    }
    void ofALargeFileTheBeginningIsRead() {
        QFETCH(QByteArray, begin);
        QFETCH(QByteArray, piece);
        QFETCH(QByteArray, end);
        const auto path = large(begin.toStdString(), piece.toStdString(), end.toStdString(), 20 << 20);
        QElapsedTimer timer;
        timer.start();
        std::uint64_t last = 0;
        const DataPreview preview = previewDataFile(
            path, {}, {{}, [&](std::uint64_t done, std::uint64_t) { last = std::max(last, done); }});
        QVERIFY(tests::isInTime("a look at 20 MB", timer.elapsed(), 5000));
        QVERIFY(!preview.isWhole);
        QCOMPARE(preview.bytes, std::filesystem::file_size(path));
        QCOMPARE(preview.rejectedCount, 0); // the cut is no fault of the file
        QVERIFY(preview.problems.empty());
        for (const Problem& note : preview.notes) QCOMPARE(note.code, ProblemCode::DataDecoded);
        QVERIFY(preview.recordCount * piece.size() > (4 << 20) - 200);
        QVERIFY(preview.recordCount * piece.size() <= (4 << 20));
        QVERIFY(last > 3 << 20);
    }
    void aLookCanBeStopped() {
        std::stop_source stop;
        const Progress progress{stop.get_token(), [&](std::uint64_t, std::uint64_t) { stop.request_stop(); }};
        QVERIFY_THROWS_EXCEPTION(Stopped, previewDataText("instruction,output\na,b\nc,d\n", "x", {}, progress));
    }
    void whatCannotBeLookedAtIsThrown() {
        for (const auto& [path, code] : {std::pair{"/nowhere.csv", ProblemCode::FileMissing}})
            try {
                previewDataFile(path);
                QFAIL("no error");
            } catch (const Error& error) {
                QCOMPARE(error.problems().front().code, code);
            }
    }
    /// All of them stand on line 1: what is wrong with one is found by its number.
    void recordsOnOneLineAreCounted() {
        const ImportedRecords imported = readDataText(
            R"([{"instruction": "a", "output": "b"}, {"instruction": "c"}, {"instruction": "d", "output": "e"}, 5])", "x");
        QCOMPARE(imported.records.at(0).row, 0);
        QCOMPARE(imported.records.at(1).row, 3);
        QCOMPARE(imported.rejected.at(0).where.tableRow.value(), 2);
        QCOMPARE(imported.rejected.at(0).where.row.value(), 1);
        const ImportedRecords lines =
            readDataText("[{\"instruction\": \"a\", \"output\": \"b\"},\n{\"instruction\": \"c\"}]", "x");
        QVERIFY(!lines.rejected.at(0).where.tableRow);
        QCOMPARE(lines.rejected.at(0).where.row.value(), 2);
    }
};

QTEST_GUILESS_MAIN(tst_DataPreview)
#include "tst_DataPreview.moc"
