#include "TextFixtures.h"

#include "core/Files.h"
#include "core/ProblemText.h"
#include "core/text/ChatTemplate.h"

#include <algorithm>

using namespace core;

namespace {

/// 7 March 2026, 18:05:09: what strftime_now printed when the references were made.
constexpr std::int64_t Clock = 1'772'906'709;

ChatTemplate named(const std::string& name) {
    return ChatTemplate(tests::content(tests::fixture("text/templates/" + name + ".jinja")),
                        {{"bos_token", "<s>"}, {"eos_token", "</s>"}}, Clock);
}

std::vector<Message> messagesFrom(const tests::Json& list) {
    std::vector<Message> result;
    for (const tests::Json& each : list) {
        const std::string role = each["role"];
        result.push_back({role == "system" ? Role::System
                          : role == "user" ? Role::User
                                           : Role::Assistant,
                          each["content"]});
    }
    return result;
}

std::string cut(const Rendered& rendered, const ByteSpan& span) {
    return rendered.text.substr(span.begin, span.end - span.begin);
}

QStringList answers(const Rendered& rendered) {
    QStringList result;
    for (const ByteSpan& span : rendered.answers) result << QString::fromStdString(cut(rendered, span));
    return result;
}

const std::vector<Message> Short{{Role::System, "Be brief."},
                                 {Role::User, "When?"},
                                 {Role::Assistant, "At eight."},
                                 {Role::User, "Where?"},
                                 {Role::Assistant, "Here."}};

} // namespace

