// Our templates, damaged at random but the same way every time: each must end with a text or a problem, and soon.
#include "TextFixtures.h"

#include "core/text/ChatTemplate.h"

#include <random>

using namespace core;

namespace {

constexpr int MutationsPerTemplate = 250; // 8 templates: 2,000 in all

using namespace std::string_literals;

const std::string Pieces[] = {"{%",          "%}",
                              "{{",          "}}",
                              "{#",          "#}",
                              "-%}",         "{%-",
                              "|",           "(",
                              ")",           "[",
                              "]",           "'",
                              "\"",          " + ",
                              " ~ ",         " * 99",
                              "loop",        "messages",
                              "message",     ".content",
                              "not ",        "endfor",
                              "endif",       "for m in messages",
                              "range(9999)", "namespace",
                              "\u2061",      "\uFDD0",
                              "\0x"s,        "else",
                              "generation"};

std::string mutated(std::string text, std::mt19937& random) {
    const auto below = [&](std::size_t limit) {
        return limit == 0 ? 0 : std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
    };
    for (std::size_t round = 0, rounds = 1 + below(2); round < rounds; ++round) {
        const std::size_t at = below(text.size() + 1);
        const std::size_t length = below(std::min<std::size_t>(40, text.size() - at) + 1);
        switch (below(5)) {
        case 0:
            text.erase(at, length);
            break;
        case 1:
            text.insert(at, Pieces[below(std::size(Pieces))]);
            break;
        case 2:
            text.insert(below(text.size() + 1), text.substr(at, length));
            break;
        case 3:
            if (at < text.size()) text[at] = static_cast<char>(below(20) == 0 ? below(256) : 32 + below(95));
            break;
        default:
            text.replace(at, length, Pieces[below(std::size(Pieces))]);
            break;
        }
    }
    return text;
}

} // namespace

class tst_TemplateMutations : public QObject {
    Q_OBJECT
private slots:
    void everyMutationEndsWithTextOrAProblem_data() {
        QTest::addColumn<QString>("name");
        for (const char* name :
             {"bare", "chatml", "corners", "folded", "generation", "headers", "shouting", "thinking"})
            QTest::newRow(name) << name;
    }
    void everyMutationEndsWithTextOrAProblem() {
        QFETCH(QString, name);
        const std::string source = tests::content(tests::fixture("text/templates/" + name.toStdString() + ".jinja"));
        const std::vector<Message> messages{{Role::System, "Be brief."},
                                            {Role::User, "When? 什么时候？"},
                                            {Role::Assistant, "<think>\nEight.</think>At eight."}};
        std::mt19937 random(20260307);
        int texts = 0;
        int problems = 0;
        qint64 longest = 0;
        for (int i = 0; i < MutationsPerTemplate; ++i) {
            const std::string damaged = mutated(source, random);
            const qint64 ms = tests::timed([&] {
                try {
                    const ChatTemplate chat(damaged, {{"bos_token", "<s>"}, {"eos_token", "</s>"}});
                    QVERIFY(chat.prompt(std::span(messages).first(2)).text.size() < 100'000);
                    const Rendered rendered = chat.conversation(messages);
                    for (const ByteSpan& span : rendered.answers)
                        QVERIFY(span.begin < span.end && span.end <= rendered.text.size());
                    for (const ByteSpan& span : rendered.contents)
                        QVERIFY(span.begin <= span.end && span.end <= rendered.text.size());
                    ++texts;
                } catch (const Error& error) {
                    QVERIFY(!error.problems().empty());
                    ++problems;
                }
            });
            longest = std::max(longest, ms);
            QVERIFY2(ms < 10'000, tests::shown(damaged));
        }
        QCOMPARE(texts + problems, MutationsPerTemplate);
        QVERIFY(problems > 0);
        qInfo("%d texts, %d problems, the longest took %lld ms", texts, problems, static_cast<long long>(longest));
    }
};

QTEST_GUILESS_MAIN(tst_TemplateMutations)
#include "tst_TemplateMutations.moc"
