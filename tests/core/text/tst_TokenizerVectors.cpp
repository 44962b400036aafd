// Published vectors of other projects, on the real tokenizers of the material.
#include "TextFixtures.h"

using namespace core;

namespace {

/// The tokenizer in a folder of the material, made from some of its files alone.
Tokenizer openPartly(const std::filesystem::path& from, const std::vector<std::string>& files) {
    const auto folder = tests::scratch("partly");
    for (const std::string& file : files) {
        const bool isRenamed = file.starts_with("tokenizer.model.");
        std::filesystem::copy_file(from / file, folder / (isRenamed ? "tokenizer.model" : file));
    }
    return Tokenizer::open(folder);
}

std::vector<std::string> llamaCppTexts(const std::filesystem::path& file) {
    const std::string separator = "\n__ggml_vocab_test__\n";
    const std::string content = tests::content(file);
    std::vector<std::string> texts;
    std::size_t begin = 0;
    for (std::size_t at = content.find(separator); at != std::string::npos; at = content.find(separator, begin)) {
        texts.push_back(content.substr(begin, at - begin));
        begin = at + separator.size();
    }
    return texts;
}

/// The material's tokenizer.json of Llama-2 was damaged on its way: no-break spaces became spaces. Its tokenizer.model
/// is sound.
const std::vector<std::string> LlamaModel{"tokenizer.model", "tokenizer_config.json"};

void compareCases(const Tokenizer& tokenizer, const tests::Json& cases, AddSpecial add, int& count) {
    for (const auto& [name, each] : cases.items()) {
        if (name == "TEXT_PAIR") continue; // pairs are for classifiers of sentence pairs
        const std::string text = each["text"];
        const auto ids = tokenizer.encode(text, add, ParseSpecial::Yes).ids;
        QVERIFY2(ids == each["ids"].get<std::vector<std::int32_t>>(),
                 QByteArray::fromStdString(name) + tests::shown(text) + tests::shown(ids));
        ++count;
    }
}

} // namespace

