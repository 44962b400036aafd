#include "core/Error.h"
#include "core/Files.h"
#include "core/ProblemText.h"
#include "core/exchange/DataFile.h"
#include "tests/support/Places.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace core;
using nlohmann::json;

namespace {

json outcomes() {
    return json::parse(readFile(tests::fixture("data/outcomes.json")));
}

const char* kindName(DataKind kind) {
    return kind == DataKind::JsonArray ? "array" : kind == DataKind::JsonLines ? "lines" : "table";
}

std::map<std::string, std::int64_t> repairsOf(const ImportedRecords& imported) {
    std::map<std::string, std::int64_t> repairs;
    for (const Problem& note : imported.notes)
        if (note.code == ProblemCode::DataRepaired) repairs[note.args.at(0)] += std::stoll(note.args.at(1));
    return repairs;
}

/// What a note says that the file was read as; empty where none does.
std::string decodedAs(const ImportedRecords& imported) {
    for (const Problem& note : imported.notes)
        if (note.code == ProblemCode::DataDecoded) return note.args.at(0);
    return {};
}

std::vector<std::int64_t> rows(const std::vector<Problem>& problems) {
    std::vector<std::int64_t> rows;
    for (const Problem& problem : problems) rows.push_back(problem.where.row.value_or(0));
    return rows;
}

std::optional<Problem> firstProblem(const std::string& text, Answers answers = Answers::Needed) {
    try {
        const ImportedRecords imported = readDataText(text, "file", answers);
        if (imported.rejected.empty()) return std::nullopt;
        return imported.rejected.front();
    } catch (const Error& error) {
        return error.problems().front();
    }
}

ImportedRecords readMaterial(const std::filesystem::path& folder, const char* name) {
    return readDataFile(folder / name);
}

ProblemCode codeOf(const std::filesystem::path& file) {
    try {
        readDataFile(file);
    } catch (const Error& error) {
        return error.problems().front().code;
    }
    return ProblemCode::Unforeseen;
}

} // namespace

