#include "core/exchange/JsonRepair.h"
#include "core/exchange/JsonText.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <random>
#include <set>

using namespace core;
using nlohmann::json;

namespace {

struct Mended {
    std::string json;
    RepairCounts counts;
    std::size_t end = 0;
};

Mended mend(const std::string& text) {
    JsonRepair reader(text, 0);
    Mended result;
    result.json = reader.value();
    result.counts = reader.counts();
    result.end = reader.position();
    return result;
}

std::string failure(const std::string& text) {
    try {
        return "no failure: " + mend(text).json;
    } catch (const Unreadable& reason) {
        return reason.reason;
    }
}

using Random = std::mt19937;
std::size_t below(Random& random, std::size_t count) {
    return random() % count;
}

/// Texts made of what looks like JSON, comments and quotes.
std::string nastyText(Random& random) {
    static const std::vector<std::string> pieces{
        "\"", "\\",   "//",  "/*", "*/",   "#",    ",}",   "]",  "{",    "\"a\": \"b\"", "'",    "“",
        "”",  "，",   "：",  "\n", "\t",   "None", "True", " ",  ":",    "好",           "\r\n", "\\u00e9",
        ",",  "\"，", "\",", "x",  "\x01", "’s",   "``` ", "😀", "[1,2", "\xC2\xA0"};
    std::string text;
    for (std::size_t i = below(random, 9); i > 0; --i) text += pieces[below(random, pieces.size())];
    return text;
}

json nastyRecord(Random& random) {
    json record;
    for (const char* name : {"instruction", "input", "output"}) record[name] = nastyText(random);
    if (below(random, 2)) record["history"] = json::array({json::array({nastyText(random), nastyText(random)})});
    if (below(random, 4) == 0) record["a " + nastyText(random)] = nastyText(random);
    if (below(random, 2)) record["n"] = static_cast<double>(below(random, 1000)) / 8;
    if (below(random, 3) == 0) record["flag"] = {{"deep", below(random, 2) == 0}, {"none", nullptr}};
    return record;
}

/// Writes `value` as JSON with damage between the tokens only; texts stay as strict JSON writes them.
class Damager {
public:
    explicit Damager(Random& random) : m_random(random) {}
    int damages = 0;

