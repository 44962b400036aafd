#include "core/Error.h"
#include "core/Files.h"
#include "core/ProblemText.h"
#include "core/text/PromptFormat.h"
#include "core/training/TrainingData.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <numeric>

using namespace core;
using nlohmann::json;

namespace {

/// A tokenizer with a token a word: counts can be told from the text.
json wordTokenizer() {
    json vocabulary{{"<unk>", 0}, {"</s>", 1}};
    for (int i = 0; i < 100; ++i) vocabulary["w" + std::to_string(i)] = vocabulary.size();
    const json added = json::array({{{"id", 1},
                                     {"content", "</s>"},
                                     {"single_word", false},
                                     {"lstrip", false},
                                     {"rstrip", false},
                                     {"normalized", false},
                                     {"special", true}}});
    return {{"version", "1.0"},
            {"truncation", nullptr},
            {"padding", nullptr},
            {"added_tokens", added},
            {"normalizer", nullptr},
            {"pre_tokenizer", {{"type", "WhitespaceSplit"}}},
            {"post_processor", nullptr},
            {"decoder", nullptr},
            {"model", {{"type", "WordLevel"}, {"vocab", vocabulary}, {"unk_token", "<unk>"}}}};
}

std::string words(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += (i ? " w" : "w") + std::to_string(i % 100);
    return text;
}

/// `asked` words of prompt and `answered` words of answer; the end-of-text token comes after them.
Record record(int asked, int answered, std::int64_t line) {
    Record result;
    result.instruction = words(asked);
    result.output = words(answered);
    result.line = line;
    return result;
}

std::vector<Problem> problemsOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.problems();
    }
    return {};
}

} // namespace

class tst_TrainingData : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::optional<Tokenizer> m_tokenizer;
    std::optional<PromptFormat> m_format;

    TrainingData make(const std::vector<Record>& records, std::int64_t maxLength, const char* overlong) {
        TrainingConfig config;
        config.maxLength = maxLength;
        config.overlong = overlong;
        return makeTrainingData(records, *m_format, config);
    }

