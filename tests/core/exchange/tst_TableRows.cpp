// Where a record stands in a table: the row that a spreadsheet shows, and the line that a text editor does.
#include "core/Error.h"
#include "core/ProblemText.h"
#include "core/exchange/DataFile.h"

#include <QTest>

using namespace core;

namespace {

using Places = std::vector<std::pair<std::int64_t, std::int64_t>>;

/// Row and line of each record.
Places placesOf(const ImportedRecords& imported) {
    Places places;
    for (const Record& record : imported.records) places.emplace_back(record.row, record.line);
    return places;
}

} // namespace

class tst_TableRows : public QObject {
    Q_OBJECT

private slots:
    void aRowIsOneHoweverManyLinesItHas() {
        const ImportedRecords imported =
            readDataText("instruction,output\n\"a\nb\",c\nd,\"e\r\nf\rg\"\nh,i\n", "x");
        QCOMPARE(placesOf(imported), (Places{{2, 2}, {3, 4}, {4, 7}}));
    }
    void aBlankLineIsARowToo() {
        for (const char* text : {"\ninstruction,output\n\na,b\n\n\nc,d\n", "\r\ninstruction,output\r\n\r\na,b\r\n\r\n\r\nc,d\r\n",
                                 "\rinstruction,output\r\ra,b\r\r\rc,d\r"})
            QCOMPARE(placesOf(readDataText(text, "x")), (Places{{4, 4}, {7, 7}}));
    }
    void rowsOfEmptyCellsCount() {
        QCOMPARE(placesOf(readDataText("instruction,output\n,\na,b\n", "x")), (Places{{3, 3}}));
    }
    void theLineThatNamesTheDelimiterIsNoRow() {
        QCOMPARE(placesOf(readDataText("sep=;\ninstruction;output\na;b\n", "x")), (Places{{2, 3}}));
    }
    void withoutAHeaderTheFirstRowIsARecord() {
        ImportOptions options;
        options.firstRow = FirstRow::Record;
        QCOMPARE(placesOf(readDataText("\"a\nb\",c\nd,e\n", "x", options)), (Places{{1, 1}, {2, 3}}));
    }
    void jsonHasLinesAndNoRows() {
        const ImportedRecords imported = readDataText("[\n{\"instruction\": \"a\", \"output\": \"b\"}]", "x");
        QCOMPARE(placesOf(imported), (Places{{0, 2}}));
        QVERIFY(!placeOf(imported.records[0]).tableRow);
    }
    void whatIsLeftOutIsNamedByItsRow() {
        const ImportedRecords imported =
            readDataText("instruction,output\n\"a\nb\",c\nd,\ne,f,g\nh,i\n", "clinic.csv");
        QCOMPARE(imported.rejected.size(), std::size_t{2});
        QCOMPARE(imported.rejected[0].where.tableRow.value(), 3);
        QCOMPARE(imported.rejected[0].where.row.value(), 4);
        QVERIFY2(sentence(imported.rejected[1]).starts_with("clinic.csv, row 4 (line 5): "),
                 sentence(imported.rejected[1]).c_str());
        QCOMPARE(placeOf(imported.records.back()).tableRow.value(), 5);
    }
};

QTEST_GUILESS_MAIN(tst_TableRows)
#include "tst_TableRows.moc"