class tst_DataFile : public QObject {
    Q_OBJECT

private slots:
    void eachFixtureGivesWhatItsNameSays_data() {
        QTest::addColumn<QString>("name");
        const json all = outcomes();
        for (const auto& item : all.items()) QTest::newRow(item.key().c_str()) << QString::fromStdString(item.key());
    }
    void eachFixtureGivesWhatItsNameSays() {
        QFETCH(QString, name);
        const std::string file = name.toStdString();
        const json expected = outcomes().at(file);
        std::string thrown;
        ImportedRecords imported;
        try {
            imported = readDataFile(tests::fixture("data/" + file));
        } catch (const Error& error) {
            thrown = problemName(error.problems().front().code);
            QVERIFY2(std::string(error.what()).find(file) != std::string::npos, error.what());
        }
        QCOMPARE(QString::fromStdString(thrown), QString::fromStdString(expected.value("error", "")));
        if (!thrown.empty()) return;
        QCOMPARE(imported.records.size(), expected.at("records").get<std::size_t>());
        QCOMPARE(rows(imported.rejected), expected.at("rejected").get<std::vector<std::int64_t>>());
        QCOMPARE(json(repairsOf(imported)).dump(), expected.at("repairs").dump());
        QCOMPARE(std::string(kindName(imported.kind)), expected.at("kind").get<std::string>());
        QCOMPARE(imported.encoding, expected.value("encoding", "UTF-8"));
        QCOMPARE(decodedAs(imported), expected.value("encoding", ""));
        if (!expected.at("same").get<bool>()) return;
        std::vector<Record> sound = readDataFile(tests::fixture("data/records.json")).records;
        for (std::size_t i = 0; i < sound.size(); ++i) {
            QVERIFY(imported.records[i].line > 0);
            sound[i].file = imported.records[i].file;
            sound[i].line = imported.records[i].line;
            sound[i].row = imported.records[i].row;
            QVERIFY2(imported.records[i] == sound[i], imported.records[i].output.c_str());
        }
    }
    void everyRecordKnowsItsLine() {
        std::vector<std::int64_t> lines;
        for (const Record& record : readDataFile(tests::fixture("data/strict.json")).records)
            lines.push_back(record.line);
        QCOMPARE(lines, (std::vector<std::int64_t>{2, 7, 12, 17, 22}));
        lines.clear();
        for (const Record& record : readDataFile(tests::fixture("data/named-delimiter.csv")).records)
            lines.push_back(record.line);
        QCOMPARE(lines, (std::vector<std::int64_t>{3, 4, 5, 6, 9}));
    }
    void linesAreCountedInMendedFilesToo() {
        const ImportedRecords imported = readDataText(
            "[\n{\"instruction\": \"a\nb\", \"output\": \"c\"},\n\n{\"instruction\": \"d\", \"output\": 5}]", "x");
        QCOMPARE(imported.records.at(0).line, 2);
        QCOMPARE(imported.rejected.at(0).where.row.value(), 5);
    }
    void namesPeopleUseAreTakenAndSaid() {
        const ImportedRecords imported =
            readDataText(R"({"Prompt": "p", "context": "c", "completion": "a", "System-Prompt": "s", "id": 7})", "x");
        const Record& record = imported.records.at(0);
        QCOMPARE(record.instruction + record.input + record.output + record.system, std::string("pcas"));
        int taken = 0;
        for (const Problem& note : imported.notes) {
            taken += note.code == ProblemCode::RecordFieldTaken;
            if (note.code == ProblemCode::RecordFieldUnknown) QCOMPARE(note.args.at(0), std::string("«id»"));
        }
        QCOMPARE(taken, 4);
    }
    void everySpellingLeadsToItsField() {
        for (const char* name : {"instruction", "prompt", "question", "query", "指令", "问题", "提问"})
            QCOMPARE(readDataText(json{{name, "q"}, {"output", "a"}}.dump(), "x").records.at(0).instruction,
                     std::string("q"));
        for (const char* name : {"output", "response", "answer", "completion", "target", "输出", "回答", "答案"})
            QCOMPARE(readDataText(json{{"instruction", "q"}, {name, "a"}}.dump(), "x").records.at(0).output,
                     std::string("a"));
    }
    void aQuestionBesideAnInstructionIsItsInput() {
        const Record record =
            readDataText(R"({"instruction": "Translate", "question": "bonjour", "answer": "hello"})", "x")
                .records.at(0);
        QCOMPARE(record.instruction, std::string("Translate"));
        QCOMPARE(record.input, std::string("bonjour"));
    }
    void anInputAloneIsTheInstruction() {
        const Record record = readDataText(R"({"input": "hi", "output": "hello"})", "x").records.at(0);
        QCOMPARE(record.instruction, std::string("hi"));
        QVERIFY(record.input.empty());
    }
    void historyBecomesTurns() {
        const std::vector<Message> expected{{Role::User, "hi"}, {Role::Assistant, "hello"}};
        QCOMPARE(readDataText(R"({"history": [["hi", "hello"]], "instruction": "q", "output": "a"})", "x")
                     .records.at(0)
                     .turns,
                 expected);
        QCOMPARE(readDataText("history,instruction,output\n\"[[\"\"hi\"\", \"\"hello\"\"]]\",q,a\n", "x")
                     .records.at(0)
                     .turns,
                 expected);
        QCOMPARE(firstProblem(R"({"history": [["hi"]], "instruction": "q", "output": "a"})")->code,
                 ProblemCode::DataInvalid);
    }
    void conversationsBecomeRecords() {
        const Record record =
            readDataText(R"({"conversations": [{"from": "system", "value": "s"}, {"from": "human", "value": "1"},
            {"from": "gpt", "value": "2"}, {"from": "human", "value": "3"}, {"from": "gpt", "value": "4"}]})",
                         "x")
                .records.at(0);
        QCOMPARE(record.system, std::string("s"));
        QCOMPARE(record.turns, (std::vector<Message>{{Role::User, "1"}, {Role::Assistant, "2"}}));
        QCOMPARE(record.instruction, std::string("3"));
        QCOMPARE(record.output, std::string("4"));
    }
    void conversationsWithoutAnAnswerNeedOne() {
        const std::string text = R"({"messages": [{"role": "user", "content": "q"}]})";
        QCOMPARE(firstProblem(text)->code, ProblemCode::RecordFieldMissing);
        QVERIFY(!firstProblem(text, Answers::Optional));
        QCOMPARE(firstProblem(R"({"messages": [{"role": "tool", "content": "q"}]})")->code, ProblemCode::DataInvalid);
        QCOMPARE(firstProblem(R"({"messages": []})")->code, ProblemCode::DataInvalid);
        QCOMPARE(firstProblem(R"({"messages": [{"role": "user", "content": 5}]})")->code, ProblemCode::RecordFieldType);
    }
    void recordsToBeAnsweredNeedNoOutput() {
        QCOMPARE(readDataText(R"([{"instruction": "q"}])", "x", Answers::Optional).records.size(), 1U);
        QCOMPARE(readDataText("instruction\nq\n", "x", Answers::Optional).records.size(), 1U);
        QCOMPARE(firstProblem(R"([{"instruction": "q"}])")->code, ProblemCode::RecordFieldMissing);
    }
    void emptyFieldsAreNamed() {
        QCOMPARE(firstProblem(R"({"instruction": "q", "output": " \n"})")->code, ProblemCode::RecordEmpty);
        QCOMPARE(firstProblem(R"({"instruction": "", "input": "", "output": "a"})")->args.at(0),
                 std::string("instruction"));
        QCOMPARE(firstProblem("instruction,output\nq,\n")->code, ProblemCode::RecordEmpty);
    }
    void wrongTypesAreNamed() {
        const std::pair<const char*, const char*> cases[] = {
            {"5", "a number"}, {"true", "true or false"}, {"[\"a\"]", "a list"}, {"{\"a\": 1}", "an object"}};
        for (const auto& [value, type] : cases) {
            const auto problem = firstProblem(std::string(R"({"instruction": "q", "answer": )") + value + "}");
            QCOMPARE(problem->code, ProblemCode::RecordFieldType);
            QCOMPARE(problem->args, (std::vector<std::string>{"answer", type, "a text"}));
        }
    }
    void aFileWithOneFaultThroughoutSaysItOnce() {
        std::string text;
        for (int i = 0; i < 500; ++i) text += "{\"text\": \"a\"}\n";
        try {
            readDataText(text, "x");
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.problems().size(), 2U);
            QVERIFY(std::string(error.what()).find("500") != std::string::npos);
        }
    }
    void rowsThatAQuoteSwallowsAreSaid() {
        const ImportedRecords tab = readDataText("instruction\toutput\na\tb\n\"c\td\ne\tf\"\ng\th\ti\n", "x");
        QCOMPARE(tab.records.size(), 1U);
        QCOMPARE(rows(tab.rejected), (std::vector<std::int64_t>{3, 5}));
        const ImportedRecords comma = readDataText("instruction,output\na,b\nc,\"d\ne,f\n", "x");
        QCOMPARE(comma.records.size(), 1U);
        QCOMPARE(rows(comma.rejected), (std::vector<std::int64_t>{3}));
    }
    void cellsKeepDelimitersQuotesAndLineBreaks() {
        const Record record = readDataText("output;instruction\n\"a;\"\"b\"\"\nc\";d, e\n", "x").records.at(0);
        QCOMPARE(record.output, std::string("a;\"b\"\nc"));
        QCOMPARE(record.instruction, std::string("d, e"));
    }
    void hugeFilesEndSoon() {
        std::string nested(1 << 20, '[');
        QVERIFY(firstProblem(nested).has_value());
        QVERIFY(firstProblem(std::string(1 << 20, '{')).has_value());
        // Each of these makes a careless reader go through the rest of the file for every record.
        for (const char* piece : {"{'a':\n", "{\"a\":“\n", "{\"a\":\"x\n", "{\"", "{\"a\":[", "{\"a\":'it's\n",
                                  "[{\"a\" /*\n", "}{", "{a:“b”\n"}) {
            std::string text;
            while (text.size() < (1 << 20)) text += piece;
            QVERIFY(firstProblem(text).has_value());
        }
    }
    void aNumberOf20MegabytesIsASentence() {
        const std::string text = R"([{"instruction": "a", "output": "b", "n": )" + std::string(20 << 20, '7') + "}]";
        QCOMPARE(firstProblem(text)->code, ProblemCode::DataInvalid);
    }
    void messagesAreRead() {
        const std::vector<Message> expected{{Role::System, "s"}, {Role::User, "u"}, {Role::Assistant, "a"}};
        const std::string list =
            R"([{"role": "system", "content": "s"}, {"role": "user", "content": "u"}, {"role": "assistant", "content": "a"}])";
        QCOMPARE(readMessages(list, "x"), expected);
        QCOMPARE(readMessages("{\"messages\": " + list + "}", "x"), expected);
        QCOMPARE(readMessages(list.substr(0, list.size() - 1) + ",]", "x"), expected);
        QCOMPARE(readMessages(R"([{"role": "user", "content": [{"type": "text", "text": "u"}]}])", "x"),
                 (std::vector<Message>{{Role::User, "u"}}));
    }
    void wrongMessagesAreASentence() {
        for (const char* text :
             {"", "[{\"role\": \"user\", \"content\": \"a\"}]\n[{\"role\": \"user\", \"content\": \"b\"}]",
              "[{\"role\": \"user\", \"content\": \"a\"}] and more", "[]", "5", "{\"a\": 1}", "[{\"role\": \"user\"}]",
              "[{\"role\": \"x\", \"content\": \"y\"}]", "{\"messages\": 5}",
              "[{\"role\": \"user\", \"content\":", "\xff"}) {
            try {
                readMessages(text, "x");
                QFAIL(text);
            } catch (const Error& error) {
                QVERIFY(!error.problems().empty());
            }
        }
    }
    void theSampleIsSoundAndKeepsItsStyle() {
        const ImportedRecords sample =
            readDataFile(std::filesystem::path(LORIKEET_SOURCES) / "resources/sample/clinic.json");
        QCOMPARE(sample.records.size(), 60U);
        QVERIFY(sample.rejected.empty() && sample.notes.empty());
        int chinese = 0;
        std::set<std::string> asked;
        for (const Record& record : sample.records) {
            const bool isChinese = record.output.starts_with("前台您好：") && record.output.ends_with("祝您安康。");
            chinese += isChinese;
            QVERIFY(isChinese ||
                    (record.output.starts_with("Hello from the desk: ") && record.output.ends_with(" Take care.")));
            QVERIFY(std::count(record.output.begin(), record.output.end(), ' ') < 25);
            QVERIFY(asked.insert(record.instruction + record.input).second);
        }
        QCOMPARE(chinese, 15);
    }

    void materialMalformedIsAsItsNamesSay() {
        LORIKEET_NEED_MATERIAL(folder, "datasets/malformed");
        const auto variants = folder / "alpaca-variants";
        const std::pair<const char*, std::pair<std::size_t, std::size_t>> usable[] = {
            {"crlf.jsonl", {5, 0}},      {"extra-keys.json", {5, 0}},     {"missing-output.json", {4, 1}},
            {"null-input.json", {5, 0}}, {"trailing-comma.json", {5, 0}}, {"number-as-output.json", {4, 1}},
            {"truncated.json", {4, 1}},  {"utf8-bom.json", {5, 0}}};
        for (const auto& [name, counts] : usable) {
            const ImportedRecords imported = readMaterial(variants, name);
            QVERIFY2(imported.records.size() == counts.first && imported.rejected.size() == counts.second, name);
        }
        QCOMPARE(codeOf(variants / "empty-array.json"), ProblemCode::DataEmpty);
        QCOMPARE(codeOf(variants / "empty-file.json"), ProblemCode::DataEmpty);
        QCOMPARE(readMaterial(variants, "gb18030.json").records.size(), 5U);
        QCOMPARE(decodedAs(readMaterial(variants, "gb18030.json")), std::string("GB18030"));
        QCOMPARE(codeOf(variants / "invalid-utf8.json"), ProblemCode::DataEncoding);
        QCOMPARE(codeOf(folder / "html-page-saved-as-weights/model.safetensors"), ProblemCode::DataInvalid);
        QCOMPARE(codeOf(folder / "gpt2-clone-without-git-lfs/model.safetensors"), ProblemCode::DataInvalid);
        QCOMPARE(codeOf(folder / "gpt2-clone-without-git-lfs/config.json"), ProblemCode::RecordFieldMissing);
    }
    void materialDatasetsGiveAllTheirRecords() {
        LORIKEET_NEED_MATERIAL(folder, "datasets");
        const std::pair<const char*, std::size_t> sets[] = {
            {"alpaca-1k/alpaca_data_1k.json", 1000},
            {"alpaca-chinese-carbonz0/zh-data-part-00.json", 10015}, // 6 have an empty output
            {"huatuo-medical/llama_data.json", 8658},
            {"huatuo-medical/infer.json", 5},
            {"llama-factory/alpaca_en_demo.json", 999},
            {"llama-factory/identity.json", 91},
            {"litgpt-fixtures/alpaca.json", 23},
            {"litgpt-fixtures/dolly.json", 12},
            {"medicalgpt/sample.jsonl", 32},
            {"fastchat/dummy_conversation.json", 500},
            {"torchtune-fixtures/alpaca_tiny.json", 100},
            {"torchtune-fixtures/chat_tiny.json", 1},
            {"torchtune-fixtures/instruct_tiny.json", 2}};
        for (const auto& [name, count] : sets) QVERIFY2(readMaterial(folder, name).records.size() == count, name);
    }
    void materialOfOtherKindsIsExplained() {
        LORIKEET_NEED_MATERIAL(folder, "datasets");
        const std::pair<const char*, ProblemCode> others[] = {
            {"imdb/imdb_sample.csv", ProblemCode::DataInvalid},
            {"tiny-shakespeare/tiny_shakespeare.txt", ProblemCode::DataInvalid},
            {"llama-factory/c4_demo.jsonl", ProblemCode::RecordFieldMissing},
            {"llama-factory/dpo_en_demo.json", ProblemCode::RecordFieldMissing},
            {"stanford-alpaca/seed_tasks.jsonl", ProblemCode::RecordFieldMissing},
            {"mlx-wikisql/train.jsonl", ProblemCode::RecordFieldMissing}};
        for (const auto& [name, code] : others) QVERIFY2(codeOf(folder / name) == code, name);
    }
};

QTEST_GUILESS_MAIN(tst_DataFile)
#include "tst_DataFile.moc"
