#include "TextFixtures.h"

#include <algorithm>
#include <random>

using namespace core;

namespace {

bool isUtf8(const std::string& text) {
    try {
        return !tests::Json(text).dump().empty();
    } catch (const tests::Json::exception&) {
        return false;
    }
}

} // namespace

class tst_TextStream : public QObject {
    Q_OBJECT
private slots:
    void piecesJoinToTheWholeAndNoneIsHalfACharacter_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"bytelevel", "spmlike", "spmlike-normalized", "wordpiece", "unigram", "files-gpt2",
                                 "model-bpe", "model-unigram"})
            QTest::newRow(name) << name;
    }
    void piecesJoinToTheWholeAndNoneIsHalfACharacter() {
        QFETCH(QString, name);
        const Tokenizer tokenizer = Tokenizer::open(tests::fixture("text/" + name.toStdString()));
        for (const tests::Json& each :
             tests::readJson(tests::fixture("text/" + name.toStdString() + "/expected.json"))) {
            const std::string text = each["text"];
            const auto ids = tokenizer.encode(text, AddSpecial::Yes, ParseSpecial::Yes).ids;
            TextStream stream(tokenizer);
            std::string joined;
            for (const std::int32_t id : ids) {
                const std::string piece = stream.add(id);
                QVERIFY2(isUtf8(piece), tests::shown(piece));
                if (text.find("\uFFFD") == std::string::npos)
                    QVERIFY2(piece.find("\uFFFD") == std::string::npos, tests::shown(text));
                joined += piece;
            }
            joined += stream.finish();
            const std::string whole = tokenizer.decode(ids, true);
            // WordPiece cleans up spaces before signs when it sees them; what was given out stays.
            const auto without = [](std::string s) {
                std::erase(s, ' ');
                return s;
            };
            if (name == "wordpiece")
                QCOMPARE(tests::shown(without(joined)), tests::shown(without(whole)));
            else
                QCOMPARE(tests::shown(joined), tests::shown(whole));
        }
    }
    void emojiOfManyTokensComeWhole() {
        const Tokenizer tokenizer = Tokenizer::open(tests::fixture("text/files-gpt2"));
        const std::string text = "𐍈𒀀ᚠ👩‍⚕️";
        const auto ids = tokenizer.encode(text, AddSpecial::No, ParseSpecial::No).ids;
        QVERIFY(ids.size() > 8);
        TextStream stream(tokenizer);
        int empty = 0;
        std::string joined;
        for (const std::int32_t id : ids) {
            const std::string piece = stream.add(id);
            empty += piece.empty();
            QVERIFY(isUtf8(piece));
            joined += piece;
        }
        QVERIFY(empty > 3);
        QCOMPARE(joined, text);
        QVERIFY(stream.finish().empty());
    }
    void anUnfinishedCharacterIsShownAtTheEnd() {
        const Tokenizer tokenizer = Tokenizer::open(tests::fixture("text/spmlike"));
        TextStream stream(tokenizer);
        QCOMPARE(stream.add(*tokenizer.idOf("<0xE4>")), std::string());
        QCOMPARE(stream.add(*tokenizer.idOf("<0xBD>")), std::string());
        QVERIFY(stream.finish().find("\uFFFD") != std::string::npos);
        QCOMPARE(stream.add(*tokenizer.idOf("a")), std::string("a")); // begins anew
    }
    void specialTokensAreLeftOutOrShown() {
        const Tokenizer tokenizer = Tokenizer::open(tests::fixture("text/bytelevel"));
        const auto ids = tokenizer.encode("<|im_start|>user<|im_end|>", AddSpecial::No, ParseSpecial::Yes).ids;
        for (const bool skip : {true, false}) {
            TextStream stream(tokenizer, skip);
            std::string joined;
            for (const std::int32_t id : ids) joined += stream.add(id);
            QCOMPARE(joined + stream.finish(), std::string(skip ? "user" : "<|im_start|>user<|im_end|>"));
        }
    }
    void anyIdsEndInTimeAndGiveUtf8() {
        for (const char* name : {"bytelevel", "spmlike", "wordpiece", "unigram"}) {
            const Tokenizer tokenizer = Tokenizer::open(tests::fixture(std::string("text/") + name));
            std::mt19937 random(7);
            std::uniform_int_distribution<std::int32_t> any(-3,
                                                            static_cast<std::int32_t>(tokenizer.vocabularySize()) + 3);
            const qint64 ms = tests::timed([&] {
                TextStream stream(tokenizer);
                for (int i = 0; i < 20'000; ++i) QVERIFY(isUtf8(stream.add(any(random))));
                stream.finish();
                const auto half = tokenizer.idOf("<0xE4>").value_or(
                    *tokenizer.idOf(std::string(name) == "bytelevel" ? "ä" : tokenizer.piece(7)));
                for (int i = 0; i < 5'000; ++i) QVERIFY(isUtf8(stream.add(half)));
            });
            QVERIFY2(ms < 10'000, qPrintable(QString::number(ms)));
        }
    }
};

QTEST_GUILESS_MAIN(tst_TextStream)
#include "tst_TextStream.moc"
