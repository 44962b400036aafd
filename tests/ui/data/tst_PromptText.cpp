#include "core/text/ModelText.h"
#include "tests/support/Places.h"
#include "tests/support/Times.h"
#include "ui/data/PromptText.h"

#include <QTest>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

core::TokenizedRecord sees(const core::ModelText& model, const QString& text, core::FormatKind kind) {
    const core::Record record{.instruction = text.toStdString(),
                              .input = "一 two",
                              .output = (text + u" end"_s).toStdString()};
    return model.format(kind).encode(record);
}

std::vector<PromptPiece> piecesOf(PromptText& text) {
    std::vector<PromptPiece> pieces;
    while (!text.isAtEnd()) pieces.push_back(text.next());
    return pieces;
}

/// A record of one token a letter, without a tokenizer.
core::TokenizedRecord letters(const char* text) {
    core::TokenizedRecord record{.text = text};
    for (std::uint64_t i = 0; i < record.text.size(); ++i) {
        record.ids.push_back(static_cast<std::int32_t>(i));
        record.learned.push_back(0);
        record.offsets.push_back({i, i + 1});
    }
    return record;
}

} // namespace

class tst_PromptText : public QObject {
    Q_OBJECT
private slots:
    void bytesOfARealTokenizerBecomeUtf16_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("text");
        const std::pair<const char*, QString> models[] = {
            {"starter", QStringLiteral(LORIKEET_SOURCES "/resources/starter/model")},
            {"sample", QString::fromStdString(tests::fixture("models/sample").string())}};
        for (const auto& [name, folder] : models) {
            QTest::addRow("%s, Chinese", name) << folder << u"患者下周二复诊，血压一四二九〇。"_s;
            QTest::addRow("%s, emoji", name) << folder << u"ok 👍🏽 family 👨‍👩‍👧‍👦 flag 🇨🇭."_s;
            QTest::addRow("%s, combining", name) << folder << u"e\u0301a\u0308o\u0302 नमस्ते กำลัง"_s;
            QTest::addRow("%s, Arabic", name) << folder << u"المريض يعود يوم الثلاثاء"_s;
        }
    }

    void bytesOfARealTokenizerBecomeUtf16() {
        QFETCH(QString, model);
        QFETCH(QString, text);
        const auto opened = core::ModelText::open(model.toStdString());
        const auto record = sees(*opened, text, core::FormatKind::Alpaca);
        PromptText shown(record, 100'000, &opened->tokenizer(), {});
        QCOMPARE(shown.text().toStdString(), record.text);
        QCOMPARE(shown.tokens().size(), record.ids.size());
        for (std::size_t i = 0; i < record.ids.size(); ++i) {
            const PromptToken& token = shown.tokens()[i];
            const core::ByteSpan span = record.offsets[i];
            if (span.begin == span.end) continue;
            const auto bytes = [&](std::uint64_t from, std::uint64_t to) {
                return QByteArray::fromStdString(record.text.substr(from, to - from));
            };
            const QByteArray own = shown.text().mid(token.begin, token.end - token.begin).toUtf8();
            QVERIFY2(own.contains(bytes(span.begin, span.end)), qPrintable(shown.tokenText(static_cast<int>(i))));
            QVERIFY(own.size() - static_cast<qsizetype>(span.end - span.begin) < 8); // whole characters, no more
            QCOMPARE(QString::fromUtf8(bytes(0, span.begin)).left(token.begin), shown.text().left(token.begin));
            for (const int at : shown.tokensAt(token.begin))
                QVERIFY(shown.tokens()[static_cast<std::size_t>(at)].begin <= token.begin);
            QVERIFY(std::ranges::count(shown.tokensAt(token.begin), static_cast<int>(i)) == 1);
        }
    }

    void thePiecesAreTheWholeTextInOrder() {
        const auto opened = core::ModelText::open(tests::fixture("models/sample").string());
        QString text;
        for (int i = 0; i < 300; ++i) text += u"A\t第 %1 行 👩‍⚕️\u00a0x\n\n"_s.arg(i);
        const auto record = sees(*opened, text, core::FormatKind::Alpaca);
        PromptText shown(record, 500, &opened->tokenizer(), {});
        qsizetype at = 0;
        qint64 cut = 0;
        for (const PromptPiece& piece : piecesOf(shown)) {
            QCOMPARE(piece.begin, at);
            QVERIFY(piece.shown.size() <= 801);
            if (piece.kind == PromptPiece::Kind::Text) QCOMPARE(piece.shown, shown.text().mid(at, piece.length));
            at += piece.length;
            if (piece.isCut) cut += piece.length;
        }
        QCOMPARE(at, shown.text().size());
        QVERIFY(cut > 0);
        QCOMPARE(shown.cutCount(), static_cast<qint64>(record.ids.size()) - 500);
        const auto& lastKept = shown.tokens()[499];
        QCOMPARE(cut, shown.text().size() - lastKept.end);
    }

    void whatIsLearnedIsShownAsSuch() {
        const auto opened = core::ModelText::open(tests::fixture("models/sample").string());
        const auto record = sees(*opened, u"Question?"_s, core::FormatKind::Alpaca);
        PromptText shown(record, 1'000, &opened->tokenizer(), {});
        QString learned;
        for (const PromptPiece& piece : piecesOf(shown))
            if (piece.isLearned) learned += shown.text().mid(piece.begin, piece.length);
        QCOMPARE(learned.trimmed(), u"Question? end"_s);
        QCOMPARE(shown.learnedCount(), std::ranges::count(record.learned, 1));
    }

    void aTokenWithoutTextIsAChip() {
        core::TokenizedRecord record = letters("ab");
        record.ids.insert(record.ids.begin(), 7);
        record.learned.insert(record.learned.begin(), 0);
        record.offsets.insert(record.offsets.begin(), core::ByteSpan{});
        record.ids.push_back(9);
        record.learned.push_back(1);
        record.offsets.push_back({});
        PromptText shown(record, 100, nullptr, {});
        const auto pieces = piecesOf(shown);
        QCOMPARE(pieces.size(), std::size_t(3));
        QCOMPARE(pieces[0].shown, u"id 7"_s);
        QCOMPARE(pieces[0].token, 0);
        QCOMPARE(pieces[1].shown, u"ab"_s);
        QCOMPARE(pieces[2].token, 3);
        QCOMPARE(pieces[2].begin, qsizetype(2));
        QVERIFY(pieces[2].isLearned);
        QVERIFY(pieces[2].kind == PromptPiece::Kind::Special);
    }

    void specialTokensOfATemplateStandOut() {
        const core::TokenizedRecord record{
            .text = "<|x|>hi<|x|>", .ids = {5, 1, 5}, .learned = {0, 0, 1}, .offsets = {{0, 5}, {5, 7}, {7, 12}}};
        PromptText shown(record, 100, nullptr, {5});
        const auto pieces = piecesOf(shown);
        QCOMPARE(pieces.size(), std::size_t(3));
        QVERIFY(pieces[0].kind == PromptPiece::Kind::Special);
        QVERIFY(pieces[1].kind == PromptPiece::Kind::Text);
        QVERIFY(pieces[2].kind == PromptPiece::Kind::Special);
        QCOMPARE(pieces[2].shown, u"<|x|>"_s);
    }

    void whatIsInvisibleHasAMark_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("position");
        QTest::addColumn<QString>("mark");
        QTest::newRow("space in a line") << u"a b"_s << 1 << QString();
        QTest::newRow("space at the end") << u"a "_s << 1 << u"·"_s;
        QTest::newRow("two spaces") << u"a  b"_s << 1 << u"·"_s;
        QTest::newRow("line break") << u"a\nb"_s << 1 << u"↵"_s;
        QTest::newRow("tab") << u"a\tb"_s << 1 << u"⇥"_s;
        QTest::newRow("no-break space") << u"a\u00a0b"_s << 1 << u"⍽"_s;
        QTest::newRow("zero width space") << u"a\u200bb"_s << 1 << u"U+200B"_s;
        QTest::newRow("right-to-left mark") << u"a\u200fb"_s << 1 << u"U+200F"_s;
        QTest::newRow("control") << u"a\u0007b"_s << 1 << u"U+0007"_s;
        QTest::newRow("tag") << QString::fromUcs4(U"a\U000E0041") << 1 << u"U+E0041"_s;
        QTest::newRow("joiner in an emoji") << u"👩‍⚕"_s << 2 << QString();
        QTest::newRow("joiner alone") << u" \u200d"_s << 1 << u"U+200D"_s;
        QTest::newRow("accent") << u"e\u0301"_s << 1 << QString();
        QTest::newRow("letter") << u"字"_s << 0 << QString();
    }
    void whatIsInvisibleHasAMark() {
        QFETCH(QString, text);
        QFETCH(int, position);
        QTEST(visibleMark(text, position), "mark");
    }

    void charactersOfSeveralTokensAreFoundQuickly() {
        core::TokenizedRecord record;
        for (int i = 0; i < 40'000; ++i) {
            const auto at = static_cast<std::uint64_t>(record.text.size());
            record.text += "👍";
            for (std::uint64_t byte = 0; byte < 4; ++byte) {
                record.ids.push_back(i);
                record.learned.push_back(1);
                record.offsets.push_back({at + byte, at + byte + 1});
            }
        }
        QElapsedTimer clock;
        clock.start();
        PromptText shown(record, 1'000'000, nullptr, {});
        QVERIFY(tests::isInTime("40,000 characters of four tokens each", clock.elapsed(), 500));
        QCOMPARE(shown.tokensAt(79'998), (std::vector<int>{159'996, 159'997, 159'998, 159'999}));
    }
};

QTEST_GUILESS_MAIN(tst_PromptText)
#include "tst_PromptText.moc"
