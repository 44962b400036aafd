// What is exported is read back equal, and a file is replaced whole or not at all.
#include "core/Error.h"
#include "core/Files.h"
#include "core/exchange/DataFile.h"
#include "core/exchange/RecordExport.h"

#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <random>

using namespace core;

namespace {

constexpr ExportFormat Formats[] = {ExportFormat::Json, ExportFormat::JsonLines, ExportFormat::Csv, ExportFormat::Tsv};

std::string randomText(std::mt19937& random) {
    static const std::vector<std::string> pieces{
        "a",  "b c",  "\"",   "\"\"", "\n",     "\r\n", "\r",         "\t",   ",",   ";",      "|",        "'",
        "\\", "\\n",  "{",    "}",    "[",      "]",    "=1+1",       "sep=", "#",   "//",     "好，“是”", "😀👩‍⚕️",
        "é",  "e\u0301", "שלום", "مرحبا", "\u200F", "\u2028", "\uFEFF", "𠮷",   " ",   "\u00A0", "x\ty\nz\tw", "null"};
    std::string text;
    for (std::size_t i = random() % 8; i > 0; --i) text += pieces[random() % pieces.size()];
    return text;
}

std::string randomLabel(std::mt19937& random) {
    static const std::vector<std::string> labels{"", "", "positive", "0", "a;b", "“负面”, 1", "\"\"q", "=1+1", "null"};
    return labels[random() % labels.size()];
}

StoredRecord randomRecord(std::mt19937& random) {
    StoredRecord stored;
    // A record without any instruction is no record, and an input alone becomes the instruction.
    stored.record.instruction = "?" + randomText(random);
    stored.record.input = randomText(random);
    stored.record.output = randomText(random);
    stored.record.label = randomLabel(random);
    stored.record.system = random() % 3 ? "" : randomText(random);
    for (std::size_t turns = random() % 6; turns > 3; --turns)
        stored.record.turns.push_back({static_cast<Role>(random() % 3), randomText(random)});
    stored.status = static_cast<Status>(random() % 4);
    stored.split = static_cast<Split>(random() % 3);
    stored.note = random() % 2 ? "" : randomText(random);
    return stored;
}

std::vector<StoredRecord> randomRecords(unsigned seed, int count) {
    std::mt19937 random(seed);
    std::vector<StoredRecord> records;
    for (int i = 0; i < count; ++i) records.push_back(randomRecord(random));
    return records;
}

/// Three at a time, as a project gives its pages.
RecordSource inPages(const std::vector<StoredRecord>& records) {
    return {[&records, at = std::size_t{0}]() mutable {
                const std::size_t begin = at;
                at = std::min(at + 3, records.size());
                return std::span(records).subspan(begin, at - begin);
            },
            static_cast<std::int64_t>(records.size())};
}

ImportOptions drafts() {
    ImportOptions options;
    options.answers = Answers::Optional;
    return options;
}

std::vector<StoredRecord> readBack(const std::filesystem::path& path) {
    const ImportedRecords imported = readDataFile(path, drafts());
    if (!imported.rejected.empty()) throw Error(imported.rejected);
    std::vector<StoredRecord> records = storedRecords(imported);
    for (StoredRecord& each : records) {
        each.record.file.clear();
        each.record.line = each.record.row = 0;
    }
    return records;
}

} // namespace

