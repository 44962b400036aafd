// Templates that would take all memory: each must end with a sentence, soon, and without taking it.
#include "TextFixtures.h"

#include "core/text/ChatTemplate.h"

#include <sys/resource.h>

using namespace core;

namespace {

const QByteArray Doubled = "{% set ns = namespace(l=[1]) %}{% for i in range(25) %}{% set ns.l = ns.l + ns.l %}"
                           "{% endfor %}";
const QByteArray Folded = "{% set ns = namespace(l=[1]) %}{% for i in range(60) %}{% set ns.l = [ns.l, ns.l] %}"
                          "{% endfor %}";
/// Copied by the template engine's own operators, uncounted.
const QByteArray DoubledFar = "{% set ns = namespace(l=[1]) %}{% for i in range(40) %}{% set ns.l = ns.l + ns.l %}"
                              "{% endfor %}";
const std::pair<const char*, QByteArray> Sources[] = {
    {"far doubled list, counted", DoubledFar + "{{ ns.l | length }}"},
    {"far doubled list, sorted", DoubledFar + "{{ ns.l | sort | first }}"},
    {"far doubled list, sliced", DoubledFar + "{{ (ns.l[1:] + [2]) | last }}"},
    {"far doubled list, ended", DoubledFar + "{{ raise_exception('end') }}"},
    {"folded list, joined to a text", Folded + "{{ (ns.l ~ '') | length }}"},
    {"folded list, in capitals", Folded + "{{ ns.l | upper | length }}"},
    {"repeated list, joined to a text", "{{ ([1] * 99999999999) ~ '' }}"},
    {"wide ljust", "{{ 'x'.ljust(999999999999) }}"},
    {"wide rjust", "{{ 'x'.rjust(999999999999) }}"},
    {"wide center", "{{ 'x'.center(999999999999) }}"},
    {"wide zfill", "{{ 'x'.zfill(99999999999) }}"},
    {"wide filter", "{{ 'x' | center(99999999999) | length }}{{ raise_exception('end') }}"},
    {"wide format", "{{ '{:>9999999999}'.format('x') }}"},
    {"wide format in a format", "{{ '{:{}}'.format('x', 9999999999) }}"},
    {"many formats", "{{ ('{0}' * 100000).format('b' * 100000) | length }}"},
    {"many wide formats", "{{ ('{:99999}' * 100000).format(*range(100000)) | length }}"},
    {"many percents", "{{ ('%(a)s' * 100000) | format(a='b' * 100000) | length }}"},
    {"star percents", "{{ '%*d' | format(9999999999, 1) }}"},
    {"wide percent", "{{ '%9999999999d' | format(1) }}"},
    {"long ljust fill", "{{ 'a'.ljust(100000, 'b'.ljust(100000)) }}"},
    {"long rjust fill", "{{ 'a'.rjust(100000, 'b'.ljust(100000)) }}"},
    {"long center fill", "{{ 'a'.center(100000, 'b'.ljust(100000)) }}"},
    {"no fill", "{{ 'a'.ljust(3, '') }}"},
    {"long indent", "{{ range(99999) | list | tojson(indent='x' * 100000) | length }}{{ raise_exception('e') }}"},
    {"long separators", "{{ range(99999) | list | tojson(separators=('x' * 100000, ':')) }}"},
    {"long replace", "{{ ('a' * 100000).replace('a', 'b' * 100000) }}"},
    {"long replace filter", "{{ ('a' * 100000) | replace('a', 'b' * 100000) }}"},
    {"long join", "{{ ''.join(['b' * 100000] * 100000) | length }}"},
    {"long join filter", "{{ (['b' * 100000] * 100000) | join | length }}"},
    {"join of nothing", "{{ ''.join([''] * 99999999999) | length }}"},
    {"count in a repeated list", "{{ ([1] * 99999999999).count(1) }}"},
    {"index in a repeated list", "{{ ([1] * 99999999999).index(2) }}"},
    {"long text", "{{ 'x' * 20000000 }}"},
    {"long date", "{{ strftime_now('%c' * 10000000) }}"},
    {"repeated list, printed", "{{ [1] * 99999999999 }}"},
    {"deep list, printed", "{% set ns = namespace(l=[]) %}{% for i in range(9999) %}{% set ns.l = [ns.l] %}{% endfor %}"
                           "{{ ns.l }}"},
    {"deep list, dropped",
     "{% set ns = namespace(l=[]) %}" +
         QByteArray("{% for i in range(99999) %}{% set ns.l = [ns.l] %}{% endfor %}").repeated(10) +
         "{{ raise_exception('end') }}"},
    {"doubled list, printed", Doubled + "{{ ns.l }}"},
    {"doubled list, as JSON", Doubled + "{{ ns.l | tojson }}"},
    {"doubled list, joined", Doubled + "{{ ''.join(ns.l) }}"},
    {"doubled list, counted", Doubled + "{{ ns.l.count(1) }}"},
    {"doubled list, sorted", Doubled + "{{ ns.l | sort }}"},
    {"repeated text, pretty", "{{ (['b' * 100000] * 100000) | pprint | length }}"},
    {"long lines, indented", "{{ ('a\n' * 1000000) | indent(100000) | length }}"},
    {"folded list, printed", Folded + "{{ ns.l }}"},
    {"folded list, as JSON", Folded + "{{ ns.l | tojson }}"},
    {"folded list, as text", Folded + "{{ ns.l | string | length }}"},
    {"folded list, escaped", Folded + "{{ ns.l | e | length }}"},
    {"folded list, refused", Folded + "{{ raise_exception(ns.l) }}"},
    {"folded list, centered", Folded + "{{ ns.l | center(3) }}"},
};

} // namespace

