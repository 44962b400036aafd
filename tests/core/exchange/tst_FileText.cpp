// Files in the encodings of many computers: found, said, chosen by hand, and never guessed where it is not sure.
#include "core/Error.h"
#include "core/Files.h"
#include "core/exchange/DataFile.h"
#include "tests/support/Places.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

using namespace core;
using nlohmann::json;

namespace {

json texts() {
    return json::parse(readFile(tests::fixture("encodings/texts.json")));
}

std::optional<Problem> decodedNote(const ImportedRecords& imported) {
    for (const Problem& note : imported.notes)
        if (note.code == ProblemCode::DataDecoded) return note;
    return std::nullopt;
}

ImportOptions inEncoding(const std::string& name) {
    ImportOptions options;
    options.encoding = name;
    return options;
}

/// The byte at which a text is refused; nullopt where it is read.
std::optional<std::int64_t> refusedAt(const std::string& bytes) {
    try {
        readDataText(bytes, "x");
    } catch (const Error& error) {
        const Problem& problem = error.problems().front();
        if (problem.code == ProblemCode::DataEncoding) return std::stoll(problem.args.at(0));
        throw;
    }
    return std::nullopt;
}

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

std::string inUtf16(const QString& text, bool isBig) {
    std::string bytes;
    for (const QChar c : text) {
        const char low = static_cast<char>(c.unicode() & 0xFF), high = static_cast<char>(c.unicode() >> 8);
        bytes += isBig ? high : low;
        bytes += isBig ? low : high;
    }
    return bytes;
}

} // namespace

