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
    void everyTokenHasItsPlaceInItsText_data() { equalsPythonsTokenizers_data(); }
    void everyTokenHasItsPlaceInItsText() {
        QFETCH(QString, name);
        const Tokenizer tokenizer = Tokenizer::open(tests::fixture("text/pairs") / name.toStdString());
        const std::string texts[] = {"a good day", "good and bad"};
        for (const std::int64_t length : {100, 9, 7}) {
            const JudgedText got = judgedText(tokenizer, texts[0], texts[1], length);
            std::array<std::uint64_t, 2> end{};
            for (std::size_t i = 0; i < got.ids.size(); ++i) {
                const ByteSpan& place = got.offsets[i];
                if (place.begin == place.end) continue;
                QVERIFY(got.texts[i] == 0 || got.texts[i] == 1);
                const auto text = static_cast<std::size_t>(got.texts[i]);
                QVERIFY(place.end <= texts[text].size());
                QVERIFY(place.begin >= end[text]);
                QVERIFY(text == 1 || end[1] == 0); // the second comes after the first
                end[text] = place.end;
            }
            QVERIFY(end[0] > 0 && end[1] > 0);
            if (length == 100) QVERIFY(end[0] == texts[0].size() && end[1] == texts[1].size());
        }
        const JudgedText alone = judgedText(tokenizer, texts[0], {}, 100);
        QCOMPARE(std::ranges::count(alone.texts, 1), 0);
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
