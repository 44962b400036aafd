#include "core/Error.h"
#include "core/Files.h"
#include "core/training/FrozenRecords.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fstream>
#include <functional>
#include <optional>
#include <set>
#include <sys/resource.h>

using namespace core;
namespace fs = std::filesystem;

namespace {

std::optional<ProblemCode> codeOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.problems().front().code;
    }
    return std::nullopt;
}

SplitRecords varied() {
    SplitRecords records;
    records.training.push_back({"Translate.", "Guten Tag", "Good day", "kind", "", {}, "a.json", 3});
    records.training.push_back({"", "", "answer alone", "", "", {}, "", 0});
    records.training.push_back(
        {"患者🩺", "\u2028\u202e\ttab", "line\nbreak \"quotes\" \\ «»", "a; b", "Sei höflich.", {}, "b.csv", 7});
    const std::vector<Message> turns{{Role::System, "Be brief."}, {Role::User, "Where?"}, {Role::Assistant, ""}};
    records.validation.push_back({"And then?", "", "Then home.", "", "", turns, "c.jsonl", 1'000'000});
    records.validation.push_back({std::string("nul\0here", 8), "", "x", "", "", {}, "", 0});
    records.test.push_back({"Last.", "", "The end", "", "", {}, "a.json", 9});
    return records;
}

std::string sha256(const std::string& text) {
    return QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256).toHex().toStdString();
}

std::string littleEndian(std::uint64_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i));
    return text;
}

constexpr std::uint64_t BlockBytes = 128 * 1024;
enum class Block { Raw = 0, Repeated = 1 };
enum class Last { No, Yes };

std::string blockHeader(Block kind, std::uint64_t size, Last last) {
    return littleEndian((size << 3) | (static_cast<std::uint64_t>(kind) << 1) | (last == Last::Yes ? 1 : 0), 3);
}
/// The start of a Zstandard frame (RFC 8878) with a window of 128 KiB; it names its size where there is one.
std::string frameHeader(std::optional<std::uint64_t> size) {
    const std::string magic = "\x28\xb5\x2f\xfd";
    return magic + (size ? '\xc0' : '\x00') + '\x38' + (size ? littleEndian(*size, 8) : "");
}
/// What is written here is not pressed: any text as a frame.
std::string frame(const std::string& text) {
    return frameHeader(text.size()) + blockHeader(Block::Raw, text.size(), Last::Yes) + text;
}
/// A frame of four bytes a block, each of which swells to 128 KiB.
std::string bomb(std::uint64_t blocks, std::optional<std::uint64_t> claimed) {
    std::string content = frameHeader(claimed);
    for (std::uint64_t i = 1; i <= blocks; ++i)
        content += blockHeader(Block::Repeated, BlockBytes, i == blocks ? Last::Yes : Last::No) + "a";
    return content;
}

/// Quicker than replaceFile, which waits for the disk.
void write(const fs::path& file, const std::string& content) {
    std::ofstream(file, std::ios::binary) << content;
}

std::int64_t peakMegabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

} // namespace

