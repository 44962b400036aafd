// What Python's libraries said on real tokenizers and templates (tests/reference/text_peers.py), held against the core;
// on demand.
#include "TextFixtures.h"

#include "core/bridge/Bridge.h"

#include <algorithm>

using namespace core;

namespace {

/// 7 March 2026, 18:05:09, as in tests/reference/text_templates.py.
constexpr std::int64_t Clock = 1'772'906'709;

std::string rendered(const std::string& source, const std::string& context, bool& failed) {
    LkTemplate* handle = nullptr;
    bridge::Text message;
    lk_template_new(bridge::view(source), &handle, message.out());
    bridge::Text text;
    bridge::Text reason;
    LkSpan* spans = nullptr;
    std::size_t count = 0;
    std::uint32_t line = 0;
    failed = lk_template_render(handle, bridge::view(context), Clock, text.out(), &spans, &count, &line,
                                reason.out()) != LK_OK;
    lk_template_free(handle);
    lk_spans_free(spans, count);
    return failed ? reason.string() : text.string();
}

} // namespace

class tst_TextPeers : public QObject {
    Q_OBJECT
private:
    tests::Json m_peers;

private slots:
    void initTestCase() {
        const char* path = std::getenv("LORIKEET_TEXT_PEERS");
        if (!path) QSKIP("peers are absent: run tests/reference/text_peers.py and set LORIKEET_TEXT_PEERS");
        m_peers = tests::readJson(path);
    }
    void tokenizersSayTheSame() {
        for (const tests::Json& each : m_peers["tokenizers"]) {
            const std::filesystem::path folder = each["folder"].get<std::string>();
            const std::string file = each["file"];
            std::filesystem::path opened = folder;
            if (file != "tokenizer.json") {
                opened = tests::scratch("model");
                std::filesystem::copy_file(folder / file, opened / "tokenizer.model");
            }
            const Tokenizer tokenizer = Tokenizer::open(opened);
            int same = 0;
            int others = 0;
            for (const tests::Json& one : each["cases"]) {
                const std::string text = one["text"];
                const Encoding got = tokenizer.encode(text, AddSpecial::No, ParseSpecial::Yes);
                bool isSame = got.ids == one["ids"].get<std::vector<std::int32_t>>();
                if (one.contains("offsets")) isSame = isSame && tests::spansOf(got.offsets) == one["offsets"];
                if (one.contains("decoded"))
                    isSame = isSame && tokenizer.decode(got.ids, true) == one["decoded"].get<std::string>();
                const auto& special = tokenizer.specialTokens();
                const bool holdsSpecial = std::any_of(special.begin(), special.end(), [&](const std::string& token) {
                    return text.find(token) != std::string::npos;
                });
                const Encoding plain = tokenizer.encode(text, AddSpecial::No, ParseSpecial::No);
                isSame = isSame && (holdsSpecial || (plain.ids == got.ids && plain.offsets == got.offsets));
                ++(isSame ? same : others);
                if (!isSame && others < 4)
                    qInfo("%s: %s", qPrintable(QString::fromStdString(folder.string())),
                          (tests::shown(text) + tests::shown(got.ids) + QByteArray::fromStdString(one["ids"].dump()))
                              .left(600)
                              .constData());
            }
            qInfo("%s %s: %d the same, %d not", folder.c_str(), file.c_str(), same, others);
            QCOMPARE(others, 0);
        }
    }
    void templatesSayTheSame() {
        int same = 0;
        int none = 0;
        int others = 0;
        for (const tests::Json& each : m_peers["templates"]) {
            bool failed = false;
            const std::string got = rendered(each["source"], each["context"].dump(), failed);
            const bool isSame = each.contains("error") ? failed : !failed && got == each["text"].get<std::string>();
            // The template engine takes none for an empty list where Jinja2 raises.
            const bool isNone = each.contains("error") && each["error"] == "'NoneType' object is not iterable";
            if (!isSame && isNone) {
                ++none;
                continue;
            }
            ++(isSame ? same : others);
            if (!isSame)
                qInfo("%s: %s | %s", each["name"].get<std::string>().c_str(), tests::shown(got).left(300).constData(),
                      QByteArray::fromStdString((each.contains("error") ? each["error"] : each["text"]).dump())
                          .left(300)
                          .constData());
        }
        qInfo("%d the same, %d where none is looped over, %d not", same, none, others);
        QVERIFY(others * 100 <= same);
    }
};

QTEST_GUILESS_MAIN(tst_TextPeers)
#include "tst_TextPeers.moc"