    std::string write(const json& value) {
        if (value.is_object() || value.is_array()) return container(value);
        if (value.is_boolean() || value.is_null()) return word(value);
        return value.dump();
    }

private:
    std::string container(const json& value) {
        std::string text(1, value.is_object() ? '{' : '[');
        std::size_t left = value.size();
        for (const auto& item : value.items()) {
            text += blank();
            if (value.is_object()) text += json(item.key()).dump() + blank() + ":" + blank();
            text += write(item.value()) + blank();
            text += --left > 0 ? separator(item.value()) : (hits() ? "," : "");
        }
        return text + blank() + (value.is_object() ? "}" : "]");
    }
    std::string separator(const json& before) {
        if (hits()) return ",,";
        // Without a comma the texts on both sides must end with quotes.
        return before.is_string() && hits() ? "\n" : ",";
    }
    std::string blank() {
        if (!hits()) return below(m_random, 2) ? " " : "";
        static const std::vector<std::string> comments{"// a, \"b\": \"c\"\n", "/* } ] \" */", "# don't, \"x\"\n",
                                                       "\xC2\xA0"};
        return comments[below(m_random, comments.size())];
    }
    std::string word(const json& value) {
        if (!hits()) return value.dump();
        return value.is_null() ? "None" : value.get<bool>() ? "True" : "False";
    }
    bool hits() {
        const bool hit = below(m_random, 8) == 0;
        damages += hit;
        return hit;
    }
    Random& m_random;
};

struct Case {
    const char* name;
    const char* text;
    const char* expected;
    Repair repair;
    int times;
};

const std::vector<Case> Cases{
    {"trailing comma", R"({"a": [1, 2,], })", R"({"a":[1,2]})", Repair::ExtraComma, 2},
    {"leading comma", R"({, "a": 1})", R"({"a":1})", Repair::ExtraComma, 1},
    {"missing comma", "{\"a\": \"x\" \"b\": 2\n\"c\": [1 2]}", R"({"a":"x","b":2,"c":[1,2]})", Repair::MissingComma, 3},
    {"line break", "{\"a\": \"x\r\ny\nz\"}", R"({"a":"x\ny\nz"})", Repair::LineBreak, 2},
    {"tab", "{\"a\": \"x\ty\"}", R"({"a":"x\ty"})", Repair::Tab, 1},
    {"control", "{\"a\": \"x\x02y\"}", R"({"a":"x\u0002y"})", Repair::ControlCharacter, 1},
    {"comments", "{ // one\n\"a\" /* two */ : 1 # three\n}", R"({"a":1})", Repair::Comment, 3},
    {"comment in a text", R"({"a": "http://x # /* y */",})", R"({"a":"http://x # /* y */"})", Repair::Comment, 0},
    {"smart quotes", "{“a”: “x “y” z”, „b“: ”c”}", "{\"a\":\"x “y” z\",\"b\":\"c\"}", Repair::SmartQuote, 4},
    {"smart quotes in good texts", "{\"a\": \"“x”, “y”\",}", "{\"a\":\"“x”, “y”\"}", Repair::SmartQuote, 0},
    {"smart end of a name", "{\"a”: 1}", R"({"a":1})", Repair::SmartQuote, 1},
    {"plain quote in smart ones", "{“a”: “x \"y\" z”}", R"({"a":"x \"y\" z"})", Repair::SmartQuote, 2},
    {"single quotes", R"({'a': 'it\'s "x"', 'b': 'don't'})", R"({"a":"it's \"x\"","b":"don't"})", Repair::SingleQuote,
     4},
    {"typographic single quotes", "{‘a’: ‘x’}", R"({"a":"x"})", Repair::SmartQuote, 2},
    {"bare names", R"({a: 1, b_2: "x"})", R"({"a":1,"b_2":"x"})", Repair::BareName, 2},
    {"inner quotes", R"({"a": "he said "stop", then left", "b": "患者说"疼"。"})",
     R"({"a":"he said \"stop\", then left","b":"患者说\"疼\"。"})", Repair::InnerQuote, 4},
    {"backslashes", R"({"a": "C:\data\'x \uZZ"})", R"({"a":"C:\\data'x \\uZZ"})", Repair::Backslash, 3},
    {"python words", R"({"a": None, "b": True, "c": False, "d": NaN})", R"({"a":null,"b":true,"c":false,"d":null})",
     Repair::PythonWord, 4},
    {"full width", "{\"a\"：1，\"b\"：2}", R"({"a":1,"b":2})", Repair::FullWidth, 3},
    {"special spaces",
     "{\xC2\xA0\"a\":\xE3\x80\x80"
     "1}",
     R"({"a":1})", Repair::SpecialSpace, 2},
    {"lone surrogate", R"({"a": "\ud800x", "b": "\ud83d\ude00"})", R"({"a":"\ufffdx","b":"\ud83d\ude00"})",
     Repair::Surrogate, 1},
};

const std::vector<const char*> Refused{R"({"a": "x, "b": "y" z"})",
                                       R"({"a": "x; "b": "y"})",      // no quote at the end of a text
                                       R"({"a": "x"; "b": "y"})",     // a semicolon
                                       R"({"a": "x", 5: "y"})",       // no name
                                       R"({'a': 'x'; 'b': 'y'})",     //
                                       "{“a”: “x”; “b”: “y”}",        //
                                       R"({"a": "6" wide", "b": 1})", // a lone quote
                                       R"({"a" "x"})",                // no colon
                                       R"({"a": x})",                 // no quotes
                                       R"({"a": 01})",
                                       R"({"a": 1.})",
                                       R"({"a": --1})",
                                       R"({"a": 1x})",
                                       R"({"a": "x"]})",
                                       R"(["a": 1])"};

} // namespace