class tst_FrozenRecords : public QObject {
    Q_OBJECT
    QTemporaryDir m_base;
    fs::path at(const std::string& name) const { return fs::path(m_base.path().toStdString()) / name; }
    fs::path fileIn(const char* folder, const std::string& hash) const { return at(folder) / (hash + ".jsonl.zst"); }
    /// What thaw says to a file with this content.
    std::optional<ProblemCode> codeOfContent(const std::string& content,
                                             const std::string& hash = std::string(64, '0')) {
        fs::create_directories(at("content"));
        write(fileIn("content", hash), content);
        return codeOf([&] { thaw(at("content"), hash); });
    }

private slots:
    void comeBackEqual() {
        const SplitRecords records = varied();
        const std::string hash = freeze(records, at("deep/er/data"));
        QVERIFY(thaw(at("deep/er/data"), hash) == records);
        QVERIFY(thaw(at("deep/er/data"), freeze({}, at("deep/er/data"))) == SplitRecords());
    }
    void anOlderRunKeepsItsRecordsWhereNewerAreFrozen() {
        SplitRecords newer = varied();
        newer.training[0].output = "edited meanwhile";
        const std::string hash = freeze(varied(), at("run")), newerHash = freeze(newer, at("run"));
        QVERIFY(hash != newerHash);
        QVERIFY(thaw(at("run"), hash) == varied());
        QVERIFY(thaw(at("run"), newerHash) == newer);
    }
    void theNameIsTheHashOfTheLines() {
        SplitRecords records;
        records.test.push_back({"Say «a».", "", "a", "", "", {}, "f.json", 2});
        QCOMPARE(freeze(records, at("name")), fingerprint(records));
        QCOMPARE(fingerprint(records),
                 sha256("{\"split\":\"test\",\"instruction\":\"Say «a».\",\"input\":\"\",\"output\":\"a\",\"file\":"
                        "\"f.json\",\"line\":2}\n"));
    }
    void equalRecordsShareOneFile() {
        const std::string hash = freeze(varied(), at("shared"));
        const fs::path file = fileIn("shared", hash), otherName = at("same file");
        fs::create_hard_link(file, otherName);
        const auto longAgo = fs::file_time_type::clock::now() - std::chrono::hours(1);
        fs::last_write_time(file, longAgo);
        QCOMPARE(freeze(varied(), at("shared")), hash);
        QVERIFY(fs::equivalent(file, otherName)); // it was not written again
        QVERIFY(fs::last_write_time(file) > longAgo + std::chrono::minutes(30)); // and is not old any more
        QCOMPARE(std::distance(fs::directory_iterator(at("shared")), {}), 1);
    }
    void anyDifferenceIsAnotherName() {
        const std::string hash = freeze(varied(), at("other"));
        std::set<std::string> names{hash};
        const std::vector<std::function<void(SplitRecords&)>> changes{
            [](SplitRecords& records) { std::swap(records.training[0], records.training[1]); },
            [](SplitRecords& records) { std::swap(records.validation, records.test); },
            [](SplitRecords& records) { records.training[0].output += " "; },
            [](SplitRecords& records) { records.training[0].system = "x"; },
            [](SplitRecords& records) { records.training[0].label = "x"; },
            [](SplitRecords& records) { records.training[0].line = 4; },
            [](SplitRecords& records) { records.training[0].row = 4; },
            [](SplitRecords& records) { records.validation[0].turns[0].role = Role::User; },
            [](SplitRecords& records) { records.test.pop_back(); }};
        for (const auto& change : changes) {
            SplitRecords records = varied();
            change(records);
            names.insert(freeze(records, at("other")));
        }
        QCOMPARE(names.size(), changes.size() + 1);
    }
    void aMissingFileIsASentence() {
        QCOMPARE(codeOf([&] { thaw(at("none"), std::string(64, '0')); }), ProblemCode::FileMissing);
        QCOMPARE(codeOf([&] { thaw(at("none"), ""); }), ProblemCode::FileMissing);
    }
    /// One changed byte either is found or changes nothing that is read (a bit of the frame that means nothing).
    void aChangedFileIsFound() {
        const std::string hash = freeze(varied(), at("changed"));
        const std::string whole = readFile(fileIn("changed", hash));
        int found = 0;
        for (std::size_t i = 0; i < whole.size(); ++i) {
            std::string content = whole;
            content[i] = static_cast<char>(content[i] ^ 0x10);
            write(fileIn("changed", hash), content);
            const auto code = codeOf([&] { QVERIFY(thaw(at("changed"), hash) == varied()); });
            QVERIFY(!code || *code == ProblemCode::RunDataChanged);
            found += code ? 1 : 0;
        }
        QVERIFY(found > static_cast<int>(whole.size()) - 4);
    }
    void aCutFileIsFound() {
        const std::string hash = freeze(varied(), at("cut"));
        const std::string whole = readFile(fileIn("cut", hash));
        for (std::size_t size = 0; size < whole.size(); ++size)
            QCOMPARE(codeOfContent(whole.substr(0, size), hash), ProblemCode::RunDataChanged);
        QCOMPARE(codeOfContent(whole + "more", hash), ProblemCode::RunDataChanged);
        QCOMPARE(codeOfContent(whole, hash), std::nullopt);
    }
    void aSwappedFileIsFound() {
        SplitRecords other = varied();
        other.training.pop_back();
        const std::string hash = freeze(varied(), at("swap")), otherHash = freeze(other, at("swap"));
        fs::rename(fileIn("swap", otherHash), fileIn("swap", hash));
        QCOMPARE(codeOf([&] { thaw(at("swap"), hash); }), ProblemCode::RunDataChanged);
    }
    void aDamagedFileIsWrittenAnew() {
        const std::string hash = freeze(varied(), at("again"));
        write(fileIn("again", hash), "damaged");
        QCOMPARE(freeze(varied(), at("again")), hash);
        QVERIFY(thaw(at("again"), hash) == varied());
    }
    /// The right bytes, and no records: a newer version, or a hand, wrote them.
    void whatIsNoRecordIsFound() {
        const std::string line = R"({"split":"train","instruction":"a","input":"","output":"b"})";
        QCOMPARE(codeOfContent(frame(line + "\n"), sha256(line + "\n")), std::nullopt);
        QCOMPARE(codeOfContent(frame(line), sha256(line)), std::nullopt);
        for (const char* wrong :
             {"{}", "[]", "5", "no JSON", "\xff\xff", R"({"split":"later","instruction":"a","input":"","output":"b"})",
              R"({"split":"train","instruction":5,"input":"","output":"b"})",
              R"({"split":"train","instruction":"a","input":"","output":"b","turns":[{"role":"judge","content":""}]})",
              R"({"split":"train","instruction":"a","input":"","output":"b","turns":7})",
              R"({"split":"train","instruction":"a","input":"","output":"b","line":"1"})"}) {
            const std::string content = line + "\n" + wrong + "\n";
            QVERIFY2(codeOfContent(frame(content), sha256(content)) == ProblemCode::RunDataChanged, wrong);
        }
        const std::string deep = std::string(100'000, '[');
        QCOMPARE(codeOfContent(frame(deep), sha256(deep)), ProblemCode::RunDataChanged);
    }
    void aSmallFileThatSwellsIsRefused_data() {
        QTest::addColumn<quint64>("blocks");
        QTest::addColumn<std::optional<std::uint64_t>>("claimed");
        const auto row = [](const char* name, std::uint64_t blocks, std::optional<std::uint64_t> claimed) {
            QTest::newRow(name) << static_cast<quint64>(blocks) << claimed;
        };
        constexpr std::uint64_t Huge = 200'000; // 26 GB
        row("it says so", Huge, Huge * BlockBytes);
        row("it says more", 10, std::uint64_t{1} << 62);
        row("it says the most", 10, UINT64_MAX);
        row("it says little", Huge, 1000);
        row("it says nothing", Huge, std::nullopt);
        row("it may hold that", 4096, 4096 * BlockBytes); // 512 MiB
    }
    void aSmallFileThatSwellsIsRefused() {
        QFETCH(quint64, blocks);
        QFETCH(std::optional<std::uint64_t>, claimed);
        const std::int64_t before = peakMegabytes();
        QCOMPARE(codeOfContent(bomb(blocks, claimed)), ProblemCode::RunDataChanged);
        QVERIFY2(peakMegabytes() - before < 100, std::to_string(peakMegabytes() - before).c_str());
    }
    void aFullDiskIsASentenceAndLeavesNothing() {
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        const rlimit small{10, before.rlim_max};
        std::signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &small);
        const auto code = codeOf([&] { freeze(varied(), at("full")); });
        setrlimit(RLIMIT_FSIZE, &before);
        QCOMPARE(code, ProblemCode::DiskFull);
        QVERIFY(fs::is_empty(at("full")));
        freeze(varied(), at("full"));
    }
};

QTEST_GUILESS_MAIN(tst_FrozenRecords)
#include "tst_FrozenRecords.moc"
