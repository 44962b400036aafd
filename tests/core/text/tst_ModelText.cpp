#include "core/text/ChatTemplate.h"
#include "core/text/ModelText.h"
#include "tests/core/text/TextFixtures.h"

#include <optional>

using namespace core;
using namespace tests;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view Dated = "{% for message in messages %}{{ message.role }} {{ strftime_now('%d %B %Y') }}: "
                                   "{{ message.content }}\n{% endfor %}{% if add_generation_prompt %}assistant: {% endif %}";
constexpr std::int64_t LeapDay = 1'709'164'800; ///< 29 February 2024, midnight

/// A tokenizer without a template.
fs::path bareModel(const std::string& name) {
    const fs::path folder = scratch(name);
    for (const char* file : {"config.json", "tokenizer.json", "tokenizer_config.json"})
        fs::copy_file(fixture("cli/model") / file, folder / file);
    return folder;
}
fs::path datedModel(const std::string& name) {
    fs::path folder = bareModel(name);
    write(folder / "chat_template.jinja", std::string(Dated));
    return folder;
}

std::optional<ProblemCode> codeOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.problems().front().code;
    }
    return std::nullopt;
}

const Record Asked{.instruction = "When?", .output = "Now."};

} // namespace

class tst_ModelText : public QObject {
    Q_OBJECT
private slots:
    void aModelWithoutATemplateSuitsAlpaca() {
        const auto text = ModelText::open(bareModel("bare"));
        QCOMPARE(text->suited(), FormatKind::Alpaca);
        QCOMPARE(text->folder().filename(), fs::path("bare"));
        QVERIFY(text->tokenizer().vocabularySize() > 0);
        QCOMPARE(text->format(FormatKind::Alpaca).kind(), FormatKind::Alpaca);
        QCOMPARE(codeOf([&] { text->format(FormatKind::Chat); }), ProblemCode::TemplateMissing);
    }
    void itsFormatsEncodeAsThoseMadeByHand() {
        const auto text = ModelText::open(datedModel("equal"));
        QCOMPARE(text->suited(), FormatKind::Chat);
        const Tokenizer tokenizer = Tokenizer::open(text->folder());
        for (const Learned learned : {Learned::Answers, Learned::Everything}) {
            const PromptFormat wanted(FormatKind::Chat, tokenizer, ChatTemplate::open(text->folder()), learned);
            const TokenizedRecord found = text->format(FormatKind::Chat, learned).encode(Asked);
            QCOMPARE(found.ids, wanted.encode(Asked).ids);
            QCOMPARE(found.learned, wanted.encode(Asked).learned);
        }
        const PromptFormat wanted(FormatKind::Alpaca, tokenizer);
        QCOMPARE(text->format(FormatKind::Alpaca).encode(Asked).ids, wanted.encode(Asked).ids);
    }
    void theTemplateSeesTheClockThatItIsGiven() {
        const auto text = ModelText::open(datedModel("clock"));
        const std::string then = text->format(FormatKind::Chat, Learned::Answers, LeapDay).encode(Asked).text;
        QVERIFY2(then.starts_with("user 29 February 2024: When?\n"), then.c_str());
        const std::string now = text->format(FormatKind::Chat).encode(Asked).text;
        QVERIFY2(now.find("2024") == now.npos, now.c_str());
    }
    void theFingerprintChangesWithTokenizerAndTemplate() {
        const std::string bare = ModelText::open(bareModel("print"))->fingerprint();
        QCOMPARE(bare.size(), 64U);
        QVERIFY(bare.find_first_not_of("0123456789abcdef") == bare.npos);
        QCOMPARE(ModelText::open(bareModel("other place"))->fingerprint(), bare);
        const fs::path folder = datedModel("print");
        const std::string dated = ModelText::open(folder)->fingerprint();
        QVERIFY(dated != bare);
        write(folder / "chat_template.jinja", std::string(Dated) + " ");
        const std::string longer = ModelText::open(folder)->fingerprint();
        QVERIFY(longer != dated);
        write(folder / "tokenizer.json", content(folder / "tokenizer.json") + " ");
        QVERIFY(ModelText::open(folder)->fingerprint() != longer);
    }
    /// Raw text needs no template, and a broken one is no reason to refuse it.
    void aBrokenTemplateIsSaidWhereItIsUsed() {
        const fs::path folder = bareModel("broken");
        write(folder / "chat_template.jinja", "{% if %}");
        const auto text = ModelText::open(folder);
        QVERIFY(!text->format(FormatKind::Alpaca).encode(Asked).ids.empty());
        QCOMPARE(codeOf([&] { text->format(FormatKind::Chat).encode(Asked); }), ProblemCode::TemplateFailed);
    }
    void namesOfWhatIsLearned() {
        QVERIFY(learnedByName("answer") == Learned::Answers && learnedByName("last_turn") == Learned::LastTurn);
        QVERIFY(learnedByName("all") == Learned::Everything && !learnedByName("All"));
    }
    void aFolderThatIsNoModelIsSaid() {
        QCOMPARE(codeOf([] { ModelText::open(scratch("gone") / "nowhere"); }), ProblemCode::FolderMissing);
        QCOMPARE(codeOf([] { ModelText::open(scratch("empty")); }), ProblemCode::TokenizerMissing);
    }
};

QTEST_GUILESS_MAIN(tst_ModelText)
#include "tst_ModelText.moc"