class tst_JsonRepair : public QObject {
    Q_OBJECT

private slots:
    void strictJsonPassesUnchanged() {
        Random random(1);
        for (int i = 0; i < 3000; ++i) {
            const json value = nastyRecord(random);
            for (const int indent : {-1, 2}) {
                const std::string text = value.dump(indent, ' ', below(random, 2) == 0);
                QCOMPARE(strictEnd(text + " }", 0).value_or(0), text.size());
                try {
                    const Mended mended = mend(text);
                    QCOMPARE(mended.counts.total(), 0);
                    QCOMPARE(mended.end, text.size());
                    QVERIFY2(json::parse(mended.json) == value, text.c_str());
                } catch (const Unreadable& reason) {
                    QFAIL((reason.reason + ": " + text).c_str());
                }
            }
        }
    }
    void damageBetweenTextsNeverTouchesTexts() {
        Random random(2);
        for (int i = 0; i < 5000; ++i) {
            const json value = nastyRecord(random);
            Damager damager(random);
            const std::string text = damager.write(value);
            try {
                const Mended mended = mend(text);
                QVERIFY2(json::parse(mended.json) == value, text.c_str());
                QVERIFY2(mended.counts.total() == damager.damages, text.c_str());
            } catch (const Unreadable& reason) {
                QFAIL((reason.reason + ": " + text).c_str());
            }
        }
    }
    void mendsAndCounts_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<int>("repair");
        QTest::addColumn<int>("times");
        for (const Case& each : Cases)
            QTest::newRow(each.name) << QString::fromUtf8(each.text) << QString::fromUtf8(each.expected)
                                     << static_cast<int>(each.repair) << each.times;
    }
    void mendsAndCounts() {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QFETCH(int, repair);
        QFETCH(int, times);
        try {
            const Mended mended = mend(text.toStdString());
            QCOMPARE(QString::fromStdString(mended.json), expected);
            QVERIFY(json::accept(mended.json));
            QCOMPARE(mended.counts.of(static_cast<Repair>(repair)), times);
        } catch (const Unreadable& reason) {
            QFAIL(reason.reason.c_str());
        }
    }
    void refusesWhatWouldSwallowTheNextField() {
        for (const char* text : Refused)
            QVERIFY2(failure(text).find("no failure") == std::string::npos,
                     (std::string(text) + " " + failure(text)).c_str());
    }
    void everyPrefixOfARecordIsTorn() {
        const std::string text =
            "{\"instruction\": \"a \\\"b\\\" \\u00e9\", 'n': [1, -2.5e3, {\"x\": None}], “o”: “p” /* c */ }";
        QVERIFY(mend(text).end == text.size());
        for (std::size_t length = 0; length < text.size(); ++length)
            QVERIFY2(failure(text.substr(0, length)).find("no failure") == std::string::npos,
                     text.substr(0, length).c_str());
    }
    void nestingHasALimit() {
        const auto nested = [](int depth) {
            return std::string(static_cast<std::size_t>(depth), '[') +
                   std::string(static_cast<std::size_t>(depth), ']');
        };
        QCOMPARE(mend(nested(JsonRepair::MaximumDepth)).json, nested(JsonRepair::MaximumDepth));
        QVERIFY(failure(nested(100000)).find("64") != std::string::npos);
    }
    void everyRepairHasItsOwnName() {
        std::set<std::string_view> names;
        for (int i = 0; i < static_cast<int>(Repair::Count); ++i) names.insert(repairName(static_cast<Repair>(i)));
        QCOMPARE(names.size(), static_cast<std::size_t>(Repair::Count));
    }
};

QTEST_GUILESS_MAIN(tst_JsonRepair)
#include "tst_JsonRepair.moc"