private slots:
    void initTestCase() {
        const std::filesystem::path folder = m_folder.path().toStdString();
        replaceFile(folder / "tokenizer.json", wordTokenizer().dump());
        replaceFile(folder / "tokenizer_config.json", json{{"eos_token", "</s>"}}.dump());
        m_tokenizer.emplace(Tokenizer::open(folder));
        m_format.emplace(FormatKind::Completion, *m_tokenizer);
    }
    void samplesAreWhatTheFormatGives() {
        const std::vector<Record> records{record(5, 3, 1), record(2, 7, 9)};
        const TrainingData data = make(records, 100, "cut");
        QVERIFY(data.notes.empty());
        QCOMPARE(data.samples.size(), 2U);
        std::int64_t tokens = 0;
        for (std::size_t i = 0; i < records.size(); ++i) {
            const TokenizedRecord encoded = m_format->encode(records[i]);
            QCOMPARE(data.samples[i].ids, encoded.ids);
            QCOMPARE(data.samples[i].learned, encoded.learned);
            QCOMPARE(data.samples[i].record, static_cast<std::int64_t>(i));
            tokens += static_cast<std::int64_t>(encoded.ids.size());
        }
        QCOMPARE(data.tokenCount(), tokens);
        QCOMPARE(data.tokenCount(), 9 + 10);
        QCOMPARE(data.learnedTokenCount(), 4 + 8); // the answers and their ends
    }
    void longRecordsAreCutAndSaid() {
        const std::vector<Record> records{record(5, 3, 1), record(5, 20, 7)};
        const TrainingData data = make(records, 12, "cut");
        QCOMPARE(data.samples.size(), 2U);
        const TokenizedRecord whole = m_format->encode(records[1]);
        QCOMPARE(data.samples[1].ids, (std::vector<std::int32_t>(whole.ids.begin(), whole.ids.begin() + 12)));
        QCOMPARE(data.samples[1].learned,
                 (std::vector<std::uint8_t>(whole.learned.begin(), whole.learned.begin() + 12)));
        QCOMPARE(data.notes.size(), 1U);
        QCOMPARE(data.notes[0].code, ProblemCode::RecordCut);
        QCOMPARE(data.notes[0].where.row.value(), 7);
        QCOMPARE(data.notes[0].args, (std::vector<std::string>{"26", "12"}));
    }
    void aRecordAtTheLimitIsWhole() {
        QVERIFY(make({record(5, 3, 1)}, 9, "refuse").notes.empty());
        QCOMPARE(make({record(5, 3, 1)}, 8, "cut").notes.size(), 1U);
    }
    void longRecordsAreSkippedAndSaid() {
        const TrainingData data = make({record(5, 20, 3), record(5, 3, 8)}, 12, "skip");
        QCOMPARE(data.samples.size(), 1U);
        QCOMPARE(data.samples[0].record, 1);
        QCOMPARE(data.notes.at(0).code, ProblemCode::RecordSkipped);
        QCOMPARE(data.notes.at(0).where.row.value(), 3);
    }
    void longRecordsAreRefusedAllAtOnce() {
        const auto problems = problemsOf([&] {
            make({record(5, 20, 3), record(5, 3, 8), record(5, 30, 9)}, 12, "refuse");
        });
        QCOMPARE(problems.size(), 2U);
        QCOMPARE(problems[0].code, ProblemCode::RecordCut);
        QCOMPARE(problems[1].where.row.value(), 9);
        QCOMPARE(problems[1].args, (std::vector<std::string>{"36", "12"}));
    }
    void aRecordWhoseAnswerIsCutAwayIsLeftOutAndSaid() {
        const TrainingData data = make({record(12, 3, 4), record(11, 3, 5), record(2, 2, 6)}, 12, "cut");
        QCOMPARE(data.samples.size(), 2U);
        QCOMPARE(data.samples[0].record, 1); // one learned token is left of it
        QCOMPARE(data.notes.size(), 2U);
        QCOMPARE(data.notes[0].code, ProblemCode::RecordUnlearned);
        QCOMPARE(data.notes[0].where.row.value(), 4);
        QCOMPARE(data.notes[0].args, (std::vector<std::string>{"16", "12"}));
        QCOMPARE(data.notes[1].code, ProblemCode::RecordCut);
    }
    void emptyRecordsAreSaidAndTheRestIsUsed() {
        Record empty = record(3, 3, 2);
        empty.output = " ";
        const TrainingData data = make({empty, record(3, 3, 5)}, 100, "cut");
        QCOMPARE(data.samples.size(), 1U);
        QCOMPARE(data.notes.at(0).code, ProblemCode::RecordEmpty);
        QCOMPARE(data.notes.at(0).where.row.value(), 2);
    }
    void anAnswerThatJoinsThePromptIsLeftOutAndSaid() {
        // The answer follows «### Response:» at once, and this tokenizer cuts at white space alone: they become one
        // token.
        const std::filesystem::path folder = QDir(m_folder.path()).filePath("endless").toStdString();
        std::filesystem::create_directory(folder);
        replaceFile(folder / "tokenizer.json", wordTokenizer().dump());
        const Tokenizer endless = Tokenizer::open(folder);
        const PromptFormat format(FormatKind::Alpaca, endless);
        const std::vector<Record> records{record(5, 1, 4), record(5, 2, 5)};
        const TrainingData data = makeTrainingData(records, format, TrainingConfig{});
        QCOMPARE(data.samples.size(), 1U);
        QCOMPARE(data.notes.size(), 1U);
        QCOMPARE(data.notes[0].code, ProblemCode::RecordJoined);
        QCOMPARE(data.notes[0].where.row.value(), 4);
    }
    void aTemplateThatRefusesNamesTheRecordAndItself() {
        const ChatTemplate chat("\n{% if messages[0].content == 'w0' %}{{ raise_exception('no') }}{% endif %}"
                                "{% for m in messages %}{{ m.content }} {% endfor %}",
                                {}, {}, "chat_template.jinja");
        const PromptFormat format(FormatKind::Chat, *m_tokenizer, chat);
        const std::vector<Record> records{record(1, 3, 4), record(2, 3, 5)};
        const TrainingData data = makeTrainingData(records, format, TrainingConfig{});
        QCOMPARE(data.samples.size(), 1U);
        QCOMPARE(data.notes.at(0).where.row.value(), 4);
        QVERIFY(data.notes[0].where.file.empty());
        QCOMPARE(data.notes[0].args, std::vector<std::string>{"no (chat_template.jinja, line 2)"});
    }
    void nothingToLearnSaysWhy() {
        const auto problems = problemsOf([&] { make({record(20, 3, 1), record(30, 3, 2)}, 12, "cut"); });
        QCOMPARE(problems.size(), 3U);
        QCOMPARE(problems[0].code, ProblemCode::NothingToLearn);
        QCOMPARE(problems[0].args, (std::vector<std::string>{"2"}));
        QCOMPARE(problems[1].code, ProblemCode::RecordUnlearned);
        QCOMPARE(problemsOf([&] { make({}, 12, "cut"); }).at(0).code, ProblemCode::NothingToLearn);
    }
    void textsWithLabelsAloneSaySoOnce() {
        std::vector<Record> records{record(5, 20, 3), record(12, 3, 4)};
        for (Record& each : records) {
            each.output.clear();
            each.label = "pos";
        }
        const auto problems = problemsOf([&] { make(records, 12, "cut"); });
        QCOMPARE(problems.size(), 2U);
        QCOMPARE(problems[0].code, ProblemCode::NothingToLearn);
        QCOMPARE(problems[1].code, ProblemCode::SettingInvalid);
        QCOMPARE(problems[1].args.at(0), std::string("causal_lm"));
        records.front().label.clear();
        QCOMPARE(problemsOf([&] { make(records, 12, "cut"); }).size(), 3U);
    }
    void problemsNameTheFileOfTheirRecord() {
        std::vector<Record> records{record(5, 20, 3), record(12, 3, 4), record(3, 3, 2), record(5, 3, 1)};
        records[2].output = " ";
        for (std::size_t i = 0; i < records.size(); ++i) records[i].file = i == 0 ? "a.json" : "b.csv";
        const TrainingData data = make(records, 12, "cut");
        QCOMPARE(data.notes.size(), 3U);
        for (std::size_t i = 0; i < data.notes.size(); ++i) {
            QCOMPARE(data.notes[i].where.file, records[i].file);
            QCOMPARE(data.notes[i].where.row.value(), records[i].line);
        }
        QCOMPARE(problemsOf([&] { make({records[0]}, 12, "refuse"); }).at(0).where.file, std::string("a.json"));
    }
    void itTellsEachRecordAndStopsBeforeTheNext() {
        const std::vector<Record> records(3000, record(2, 2, 1));
        std::stop_source source;
        std::uint64_t told = 0;
        const auto listen = [&](std::uint64_t stopAt) {
            return Progress{source.get_token(), [&told, &source, stopAt](std::uint64_t done, std::uint64_t total) {
                                QVERIFY(done >= told && total == 3000);
                                told = done;
                                if (done == stopAt) source.request_stop();
                            }};
        };
        QCOMPARE(makeTrainingData(records, *m_format, {}, listen(4000)).samples.size(), 3000U);
        QCOMPARE(told, 3000U);
        told = 0;
        QVERIFY_THROWS_EXCEPTION(Stopped, makeTrainingData(records, *m_format, {}, listen(1500)));
        QCOMPARE(told, 1500U);
    }
    void samplesSayWhereTheirRecordsAre() {
        std::vector<Record> records(12, record(2, 2, 1));
        for (std::size_t i = 0; i < records.size(); ++i) {
            if (i > 0) records[i].file = i < 3 ? "a.json" : "b.json";
            records[i].line = i > 0 ? static_cast<std::int64_t>(10 * i) : 0;
        }
        const TrainingData data = makeTrainingData(records, *m_format, {});
        QCOMPARE(data.placesOf(std::vector<std::int64_t>{0, 1, 2, 3}),
                 std::string("record 1; a.json line 10, line 20; b.json line 30"));
        std::vector<std::int64_t> all(12);
        std::iota(all.begin(), all.end(), 0);
        QVERIFY(data.placesOf(all).ends_with("line 70 and 4 more"));
    }
    void theFingerprintChangesWithAnyIdAndFlag() {
        const TrainingData data = makeTrainingData(std::vector<Record>(3, record(2, 2, 1)), *m_format, {});
        QCOMPARE(data.fingerprint().size(), std::size_t{16});
        TrainingData other = data;
        other.samples[1].ids.back() += 1;
        QVERIFY(other.fingerprint() != data.fingerprint());
        other = data;
        other.samples[2].learned.back() ^= 1;
        QVERIFY(other.fingerprint() != data.fingerprint());
        QCOMPARE(TrainingData(data).fingerprint(), data.fingerprint());
    }
    void theFirstTokenIsNeverCounted() {
        Record answerOnly;
        answerOnly.output = words(4);
        const TrainingData data = make({answerOnly}, 100, "cut");
        QCOMPARE(data.samples.at(0).ids.size(), 5U);
        QCOMPARE(data.learnedTokenCount(), 4);
    }
};

QTEST_GUILESS_MAIN(tst_TrainingData)
#include "tst_TrainingData.moc"
