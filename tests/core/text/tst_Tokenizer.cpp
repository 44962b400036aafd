#include "TextFixtures.h"

#include <algorithm>
#include <set>

#include <unistd.h>

using namespace core;
using tests::fixture;
using tests::scratch;
using tests::write;

namespace {

const char* const Described[] = {"bytelevel", "spmlike",     "spmlike-normalized", "wordpiece", "unigram",
                                 "wordlevel", "files-qwen2", "files-gpt2",         "files-bert"};
const char* const Models[] = {"model-bpe", "model-bpe-symbols", "model-unigram"};

Tokenizer open(const std::string& name) {
    return Tokenizer::open(fixture("text/" + name));
}

/// Ids of tokens that a text must not turn into when special tokens stay text.
std::set<std::int32_t> specialIds(const Tokenizer& tokenizer) {
    std::set<std::int32_t> result;
    for (const std::string& text : tokenizer.specialTokens())
        if (text != "<unk>" && text != "[UNK]") result.insert(*tokenizer.idOf(text));
    return result;
}

} // namespace

class tst_Tokenizer : public QObject {
    Q_OBJECT
private slots:
    void idsAndOffsetsAreThoseOfPython_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : Described) QTest::newRow(name) << name;
    }
    void idsAndOffsetsAreThoseOfPython() {
        QFETCH(QString, name);
        const Tokenizer tokenizer = open(name.toStdString());
        const tests::Json cases = tests::readJson(fixture("text/" + name.toStdString() + "/expected.json"));
        QVERIFY(cases.size() > 30);
        for (const tests::Json& each : cases) {
            const std::string text = each["text"];
            const Encoding got = tokenizer.encode(text, AddSpecial::No, ParseSpecial::Yes);
            QVERIFY2(got.ids == each["ids"].get<std::vector<std::int32_t>>(),
                     tests::shown(text) + tests::shown(got.ids));
            QVERIFY2(tests::spansOf(got.offsets) == each["offsets"],
                     tests::shown(text) + QByteArray::fromStdString(tests::spansOf(got.offsets).dump()));
            const Encoding with = tokenizer.encode(text, AddSpecial::Yes, ParseSpecial::Yes);
            QVERIFY2(with.ids == each["with"].get<std::vector<std::int32_t>>(),
                     tests::shown(text) + tests::shown(with.ids));
            if (each.contains("types")) QCOMPARE(with.typeIds, each["types"].get<std::vector<std::int32_t>>());
            QCOMPARE(tests::shown(tokenizer.decode(got.ids, false)), tests::shown(each["decoded"].get<std::string>()));
        }
    }
    void sentencepieceModelsAreReadAsSentencepieceReadsThem_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : Models) QTest::newRow(name) << name;
    }
    void sentencepieceModelsAreReadAsSentencepieceReadsThem() {
        QFETCH(QString, name);
        const Tokenizer tokenizer = open(name.toStdString());
        for (const tests::Json& each : tests::readJson(fixture("text/" + name.toStdString() + "/expected.json"))) {
            const std::string text = each["text"];
            const Encoding got = tokenizer.encode(text, AddSpecial::No, ParseSpecial::Yes);
            QVERIFY2(got.ids == each["ids"].get<std::vector<std::int32_t>>(),
                     tests::shown(text) + tests::shown(got.ids) + QByteArray::fromStdString(each["ids"].dump()));
        }
    }
    void specialTokensThatAPersonTypedStayText_data() { idsAndOffsetsAreThoseOfPython_data(); }
    void specialTokensThatAPersonTypedStayText() {
        QFETCH(QString, name);
        const Tokenizer tokenizer = open(name.toStdString());
        const auto special = specialIds(tokenizer);
        const bool modelHoldsThemWhole = name == "unigram" || name == "wordlevel";
        for (const tests::Json& each : tests::readJson(fixture("text/" + name.toStdString() + "/expected.json"))) {
            const std::string text = each["text"];
            const Encoding got = tokenizer.encode(text, AddSpecial::No, ParseSpecial::No);
            for (const std::int32_t id : got.ids) QVERIFY2(!special.contains(id), tests::shown(text));
            // Python's library lets the vocabulary find them in the text; everywhere else it says the same.
            const auto& all = tokenizer.specialTokens();
            const bool holdsOne = std::any_of(all.begin(), all.end(),
                                              [&](const auto& token) { return text.find(token) != std::string::npos; });
            if (modelHoldsThemWhole && holdsOne) continue;
            const auto expected = each.contains("literal") ? each["literal"] : each["ids"];
            QVERIFY2(got.ids == expected.get<std::vector<std::int32_t>>(), tests::shown(text) + tests::shown(got.ids));
        }
        for (const std::string& token : tokenizer.specialTokens()) {
            const Encoding got = tokenizer.encode(token, AddSpecial::No, ParseSpecial::No);
            for (const std::int32_t id : got.ids) QVERIFY2(!special.contains(id), tests::shown(token));
            if (!special.contains(*tokenizer.idOf(token))) continue;
            QCOMPARE(tokenizer.encode(token, AddSpecial::No, ParseSpecial::Yes).ids.size(), 1U);
        }
    }
    void batchesAndThreadsSayTheSame() {
        const Tokenizer tokenizer = open("bytelevel");
        std::vector<std::string> texts;
        for (int round = 0; round < 20; ++round)
            for (const tests::Json& each : tests::readJson(fixture("text/bytelevel/expected.json")))
                texts.push_back(each["text"]);
        for (const ParseSpecial parse : {ParseSpecial::Yes, ParseSpecial::No})
            for (const unsigned threads : {1U, 3U}) {
                const auto batch = tokenizer.encodeBatch(texts, AddSpecial::Yes, parse, threads);
                QCOMPARE(batch.size(), texts.size());
                for (std::size_t i = 0; i < texts.size(); ++i)
                    QCOMPARE(batch[i].ids, tokenizer.encode(texts[i], AddSpecial::Yes, parse).ids);
            }
        QCOMPARE(tokenizer.encodeBatch({}, AddSpecial::Yes, ParseSpecial::Yes, 2).size(), 0U);
    }
    void offsetsAreOrderedAndCoverTheText() {
        const Tokenizer tokenizer = open("bytelevel");
        const std::string text = "诊所 opens at 八点 😀, <|im_end|> ok";
        const Encoding got = tokenizer.encode(text, AddSpecial::No, ParseSpecial::Yes);
        std::uint64_t covered = 0;
        for (const ByteSpan& span : got.offsets) {
            QVERIFY(span.begin <= covered && span.end >= covered);
            covered = span.end;
        }
        QCOMPARE(covered, text.size());
    }
    void knowsBeginAndEndAndPadding() {
        const Tokenizer spm = open("spmlike");
        QCOMPARE(*spm.beginToken(), 1);
        QCOMPARE(*spm.endToken(), 2);
        QVERIFY(!spm.padToken());
        QVERIFY(spm.addsBeginToken());
        QCOMPARE(spm.beginText(), std::string("<s>"));
        QCOMPARE(spm.endText(), std::string("</s>"));
        const Tokenizer bytes = open("bytelevel");
        QVERIFY(!bytes.beginToken());
        QVERIFY(!bytes.addsBeginToken());
        QCOMPARE(bytes.piece(*bytes.endToken()), std::string("<|im_end|>"));
        QCOMPARE(bytes.piece(*bytes.padToken()), std::string("<|endoftext|>"));
        QCOMPARE(bytes.specialTokens(), (std::vector<std::string>{"<|endoftext|>", "<|im_start|>", "<|im_end|>"}));
        const Tokenizer t5 = open("model-unigram");
        QVERIFY(!t5.addsBeginToken());
        QCOMPARE(t5.piece(t5.encode("a", AddSpecial::Yes, ParseSpecial::Yes).ids.back()), std::string("</s>"));
        QVERIFY(t5.idOf("<extra_id_3>"));
        QVERIFY(!t5.idOf("<extra_id_4>"));
        QVERIFY(open("model-bpe").addsBeginToken());
        QCOMPARE(open("files-gpt2").endText(), std::string("<|endoftext|>"));
    }
    void piecesAndIdsAreInverse() {
        const Tokenizer tokenizer = open("spmlike");
        for (std::int32_t id = 0; id < tokenizer.vocabularySize(); ++id)
            QCOMPARE(*tokenizer.idOf(tokenizer.piece(id)), id);
        QVERIFY(tokenizer.piece(-1).empty());
        QVERIFY(tokenizer.piece(static_cast<std::int32_t>(tokenizer.vocabularySize())).empty());
        QVERIFY(!tokenizer.idOf("no such piece"));
        QVERIFY(!tokenizer.idOf("\xff"));
        QCOMPARE(tokenizer.decode(std::vector<std::int32_t>{-5, 1'000'000}, false), std::string());
    }
    void configNamesTheIdsWhereNothingElseDoes() {
        const auto folder = scratch("config");
        std::filesystem::copy_file(fixture("text/spmlike/tokenizer.json"), folder / "tokenizer.json");
        write(folder / "config.json", R"({"bos_token_id": 1, "eos_token_id": [2, 5], "pad_token_id": 99999})");
        const Tokenizer tokenizer = Tokenizer::open(folder);
        QCOMPARE(*tokenizer.beginToken(), 1);
        QCOMPARE(*tokenizer.endToken(), 2);
        QCOMPARE(tokenizer.endText(), std::string("</s>"));
        QVERIFY(!tokenizer.padToken());
        QVERIFY(tokenizer.addsBeginToken());
    }
    void addsBeginOfTextWhereTheConfigAsksForIt() {
        const auto folder = scratch("begin");
        tests::Json json = tests::readJson(fixture("text/spmlike/tokenizer.json"));
        json["post_processor"] = nullptr;
        write(folder / "tokenizer.json", json.dump());
        write(folder / "tokenizer_config.json", R"({"bos_token": "<s>", "eos_token": "</s>"})");
        QVERIFY(!Tokenizer::open(folder).addsBeginToken());
        write(folder / "tokenizer_config.json",
              R"({"bos_token": "<s>", "eos_token": "</s>", "add_bos_token": true, "add_eos_token": true})");
        const Tokenizer tokenizer = Tokenizer::open(folder);
        QVERIFY(tokenizer.addsBeginToken());
        const auto ids = tokenizer.encode("hello", AddSpecial::Yes, ParseSpecial::Yes).ids;
        QCOMPARE(std::count(ids.begin(), ids.end(), 1), 1);
        QCOMPARE(ids.back(), 2);
    }
    void tokensOfTheConfigAreAdded() {
        const auto folder = scratch("added");
        std::filesystem::copy_file(fixture("text/spmlike/tokenizer.json"), folder / "tokenizer.json");
        const std::int64_t size = open("spmlike").vocabularySize();
        write(folder / "added_tokens.json", "{\"<turn>\": " + std::to_string(size) + "}");
        const Tokenizer tokenizer = Tokenizer::open(folder);
        QCOMPARE(tokenizer.vocabularySize(), size + 1);
        const auto ids = tokenizer.encode("a <turn>", AddSpecial::No, ParseSpecial::Yes).ids;
        QVERIFY(std::find(ids.begin(), ids.end(), size) != ids.end());
    }
    void theFingerprintChangesWithTheFiles() {
        const auto folder = scratch("print");
        std::filesystem::copy_file(fixture("text/spmlike/tokenizer.json"), folder / "tokenizer.json");
        const std::string first = Tokenizer::open(folder).fingerprint();
        QCOMPARE(first.size(), 64U);
        QCOMPARE(Tokenizer::open(folder).fingerprint(), first);
        write(folder / "config.json", "{}");
        QCOMPARE(Tokenizer::open(folder).fingerprint(), first);
        write(folder / "tokenizer_config.json", R"({"eos_token": "</s>"})");
        QVERIFY(Tokenizer::open(folder).fingerprint() != first);
    }
    void oldMergesWithSpacesAreCutByTheVocabulary() {
        const auto folder = scratch("merges");
        tests::Json json = tests::readJson(fixture("text/bytelevel/tokenizer.json"));
        json["normalizer"] = nullptr;
        json["pre_tokenizer"] = nullptr;
        json["post_processor"] = nullptr;
        json["decoder"] = nullptr;
        json["added_tokens"] = tests::Json::array();
        json["model"] = {{"type", "BPE"},
                         {"vocab", {{"a", 0}, {" ", 1}, {"a ", 2}, {" a", 3}, {"a a", 4}}},
                         {"merges", {"  a", "a  a", "a  "}}};
        write(folder / "tokenizer.json", json.dump());
        const Tokenizer tokenizer = Tokenizer::open(folder);
        QCOMPARE(tokenizer.encode("a a", AddSpecial::No, ParseSpecial::Yes).ids, (std::vector<std::int32_t>{4}));
    }
    void brokenFilesAreExplained_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("content");
        const std::string whole = tests::content(fixture("text/bytelevel/tokenizer.json"));
        QTest::newRow("empty") << "tokenizer.json" << QByteArray();
        QTest::newRow("cut") << "tokenizer.json" << QByteArray::fromStdString(whole.substr(0, whole.size() / 2));
        QTest::newRow("no object") << "tokenizer.json" << QByteArray("[1, 2]");
        QTest::newRow("another format") << "tokenizer.json" << QByteArray(R"({"vocab": {"a": 0}, "merges": []})");
        QTest::newRow("a web page") << "tokenizer.json" << QByteArray("<!DOCTYPE html><html></html>");
        QTest::newRow("a pointer") << "tokenizer.json"
                                   << QByteArray("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 7\n");
        QTest::newRow("not UTF-8") << "tokenizer.json" << QByteArray("{\"model\": \"\xff\xfe\"}");
        QTest::newRow("nested without end") << "tokenizer.json" << QByteArray(200000, '[');
        QTest::newRow("no pieces") << "vocab.txt" << QByteArray("");
        QTest::newRow("no unknown piece") << "vocab.txt" << QByteArray("a\nb\n");
        QTest::newRow("vocabulary not UTF-8") << "vocab.txt" << QByteArray("[UNK]\n\xff\n");
        QTest::newRow("no merges") << "vocab.json" << QByteArray(R"({"a": 0})");
        QTest::newRow("a text as model") << "tokenizer.model" << QByteArray("IQ== 0\nIg== 1\n");
        QTest::newRow("an empty model") << "tokenizer.model" << QByteArray();
        QTest::newRow("a cut model") << "tokenizer.model"
                                     << QByteArray::fromStdString(
                                            tests::content(fixture("text/model-bpe/tokenizer.model")).substr(0, 3001));
        QTest::newRow("endless number") << "tokenizer.model" << QByteArray(64, '\xff');
    }
    void brokenFilesAreExplained() {
        QFETCH(QString, file);
        QFETCH(QByteArray, content);
        const auto folder = scratch("broken");
        write(folder / file.toStdString(), content.toStdString());
        const Problem problem = tests::problemOf([&] { Tokenizer::open(folder); });
        QCOMPARE(problem.code, ProblemCode::TokenizerInvalid);
        QVERIFY(QString::fromStdString(problem.where.file).endsWith(file));
        QVERIFY(!problem.args.at(0).empty());
    }
    void brokenSettingsAreExplained() {
        const auto folder = scratch("settings");
        std::filesystem::copy_file(fixture("text/spmlike/tokenizer.json"), folder / "tokenizer.json");
        for (const char* content :
             {"{\"bos_token\": ", "[]", "{\"added_tokens_decoder\": {\"x\": {\"content\": \"a\"}}}"}) {
            write(folder / "tokenizer_config.json", content);
            const Problem problem = tests::problemOf([&] { Tokenizer::open(folder); });
            QCOMPARE(problem.code, ProblemCode::TokenizerInvalid);
            QVERIFY(QString::fromStdString(problem.where.file).endsWith("tokenizer_config.json"));
        }
        // Values of a strange type say nothing, and the tokenizer works.
        write(folder / "tokenizer_config.json",
              R"({"bos_token": 5, "eos_token": ["x"], "add_bos_token": "yes", "tokenizer_class": null, "legacy": 1})");
        QVERIFY(!Tokenizer::open(folder).beginToken());
    }
    void missingTokenizersAreExplained() {
        QCOMPARE(tests::problemOf([&] { Tokenizer::open(scratch("nothing")); }).code, ProblemCode::TokenizerMissing);
        QCOMPARE(tests::problemOf([&] { Tokenizer::open("/no/such/folder"); }).code, ProblemCode::FolderMissing);
        const auto place = scratch("place");
        write(place / "file", "x");
        QCOMPARE(tests::problemOf([&] { Tokenizer::open(place / "file" / "model"); }).code, ProblemCode::FolderMissing);
        QCOMPARE(tests::problemOf([&] { Tokenizer::open(place / std::string(300, 'n')); }).code,
                 ProblemCode::FileUnreadable);
        if (::geteuid() != 0) { // root may read everything
            std::filesystem::permissions(place, std::filesystem::perms::none);
            const ProblemCode code = tests::problemOf([&] { Tokenizer::open(place); }).code;
            std::filesystem::permissions(place, std::filesystem::perms::owner_all);
            QCOMPARE(code, ProblemCode::FileUnreadable);
        }
        const auto folder = scratch("renumbered");
        std::filesystem::copy_file(fixture("text/model-unigram/tokenizer.model"), folder / "sentencepiece.bpe.model");
        write(folder / "tokenizer_config.json", R"({"tokenizer_class": "XLMRobertaTokenizer"})");
        QCOMPARE(tests::problemOf([&] { Tokenizer::open(folder); }).code, ProblemCode::TokenizerInvalid);
    }
    void textThatIsNotUtf8IsRefusedWithItsPlace() {
        const Tokenizer tokenizer = open("bytelevel");
        for (const auto& [text, place] : {std::pair<std::string, std::string>{"ab\xff", "2"},
                                          {"\xc0\x80", "0"},
                                          {"x\xed\xa0\x80", "1"},
                                          {"é\xe4\xbd", "2"}}) {
            const Problem problem =
                tests::problemOf([&] { tokenizer.encode(text, AddSpecial::Yes, ParseSpecial::Yes); });
            QCOMPARE(problem.code, ProblemCode::TextNotUtf8);
            QCOMPARE(problem.args.at(0), place);
            QCOMPARE(
                tests::problemOf([&] {
                    tokenizer.encodeBatch(std::vector{std::string("ok"), text}, AddSpecial::No, ParseSpecial::No, 2);
                }).code,
                ProblemCode::TextNotUtf8);
        }
    }
    void largeTextsEndInTime_data() { idsAndOffsetsAreThoseOfPython_data(); }
    void largeTextsEndInTime() {
        QFETCH(QString, name);
        const Tokenizer tokenizer = open(name.toStdString());
        std::string words;
        while (words.size() < 100'000) words += "The clinic 诊所 opens at 8:30 😀. ";
        for (const std::string& text : {words, std::string(1 << 20, ' '), std::string(100'000, 'a'),
                                        std::string(1000, '\0'), std::string(100'000, '\n')}) {
            std::size_t count = 0;
            const qint64 ms =
                tests::timed([&] { count = tokenizer.encode(text, AddSpecial::No, ParseSpecial::No).ids.size(); });
            QVERIFY2(ms < 20'000, qPrintable(QString::number(ms)));
            QVERIFY(count <= text.size() * 4 + 1);
        }
    }
    void utf8testsAreTakenOrRefusedAsTheySay() {
        LORIKEET_NEED_MATERIAL(folder, "vectors/utf8tests");
        const Tokenizer tokenizer = open("bytelevel");
        std::istringstream lines(tests::content(folder / "utf8tests.txt"));
        int valid = 0;
        int invalid = 0;
        for (std::string line; std::getline(lines, line);) {
            const QList<QByteArray> fields = QByteArray::fromStdString(line).split(':');
            if (line.empty() || line.front() == '#' || fields.size() < 3) continue;
            const QByteArray kind = fields[1].trimmed();
            const bool isHex = kind.endsWith("hex");
            const std::string text =
                (isHex ? QByteArray::fromHex(QByteArray(fields[2]).replace(' ', "")) : fields[2]).toStdString();
            if (kind.startsWith("valid")) {
                const auto ids = tokenizer.encode(text, AddSpecial::No, ParseSpecial::No).ids;
                QCOMPARE(tokenizer.encode(tokenizer.decode(ids, false), AddSpecial::No, ParseSpecial::No).ids, ids);
                ++valid;
            } else {
                QCOMPARE(tests::problemOf([&] { tokenizer.encode(text, AddSpecial::No, ParseSpecial::No); }).code,
                         ProblemCode::TextNotUtf8);
                ++invalid;
            }
        }
        QVERIFY2(valid > 50 && invalid > 100,
                 qPrintable(QStringLiteral("valid %1, invalid %2").arg(valid).arg(invalid)));
    }
};

QTEST_GUILESS_MAIN(tst_Tokenizer)
#include "tst_Tokenizer.moc"