class tst_TemplateLimits : public QObject {
    Q_OBJECT
private slots:
    void noTemplateTakesAllMemory_data() {
        QTest::addColumn<QByteArray>("source");
        for (const auto& [name, source] : Sources) QTest::newRow(name) << source;
    }
    void noTemplateTakesAllMemory() {
        QFETCH(QByteArray, source);
        const auto peakMegabytes = [] {
            rusage usage{};
            getrusage(RUSAGE_SELF, &usage);
            return usage.ru_maxrss / 1024;
        };
        const long before = peakMegabytes();
        Problem problem;
        const qint64 ms = tests::timed(
            [&] { problem = tests::problemOf([&] { ChatTemplate(source.toStdString(), {}).prompt({}); }); });
        QVERIFY2(ms < 30'000, qPrintable(QString::number(ms)));
        QVERIFY(problem.code == ProblemCode::TemplateFailed || problem.code == ProblemCode::TemplateRefused);
        QVERIFY(!problem.args.at(0).empty());
        QVERIFY2(peakMegabytes() - before < 600, qPrintable(QString::number(peakMegabytes() - before)));
    }
    void aFillOfOneCharacterPads() {
        const auto printed = [](const char* source) { return ChatTemplate(source, {}).prompt({}).text; };
        QCOMPARE(printed("{{ 'a'.ljust(3, '.') }}{{ 'a'.rjust(3, '·') }}{{ 'a'.center(4) }}|"),
                 std::string("a..··a a  |"));
        QCOMPARE(printed("{{ {'a': [1]} | tojson(indent='-' * 70) | length }}"), std::string("270"));
        QCOMPARE(printed("{{ '{:>4}|{a}'.format(1, a='b') }}"), std::string("   1|b"));
        QCOMPARE(printed("{{ '%4d|%s' | format(1, 'b') }}"), std::string("   1|b"));
        QCOMPARE(
            printed(
                "{{ [{'a': [1]}, {'a': [2]}] | join('-', attribute='a.0') }}{{ 'xyz' | join(d='+') }}{{ [1] | join }}"),
            std::string("1-2x+y+z1"));
        QCOMPARE(printed("{{ ', '.join(['a', 1, 2.0]) }} {{ [1, 2, 1].count(1) }} {{ [1, 2].index(2) }}"),
                 std::string("a, 1, 2.0 2 1"));
    }
};

QTEST_GUILESS_MAIN(tst_TemplateLimits)
#include "tst_TemplateLimits.moc"
