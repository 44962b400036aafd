// Tables as Excel, Calc and Google Sheets copy them, to rows of cells and back.
#include "core/exchange/ClipboardTable.h"
#include "core/exchange/DataFile.h"

#include <QTest>

#include <random>

using namespace core;

using Rows = std::vector<std::vector<std::string>>;

class tst_ClipboardTable : public QObject {
    Q_OBJECT

private slots:
    void rowsAndCellsAreFound_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("rows");
        QTest::addColumn<QByteArray>("joined"); ///< cells with «|», rows with «/»
        const auto row = [](const char* name, const char* text, int rows, const char* joined) {
            QTest::newRow(name) << QByteArray(text) << rows << QByteArray(joined);
        };
        row("nothing", "", 0, "");
        row("one cell", "a", 1, "a");
        row("Excel ends the last row", "a\tb\r\nc\td\r\n", 2, "a|b/c|d");
        row("Google Sheets does not", "a\tb\nc\td", 2, "a|b/c|d");
        row("old Macintosh", "a\rb\r", 2, "a/b");
        row("empty cells", "\t\r\n\tx\r\n", 2, "|/|x");
        row("an empty row in a column", "a\r\n\r\nb\r\n", 3, "a//b");
        row("a line break in a cell", "\"a\nb\"\tc\r\n", 1, "a\nb|c");
        row("a tab in a cell", "\"a\tb\"\tc\n", 1, "a\tb|c");
        row("doubled quotes", "\"say \"\"yes\"\"\nnow\"\tc\n", 1, "say \"yes\"\nnow|c");
        row("a cell in quotes of its own", "\"yes\"\tno\r\n", 1, "\"yes\"|no");
        row("quotes inside", "5\" pipe\ta \"b\" c\r\n", 1, "5\" pipe|a \"b\" c");
        row("a quote that is never closed", "\"a\tb\nc\td\n", 2, "\"a|b/c|d");
        row("a quote in front alone", "\"\tb\n", 1, "\"|b");
        row("two quotes", "\"\"\tb\n", 1, "\"\"|b");
        row("line breaks at the end of a cell", "\"a\r\n\"\r\n", 1, "a\r\n");
    }
    void rowsAndCellsAreFound() {
        QFETCH(QByteArray, text);
        QFETCH(int, rows);
        QFETCH(QByteArray, joined);
        const Rows found = clipboardCells(text.toStdString());
        std::string all;
        for (std::size_t i = 0; i < found.size(); ++i) {
            for (std::size_t k = 0; k < found[i].size(); ++k) all += (k ? "|" : "") + found[i][k];
            if (i + 1 < found.size()) all += "/";
        }
        QCOMPARE(found.size(), static_cast<std::size_t>(rows));
        QCOMPARE(QByteArray::fromStdString(all), joined);
    }
    void cellsComeBackAsTheyWere() {
        const std::vector<std::string> pieces{"a", "\"", "\"\"", "\t", "\n", "\r", "\r\n", "é", "😀", " ", ",", "'", ""};
        std::mt19937 random(3);
        for (int round = 0; round < 2000; ++round) {
            Rows rows(random() % 5);
            for (auto& row : rows)
                for (std::size_t cells = 1 + random() % 4; cells > 0; --cells) {
                    std::string& cell = row.emplace_back();
                    for (std::size_t i = random() % 5; i > 0; --i) cell += pieces[random() % pieces.size()];
                }
            QVERIFY2(clipboardCells(clipboardText(rows)) == rows, clipboardText(rows).c_str());
        }
    }
    void whatHasNoNeedOfQuotesHasNone() {
        const Rows rows{{"a b", "say \"yes\"", "c,d"}, {"", "x\ny"}};
        QCOMPARE(clipboardText(rows), std::string("a b\tsay \"yes\"\tc,d\n\t\"x\ny\"\n"));
    }
    void jsonOfRecordsIsTold() {
        for (const char* text :
             {R"([{"instruction": "a", "output": "b"}])", R"({"messages": []})", "{\"prompt\": \"a\",}\n{\"x\": 1}",
              "```json\n[{\"question\": 1}]\n```", "[{instruction: 'a', output: 'b',}", R"([{"id": 1}, {"问题": "a"}])",
              R"({"version": 1, "data": [{"input": "a"}]})", R"([{"label": 1, "text": "a"}])"})
            QVERIFY2(holdsJsonRecords(text), text);
        for (const char* text : {"", "a\tb", "[1] see page 3", "{\"title\": \"a\"}", "[{\"label\": \"a\"}]", "[1, 2]", "{", "[]",
                                 "instruction\toutput\n{\"a\": 1}\tb"})
            QVERIFY2(!holdsJsonRecords(text), text);
    }
    void aPastedTableWithoutAHeaderBecomesRecords() {
        ImportOptions options;
        options.firstRow = FirstRow::Record;
        options.delimiter = '\t';
        const ImportedRecords imported = readDataText("Hello, you\tGood, and you\n\"two\nlines\"\tb\n", "x", options);
        QCOMPARE(imported.records.size(), 2U);
        QCOMPARE(imported.records[1].instruction, std::string("two\nlines"));
        QCOMPARE(imported.records[0].output, std::string("Good, and you"));
    }
};

QTEST_GUILESS_MAIN(tst_ClipboardTable)
#include "tst_ClipboardTable.moc"