class tst_FileText : public QObject {
    Q_OBJECT

private slots:
    void theEncodingOfEachComputerIsFound_data() {
        QTest::addColumn<QString>("name");
        const json all = texts();
        for (const auto& item : all.items()) QTest::newRow(item.key().c_str()) << QString::fromStdString(item.key());
    }
    void theEncodingOfEachComputerIsFound() {
        QFETCH(QString, name);
        const json expected = texts().at(name.toStdString());
        const auto path = tests::fixture("encodings/" + name.toStdString());
        for (const bool isChosen : {false, true}) {
            const std::string encoding = expected.at("encoding").get<std::string>();
            const ImportedRecords imported =
                isChosen ? readDataFile(path, inEncoding(encoding)) : readDataFile(path);
            QCOMPARE(imported.encoding, encoding);
            QCOMPARE(decodedNote(imported).value().args, (std::vector<std::string>{encoding, "0"}));
            QCOMPARE(imported.records.size(), expected.at("rows").size());
            for (std::size_t i = 0; i < imported.records.size(); ++i) {
                const auto normal = [](const std::string& text) {
                    return QString::fromStdString(text).normalized(QString::NormalizationForm_C);
                };
                QCOMPARE(normal(imported.records[i].instruction), normal(expected["rows"][i][0].get<std::string>()));
                QCOMPARE(normal(imported.records[i].output), normal(expected["rows"][i][1].get<std::string>()));
            }
        }
    }
    void soundUtf8SaysNothing() {
        for (const char* text : {"instruction,output\ncaf\xC3\xA9,\xE5\xA5\xBD\n", "instruction,output\na,b\n"}) {
            const ImportedRecords imported = readDataText(text, "x");
            QVERIFY(imported.notes.empty());
            QCOMPARE(imported.encoding, std::string("UTF-8"));
        }
    }
    void damagedUtf8IsNamedWithItsByte() {
        QCOMPARE(refusedAt("instruction,output\ncaf\xC3\xA9,bo\xE9n\n"), std::optional<std::int64_t>(27));
        // Also where the damage lies far behind, among lines of ASCII alone.
        const std::string text = "instruction,output\n" + repeated("问题,回答\n", 1000) + repeated("a,b\n", 100000);
        QCOMPARE(refusedAt(text + "caf\xE9,b\n"), std::optional<std::int64_t>(text.size() + 3));
    }
    void whatMayBeAnythingIsLeftToAPerson() {
        const std::string head = "instruction,output\n";
        QVERIFY(refusedAt(head + "a\xFF\xFE,b\n").has_value());   // signs that nobody writes
        QVERIFY(refusedAt(head + "hel\xE7lo,b\n").has_value());   // one letter, in many languages another
        QVERIFY(refusedAt(head + "un caf\x8E,un th\x8E glac\x8E\n").has_value()); // Macintosh
        QVERIFY(refusedAt(head + "Gr\x81\xE1""e,Sch\x94ne Gr\x81\xE1""e\n").has_value()); // DOS
        QVERIFY(refusedAt(head + "un th\x82 glac\x82 et r\x82sum\x82s,a\n").has_value());
        const ImportedRecords chosen = readDataText(head + "un caf\x8E,un th\x8E\n", "x", inEncoding("Mac Roman"));
        QCOMPARE(chosen.records.at(0).instruction, std::string("un café"));
    }
    void anEncodingThatIsChosenCounts() {
        const std::string bytes = "instruction,output\ncaf\xE9,b\n";
        QCOMPARE(readDataText(bytes, "x", inEncoding("Windows-1251")).records.at(0).instruction, std::string("cafй"));
        const ImportedRecords utf8 = readDataText(bytes, "x", inEncoding("UTF-8"));
        QCOMPARE(utf8.records.at(0).instruction, std::string("caf\uFFFD"));
        QCOMPARE(decodedNote(utf8).value().args, (std::vector<std::string>{"UTF-8", "1"}));
        QVERIFY(readDataText("instruction,output\na,b\n", "x", inEncoding("UTF-8")).notes.empty());
        try {
            readDataText(bytes, "x", inEncoding("EBCDIC"));
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.problems().front().code, ProblemCode::SettingInvalid);
        }
    }
    void whatIsReplacedIsCountedInAllOfAFile() {
        const std::string text = "instruction,output\ncaf\xE9,b\n" + repeated("a,b\n", 1 << 20) + "caf\xE9,b\n";
        QCOMPARE(decodedNote(readDataText(text, "x", inEncoding("UTF-8"))).value().args.at(1), std::string("2"));
    }
    void everyEncodingOfTheListCanBeChosen() {
        QVERIFY(encodingNames().size() > 20);
        for (const std::string& name : encodingNames())
            if (!name.starts_with("UTF-16"))
                QCOMPARE(readDataText("instruction,output\na,b\n", "x", inEncoding(name)).records.size(), 1U);
    }
    void oneTornCharacterDoesNotTurnChineseIntoLatin() {
        const std::string line = readFile(tests::fixture("encodings/simplified-chinese.csv"));
        const std::string rows = line.substr(line.find('\n') + 1);
        const std::string text =
            "instruction,output\n" + repeated(rows, 200) + "\xCD\xB7\xCD,\xB6\xE0\xFF\xFF\n" + repeated(rows, 200);
        const ImportedRecords imported = readDataText(text, "x");
        QCOMPARE(imported.encoding, std::string("GB18030"));
        QVERIFY(std::stoi(decodedNote(imported).value().args.at(1)) > 0);
        QCOMPARE(imported.records.back().output, std::string("每天上午八点。"));
    }
    void chineseInUtf16NeedsNoMark() {
        const QString text = QStringLiteral("instruction\toutput\n一，二，三？\t一一得一，好好休息。\n头痛怎么办\t多喝水\n");
        for (const bool isBig : {false, true}) {
            const ImportedRecords imported = readDataText(inUtf16(text, isBig), "x");
            QCOMPARE(imported.encoding, std::string(isBig ? "UTF-16 BE" : "UTF-16 LE"));
            QCOMPARE(imported.records.at(0).output, std::string("一一得一，好好休息。"));
        }
    }
    /// Its bytes are sound UTF-8, with zeros in between.
    void russianInUtf16NeedsNoMark() {
        const QString text = QStringLiteral("instruction,output\r\n\"Как зовут вашего врача и когда приём?\","
                                            "\"Его зовут Иван Петрович, приём завтра.\"\r\n");
        for (const bool isBig : {false, true}) {
            const ImportedRecords imported = readDataText(inUtf16(text, isBig), "x");
            QCOMPARE(imported.encoding, std::string(isBig ? "UTF-16 BE" : "UTF-16 LE"));
            QCOMPARE(imported.records.at(0).output, std::string("Его зовут Иван Петрович, приём завтра."));
        }
        std::string stray = "instruction,output\nx,y\nabcdefg,hijkl\n"; // zeros that somebody left in it
        stray[24] = stray[28] = '\0';
        QVERIFY(readDataText(stray, "x").encoding.find("UTF-16") == std::string::npos);
    }
    void japaneseOfMailIsNoUtf8() {
        const std::string bytes = "[{\"instruction\": \"\x1B$B<ALd\x1B(B\", \"output\": \"\x1B$B$O$$\x1B(B\"}]";
        const ImportedRecords imported = readDataText(bytes, "x");
        QCOMPARE(imported.encoding, std::string("ISO-2022-JP"));
        QCOMPARE(imported.records.at(0).instruction, std::string("質問"));
        QCOMPARE(imported.records.at(0).output, std::string("はい"));
    }
    void aLongDecodingCanBeStopped() {
        std::stop_source source;
        source.request_stop();
        QVERIFY_THROWS_EXCEPTION(Stopped, readDataText("instruction,output\ncaf\xE9,b\n", "x", inEncoding("Windows-1252"),
                                                       {source.get_token(), {}}));
    }

    void materialInOtherEncodingsIsRead() {
        LORIKEET_NEED_MATERIAL(folder, "datasets");
        ImportOptions options;
        options.columns = {{"ask", DataField::Instruction}, {"title", DataField::Input}, {"department", std::nullopt}};
        const ImportedRecords chinese = readDataFile(
            folder / "chinese-medical-dialogue/sample_internal_medicine_5000-6000.csv", options);
        QCOMPARE(chinese.encoding, std::string("GB18030"));
        QCOMPARE(decodedNote(chinese).value().args.at(1), std::string("0"));
        QCOMPARE(chinese.records.at(0).input, std::string("高血压患者能吃党参吗？"));
        QVERIFY(chinese.records.size() > 7500);
        options.columns = {{"column 1", DataField::Instruction}};
        options.answers = Answers::Optional;
        options.firstRow = FirstRow::Record;
        options.delimiter = '\t';
        const ImportedRecords reviews = readDataFile(folder / "rotten-tomatoes/rt-polarity.pos", options);
        QCOMPARE(reviews.encoding, std::string("Windows-1252"));
        QVERIFY(std::ranges::any_of(reviews.records, [](const Record& each) {
            return each.instruction.find("clichés") != std::string::npos;
        }));
    }
};

QTEST_GUILESS_MAIN(tst_FileText)
#include "tst_FileText.moc"
