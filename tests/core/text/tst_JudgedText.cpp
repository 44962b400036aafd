#include "TextFixtures.h"

#include "core/text/JudgedText.h"

using namespace core;

/// Texts and pairs as Python's tokenizers encode them (values made by tests/reference/text_pairs.py).
class tst_JudgedText : public QObject {
    Q_OBJECT
private slots:
    void equalsPythonsTokenizers_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"bert", "roberta", "template", "none"}) QTest::newRow(name) << QString::fromUtf8(name);
    }
    void equalsPythonsTokenizers() {
        QFETCH(QString, name);
        const std::filesystem::path folder = tests::fixture("text/pairs") / name.toStdString();
        const Tokenizer tokenizer = Tokenizer::open(folder);
        for (const tests::Json& each : tests::readJson(folder / "expected.json")) {
            const JudgedText got = judgedText(tokenizer, each["first"].get<std::string>(),
                                              each["second"].get<std::string>(), each["length"].get<std::int64_t>());
            QVERIFY2(got.ids == each["ids"].get<std::vector<std::int32_t>>(), tests::shown(got.ids));
            QCOMPARE(got.types, each["types"].get<std::vector<std::uint8_t>>());
            QCOMPARE(got.wholeLength, each["whole"].get<std::int64_t>());
        }
    }
    void aTypedSpecialTokenStaysText() {
        const Tokenizer tokenizer = Tokenizer::open(tests::fixture("text/pairs/bert"));
        const JudgedText plain = judgedText(tokenizer, "good", {}, 100);
        const JudgedText typed = judgedText(tokenizer, "good [SEP] good", {}, 100);
        QCOMPARE(std::count(plain.ids.begin(), plain.ids.end(), 2), 1);
        QCOMPARE(std::count(typed.ids.begin(), typed.ids.end(), 2), 1); // its own end alone
        QVERIFY(typed.ids.size() > plain.ids.size() + 1);
    }
    void whatIsNoUtf8IsRefused() {
        const Tokenizer tokenizer = Tokenizer::open(tests::fixture("text/pairs/bert"));
        try {
            judgedText(tokenizer, "good", "\xff", 100);
            QFAIL("it was taken");
        } catch (const Error& error) {
            QCOMPARE(error.problems().front().code, ProblemCode::TextNotUtf8);
        }
    }
};

QTEST_GUILESS_MAIN(tst_JudgedText)
#include "tst_JudgedText.moc"
