// What a person chooses at the import counts: columns by hand, rows without a header, delimiters, decisions.
#include "core/Error.h"
#include "core/exchange/DataFile.h"

#include <QTest>

using namespace core;

namespace {

std::string unused(const ImportedRecords& imported) {
    for (const Problem& note : imported.notes)
        if (note.code == ProblemCode::RecordFieldUnknown) return note.args.at(0);
    return {};
}

ImportOptions withColumns(std::vector<ColumnUse> columns) {
    ImportOptions options;
    options.columns = std::move(columns);
    return options;
}

ImportOptions withoutHeader(std::vector<ColumnUse> columns = {}) {
    ImportOptions options = withColumns(std::move(columns));
    options.firstRow = FirstRow::Record;
    return options;
}

std::vector<std::string> textsOf(const Record& record) {
    return {record.instruction, record.input, record.output};
}

using Texts = std::vector<std::string>;

} // namespace

class tst_ImportOptions : public QObject {
    Q_OBJECT

private slots:
    void columnsAreTakenAsChosen() {
        const ImportOptions options = withColumns(
            {{"Frage", DataField::Instruction}, {"Antwort", DataField::Output}, {"Nr", std::nullopt}});
        const ImportedRecords table = readDataText("Nr;Frage;Antwort;Ort\n1;Wann?;Heute.;Ulm\n", "x", options);
        QCOMPARE(textsOf(table.records.at(0)), (Texts{"Wann?", "", "Heute."}));
        QCOMPARE(unused(table), std::string("«Ort»")); // what was ignored by choice is not said again
        QCOMPARE(table.delimiter, ';');
        const ImportedRecords json = readDataText(R"([{"Nr": 1, "Frage": "Wann?", "Antwort": "Heute."}])", "x", options);
        QCOMPARE(textsOf(json.records.at(0)), (Texts{"Wann?", "", "Heute."}));
        QCOMPARE(json.delimiter, '\0');
    }
    void aChoiceTakesTheFieldFromTheGuess() {
        const ImportedRecords imported = readDataText("instruction,title,output\nlong,short,answer\n", "x",
                                                      withColumns({{"title", DataField::Instruction}}));
        QCOMPARE(textsOf(imported.records.at(0)), (Texts{"short", "", "answer"}));
        QCOMPARE(unused(imported), std::string("«instruction»"));
    }
    void ofTwoColumnsForOneFieldTheOtherIsSaid() {
        const ImportedRecords imported = readDataText("a,b,output\n1,2,3\n", "x",
                                                      withColumns({{"b", DataField::Input}, {"a", DataField::Input}}));
        QCOMPARE(imported.records.at(0).instruction, std::string("1"));
        QCOMPARE(unused(imported), std::string("«b»"));
    }
    void aColumnThatIsIgnoredIsMissing() {
        try {
            readDataText("instruction,output\na,b\n", "x", withColumns({{"output", std::nullopt}}));
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.problems().front().code, ProblemCode::RecordFieldMissing);
            QCOMPARE(error.problems().front().args.at(0), std::string("output"));
        }
    }
    void rowsWithoutAHeaderAreTakenByPosition() {
        const ImportedRecords two = readDataText("Hi, there,Hello\n\"a, b\",c\n", "x", withoutHeader());
        QCOMPARE(two.rejected.size(), 1U);
        QCOMPARE(textsOf(two.records.at(0)), (Texts{"Hi", " there", "Hello"})); // the widest row has three
        const ImportedRecords pair = readDataText("Hi, you\tHello, you\nWho?\tMe, I\n", "x", withoutHeader());
        QCOMPARE(textsOf(pair.records.at(1)), (Texts{"Who?", "", "Me, I"}));
        QCOMPARE(pair.records.at(0).line, 1);
        QCOMPARE(pair.delimiter, '\t');
        QCOMPARE(readDataText("x\t1;y\nz;w\n", "x", withoutHeader()).delimiter, ';'); // gives rows of one width
        const ImportedRecords named = readDataText("instruction;x;output\n", "x", withoutHeader());
        QCOMPARE(textsOf(named.records.at(0)), (Texts{"instruction", "x", "output"}));
    }
    void columnsWithoutANameAreChosenByTheirNumber() {
        const ImportedRecords imported = readDataText(
            "7|answer|question\n8|b|a\n", "x",
            withoutHeader({{columnName(2), DataField::Instruction}, {columnName(1), DataField::Output}}));
        QCOMPARE(textsOf(imported.records.at(1)), (Texts{"a", "", "b"}));
        QCOMPARE(unused(imported), std::string("«column 1»"));
    }
    void rowsThatAreWiderThanThoseBeforeAreListed() {
        std::string text;
        for (int i = 0; i < 120; ++i) text += "q\ta\n";
        const ImportedRecords imported = readDataText(text + "q\ta\tmore\n", "x", withoutHeader());
        QCOMPARE(imported.records.size(), 120U);
        QCOMPARE(imported.rejected.at(0).where.row.value(), 121);
    }
    void aTableMayLookLikeJson() {
        const std::string text = "{\"a\": 1}\tb\n[x]\ty\n";
        ImportOptions options = withoutHeader();
        QCOMPARE(readDataText(text, "x", options).records.at(1).instruction, std::string("[x]"));
        options.delimiter = '\t';
        QCOMPARE(readDataText(text, "x", options).records.at(0).output, std::string("b"));
    }
    void aDelimiterThatIsChosenCounts() {
        ImportOptions options = withColumns({{"a,instruction", DataField::Instruction}});
        options.delimiter = ';';
        QCOMPARE(readDataText("a,instruction;output\nx;y\n", "x", options).records.at(0).instruction, std::string("x"));
    }
    void decisionsAreReadWithTheirRecords() {
        const ImportedRecords imported = readDataText("instruction,output,Status,split,note\na,b,,,\n"
                                                      "c,d,Needs-Work,dev,look again\ne,f,APPROVED,test,\n",
                                                      "x", ImportOptions{});
        QCOMPARE(imported.decisions.size(), 3U);
        const std::vector<StoredRecord> stored = storedRecords(imported);
        QVERIFY(stored[0].status == Status::Draft && stored[0].split == Split::Train && stored[0].note.empty());
        QVERIFY(stored[1].status == Status::NeedsWork && stored[1].split == Split::Validation);
        QCOMPARE(stored[1].note, std::string("look again"));
        QVERIFY(stored[2].status == Status::Approved && stored[2].split == Split::Test);
        QVERIFY(!imported.decisions[0].status && !imported.decisions[0].split);
    }
    void wordsThatDecideNothingAreSaid() {
        const ImportedRecords imported =
            readDataText(R"([{"instruction": "a", "output": "b", "status": "active", "split": 3}])", "x", ImportOptions{});
        QCOMPARE(imported.records.size(), 1U);
        QVERIFY(imported.decisions.empty());
        QCOMPARE(unused(imported), std::string("«split: 3», «status: active»"));
    }
    void withoutOptionsDecisionsStayFieldsThatAreNotUsed() {
        const ImportedRecords imported = readDataText("instruction,output,status\na,b,approved\n", "x");
        QVERIFY(imported.decisions.empty());
        QCOMPARE(unused(imported), std::string("«status»"));
        QVERIFY(storedRecords(imported).at(0).status == Status::Draft);
    }
    void aNulInANoteRefusesTheRecord() {
        const ImportedRecords imported = readDataText(R"([{"instruction": "a", "output": "b", "note": "\u0000"},
            {"instruction": "a", "output": "b"}])", "x", ImportOptions{});
        QCOMPARE(imported.records.size(), 1U);
        QCOMPARE(imported.rejected.size(), 1U);
    }
};

QTEST_GUILESS_MAIN(tst_ImportOptions)
#include "tst_ImportOptions.moc"
