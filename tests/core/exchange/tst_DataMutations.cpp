// Seeded damage to every fixture of records: reading gives a value or core::Error, never another exception, crash or
// hang.
#include "core/Error.h"
#include "core/Files.h"
#include "core/exchange/DataPreview.h"
#include "tests/support/Places.h"

#include <QElapsedTimer>
#include <QTest>

#include <nlohmann/json.hpp>

#include <random>
#include <set>

using namespace core;

namespace {

using Random = std::mt19937;
std::size_t below(Random& random, std::size_t count) {
    return count == 0 ? 0 : random() % count;
}

/// One to eight faults: bytes changed, removed, doubled, pieces moved, tokens put in.
std::string damaged(std::string text, Random& random) {
    static const std::vector<std::string> tokens{
        "\"",      "'",   "{",  "}", "[",  "]",    ",",        ":",    "\\",  "\n",          "\r",
        "//",      "/*",  "*/", "#", "“",  "”",    "，",       "：",   "\\u", "\\ud800",     "None",
        "1e99999", "```", "\t", ";", "\0", "\xff", "\xe4\xb8", "null", "-",   "\xEF\xBB\xBF"};
    for (std::size_t faults = 1 + below(random, 8); faults > 0; --faults) {
        const std::size_t at = below(random, text.size() + 1);
        const std::size_t length = below(random, 1 + below(random, 60));
        switch (below(random, 6)) {
        case 0:
            if (at < text.size()) text[at] = static_cast<char>(random());
            break;
        case 1:
            text.erase(std::min(at, text.size()), length);
            break;
        case 2:
            text.insert(at, text.substr(below(random, text.size()), length));
            break;
        case 3:
            text.resize(std::max<std::size_t>(at, text.size() / 2));
            break;
        case 4:
            text.insert(at, std::string(1 + below(random, 70), "[{\"'"[below(random, 4)]));
            break;
        default:
            text.insert(at, tokens[below(random, tokens.size())]);
        }
    }
    return text;
}

std::vector<std::string> corpus(const std::set<std::string>& endings) {
    std::vector<std::string> texts;
    for (const auto& entry : std::filesystem::directory_iterator(tests::fixture("data")))
        if (endings.count(entry.path().extension().string()) && entry.path().filename() != "outcomes.json")
            texts.push_back(readFile(entry.path()));
    std::sort(texts.begin(), texts.end());
    return texts;
}

struct Tally {
    int values = 0;
    int errors = 0;
};

/// The look before the import counts what the import gives; rows without a header are records or an error, too.
void lookAndReadAsTable(const std::string& text, Answers answers, std::size_t records) {
    const DataPreview preview = previewDataText(text, "damaged", {.answers = answers});
    if (preview.recordCount != static_cast<std::int64_t>(records))
        throw std::logic_error("the preview shows something else: " + text);
    try {
        readDataText(text, "damaged", ImportOptions{.answers = answers, .firstRow = FirstRow::Record});
    } catch (const Error&) {
        return;
    }
}

Tally readDamaged(const std::set<std::string>& endings, unsigned seed) {
    const std::vector<std::string> texts = corpus(endings);
    Random random(seed);
    Tally tally;
    for (int i = 0; i < 2000; ++i) {
        const std::string text = damaged(texts[below(random, texts.size())], random);
        const Answers answers = below(random, 2) ? Answers::Needed : Answers::Optional;
        try {
            const ImportedRecords imported = readDataText(text, "damaged", answers);
            for (const Record& record : imported.records) {
                if (record.line < 1 || record.instruction.empty())
                    throw std::logic_error("a record without line or instruction: " + text);
                if (answers == Answers::Needed && judgedBy(record).empty())
                    throw std::logic_error("a record without output or label: " + text);
            }
            ++tally.values;
            lookAndReadAsTable(text, answers, imported.records.size());
        } catch (const Error&) {
            ++tally.errors;
        }
    }
    return tally;
}

} // namespace

class tst_DataMutations : public QObject {
    Q_OBJECT

    void check(const std::set<std::string>& endings, unsigned seed) {
        QElapsedTimer timer;
        timer.start();
        try {
            const Tally tally = readDamaged(endings, seed);
            QCOMPARE(tally.values + tally.errors, 2000);
            QVERIFY(tally.values > 100 && tally.errors > 100); // the damage is neither too mild nor too wild
        } catch (const std::exception& error) {
            QFAIL(error.what());
        }
        QVERIFY(timer.elapsed() < 60000);
    }

private slots:
    void damagedListsGiveAValueOrAnError() { check({".json", ".txt", ".md"}, 11); }
    void damagedLinesGiveAValueOrAnError() { check({".jsonl"}, 12); }
    void damagedTablesGiveAValueOrAnError() { check({".csv", ".tsv"}, 13); }

    void jsonWithATornHeadStaysJson() {
        std::string text;
        for (int i = 0; i < 30; ++i)
            text += "{\"text\": \"the review number " + std::to_string(i) + "\", \"label\": " + std::to_string(i % 2) + "}\n";
        for (std::size_t cut = 1; cut < text.find('\n'); ++cut) {
            const ImportedRecords imported = readDataText(std::string_view(text).substr(cut), "torn");
            QCOMPARE(imported.kind, DataKind::JsonLines);
            QVERIFY(imported.records.size() == 29U && !imported.rejected.empty());
            for (const Record& each : imported.records) QVERIFY(each.label == "0" || each.label == "1");
        }
    }
    void damageInOneLineHarmsOnlyThatRecord() {
        Random random(14);
        std::vector<std::string> lines;
        std::vector<Record> sound;
        for (int i = 0; i < 6; ++i) {
            const std::string number = std::to_string(i);
            lines.push_back(nlohmann::json{{"instruction", "ask " + number},
                                           {"input", i % 2 ? "a \"b\", {c}: 'd'" : ""},
                                           {"output", "say " + number + ", 好"}}
                                .dump());
            sound.push_back(readDataText(lines.back(), "x").records.at(0));
        }
        for (int round = 0; round < 4000; ++round) {
            const std::size_t hit = below(random, lines.size());
            std::string text;
            for (std::size_t i = 0; i < lines.size(); ++i) {
                std::string line = lines[i];
                // One byte of ASCII takes the place of another: the file stays UTF-8 and keeps its lines.
                if (i == hit) {
                    std::size_t at = below(random, line.size());
                    while (static_cast<unsigned char>(line[at]) >= 0x80) at = below(random, line.size());
                    line[at] = static_cast<char>(0x20 + below(random, 0x5f));
                }
                text += line + "\n";
            }
            ImportedRecords imported;
            try {
                imported = readDataText(text, "x");
            } catch (const Error& error) {
                QFAIL((std::string(error.what()) + text).c_str());
            }
            for (std::size_t i = 0; i < sound.size(); ++i) {
                if (i == hit) continue;
                sound[i].line = static_cast<std::int64_t>(i) + 1;
                const bool survived =
                    std::find(imported.records.begin(), imported.records.end(), sound[i]) != imported.records.end();
                QVERIFY2(survived, (std::to_string(i + 1) + " is gone:\n" + text).c_str());
            }
            QVERIFY2(imported.records.size() + imported.rejected.size() >= sound.size(),
                     text.c_str()); // nothing goes missing unsaid
        }
    }
};

QTEST_GUILESS_MAIN(tst_DataMutations)
#include "tst_DataMutations.moc"
