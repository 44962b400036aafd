#include "core/Error.h"
#include "core/exchange/DataPreview.h"
#include "tests/support/Places.h"

#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

using namespace core;

namespace {

using Names = std::vector<std::string>;

ImportedRecords read(const std::string& text, const ImportOptions& options = {}, const std::string& name = "x") {
    return readDataText(text, name, options);
}

/// «instruction|input|output|label» of each record.
Names recordsOf(const ImportedRecords& imported) {
    Names records;
    for (const Record& each : imported.records)
        records.push_back(each.instruction + "|" + each.input + "|" + each.output + "|" + each.label);
    return records;
}

Names recordsOf(const std::string& text, const ImportOptions& options = {}) {
    return recordsOf(read(text, options));
}

Problem firstProblem(const std::string& text, const ImportOptions& options = {}) {
    try {
        const ImportedRecords imported = read(text, options);
        return imported.rejected.empty() ? Problem{} : imported.rejected.front();
    } catch (const Error& error) {
        return error.problems().front();
    }
}

Names taken(const ImportedRecords& imported) {
    Names names;
    for (const Problem& note : imported.notes)
        if (note.code == ProblemCode::RecordFieldTaken) names.push_back(note.args.at(0) + "=" + note.args.at(1));
    return names;
}

Names unused(const ImportedRecords& imported) {
    for (const Problem& note : imported.notes)
        if (note.code == ProblemCode::RecordFieldUnknown) return note.args;
    return {};
}

ImportOptions optional() {
    ImportOptions options;
    options.answers = Answers::Optional;
    return options;
}

std::int64_t countOf(const ImportedRecords& imported, const std::string& label) {
    return std::ranges::count(imported.records, label, &Record::label);
}

/// Reviews and their labels in rows of one width, without a header.
std::string rows(const std::string& between, bool isLabelFirst = false) {
    std::string text;
    for (int i = 0; i < 10; ++i) {
        const std::string review = "the film number " + std::to_string(i) + " of a long row";
        const std::string label = std::to_string(i % 2);
        text += isLabelFirst ? label + between + review + "\n" : review + between + label + "\n";
    }
    return text;
}

} // namespace

