#include "TextFixtures.h"

#include "core/text/PromptFormat.h"

#include <algorithm>
#include <numeric>

using namespace core;

namespace {

Tokenizer open(const std::string& name) {
    return Tokenizer::open(tests::fixture("text/" + name));
}

ChatTemplate chatNamed(const std::string& name, const Tokenizer& tokenizer) {
    return ChatTemplate(tests::content(tests::fixture("text/templates/" + name + ".jinja")),
                        {{"bos_token", tokenizer.beginText()}, {"eos_token", tokenizer.endText()}});
}

/// The learned tokens as text.
std::string learnedText(const Tokenizer& tokenizer, const TokenizedRecord& record) {
    std::vector<std::int32_t> ids;
    for (std::size_t i = 0; i < record.ids.size(); ++i)
        if (record.learned[i]) ids.push_back(record.ids[i]);
    return tokenizer.decode(ids, false);
}

std::ptrdiff_t countOf(const TokenizedRecord& record, std::int32_t id) {
    return std::count(record.ids.begin(), record.ids.end(), id);
}

bool startsWith(const std::vector<std::int32_t>& whole, const std::vector<std::int32_t>& begin) {
    return whole.size() >= begin.size() && std::equal(begin.begin(), begin.end(), whole.begin());
}

void checkShape(const TokenizedRecord& record) {
    QCOMPARE(record.learned.size(), record.ids.size());
    QCOMPARE(record.offsets.size(), record.ids.size());
    for (const ByteSpan& span : record.offsets) QVERIFY(span.begin <= span.end && span.end <= record.text.size());
}

const Record Plain{.instruction = "When does the clinic open?", .output = "At eight."};
const Record WithInput{
    .instruction = "Answer the letter.", .input = "When does the clinic open?", .output = "At eight."};
const Record Turns{.instruction = "And where?",
                   .output = "Next to the library.",
                   .system = "Be brief.",
                   .turns = {{Role::User, "When?"}, {Role::Assistant, "At eight."}}};

} // namespace

