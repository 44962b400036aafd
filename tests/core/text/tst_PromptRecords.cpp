// Prompts of real records with real tokenizers, and the masks of another trainer.
#include "TextFixtures.h"

#include "core/text/PromptFormat.h"

#include <algorithm>

using namespace core;

namespace {

bool startsWith(const std::vector<std::int32_t>& whole, const std::vector<std::int32_t>& begin) {
    return whole.size() >= begin.size() && std::equal(begin.begin(), begin.end(), whole.begin());
}

} // namespace

class tst_PromptRecords : public QObject {
    Q_OBJECT
private slots:
    void realRecordsBeginWithTheirPrompts_data() {
        QTest::addColumn<QString>("tokenizer");
        for (const char* name : {"qwen2.5", "smollm-135m", "llama-2", "gpt2", "deepseek-coder"})
            QTest::newRow(name) << name;
    }
    void realRecordsBeginWithTheirPrompts() {
        LORIKEET_NEED_MATERIAL(folder, "tokenizers");
        LORIKEET_NEED_MATERIAL(data, "datasets/alpaca-1k/alpaca_data_1k.json");
        QFETCH(QString, tokenizer);
        const Tokenizer opened = Tokenizer::open(folder / tokenizer.toStdString());
        std::vector<PromptFormat> formats{PromptFormat(FormatKind::Alpaca, opened),
                                          PromptFormat(FormatKind::Completion, opened)};
        if (auto chat = ChatTemplate::open(folder / tokenizer.toStdString()))
            formats.emplace_back(FormatKind::Chat, opened, std::move(chat));
        for (const PromptFormat& format : formats) {
            int same = 0;
            int others = 0;
            int unlearned = 0;
            QString first;
            for (const tests::Json& each : tests::readJson(data)) {
                const Record record{
                    .instruction = each["instruction"], .input = each["input"], .output = each["output"]};
                if (record.output.find_first_not_of(" \n\t") == std::string::npos) continue;
                const TokenizedRecord whole = format.encode(record);
                const bool isSame = startsWith(whole.ids, format.prompt(record).ids);
                ++(isSame ? same : others);
                if (!isSame && first.isEmpty()) first = QString::fromStdString(record.output).left(20);
                unlearned += std::count(whole.learned.begin(), whole.learned.end(), 1) == 0;
            }
            qInfo("%s: %d records begin with their prompt, %d do not (%s)", std::string(name(format.kind())).c_str(),
                  same, others, qPrintable(first));
            // Alpaca's wording ends with a colon, which many tokenizers join to the first word of an answer.
            QVERIFY(format.kind() == FormatKind::Alpaca ? same > others : same > 20 * others);
            QVERIFY(unlearned < 10);
        }
    }
    void axolotlsMaskOfAConversation() {
        LORIKEET_NEED_MATERIAL(vectors, "vectors/axolotl-masking");
        LORIKEET_NEED_MATERIAL(folder, "tokenizers/llama-2");
        // From tokenizer.model: the tokenizer.json there does not know «</s>» behind a word.
        const auto copy = tests::scratch("axolotl");
        for (const char* name : {"tokenizer.model", "tokenizer_config.json"})
            std::filesystem::copy_file(folder / name, copy / name);
        const Tokenizer tokenizer = Tokenizer::open(copy);
        const ChatTemplate chat("{{ bos_token }}Talk. {% for m in messages %}{{ ('USER: ' if m.role == 'user' else "
                                "'ASSISTANT: ') + m.content + ('</s>' if m.role == 'assistant' "
                                "else ' ') }}{% endfor %}{% if add_generation_prompt %}ASSISTANT:{% endif %}",
                                {{"bos_token", "<s>"}, {"eos_token", "</s>"}});
        Record record;
        const tests::Json talk = tests::readJson(vectors / "conversation.json");
        for (const tests::Json& turn : talk["conversations"])
            record.turns.push_back({turn["from"] == "human" ? Role::User : Role::Assistant, turn["value"]});
        record.output = record.turns.back().content;
        record.turns.pop_back();
        record.instruction = record.turns.back().content;
        record.turns.pop_back();
        const TokenizedRecord got = PromptFormat(FormatKind::Chat, tokenizer, chat).encode(record);
        const auto runs = [](const std::vector<std::int32_t>& ids, const auto& isLearned) {
            std::vector<std::vector<std::int32_t>> result;
            for (std::size_t i = 0; i < ids.size(); ++i) {
                if (!isLearned(i)) continue;
                if (i == 0 || !isLearned(i - 1)) result.emplace_back();
                result.back().push_back(ids[i]);
            }
            return result;
        };
        const tests::Json json = tests::readJson(vectors / "conversation.tokenized.json");
        const auto labels = json["labels"].get<std::vector<std::int32_t>>();
        const auto theirs =
            runs(json["input_ids"].get<std::vector<std::int32_t>>(), [&](std::size_t i) { return labels[i] != -100; });
        const auto ours = runs(got.ids, [&](std::size_t i) { return got.learned[i] != 0; });
        QCOMPARE(ours.size(), theirs.size());
        for (std::size_t turn = 0; turn < ours.size(); ++turn) {
            // Theirs writes «</s>» as text too, joined to the last full stop (three tokens), before the control token.
            QCOMPARE(ours[turn].back(), theirs[turn].back());
            const std::size_t common = std::min(ours[turn].size() - 3, theirs[turn].size() - 4);
            QVERIFY(common > 3);
            QVERIFY(std::equal(ours[turn].begin(), ours[turn].begin() + static_cast<std::ptrdiff_t>(common),
                               theirs[turn].begin()));
        }
    }
};

QTEST_GUILESS_MAIN(tst_PromptRecords)
#include "tst_PromptRecords.moc"