class tst_RecordExport : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path at(const char* name) const {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

private slots:
    void anImportOfTheExportGivesEqualRecords_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<bool>("mark");
        for (const bool mark : {false, true})
            for (int i = 0; i < 4; ++i) QTest::addRow("%d %d", i, mark) << i << mark;
    }
    void anImportOfTheExportGivesEqualRecords() {
        QFETCH(int, format);
        QFETCH(bool, mark);
        const std::vector<StoredRecord> records = randomRecords(20 + static_cast<unsigned>(format), 1000);
        ExportOptions options{.format = Formats[format], .byteOrderMark = mark};
        const ExportedRecords counts = writeDataFile(at("all"), options, inPages(records));
        QCOMPARE(counts.records, 1000);
        QCOMPARE(counts.incomplete, 0);
        QCOMPARE(readFile(at("all")), dataText(records, options));
        const std::vector<StoredRecord> back = readBack(at("all"));
        QCOMPARE(back.size(), records.size());
        for (std::size_t i = 0; i < back.size(); ++i)
            QVERIFY2(back[i] == records[i], dataText(std::span(&records[i], 1), {}).c_str());
    }
    void cellsOfNothingButLineBreaksAreKept() {
        for (const ExportFormat format : {ExportFormat::Csv, ExportFormat::Tsv})
            for (const char* text : {"\n", "\r\n", "\"\r\n", "\"\n", "\r", "\"", "\n\"\n", "\t", "\"\"\r\n\r\n"}) {
                StoredRecord stored{{.instruction = "a", .input = text, .output = text}, {}, {}, text};
                const std::vector<StoredRecord> records{stored, stored};
                writeDataFile(at("breaks"), {.format = format}, inPages(records));
                QVERIFY(readBack(at("breaks")) == records);
            }
    }
    void aTableInACellIsKept() {
        const ExportFields few{
            .label = false, .system = false, .turns = false, .status = false, .split = false, .note = false};
        for (const ExportFormat format : Formats) {
            const std::vector<StoredRecord> records{
                {{.instruction = "read", .input = "a\tb\tc\nd\te\tf\ng\th\ti", .output = "x,y,z\n1,2,3\n4,5,6"}, {}, {}, {}}};
            writeDataFile(at("table"), {.format = format, .fields = few}, inPages(records));
            QVERIFY(readBack(at("table")) == records);
        }
    }
    void onlyWhatIsAskedForIsWritten() {
        StoredRecord stored{{.instruction = "i", .input = "n", .output = "o", .system = "s"}, Status::Approved};
        stored.record.turns = {{Role::User, "u"}, {Role::Assistant, "a"}};
        const std::vector<StoredRecord> records{stored, {{.instruction = "j", .output = "p"}, {}, {}, {}}};
        ExportOptions options{.format = ExportFormat::Csv,
                              .fields = {.label = false, .system = false, .turns = false, .status = false,
                                         .split = false, .note = false}};
        QCOMPARE(dataText(records, options), std::string("instruction,input,output\r\ni,n,o\r\nj,,p\r\n"));
        QCOMPARE(writeDataFile(at("few"), options, inPages(records)).incomplete, 1);
        options.format = ExportFormat::JsonLines;
        const std::string lines = "{\"instruction\":\"i\",\"input\":\"n\",\"output\":\"o\"}\n"
                                  "{\"instruction\":\"j\",\"input\":\"\",\"output\":\"p\"}\n";
        QCOMPARE(dataText(records, options), lines);
    }
    void labelsAloneComeBackFromTables() {
        for (const ExportFormat format : Formats) {
            const std::vector<StoredRecord> records{
                {{.instruction = "wonderful", .label = "positive"}, Status::Approved, Split::Test, ""},
                {{.instruction = "dull", .input = "and long", .label = "negative;long"}, {}, {}, ""}};
            writeDataFile(at("labels"), {.format = format}, inPages(records));
            std::vector<StoredRecord> back = storedRecords(readDataFile(at("labels"), ImportOptions{}));
            QCOMPARE(back.size(), 2U);
            for (StoredRecord& each : back) {
                each.record.file.clear();
                each.record.line = each.record.row = 0;
            }
            QVERIFY(back == records);
            ExportOptions without{.format = format};
            without.fields.label = false;
            QCOMPARE(writeDataFile(at("without"), without, inPages(records)).incomplete, 2);
        }
    }
    void theFileForExcelBeginsWithAMark() {
        const ExportOptions options{.format = ExportFormat::Csv, .byteOrderMark = true};
        QVERIFY(dataText({}, options).starts_with("\xEF\xBB\xBFinstruction,"));
        QVERIFY(dataText({}, {.format = ExportFormat::Json, .byteOrderMark = true}).starts_with("["));
    }
    void noRecordsAreAnEmptyList() {
        writeDataFile(at("none"), {}, inPages({}));
        QCOMPARE(readFile(at("none")), std::string("[]\n"));
    }
    void jsonIsStrictAndOrdered() {
        const std::vector<StoredRecord> records = randomRecords(5, 20);
        const auto list = nlohmann::ordered_json::parse(dataText(records, {}));
        QCOMPARE(list.size(), 20U);
        QCOMPARE(list[0].begin().key(), std::string("instruction"));
        QCOMPARE(list[3].at("output").get<std::string>(), records[3].record.output);
    }
    void whatCannotBeWrittenIsListedAndTheOldFileStays() {
        std::vector<StoredRecord> records = randomRecords(6, 5);
        records[1].record.output = std::string("a\0b", 3);
        records[3].record.turns = {{Role::User, "caf\xE9"}, {Role::Assistant, "b"}};
        for (const ExportFormat format : Formats) {
            replaceFile(at("kept"), "before");
            try {
                writeDataFile(at("kept"), {.format = format}, inPages(records));
                QFAIL("no error");
            } catch (const Error& error) {
                QCOMPARE(error.problems().size(), 2U);
                QCOMPARE(error.problems()[0].code, ProblemCode::DataUnstorable);
                QCOMPARE(error.problems()[0].where.row.value(), 2);
                QCOMPARE(error.problems()[1].where.row.value(), 4);
                QCOMPARE(error.problems()[1].where.field, std::string("turns"));
            }
            QCOMPARE(readFile(at("kept")), std::string("before"));
        }
    }
    void aStopLeavesTheOldFile() {
        const std::vector<StoredRecord> records = randomRecords(7, 5000);
        replaceFile(at("kept"), "before");
        std::stop_source stop;
        std::uint64_t last = 0;
        const Progress progress{stop.get_token(), [&](std::uint64_t done, std::uint64_t total) {
                                    QCOMPARE(total, 5000U);
                                    QVERIFY(done >= last && done <= total);
                                    last = done;
                                    if (done == 2500) stop.request_stop();
                                }};
        QVERIFY_THROWS_EXCEPTION(Stopped, writeDataFile(at("kept"), {}, inPages(records), progress));
        QCOMPARE(last, 2500U);
        QCOMPARE(readFile(at("kept")), std::string("before"));
        int files = 0;
        for (const auto& each : std::filesystem::directory_iterator(at("kept").parent_path()))
            files += each.path().filename().string().find("kept") != std::string::npos;
        QCOMPARE(files, 1); // nothing lies aside
    }
    void aFolderThatIsNotThereIsASentence() {
        try {
            writeDataFile(at("nowhere") / "file", {}, inPages({}));
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.problems().front().code, ProblemCode::FileUnwritable);
        }
    }
};

QTEST_GUILESS_MAIN(tst_RecordExport)
#include "tst_RecordExport.moc"