class tst_PromptFormat : public QObject {
    Q_OBJECT
private slots:
    void alpacaHasTheOriginalWording() {
        const Tokenizer tokenizer = open("spmlike");
        const PromptFormat format(FormatKind::Alpaca, tokenizer);
        QCOMPARE(
            format.prompt(Plain).text,
            std::string("Below is an instruction that describes a task. Write a response that appropriately "
                        "completes the request.\n\n### Instruction:\nWhen does the clinic open?\n\n### Response:"));
        QCOMPARE(format.prompt(WithInput).text, std::string("Below is an instruction that describes a task, paired "
                                                            "with an input that provides further context. Write a "
                                                            "response that appropriately completes the request.\n\n### "
                                                            "Instruction:\nAnswer the letter.\n\n### Input:\n"
                                                            "When does the clinic open?\n\n### Response:"));
        QCOMPARE(format.encode(Plain).text, format.prompt(Plain).text + "At eight.");
    }
    void theAnswerAndTheEndOfTextAreLearned_data() {
        QTest::addColumn<QString>("tokenizer");
        QTest::addColumn<QString>("end");
        QTest::newRow("spmlike") << "spmlike"
                                 << "</s>";
        QTest::newRow("bytelevel") << "bytelevel"
                                   << "<|im_end|>";
        QTest::newRow("unigram") << "unigram"
                                 << "</s>";
        QTest::newRow("model-bpe") << "model-bpe"
                                   << "</s>";
        QTest::newRow("files-gpt2") << "files-gpt2"
                                    << "<|endoftext|>";
    }
    void theAnswerAndTheEndOfTextAreLearned() {
        QFETCH(QString, tokenizer);
        QFETCH(QString, end);
        const Tokenizer opened = open(tokenizer.toStdString());
        for (const FormatKind kind : {FormatKind::Alpaca, FormatKind::Completion}) {
            for (const Record& record : {Plain, WithInput}) {
                const TokenizedRecord got = PromptFormat(kind, opened).encode(record);
                checkShape(got);
                const std::string learned = learnedText(opened, got);
                QVERIFY2(learned == "At eight." + end.toStdString() || learned == " At eight." + end.toStdString(),
                         learned.c_str());
                QCOMPARE(got.ids.back(), *opened.endToken());
                QCOMPARE(got.learned.back(), 1);
                QCOMPARE(countOf(got, *opened.endToken()), 1);
                if (opened.addsBeginToken()) QCOMPARE(countOf(got, *opened.beginToken()), 1);
                for (std::size_t i = 0; i + 1 < got.ids.size(); ++i)
                    QCOMPARE(got.learned[i] != 0,
                             got.offsets[i].begin >= got.text.size() - record.output.size() && got.offsets[i].end > 0);
            }
        }
    }
    void bertHasNoEndOfTextAndKeepsItsOwn() {
        const Tokenizer tokenizer = open("wordpiece");
        const TokenizedRecord got = PromptFormat(FormatKind::Completion, tokenizer).encode(Plain);
        QCOMPARE(tokenizer.piece(got.ids.front()), std::string("[CLS]"));
        QCOMPARE(tokenizer.piece(got.ids.back()), std::string("[SEP]"));
        QCOMPARE(got.learned.back(), 1);
        QCOMPARE(got.learned.front(), 0);
        const TokenizedRecord prompt = PromptFormat(FormatKind::Completion, tokenizer).prompt(Plain);
        QVERIFY(tokenizer.piece(prompt.ids.back()) != "[SEP]");
    }
    void completionJoinsPlainly() {
        const Tokenizer tokenizer = open("spmlike");
        const PromptFormat format(FormatKind::Completion, tokenizer);
        QCOMPARE(format.encode(WithInput).text,
                 std::string("Answer the letter.\nWhen does the clinic open?\nAt eight."));
        QCOMPARE(format.prompt(Plain).text, std::string("When does the clinic open?\n"));
        QCOMPARE(format.encode(Turns).text,
                 std::string("Be brief.\nWhen?\nAt eight.\nAnd where?\nNext to the library."));
        const TokenizedRecord alone = format.encode({.output = "A text alone."});
        QCOMPARE(alone.text, std::string("A text alone."));
        QCOMPARE(std::accumulate(alone.learned.begin(), alone.learned.end(), 0U),
                 alone.ids.size() - 1); // all but begin-of-text
    }
    void earlierTurnsAreLearnedOrNotAsChosen() {
        const Tokenizer tokenizer = open("spmlike");
        const auto text = [&](FormatKind kind, Learned learned, const char* chat) {
            std::optional<ChatTemplate> opened;
            if (kind == FormatKind::Chat) opened = chatNamed(chat, tokenizer);
            return learnedText(tokenizer, PromptFormat(kind, tokenizer, opened, learned).encode(Turns));
        };
        QCOMPARE(text(FormatKind::Alpaca, Learned::Answers, ""), std::string("At eight.</s>Next to the library.</s>"));
        QCOMPARE(text(FormatKind::Alpaca, Learned::LastTurn, ""), std::string("Next to the library.</s>"));
        QCOMPARE(text(FormatKind::Completion, Learned::LastTurn, ""), std::string("Next to the library.</s>"));
        QCOMPARE(text(FormatKind::Chat, Learned::Answers, "folded"), std::string("At eight.</s> Next to the library.</s>"));
        QCOMPARE(text(FormatKind::Chat, Learned::LastTurn, "folded"), std::string("Next to the library.</s>"));
        const auto all = PromptFormat(FormatKind::Completion, tokenizer, {}, Learned::Everything).encode(Turns);
        QVERIFY(std::ranges::all_of(all.learned, [](auto flag) { return flag == 1; }));
        const TokenizedRecord alpaca = PromptFormat(FormatKind::Alpaca, tokenizer).encode(Turns);
        QCOMPARE(alpaca.text,
                 std::string("Be brief.\n\n### Instruction:\nWhen?\n\n### Response:At eight.\n\n### Instruction:\nAnd "
                             "where?\n\n### Response:Next to the library."));
        QCOMPARE(countOf(alpaca, *tokenizer.endToken()), 2);
    }
    void chatLearnsTheTemplatesEndTokenAndNoOther() {
        const Tokenizer tokenizer = open("bytelevel");
        for (const char* name : {"chatml", "generation", "thinking"}) {
            const TokenizedRecord got =
                PromptFormat(FormatKind::Chat, tokenizer, chatNamed(name, tokenizer)).encode(Turns);
            checkShape(got);
            const std::string learned = learnedText(tokenizer, got);
            const std::string line = std::string(name) == "generation" ? "\n" : "";
            QCOMPARE(learned, "At eight.<|im_end|>" + line + "Next to the library.<|im_end|>" + line);
            QCOMPARE(countOf(got, *tokenizer.endToken()), 5); // one a turn
        }
    }
    void chatEndsWithEndOfTextWhereTheTemplateWritesNone() {
        const Tokenizer tokenizer = open("spmlike");
        const TokenizedRecord got =
            PromptFormat(FormatKind::Chat, tokenizer, chatNamed("bare", tokenizer)).encode(Plain);
        QCOMPARE(got.text, std::string("User:\nWhen does the clinic open?\n\nAssistant:\nAt eight."));
        QCOMPARE(got.ids.back(), *tokenizer.endToken());
        QCOMPARE(got.learned.back(), 1);
        QCOMPARE(learnedText(tokenizer, got), std::string("At eight.</s>"));
    }
    void anEndTokenThatTheTokenizerDoesNotKnowIsNoEnd() {
        const Tokenizer tokenizer = open("spmlike"); // has no <|im_end|>
        const TokenizedRecord got =
            PromptFormat(FormatKind::Chat, tokenizer, chatNamed("chatml", tokenizer)).encode(Plain);
        QCOMPARE(learnedText(tokenizer, got), std::string("At eight.<|im_end|></s>"));
        const Tokenizer normalized = open("spmlike-normalized"); // knows </s> after white space only
        const TokenizedRecord folded =
            PromptFormat(FormatKind::Chat, normalized, chatNamed("folded", normalized)).encode(Plain);
        QCOMPARE(folded.ids.back(), *normalized.endToken());
        QCOMPARE(folded.learned.back(), 1);
    }
    void whatATemplateTeachesToEndWithEndsAnAnswer() {
        // A base model's end-of-text token beside a template that ends turns with a token of its own.
        const auto folder = tests::scratch("base");
        std::filesystem::copy_file(tests::fixture("text/bytelevel/tokenizer.json"), folder / "tokenizer.json");
        const std::int32_t endOfTurn = *open("bytelevel").idOf("<|im_end|>");
        tests::write(folder / "tokenizer_config.json", R"({"eos_token": "<|im_start|>"})");
        const Tokenizer base = Tokenizer::open(folder);
        const std::int32_t endOfText = *base.endToken();
        QVERIFY(endOfText != endOfTurn);
        std::vector<std::int32_t> both{endOfText, endOfTurn};
        std::sort(both.begin(), both.end());
        for (const char* name : {"chatml", "generation", "thinking"})
            QCOMPARE(PromptFormat(FormatKind::Chat, base, chatNamed(name, base)).endTokens(), both);
        // Nothing is learned at a template's end but the end of text; a template that hides its answers has no other.
        for (const char* name : {"bare", "shouting"})
            QCOMPARE(PromptFormat(FormatKind::Chat, base, chatNamed(name, base)).endTokens(),
                     std::vector<std::int32_t>{endOfText});
        QCOMPARE(PromptFormat(FormatKind::Alpaca, base).endTokens(), std::vector<std::int32_t>{endOfText});
        // One that wants a system text is asked with one.
        const ChatTemplate strict("{% if messages[0].role != 'system' %}{{ raise_exception('no system') }}{% endif %}" +
                                      tests::content(tests::fixture("text/templates/chatml.jinja")),
                                  {});
        QCOMPARE(PromptFormat(FormatKind::Chat, base, strict).endTokens(), both);
    }
    void beginOfTextComesOnceWhoeverWritesIt() {
        for (const char* name : {"spmlike", "spmlike-normalized", "model-bpe"}) {
            const Tokenizer tokenizer = open(name);
            for (const char* chat : {"folded", "headers", "bare", "chatml"}) {
                const PromptFormat format(FormatKind::Chat, tokenizer, chatNamed(chat, tokenizer));
                for (const TokenizedRecord& got : {format.encode(Plain), format.prompt(Plain)}) {
                    QCOMPARE(got.ids.front(), *tokenizer.beginToken());
                    QCOMPARE(countOf(got, *tokenizer.beginToken()), 1);
                    QCOMPARE(got.learned.front(), 0);
                }
            }
        }
    }
    void specialTokensThatAPersonTypedStayText_data() {
        QTest::addColumn<QString>("tokenizer");
        QTest::addColumn<QString>("format");
        for (const char* name :
             {"bytelevel", "spmlike", "spmlike-normalized", "unigram", "wordpiece", "model-bpe", "model-unigram"})
            for (const char* format : {"alpaca", "completion", "chatml", "folded", "generation", "headers", "thinking"})
                QTest::addRow("%s %s", name, format) << name << format;
    }
    void specialTokensThatAPersonTypedStayText() {
        QFETCH(QString, tokenizer);
        QFETCH(QString, format);
        const Tokenizer opened = open(tokenizer.toStdString());
        const auto kind = formatByName(format.toStdString());
        std::optional<ChatTemplate> chat;
        if (!kind) chat = chatNamed(format.toStdString(), opened);
        const PromptFormat made(kind.value_or(FormatKind::Chat), opened, chat);
        const Record clean{.instruction = "say it", .input = "now", .output = "it", .system = "sys"};
        const TokenizedRecord before = made.encode(clean);
        std::string typed = " ";
        for (const std::string& token : opened.specialTokens()) typed += token + " x" + token;
        const Record dirty{.instruction = "say" + typed,
                           .input = "now" + typed,
                           .output = "it" + typed + " end",
                           .system = "sys" + typed};
        const TokenizedRecord after = made.encode(dirty);
        checkShape(after);
        for (const std::string& token : opened.specialTokens()) {
            if (token == "<unk>" || token == "[UNK]") continue;
            QVERIFY2(countOf(before, *opened.idOf(token)) == countOf(after, *opened.idOf(token)), token.c_str());
        }
        const TokenizedRecord prompt = made.prompt(dirty);
        for (const std::string& token : opened.specialTokens())
            if (token != "<unk>" && token != "[UNK]")
                QVERIFY2(countOf(prompt, *opened.idOf(token)) == countOf(made.prompt(clean), *opened.idOf(token)),
                         token.c_str());
    }
    void withoutTypedTokensTheWholeTextIsEncodedAsOne() {
        for (const char* name : {"bytelevel", "spmlike", "spmlike-normalized", "model-bpe"}) {
            const Tokenizer tokenizer = open(name);
            for (const char* chat : {"chatml", "folded", "headers", "thinking"}) {
                const TokenizedRecord got =
                    PromptFormat(FormatKind::Chat, tokenizer, chatNamed(chat, tokenizer)).encode(Turns);
                auto ids = tokenizer.encode(got.text, AddSpecial::No, ParseSpecial::Yes).ids;
                if (tokenizer.beginToken() && ids.front() != *tokenizer.beginToken())
                    ids.insert(ids.begin(), *tokenizer.beginToken());
                auto mine = got.ids;
                if (mine.size() == ids.size() + 1)
                    mine.pop_back(); // the end-of-text token where the template writes none
                QVERIFY2(mine == ids, tests::shown(got.text) + tests::shown(mine) + tests::shown(ids));
            }
        }
    }
    void aPromptIsTheBeginningOfItsRecord() {
        for (const char* name : {"bytelevel", "spmlike", "files-gpt2", "model-bpe"}) {
            const Tokenizer tokenizer = open(name);
            for (const FormatKind kind : {FormatKind::Alpaca, FormatKind::Completion})
                for (const Record& record : {Plain, WithInput, Turns}) {
                    const PromptFormat format(kind, tokenizer);
                    const TokenizedRecord prompt = format.prompt(record);
                    QVERIFY(startsWith(format.encode(record).ids, prompt.ids));
                    QCOMPARE(std::count(prompt.learned.begin(), prompt.learned.end(), 1), 0);
                }
            const PromptFormat chat(FormatKind::Chat, tokenizer, chatNamed("chatml", tokenizer));
            QVERIFY(startsWith(chat.encode(Turns).ids, chat.prompt(Turns).ids));
        }
    }
    void messagesAndRecordsAskTheSame() {
        const Tokenizer tokenizer = open("spmlike");
        const std::vector<Message> messages{{Role::System, "Be brief."},
                                            {Role::User, "When?"},
                                            {Role::Assistant, "At eight."},
                                            {Role::User, "And where?"}};
        for (const FormatKind kind : {FormatKind::Alpaca, FormatKind::Completion})
            QCOMPARE(PromptFormat(kind, tokenizer).prompt(messages).ids,
                     PromptFormat(kind, tokenizer).prompt(Turns).ids);
        const PromptFormat chat(FormatKind::Chat, tokenizer, chatNamed("headers", tokenizer));
        QCOMPARE(chat.prompt(messages).ids, chat.prompt(Turns).ids);
        QCOMPARE(messagesOf(WithInput),
                 (std::vector<Message>{{Role::User, "Answer the letter.\n\nWhen does the clinic open?"},
                                       {Role::Assistant, "At eight."}}));
        QCOMPARE(messagesOf(Turns).size(), 5U);
    }
    void emptyRecordsAreProblems() {
        const Tokenizer tokenizer = open("spmlike");
        const PromptFormat alpaca(FormatKind::Alpaca, tokenizer);
        const auto problem = [&](const Record& record) { return tests::problemOf([&] { alpaca.encode(record); }); };
        QCOMPARE(problem({.instruction = "x", .output = " \n", .line = 7}).code, ProblemCode::RecordEmpty);
        QCOMPARE(problem({.instruction = "x", .line = 7}).args.at(0), std::string("output"));
        QCOMPARE(*problem({.instruction = "x", .line = 7}).where.row, 7);
        QCOMPARE(problem({.output = "x"}).args.at(0), std::string("instruction"));
        QCOMPARE(problem({.instruction = "x", .output = "y", .turns = {{Role::Assistant, ""}}}).code,
                 ProblemCode::RecordEmpty);
        QCOMPARE(tests::problemOf([&] { PromptFormat(FormatKind::Chat, tokenizer); }).code,
                 ProblemCode::TemplateMissing);
        QCOMPARE(tests::problemOf([&] { alpaca.encode({.instruction = "\xff", .output = "y"}); }).code,
                 ProblemCode::TextNotUtf8);
        const PromptFormat hidden(FormatKind::Chat, tokenizer, chatNamed("shouting", tokenizer));
        QCOMPARE(tests::problemOf([&] { hidden.encode(Plain); }).code, ProblemCode::TemplateNoSpans);
    }
    void namesAndSuitedKinds() {
        for (const FormatKind kind : {FormatKind::Alpaca, FormatKind::Chat, FormatKind::Completion})
            QVERIFY(formatByName(name(kind)) == kind);
        QVERIFY(!formatByName("Alpaca"));
        QVERIFY(PromptFormat::suited(tests::fixture("text/spmlike")) == FormatKind::Alpaca);
        const auto folder = tests::scratch("suited");
        tests::write(folder / "chat_template.jinja", "x");
        QVERIFY(PromptFormat::suited(folder) == FormatKind::Chat);
    }
    void longRecordsEndInTime() {
        const Tokenizer tokenizer = open("bytelevel");
        const std::string hundred(100'000, 'a');
        std::string lines;
        while (lines.size() < 100'000) lines += "A line. 一行 😀\n";
        const PromptFormat chat(FormatKind::Chat, tokenizer, chatNamed("chatml", tokenizer));
        for (const std::string& text : {hundred, lines, std::string("\0\0", 2) + lines}) {
            const qint64 ms = tests::timed([&] { checkShape(chat.encode({.instruction = text, .output = text})); });
            QVERIFY2(ms < 10'000, qPrintable(QString::number(ms)));
        }
    }
};

QTEST_GUILESS_MAIN(tst_PromptFormat)
#include "tst_PromptFormat.moc"