class tst_TokenizerVectors : public QObject {
    Q_OBJECT
private slots:
    void llamaCpp_data() {
        QTest::addColumn<QString>("vectors");
        QTest::addColumn<QString>("tokenizer");
        QTest::addColumn<QStringList>("files");
        QTest::newRow("bert") << "bert-bge"
                              << "bert-base-uncased" << QStringList{};
        QTest::newRow("bert from vocab.txt")
            << "bert-bge"
            << "bert-base-uncased" << QStringList{"vocab.txt", "tokenizer_config.json"};
        QTest::newRow("gpt2") << "gpt-2"
                              << "gpt2" << QStringList{};
        QTest::newRow("gpt2 from vocab.json") << "gpt-2"
                                              << "gpt2" << QStringList{"vocab.json", "merges.txt"};
        QTest::newRow("deepseek-coder") << "deepseek-coder"
                                        << "deepseek-coder" << QStringList{};
        QTest::newRow("llama-2") << "llama-spm"
                                 << "llama-2" << QStringList{};
        QTest::newRow("llama-2 from tokenizer.model")
            << "llama-spm"
            << "llama-2" << QStringList{"tokenizer.model", "tokenizer_config.json"};
        QTest::newRow("qwen2.5") << "qwen2"
                                 << "qwen2.5" << QStringList{};
        QTest::newRow("qwen2.5 from vocab.json")
            << "qwen2"
            << "qwen2.5" << QStringList{"vocab.json", "merges.txt", "tokenizer_config.json"};
    }
    void llamaCpp() {
        LORIKEET_NEED_MATERIAL(llama, "vectors/tokenizer-ids/llama.cpp");
        LORIKEET_NEED_MATERIAL(tokenizers, "tokenizers");
        QFETCH(QString, vectors);
        QFETCH(QString, tokenizer);
        QFETCH(QStringList, files);
        const auto from = tokenizers / tokenizer.toStdString();
        std::vector<std::string> names;
        for (const QString& file : files) names.push_back(file.toStdString());
        const Tokenizer opened = names.empty() ? Tokenizer::open(from) : openPartly(from, names);
        const std::string stem = "ggml-vocab-" + vectors.toStdString() + ".gguf";
        std::istringstream lines(tests::content(llama / (stem + ".out")));
        const auto texts = llamaCppTexts(llama / (stem + ".inp"));
        QVERIFY(texts.size() > 40);
        for (const std::string& text : texts) {
            std::string line;
            std::getline(lines, line);
            std::istringstream numbers(line);
            const std::vector<std::int32_t> expected{std::istream_iterator<std::int32_t>(numbers), {}};
            const auto ids = opened.encode(text, AddSpecial::No, ParseSpecial::Yes).ids;
            QVERIFY2(ids == expected, tests::shown(text) + tests::shown(ids));
        }
    }
    void transformersJs() {
        LORIKEET_NEED_MATERIAL(vectors, "vectors/tokenizer-ids/transformers.js");
        LORIKEET_NEED_MATERIAL(tokenizers, "tokenizers");
        int count = 0;
        const auto compare = [&](const char* tokenizer, const char* file, const char* key, AddSpecial add) {
            compareCases(Tokenizer::open(tokenizers / tokenizer), tests::readJson(vectors / file).at(key), add, count);
        };
        compare("bert-base-uncased", "bert.shared.json", "Xenova/bert-base-uncased", AddSpecial::Yes);
        compare("gpt2", "gpt2.json", "openai-community/gpt2", AddSpecial::Yes);
        compare("qwen2.5", "qwen2.json", "Xenova/Qwen1.5-0.5B-Chat", AddSpecial::Yes);
        compare("t5-small", "t5.json", "Xenova/t5-small", AddSpecial::Yes);
        compareCases(openPartly(tokenizers / "llama-2", LlamaModel),
                     tests::readJson(vectors / "llama.shared.json").at("Xenova/llama-tokenizer"), AddSpecial::Yes,
                     count);
        QVERIFY(count > 140);
    }
    void swiftTransformers() {
        LORIKEET_NEED_MATERIAL(vectors, "vectors/tokenizer-ids/swift-transformers");
        LORIKEET_NEED_MATERIAL(tokenizers, "tokenizers");
        const std::pair<const char*, const char*> long1[] = {{"bert-base-uncased", "bert_uncased_encoded.json"},
                                                             {"gpt2", "gpt2_encoded_tokens.json"},
                                                             {"llama-2", "llama_encoded.json"}};
        for (const auto& [name, file] : long1) {
            const Tokenizer tokenizer = Tokenizer::open(tokenizers / name);
            const tests::Json json = tests::readJson(vectors / file);
            const auto ids = json["token_ids"].get<std::vector<std::int32_t>>();
            QCOMPARE(tokenizer.encode(json["text"].get<std::string>(), AddSpecial::Yes, ParseSpecial::Yes).ids, ids);
        }
        const tests::Json all = tests::readJson(vectors / "tokenizer_tests.json");
        const std::pair<const char*, const char*> folders[] = {{"bert-base-uncased", "bert-base-uncased"},
                                                               {"gpt2", "distilgpt2"},
                                                               {"llama-2", "coreml-projects/Llama-2-7b-chat-coreml"},
                                                               {"t5-small", "t5-base"}};
        for (const auto& [name, key] : folders) {
            const bool isLlama = std::string_view(name) == "llama-2";
            const Tokenizer tokenizer =
                isLlama ? openPartly(tokenizers / name, LlamaModel) : Tokenizer::open(tokenizers / name);
            for (const tests::Json& each : all.at(key)) {
                const std::string text = each["input"];
                const auto expected = each["encoded"]["input_ids"].get<std::vector<std::int32_t>>();
                const auto ids = tokenizer.encode(text, AddSpecial::Yes, ParseSpecial::Yes).ids;
                QVERIFY2(ids == expected, QByteArray(name) + tests::shown(text) + tests::shown(ids));
            }
        }
    }
    void stories260KReadsItsPublishedTexts() {
        LORIKEET_NEED_MATERIAL(model, "models/stories260K");
        const Tokenizer tokenizer = Tokenizer::open(model / "hf");
        const tests::Json expected = tests::readJson(model / "expected.json");
        int count = 0;
        const std::function<void(const tests::Json&)> walk = [&](const tests::Json& node) {
            if (node.is_object() && node.contains("text") && node.contains("ids")) {
                const auto ids =
                    tokenizer.encode(node["text"].get<std::string>(), AddSpecial::Yes, ParseSpecial::Yes).ids;
                QCOMPARE(tests::shown(ids), tests::shown(node["ids"].get<std::vector<std::int32_t>>()));
                ++count;
            }
            if (node.is_structured())
                for (const tests::Json& child : node) walk(child);
        };
        walk(expected);
        if (count == 0) QSKIP("expected.json names no texts with ids");
    }
    void theHomeMadeFormatIsRefused() {
        LORIKEET_NEED_MATERIAL(file, "models/micro-lm/bpe_tokenizer.json");
        const auto folder = tests::scratch("homemade");
        std::filesystem::copy_file(file, folder / "tokenizer.json");
        QCOMPARE(tests::problemOf([&] { Tokenizer::open(folder); }).code, ProblemCode::TokenizerInvalid);
    }
    void aTiktokenFileIsRefused() {
        LORIKEET_NEED_MATERIAL(folder, "tokenizers/torchtune-tiny");
        const auto copy = tests::scratch("tiktoken");
        std::filesystem::copy_file(folder / "tiktoken_small.model", copy / "tokenizer.model");
        QCOMPARE(tests::problemOf([&] { Tokenizer::open(copy); }).code, ProblemCode::TokenizerInvalid);
    }
    void loadingQwenIsQuick() {
        LORIKEET_NEED_MATERIAL(folder, "tokenizers/qwen2.5");
        qint64 best = INT64_MAX;
        for (int round = 0; round < 3; ++round) best = std::min(best, tests::timed([&] { Tokenizer::open(folder); }));
        qInfo("loading Qwen2.5's tokenizer: %lld ms", static_cast<long long>(best));
    }
};

QTEST_GUILESS_MAIN(tst_TokenizerVectors)
#include "tst_TokenizerVectors.moc"