class tst_TextsWithLabels : public QObject {
    Q_OBJECT

private slots:
    void aTextAndALabelAreARecord_data() {
        QTest::addColumn<QByteArray>("header");
        for (const char* header : {"text,label", "review,sentiment", "sentence,labels", "comment,class", "text,category",
                                   "text,target", "评论,情感", "文本,标签", "question,label", "Review Text,Gold-Label"})
            QTest::newRow(header) << QByteArray(header);
    }
    void aTextAndALabelAreARecord() {
        QFETCH(QByteArray, header);
        QCOMPARE(recordsOf(header.toStdString() + "\nfine,1\n"), Names{"fine|||1"});
    }
    void pairsOfTextsHaveTwo_data() {
        QTest::addColumn<QByteArray>("header");
        for (const char* header : {"sentence1,sentence2,label", "premise,hypothesis,gold_label", "text_a,text_b,label",
                                   "question,sentence,label", "question1,question2,label"})
            QTest::newRow(header) << QByteArray(header);
    }
    void pairsOfTextsHaveTwo() {
        QFETCH(QByteArray, header);
        QCOMPARE(recordsOf(header.toStdString() + "\na,b,1\n"), Names{"a|b||1"});
    }
    void valuesOfJsonBecomeText() {
        QCOMPARE(recordsOf(R"([{"text": "a", "label": 1}, {"text": "b", "label": true}, {"text": "c", "label": " x "},
                               {"text": "d", "label": ["x", "y", 3]}, {"text": "e", "label": 0.5}])"),
                 (Names{"a|||1", "b|||true", "c|||x", "d|||x;y;3", "e|||0.5"}));
        QCOMPARE(firstProblem(R"([{"text": "a", "label": {"x": 1}}])").code, ProblemCode::RecordFieldType);
        QCOMPARE(firstProblem(R"([{"text": "a", "label": "\u0000"}])").code, ProblemCode::DataInvalid);
        for (const char* label : {"null", "\"\"", "\" \""})
            QCOMPARE(firstProblem(std::string(R"([{"text": "a", "label": )") + label + "}]").args, Names{"label"});
    }
    void aTextWithoutAnyOfSeveralLabelsIsTaken() {
        QCOMPARE(recordsOf(R"([{"text": "a", "label": []}, {"text": "b", "label": ["x", "y"]}])"),
                 (Names{"a|||", "b|||x;y"}));
    }
    void wholeNumbersAreOneLabelHoweverTheyAreWritten() {
        QCOMPARE(recordsOf(R"([{"text": "a", "label": 1.0}, {"text": "b", "label": 1}, {"text": "c", "label": -2.0},
                               {"text": "d", "label": 1.5}, {"text": "e", "label": "1.0"},
                               {"text": "f", "label": -0.0}])"),
                 (Names{"a|||1", "b|||1", "c|||-2", "d|||1.5", "e|||1.0", "f|||0"}));
        QCOMPARE(recordsOf("text,label\na,1.0\nb,1\nc,1.10\nd,1.0.0\ne,v1.0\nf,-3.00\ng,.0\nh,2.\n"),
                 (Names{"a|||1", "b|||1", "c|||1.10", "d|||1.0.0", "e|||v1.0", "f|||-3", "g|||.0", "h|||2."}));
    }
    void eachRecordIsAskedWhatItIs() {
        const std::string answer = R"({"instruction": "i", "output": "o"})";
        const std::string labelled = R"({"text": "t", "label": "l"}, {"review": "r", "sentiment": "s"})";
        const Names both{"i||o|", "t|||l", "r|||s"};
        QCOMPARE(recordsOf("[" + answer + ", " + labelled + "]"), both);
        QCOMPARE(recordsOf("[" + labelled + ", " + answer + "]"), (Names{both[1], both[2], both[0]}));
        // A frame has every column in every record.
        QCOMPARE(recordsOf(R"([{"text": "t", "label": "l", "output": null, "messages": null, "instruction": null},
                               {"text": null, "label": null, "output": "o", "instruction": "i"}])"),
                 (Names{"t|||l", "i||o|"}));
        QCOMPARE(firstProblem(R"([{"instruction": "a", "output": null, "category": "x"}])").code,
                 ProblemCode::RecordFieldMissing);
    }
    void aRowThatEndsBeforeItsLabelLacksTheLabel() {
        const ImportedRecords imported = read("text,label\nA,pos\nB\nC,neg\n");
        QCOMPARE(recordsOf(imported), (Names{"A|||pos", "C|||neg"}));
        QCOMPARE(imported.rejected.size(), 1U);
        QCOMPARE(imported.rejected[0].code, ProblemCode::RecordEmpty);
        QCOMPARE(imported.rejected[0].args, Names{"label"});
        QCOMPARE(unused(imported), Names{});
    }

    void whatIsNoValueIsNotSaidToBeThere() {
        const Problem problem = firstProblem("{\"instruction\": \"A\", \"output\": null}\n");
        QCOMPARE(problem.code, ProblemCode::RecordFieldMissing);
        QCOMPARE(problem.args, (Names{"output", "«instruction»"}));
    }

    void rowsThatAPersonSaysHaveNoHeaderAreSaid() {
        ImportOptions options;
        options.firstRow = FirstRow::Record;
        QCOMPARE(taken(read(rows("\t"), options)), (Names{"column 1=instruction", "column 2=label"}));
    }
    void tornJsonIsNoTable_data() {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("second");
        for (const char* second : {"label", "output"}) {
            QTest::addRow("torn, %s", second) << QByteArray() << QByteArray(second);
            QTest::addRow("data, %s", second) << QByteArray("data: ") << QByteArray(second);
        }
    }
    void tornJsonIsNoTable() {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, second);
        std::string text;
        for (int i = 0; i < 30; ++i)
            text += before.toStdString() + "{\"text\": \"a text of some length " + std::to_string(i) + "\", \"" +
                    second.toStdString() + "\": " + std::to_string(i % 2) + "}\n";
        if (before.isEmpty()) text.erase(0, 12);
        try {
            for (const Record& each : read(text).records) QVERIFY(each.label == "0" || each.label == "1");
        } catch (const Error& error) {
            QVERIFY(!before.isEmpty() || second == "output");
            QVERIFY(!error.problems().empty());
        }
    }
    void quotesBeforeColonsAreNoJson() {
        const std::string text = "the \"best\": a film that was seen\t1\n" + rows("\t");
        QCOMPARE(read(text).records.size(), 11U);
    }
    void aRecordWithAnAnswerStaysWhatItIs() {
        const ImportedRecords dolly = read(
            R"([{"instruction": "i", "context": "c", "response": "r", "category": "qa", "text": "t", "score": 5}])");
        QCOMPARE(recordsOf(dolly), Names{"i|c|r|"});
        QCOMPARE(unused(dolly), Names{"«category», «score», «text»"});
        QCOMPARE(recordsOf("instruction,output,label\na,b,c\nd,e,\n"), (Names{"a||b|c", "d||e|"}));
        QCOMPARE(recordsOf(R"([{"instruction": "a", "target": "b"}])"), Names{"a||b|"});
        // What is no label beside an answer is left aside.
        QCOMPARE(recordsOf(R"([{"instruction": "a", "output": "b", "label": {"x": 1}}])"), Names{"a||b|"});
        QCOMPARE(firstProblem(R"([{"instruction": "a", "output": "b", "category": "x"},
                                  {"instruction": "c", "category": "x"}])").code,
                 ProblemCode::RecordFieldMissing);
    }
    void figuresAreNoLabels() {
        for (const char* name : {"score", "rating", "stars", "id", "length"}) {
            const Problem problem = firstProblem(std::string("text,") + name + "\nfine,1\n");
            QCOMPARE(problem.code, ProblemCode::DataInvalid);
            QVERIFY(problem.args.at(0).find(name) != std::string::npos);
        }
    }
    void aLabelCanBeChosenByHand() {
        ImportOptions options;
        options.columns = {{"stars", DataField::Label}};
        QCOMPARE(recordsOf("text,stars\nfine,5\n", options), Names{"fine|||5"});
        options.columns = {{"said", DataField::Instruction}, {"stars", DataField::Label}};
        QCOMPARE(recordsOf("said,stars\nfine,5\n", options), Names{"fine|||5"});
    }
    void textsAloneAreExplainedAndTakenWhereAPersonSaysSo() {
        const std::string text = "review\n\"fine, all in all\"\n";
        const Problem problem = firstProblem(text);
        QCOMPARE(problem.code, ProblemCode::DataInvalid);
        QVERIFY(problem.args.at(0).find("«review»") != std::string::npos);
        QVERIFY(previewDataText(text, "x").lacksAnswers);
        QVERIFY(!previewDataText("colour,size\nred,5\n", "x").lacksAnswers);
        QVERIFY(!previewDataText("text,label\nfine,5\n", "x").lacksAnswers);
        QCOMPARE(recordsOf(text, optional()), Names{"fine, all in all|||"});
        QVERIFY(!previewDataText(text, "x", optional()).lacksAnswers);
    }
    void rowsWithoutAHeaderAreSeenAndSaid_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto add = [](const char* name, const std::string& text, const char* expected) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(expected);
        };
        add("tabs", rows("\t"), "column 1=instruction, column 2=label");
        add("commas", rows(","), "column 1=instruction, column 2=label");
        add("label first", rows("\t", true), "column 1=label, column 2=instruction");
        std::string pairs;
        for (int i = 0; i < 8; ++i)
            pairs += std::to_string(i % 2) + "\tquestion number " + std::to_string(i) + " of many\tsome words, " +
                     std::to_string(i) + " of them\n";
        add("pairs", pairs, "column 1=label, column 2=instruction, column 3=input");
    }
    void rowsWithoutAHeaderAreSeenAndSaid() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const ImportedRecords imported = read(text.toStdString());
        Names names = taken(imported);
        std::ranges::sort(names);
        std::string said;
        for (const std::string& each : names) said += (said.empty() ? "" : ", ") + each;
        QCOMPARE(QByteArray::fromStdString(said), expected);
        QCOMPARE(imported.records.size(), static_cast<std::size_t>(text.count('\n')));
        QCOMPARE(imported.records.front().label, std::string("0"));
        QCOMPARE(imported.records.front().line, 1);
        QCOMPARE(previewDataText(text.toStdString(), "x").firstRow, FirstRow::Record);
    }
    void aHeaderCanBeSaidByHand() {
        ImportOptions options;
        options.firstRow = FirstRow::Header;
        QCOMPARE(firstProblem(rows("\t"), options).code, ProblemCode::DataInvalid);
        options = {};
        options.columns = {{"column 2", DataField::Output}};
        QCOMPARE(recordsOf(rows("\t"), options).at(1), std::string("the film number 1 of a long row||1|"));
    }
    void otherRowsAreNotTakenForLabelledOnes() {
        std::string header = "the review that was written\tthe verdict\n" + rows("\t");
        QCOMPARE(firstProblem(header).code, ProblemCode::DataInvalid); // a name stands over its column once
        std::string prose, answers, addresses;
        for (int i = 0; i < 50; ++i) {
            prose += "Well, there it was again, the number " + std::to_string(i) + ",\nand nobody, of all, came.\n";
            answers += "which is the number " + std::to_string(i) + "?\tit is that of the row " + std::to_string(i) + "\n";
            addresses += "Anna " + std::to_string(i) + ",Ulm,1\n";
        }
        for (const std::string& text : {prose, answers, addresses, std::string("a,b\nc,b\nd,b\ne,b\n")})
            QCOMPARE(firstProblem(text).code, ProblemCode::DataInvalid);
    }
    void aQuoteThatBeginsATextIsOneOfItsSigns() {
        const ImportedRecords imported =
            read("sentence\tlabel\n\" But \"this\" is not bad\t1\nplain\t0\n\"I love it.\t1\n\"said \"\"so\"\"\"\t0\n");
        QCOMPARE(recordsOf(imported), (Names{"\" But \"this\" is not bad|||1", "plain|||0", "\"I love it.|||1",
                                             "said \"so\"|||0"}));
        QCOMPARE(imported.records.at(2).line, 4);
        // Rows that a cell between quotes takes together have not as many tabs.
        QCOMPARE(recordsOf("sentence\tlabel\n\"a\nb\"\t1\n"), Names{"a\nb|||1"});
    }
    void linesOfAFileNamedAfterItsLabel() {
        const ImportedRecords imported = read("a fine film , \n\nand long\r\n", {}, "/data/rt-polarity.pos");
        QCOMPARE(recordsOf(imported), (Names{"a fine film ,|||pos", "and long|||pos"}));
        QCOMPARE(imported.kind, DataKind::Texts);
        QCOMPARE(imported.records.at(1).line, 3);
        QVERIFY(imported.notes.empty());
        QCOMPARE(read("a\n", {}, "negative.txt").records.at(0).label, std::string("negative"));
        QCOMPARE(read("text,label\na,b\n", {}, "pos.csv").records.at(0).label, std::string("b"));
        QCOMPARE(read("text,label\na,b\n", {}, "x.pos").records.at(0).label, std::string("b"));
        QVERIFY_THROWS_EXCEPTION(Error, read("a\n", {}, "position.txt"));
    }
    void theLabelsOfAPreviewAreCounted() {
        const DataPreview preview = previewDataText("text,label\na,x;y\nb,x\nc,x\nd,\n", "x");
        QCOMPARE(preview.labels.labels, (std::vector<LabelCount>{{"x", 3}, {"y", 1}}));
        QCOMPARE(preview.labels.different, 2);
        QCOMPARE(preview.labels.labelled, 3);
        QCOMPARE(preview.labels.fewest, 1);
    }

    void materialWithLabelsIsRead_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("records");
        QTest::addColumn<QByteArray>("label");
        QTest::addColumn<int>("count");
        const auto add = [](const char* name, int records, const char* label, int count) {
            QTest::newRow(name) << QByteArray(name) << records << QByteArray(label) << count;
        };
        add("sst2/train.tsv", 6920, "1", 3610);
        add("sst2/dev.tsv", 872, "0", 428);
        add("imdb/imdb_labelled.txt", 1000, "1", 500);
        add("chnsenticorp/waimai_10k.csv", 11987, "1", 4000);
        add("rotten-tomatoes/rt-polarity.pos", 5331, "pos", 5331);
        add("rotten-tomatoes/rt-polarity.neg", 5331, "neg", 5331);
    }
    void materialWithLabelsIsRead() {
        QFETCH(QByteArray, name);
        QFETCH(int, records);
        QFETCH(QByteArray, label);
        QFETCH(int, count);
        LORIKEET_NEED_MATERIAL(folder, "datasets");
        const ImportedRecords imported = readDataFile(folder / name.toStdString(), ImportOptions{});
        QCOMPARE(imported.records.size(), static_cast<std::size_t>(records));
        QVERIFY(imported.rejected.empty());
        QCOMPARE(countOf(imported, label.toStdString()), count);
    }
    void materialWithoutLabelsIsExplained() {
        LORIKEET_NEED_MATERIAL(file, "datasets/imdb/imdb_sample.csv");
        const DataPreview preview = previewDataFile(file);
        QVERIFY(preview.lacksAnswers);
        QCOMPARE(preview.problems.front().args.at(0),
                 std::string("it has texts, but none of its columns, «review», is a label or an answer; add a column "
                             "«label» or «output»"));
        QCOMPARE(previewDataFile(file, optional()).recordCount, 499);
    }
};

QTEST_GUILESS_MAIN(tst_TextsWithLabels)
#include "tst_TextsWithLabels.moc"
