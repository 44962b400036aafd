#include "core/Error.h"
#include "core/Files.h"
#include "core/exchange/DataFile.h"
#include "core/model/AdapterWeights.h"
#include "core/model/ModelFolder.h"
#include "core/training/FrozenRecords.h"
#include "core/training/RunPreparation.h"
#include "tests/support/Places.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <optional>
#include <vector>

using namespace core;

namespace {

constexpr int Rows = 5000;
constexpr std::uint64_t BytesOfThousandRows = 60'000;

/// Listens to a long call; from the `wanted`th word on it is asked to stop.
class Listener {
public:
    Progress progress(std::size_t wanted = SIZE_MAX) {
        return {m_source.get_token(), [this, wanted](std::uint64_t done, std::uint64_t total) {
                    m_isSound = m_isSound && done >= m_done && done <= total;
                    m_longest = std::max(m_longest, done - m_done);
                    m_done = done;
                    m_total = total;
                    if (++m_words == wanted) m_source.request_stop();
                }};
    }
    /// Never back, never beyond the total, and whole at the end.
    bool rose() const { return m_isSound && m_words > 1 && m_total > 0 && m_done == m_total; }
    std::size_t words() const { return m_words; }
    /// The farthest way from one word to the next.
    std::uint64_t longest() const { return m_longest; }

private:
    std::stop_source m_source;
    std::size_t m_words = 0;
    std::uint64_t m_done = 0, m_total = 0, m_longest = 0;
    bool m_isSound = true;
};

std::string linesOf(const std::string& line) {
    std::string text;
    for (int i = 0; i < Rows; ++i) text += line;
    return text;
}

} // namespace

