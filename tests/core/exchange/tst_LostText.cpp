// No text of a file is lost without a word: where two places claim one field, it is said, or the record is refused.
#include "core/Error.h"
#include "core/exchange/DataFile.h"
#include "tests/support/Places.h"

#include <QTest>

#include <algorithm>

using namespace core;

namespace {

/// The names that the notes call unused, in one text.
std::string unusedIn(const ImportedRecords& imported) {
    std::string names;
    for (const Problem& note : imported.notes)
        if (note.code == ProblemCode::RecordFieldUnknown) names += note.args.at(0);
    return names;
}

bool isTaken(const ImportedRecords& imported, const std::string& name) {
    return std::ranges::any_of(imported.notes, [&](const Problem& note) {
        return note.code == ProblemCode::RecordFieldTaken && note.args.at(0) == name;
    });
}

} // namespace

class tst_LostText : public QObject {
    Q_OBJECT
private slots:
    void anEmptyCellOfADoubledColumnTakesNothing() {
        const ImportedRecords imported = readDataText("instruction,output,output\nA,one,\nB,,two\nC,same,same\n", "x");
        QCOMPARE(imported.records.size(), 3U);
        QCOMPARE(imported.records[0].output, std::string("one"));
        QCOMPARE(imported.records[1].output, std::string("two"));
        QCOMPARE(imported.records[2].output, std::string("same"));
    }
    void differentCellsOfADoubledColumnRefuseTheRow() {
        const ImportedRecords imported = readDataText("instruction,output,output\nA,one,two\nB,one,\n", "x");
        QCOMPARE(imported.records.size(), 1U);
        QCOMPARE(imported.rejected.size(), 1U);
        QCOMPARE(imported.rejected[0].where.row.value(), 2);
        QVERIFY(imported.rejected[0].args.at(0).find("«output»") != std::string::npos);
    }
    void aDoubledFieldRefusesTheRecord_data() {
        QTest::addColumn<QByteArray>("record");
        QTest::newRow("strict") << QByteArray(R"({"instruction": "A", "output": "one", "output": "two"})");
        QTest::newRow("mended") << QByteArray(R"({"instruction": "A", "output": "one", "output": "two",})");
        QTest::newRow("message") << QByteArray(R"({"messages": [{"role": "user", "content": "A"},
                              {"role": "assistant", "content": "one", "content": "two"}]})");
    }
    void aDoubledFieldRefusesTheRecord() {
        QFETCH(QByteArray, record);
        const std::string text = "[{\"instruction\": \"A\", \"output\": \"a\"},\n" + record.toStdString() +
                                 ",\n{\"instruction\": \"B\", \"output\": \"b\"}]";
        const ImportedRecords imported = readDataText(text, "x");
        QCOMPARE(imported.records.size(), 2U);
        QCOMPARE(imported.records[1].instruction, std::string("B"));
        QCOMPARE(imported.rejected.size(), 1U);
        QCOMPARE(imported.rejected[0].code, ProblemCode::DataInvalid);
        QCOMPARE(imported.rejected[0].where.row.value(), 2);
        QVERIFY(imported.rejected[0].args.at(0).find("two fields named") != std::string::npos);
    }
    void aDoubledFieldThatNothingReadsIsLeft() {
        const ImportedRecords imported =
            readDataText(R"([{"id": 1, "id": 2, "instruction": "A", "output": "a", "meta": {"x": 1, "x": 2}}])", "x");
        QCOMPARE(imported.records.size(), 1U);
        QVERIFY(imported.rejected.empty());
    }
    void fieldsBesideAConversationAreSaid() {
        const std::string talk = R"("messages": [{"role": "system", "content": "S"}, {"role": "user", "content": "Q"},
                                                {"role": "assistant", "content": "A"}])";
        const ImportedRecords both = readDataText(
            R"([{"instruction": "I", "answer": "O", "input": "", "history": [], "system": "T", )" + talk + "}]", "x");
        QCOMPARE(both.records.at(0).instruction, std::string("Q"));
        QCOMPARE(unusedIn(both), std::string("«answer», «instruction», «system»"));
        QVERIFY(!isTaken(both, "answer"));
        const ImportedRecords same = readDataText(R"([{"prompt": null, "system": "S", )" + talk + "}]", "x");
        QCOMPARE(unusedIn(same), std::string());
    }
    void thePastedExampleGivesBothRecords() {
        LORIKEET_NEED_MATERIAL(file, "datasets/malformed/primer-example.json");
        const ImportedRecords imported = readDataFile(file);
        QCOMPARE(imported.records.size(), 2U);
        QVERIFY(imported.rejected.empty());
        QCOMPARE(imported.notes.size(), 2U);
        QCOMPARE(imported.notes[0].args, (std::vector<std::string>{"commas that do not belong", "3"}));
        QCOMPARE(imported.notes[1].args, (std::vector<std::string>{"line breaks inside texts", "1"}));
        QVERIFY(imported.records[0].output.find("更易感。\n常见") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(tst_LostText)
#include "tst_LostText.moc"