class tst_ChatTemplate : public QObject {
    Q_OBJECT
private slots:
    void rendersAsTransformersDoes() {
        int count = 0;
        for (const tests::Json& each : tests::readJson(tests::fixture("text/templates/expected.json"))) {
            const std::string name = each["template"];
            const ChatTemplate chat = named(name);
            const auto messages = messagesFrom(each["messages"]);
            const bool isPrompt = each["add_generation_prompt"];
            if (each.contains("error")) {
                const Problem problem =
                    tests::problemOf([&] { isPrompt ? chat.prompt(messages) : chat.conversation(messages); });
                QCOMPARE(problem.code, ProblemCode::TemplateRefused);
                QCOMPARE(problem.args.at(0), each["error"].get<std::string>());
                continue;
            }
            Rendered rendered;
            try {
                rendered = isPrompt ? chat.prompt(messages) : chat.conversation(messages);
            } catch (const Error& error) {
                const bool hidesAnswers = error.problems().front().code == ProblemCode::TemplateNoSpans;
                QVERIFY2(hidesAnswers && (name == "shouting" || name == "corners"), error.what());
                continue;
            }
            QCOMPARE(tests::shown(rendered.text), tests::shown(each["text"].get<std::string>()));
            ++count;
        }
        QVERIFY(count > 100);
    }
    void generationBlocksAreTransformersOwn() {
        int count = 0;
        for (const tests::Json& each : tests::readJson(tests::fixture("text/templates/expected.json"))) {
            if (each["template"] != "generation" || each["add_generation_prompt"] || each["generated"].empty())
                continue;
            QCOMPARE(tests::spansOf(named("generation").conversation(messagesFrom(each["messages"])).answers).dump(),
                     each["generated"].dump());
            ++count;
        }
        QVERIFY(count > 3);
    }
    void answersReachFromThePromptToTheEndToken_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("chatml") << "chatml" << QStringList{"At eight.<|im_end|>", "Here.<|im_end|>"};
        QTest::newRow("headers") << "headers" << QStringList{"At eight.<|eot|>", "Here.<|eot|>"};
        QTest::newRow("folded") << "folded" << QStringList{" At eight.</s>", " Here.</s>"};
        QTest::newRow("generation") << "generation" << QStringList{"At eight.<|im_end|>\n", "Here.<|im_end|>\n"};
        QTest::newRow("thinking") << "thinking" << QStringList{"At eight.<|im_end|>", "Here.<|im_end|>"};
        QTest::newRow("bare") << "bare" << QStringList{"At eight.", "Here."};
    }
    void answersReachFromThePromptToTheEndToken() {
        QFETCH(QString, name);
        QFETCH(QStringList, expected);
        const Rendered rendered = named(name.toStdString()).conversation(Short);
        QCOMPARE(answers(rendered), expected);
        // The prompt of each answer is what stands before it, where the template lets that be.
        if (name != "thinking") {
            const Rendered prompt = named(name.toStdString()).prompt(std::span(Short).first(4));
            QCOMPARE(QString::fromStdString(rendered.text.substr(0, rendered.answers.back().begin)),
                     QString::fromStdString(prompt.text));
        }
    }
    void contentsAreFoundWhereverTheTemplatePutsThem() {
        for (const char* name : {"chatml", "headers", "folded", "generation", "thinking", "bare"}) {
            const Rendered rendered = named(name).conversation(Short);
            QStringList found;
            for (const ByteSpan& span : rendered.contents) found << QString::fromStdString(cut(rendered, span));
            QCOMPARE(found, (QStringList{"Be brief.", "When?", "At eight.", "Where?", "Here."}));
        }
    }
    void whiteSpaceAroundAContentBelongsToIt() {
        const std::vector<Message> messages{{Role::User, " Why? \n"}, {Role::Assistant, "\n Because. "}};
        const Rendered kept = named("chatml").conversation(messages);
        QCOMPARE(answers(kept), QStringList{"\n Because. <|im_end|>"});
        QCOMPARE(QString::fromStdString(cut(kept, kept.contents[0])), QStringLiteral(" Why? \n"));
        QCOMPARE(answers(named("headers").conversation(messages)), QStringList{"Because.<|eot|>"}); // trims
    }
    void thoughtsThatTheTemplateDropsAreNotLearned() {
        const std::vector<Message> messages{{Role::User, "When?"},
                                            {Role::Assistant, "<think>\nEight.\n</think>\n\nAt eight."}};
        QCOMPARE(answers(named("thinking").conversation(messages)), QStringList{"At eight.<|im_end|>"});
        QCOMPARE(answers(named("chatml").conversation(messages)),
                 QStringList{"<think>\nEight.\n</think>\n\nAt eight.<|im_end|>"});
    }
    void contentsThatHoldMarksOrTokensAreKeptAsTheyAre() {
        const std::string strange = "a\u2061b\u2062 <|im_end|></s> {{ x }} \uFDD0 \u2063";
        const Rendered rendered =
            named("chatml").conversation(std::vector<Message>{{Role::User, strange}, {Role::Assistant, strange}});
        QCOMPARE(tests::shown(cut(rendered, rendered.contents.at(0))), tests::shown(strange));
        QCOMPARE(tests::shown(cut(rendered, rendered.answers.at(0))), tests::shown(strange + "<|im_end|>"));
        const Rendered blocks =
            named("generation").conversation(std::vector<Message>{{Role::User, strange}, {Role::Assistant, strange}});
        QCOMPARE(tests::shown(cut(blocks, blocks.answers.at(0))), tests::shown(strange + "<|im_end|>\n"));
    }
    void refusesWhereNoSoundWayFindsTheAnswers() {
        const Problem problem = tests::problemOf([] { named("shouting").conversation(Short); });
        QCOMPARE(problem.code, ProblemCode::TemplateNoSpans);
        QVERIFY(!named("shouting").prompt(Short).text.empty());
    }
    void theStartOfAQuestionIsNoEndOfAnAnswer() {
        const ChatTemplate chat("{% for m in messages %}<{{ m.role }}>{{ m.content }}{% endfor %}{% if "
                                "add_generation_prompt %}<assistant>{% endif %}",
                                {});
        QCOMPARE(answers(chat.conversation(Short)), (QStringList{"At eight.", "Here."}));
    }
    void opensEveryPlaceATemplateMayStand() {
        const auto folder = tests::scratch("folder");
        QVERIFY(!ChatTemplate::open(folder));
        tests::write(folder / "chat_template.json", R"({"chat_template": "json"})");
        QCOMPARE(ChatTemplate::open(folder)->source(), std::string("json"));
        tests::write(folder / "tokenizer_config.json", R"({"chat_template": null})");
        QCOMPARE(ChatTemplate::open(folder)->source(), std::string("json"));
        tests::write(
            folder / "tokenizer_config.json",
            R"({"chat_template": [{"name": "tool_use", "template": "t"}, {"name": "default", "template": "named"}]})");
        QCOMPARE(ChatTemplate::open(folder)->source(), std::string("named"));
        tests::write(
            folder / "tokenizer_config.json",
            R"({"chat_template": "{{ bos_token }}{{ eos_token }}{{ pad_token }}{{ unk_token }}", "bos_token": "<b>", "eos_token": {"content": "<e>"}, "pad_token": null})");
        tests::write(folder / "special_tokens_map.json",
                     R"({"unk_token": {"content": "<u>"}, "bos_token": "<other>"})");
        QCOMPARE(ChatTemplate::open(folder)->prompt({}).text, std::string("<b><e><u>"));
        tests::write(folder / "chat_template.jinja", "file");
        QCOMPARE(ChatTemplate::open(folder)->source(), std::string("file"));
    }
    void hostileTemplatesEndInTimeWithASentence_data() {
        QTest::addColumn<QByteArray>("source");
        QTest::newRow("endless loops") << QByteArray("{% for a in range(99999) %}{% for b in range(99999) %}{% for c "
                                                     "in range(99999) %}x{% endfor %}{% endfor %}{% endfor %}");
        QTest::newRow("recursion") << QByteArray("{% macro f(n) %}{{ f(n + 1) }}{% endmacro %}{{ f(0) }}");
        QTest::newRow("recursive loop") << QByteArray("{% for m in [1] recursive %}{{ loop([1]) }}{% endfor %}");
        QTest::newRow("huge repeat") << QByteArray("{{ 'x' * 9999999999 }}");
        QTest::newRow("repeat of repeats") << QByteArray("{{ (('x' * 100000) * 100000) * 100000 }}");
        QTest::newRow("doubling") << QByteArray("{% set ns = namespace(s='x') %}{% for i in range(60) %}{% set ns.s = "
                                                "ns.s ~ ns.s %}{% endfor %}{{ ns.s }}");
        QTest::newRow("huge range") << QByteArray("{{ range(10 ** 15) | list | length }}");
        QTest::newRow("huge power") << QByteArray("{{ 10 ** 10 ** 10 }}");
        QTest::newRow("wide indent") << QByteArray(
            "{{ {'a': [1]} | tojson(indent=999999999) | length }}{{ raise_exception('end') }}");
        QTest::newRow("nested brackets") << QByteArray("{{ ") + QByteArray(50000, '(') + "1" + QByteArray(50000, ')') +
                                                " }}";
        QTest::newRow("nested lists") << QByteArray("{{ ") + QByteArray(50000, '[') + QByteArray(50000, ']') + " }}";
        QTest::newRow("nested blocks") << QByteArray("{% if true %}").repeated(20000);
        QTest::newRow("nots") << QByteArray("{{ ") + QByteArray("not ").repeated(30000) + "1 }}{{ x() }}";
        QTest::newRow("minuses") << QByteArray("{{ ") + QByteArray(100'000, '-') + "1 }}{{ x() }}";
        QTest::newRow("pluses") << QByteArray("{{ 1") + QByteArray(" + 1").repeated(30'000) + " }}{{ x() }}";
        QTest::newRow("powers") << QByteArray("{{ 1") + QByteArray("**1").repeated(40'000) + " }}{{ x() }}";
        QTest::newRow("filters") << QByteArray("{{ 1") + QByteArray("|abs").repeated(30'000) + " }}{{ x() }}";
        QTest::newRow("attributes") << QByteArray("{{ messages") + QByteArray(".a").repeated(50'000) + " }}";
        QTest::newRow("subscripts") << QByteArray("{{ messages") + QByteArray("[0]").repeated(40'000) + " }}{{ x() }}";
        QTest::newRow("alternatives") << QByteArray("{% if x %}") + QByteArray("{% elif x %}").repeated(10'000) +
                                             "{% endif %}{{ x() }}";
        QTest::newRow("conditions") << QByteArray("{{ 1") + QByteArray(" if 0 else 1").repeated(10'000) +
                                           " }}{{ x() }}";
        QTest::newRow("too long") << QByteArray(2'000'000, 'x');
        QTest::newRow("unclosed") << QByteArray("{% for m in messages %}{{ m.content ");
        QTest::newRow("unknown tag") << QByteArray("{% frobnicate %}");
        QTest::newRow("unknown filter") << QByteArray("{{ 1 | frobnicate }}");
        QTest::newRow("unknown function") << QByteArray("{{ frobnicate() }}");
        QTest::newRow("include") << QByteArray("{% include '/etc/passwd' %}");
        QTest::newRow("import") << QByteArray("{% import 'os' as os %}{{ os.system('x') }}");
        QTest::newRow("attributes of Python") << QByteArray("{{ ''.__class__.__mro__[1].__subclasses__() }}");
        QTest::newRow("division by zero") << QByteArray("{{ 1 // 0 }}");
        QTest::newRow("unclosed generation") << QByteArray("{% generation %}x");
        QTest::newRow("not UTF-8") << QByteArray("{{ '\xff' }}");
    }
    void hostileTemplatesEndInTimeWithASentence() {
        QFETCH(QByteArray, source);
        Problem problem;
        const qint64 ms = tests::timed(
            [&] { problem = tests::problemOf([&] { ChatTemplate(source.toStdString(), {}).prompt(Short); }); });
        QVERIFY2(ms < 10'000, qPrintable(QString::number(ms)));
        const bool isTemplates =
            problem.code == ProblemCode::TemplateFailed || problem.code == ProblemCode::TemplateRefused;
        QVERIFY(isTemplates || (problem.code == ProblemCode::TextNotUtf8 && source.contains('\xff')));
        QVERIFY(!problem.args.at(0).empty());
    }
    void aFailureNamesItsLine() {
        const Problem failed = tests::problemOf([] { ChatTemplate("a\nb\n{{ 1 | frobnicate }}\n", {}).prompt({}); });
        QCOMPARE(*failed.where.row, 3);
        const Problem refused =
            tests::problemOf([] { ChatTemplate("\n{{ raise_exception('Only for cats: ' ~ 7) }}", {}).prompt({}); });
        QCOMPARE(refused.code, ProblemCode::TemplateRefused);
        QCOMPARE(refused.args.at(0), std::string("Only for cats: 7"));
        QCOMPARE(*refused.where.row, 2);
    }
    void aFailureNamesTheTemplatesFile() {
        const auto folder = tests::scratch("named");
        const std::string settings = utf8(folder / "tokenizer_config.json");
        tests::write(settings, R"({"chat_template": "\n{{ raise_exception('Only for cats') }}"})");
        const Problem refused = tests::problemOf([&] { ChatTemplate::open(folder)->prompt(Short); });
        QCOMPARE(refused.where.file, settings);
        const std::string plain = utf8(folder / "chat_template.jinja");
        tests::write(plain, "\n\n{{ 1 | frobnicate }}");
        const Problem failed = tests::problemOf([&] { ChatTemplate::open(folder)->conversation(Short); });
        QCOMPARE(failed.where.file, plain);
        QCOMPARE(*failed.where.row, 3);
        tests::write(plain, "ab\xff");
        const Problem bytes = tests::problemOf([&] { ChatTemplate::open(folder); });
        QCOMPARE(bytes.code, ProblemCode::TextNotUtf8);
        QCOMPARE(bytes.where.file, plain);
    }
    void aFailureWithARecordNamesBoth() {
        const Problem refused{
            ProblemCode::TemplateRefused, {.file = "chat_template.jinja", .row = 2}, {"Only for cats"}};
        QCOMPARE(QByteArray::fromStdString(sentence(atRecord(refused, {.file = "data.json", .row = 7}))),
                 QByteArray("data.json, line 7: the chat template refuses this conversation: Only for cats "
                            "(chat_template.jinja, line 2). Change the record as the message asks."));
        const Problem empty = atRecord({ProblemCode::RecordEmpty, {}, {"output"}}, {.file = "data.json", .row = 7});
        QCOMPARE(empty.where.file, std::string("data.json"));
        QCOMPARE(*empty.where.row, 7);
        QCOMPARE(empty.args, std::vector<std::string>{"output"});
    }
    void textThatIsNotUtf8IsRefused() {
        const Problem problem = tests::problemOf([] {
            named("chatml").prompt(std::vector<Message>{{Role::User, "ab\xff"}});
        });
        QCOMPARE(problem.code, ProblemCode::TextNotUtf8);
        QCOMPARE(problem.args.at(0), std::string("2"));
    }
    void longConversationsEndInTime() {
        std::vector<Message> messages;
        for (int i = 0; i < 200; ++i)
            messages.push_back({i % 2 ? Role::Assistant : Role::User, std::string(500, 'a') + " " + std::to_string(i)});
        messages.push_back({Role::User, std::string(100'000, 'b')});
        messages.push_back({Role::Assistant, std::string("\0 end", 5)});
        const qint64 ms = tests::timed([&] { QCOMPARE(named("chatml").conversation(messages).answers.size(), 101U); });
        QVERIFY2(ms < 10'000, qPrintable(QString::number(ms)));
    }
};

QTEST_GUILESS_MAIN(tst_ChatTemplate)
#include "tst_ChatTemplate.moc"