/// Every long call of core can be stopped and says how far it is.
class tst_Progress : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    std::filesystem::path at(const std::string& name) const {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    /// The call tells its way to the end, and ends at once after the word in the middle.
    static void check(const std::function<void(const Progress&)>& call) {
        Listener whole;
        call(whole.progress());
        QVERIFY(whole.rose());
        Listener stopped;
        const std::size_t middle = whole.words() / 2;
        QVERIFY_THROWS_EXCEPTION(Stopped, call(stopped.progress(middle)));
        QCOMPARE(stopped.words(), middle);
    }
    /// A model whose head equals its embedding, of several pieces.
    std::filesystem::path tiedModel() const {
        const std::filesystem::path folder = at("model");
        std::filesystem::copy(tests::fixture("models/llama-tied"), folder);
        std::string config = readFile(folder / "config.json");
        const std::string vocabulary = "\"vocab_size\": ";
        const std::size_t begin = config.find(vocabulary) + vocabulary.size();
        config.replace(begin, config.find_first_of(",\n}", begin) - begin, "30000");
        replaceFile(folder / "config.json", config);
        std::vector<TensorToWrite> tensors;
        const SafetensorsFile old(folder / "model.safetensors");
        const std::vector<std::byte> table(30000 * 32 * 4);
        for (const auto& [name, entry] : old.tensors())
            if (name != "model.embed_tokens.weight") tensors.push_back({name, *entry.type, entry.shape, entry.bytes});
        for (const char* name : {"model.embed_tokens.weight", "lm_head.weight"})
            tensors.push_back({name, DataType::F32, {30000, 32}, table});
        writeSafetensors(folder / "model.safetensors", tensors);
        return folder;
    }

private slots:
    void aFileIsTakenInBlocks() {
        replaceFile(at("file"), std::string(1 << 20, 'x'));
        check([&](const Progress& progress) { readFile(at("file"), UINT64_MAX, progress); });
    }
    void recordsAreReadRowByRow_data() {
        QTest::addColumn<QByteArray>("text");
        const std::string record = R"({"instruction": "a", "output": "b"})";
        const auto row = [](const char* name, const std::string& text) {
            QTest::newRow(name) << QByteArray::fromStdString(text);
        };
        row("lines", linesOf(record + "\n"));
        row("list", "[" + linesOf(record + ",\n") + record + "]");
        row("table", "instruction,output\n" + linesOf("a,b\n"));
        row("rows that are left out",
            record + "\n" + linesOf("{\"instruction\": \"a\", \"output\": 5, \"output\": 6}\n"));
        row("damaged rows", record + "\n" + linesOf("{\"instruction\": \"a\", \"output\": }\n") + record);
        row("strays", record + "\n" + linesOf("5\n") + record);
        row("rows too wide", "instruction,output\na,b\n" + linesOf("a,b,c,d\n"));
        row("a byte order mark", "\xEF\xBB\xBFinstruction,output\n" + linesOf("a,b\n"));
    }
    void recordsAreReadRowByRow() {
        QFETCH(QByteArray, text);
        replaceFile(at("data"), std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
        check([&](const Progress& progress) { readDataFile(at("data"), Answers::Needed, progress); });
        Listener listener;
        readDataFile(at("data"), Answers::Needed, listener.progress());
        QVERIFY2(listener.longest() <= 1 << 16, qPrintable(QString::number(listener.longest()))); // a block of the file
        Listener ofRows;
        readDataText(text.toStdString(), "data", Answers::Needed, ofRows.progress());
        QVERIFY2(ofRows.longest() <= BytesOfThousandRows, qPrintable(QString::number(ofRows.longest())));
    }
    void aLongLookAtTheEncodingCanBeStopped() {
        std::stop_source source;
        source.request_stop();
        QVERIFY_THROWS_EXCEPTION(Stopped, readDataText("a", "data", Answers::Needed, {source.get_token(), {}}));
    }
    void aHeadIsHeldAgainstItsEmbeddingInPieces() {
        const std::filesystem::path folder = tiedModel();
        check([&](const Progress& progress) { QVERIFY(ModelFolder::open(folder, progress).config().tiedHead); });
        check([&](const Progress& progress) { ModelFolder::inspect(folder, progress); });
        std::stop_source source;
        source.request_stop();
        QVERIFY_THROWS_EXCEPTION(Stopped,
                                 ModelFolder::inspect(tests::fixture("models/llama-tied"), {source.get_token(), {}}));
    }
    void recordsAreKeptAndFetchedOneByOne() {
        SplitRecords records;
        for (int i = 0; i < Rows; ++i) records.training.push_back({.instruction = std::to_string(i), .output = "b"});
        check([&](const Progress& progress) { fingerprint(records, progress); });
        check([&](const Progress& progress) { freeze(records, at("frozen"), progress); });
        const std::string hash = freeze(records, at("frozen"));
        check([&](const Progress& progress) { QVERIFY(thaw(at("frozen"), hash, progress) == records); });
        check([&](const Progress& progress) {
            SplitRecords moved = records;
            moveShares(moved, 0.1, 0.1, 42, progress);
        });
        SplitRecords moved = records;
        std::stop_source source;
        QVERIFY_THROWS_EXCEPTION(Stopped,
                                 moveShares(moved, 0.1, 0.1, 42, {source.get_token(), [&](std::uint64_t done, auto) {
                                                                      if (done == 9) source.request_stop();
                                                                  }}));
        QVERIFY(moved == records);
        for (const auto& entry : std::filesystem::directory_iterator(at("frozen")))
            QCOMPARE(entry.path().filename().string(), hash + ".jsonl.zst");
    }
    void aRunIsPreparedRecordByRecord() {
        const auto text = ModelText::open(tests::fixture("cli/model"));
        SplitRecords records;
        for (int i = 0; i < 50; ++i) {
            records.training.push_back({.instruction = std::to_string(i), .output = "b"});
            records.validation.push_back({.instruction = std::to_string(i), .output = "c"});
        }
        check([&](const Progress& progress) { prepareRun({}, records, *text, progress); });
        std::stop_source source;
        source.request_stop();
        QVERIFY_THROWS_EXCEPTION(Stopped, prepareRun({}, records, *text, {source.get_token(), {}}));
    }
    void anAdapterIsLookedThroughTensorByTensor() {
        const std::filesystem::path folder = tests::fixture("cli/adapter");
        const ModelConfig base = readModelConfig(tests::fixture("cli/model"));
        check([&](const Progress& progress) { QVERIFY(checkAdapter(folder, &base, progress).problems.empty()); });
        check([&](const Progress& progress) { checkAdapter(folder, nullptr, progress); });
    }
};

QTEST_GUILESS_MAIN(tst_Progress)
#include "tst_Progress.moc"
