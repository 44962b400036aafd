#include "ProjectDesk.h"
#include "tests/support/Times.h"

#include <QElapsedTimer>
#include <QTest>

#include <array>
#include <atomic>
#include <thread>

using namespace core;
using namespace tests;

/// What is shown, found and handed to a run.
class tst_ProjectReader : public QObject {
    Q_OBJECT
    static std::string found(const ProjectDesk& desk, const RecordFilter& filter) {
        const ProjectReader reader(desk.folder);
        std::string texts;
        for (const auto& stored : reader.load(idsOf(reader, filter)))
            texts += (texts.empty() ? "" : ", ") + stored.record.instruction;
        return texts;
    }
    /// A network drive's journal, for as long as this lives.
    struct OnNetwork {
        OnNetwork() { qputenv("LORIKEET_NETWORK_DRIVE", "1"); }
        ~OnNetwork() { qunsetenv("LORIKEET_NETWORK_DRIVE"); }
    };

private slots:
    void recordsLoadInTheOrderAskedFor() {
        ProjectDesk desk;
        const auto ids = desk.add({"a", "b", "c"});
        desk.project().remove({ids.data(), 1});
        const std::array asked{ids[2], ids[0], RecordId{999}, ids[1]};
        const auto loaded = ProjectReader(desk.folder).load(asked);
        QCOMPARE(loaded.size(), 2U);
        QCOMPARE(loaded[0].record.id, ids[2]);
        QCOMPARE(loaded[1].record.id, ids[1]);
    }
    void aReaderSeesWhatIsWrittenAfterIt() {
        for (const bool isDistant : {false, true}) {
            std::optional<OnNetwork> network;
            if (isDistant) network.emplace();
            ProjectDesk desk;
            const ProjectReader reader(desk.folder);
            for (std::size_t i = 1; i <= 20; ++i) {
                desk.add({"x"});
                QCOMPARE(idsOf(reader).size(), i);
                QCOMPARE(reader.version(), static_cast<std::int64_t>(i));
            }
        }
    }
    void countsAreByStatusAndSplit() {
        ProjectDesk desk;
        const auto ids = desk.add({"a", "b", "c", "d"});
        desk.project().setStatus({ids.data(), 2}, Status::Rejected);
        desk.project().setSplit({ids.data() + 1, 2}, Split::Test);
        desk.project().remove({ids.data() + 3, 1});
        const RecordCounts counts = ProjectReader(desk.folder).counts();
        QCOMPARE(counts.total, 3);
        QCOMPARE(counts.byStatus[3], 2);
        QCOMPARE(counts.byStatus[0], 1);
        QCOMPARE(counts.bySplit[2], 2);
        QCOMPARE(counts.by[3][2], 1);
        QCOMPARE(counts.by[0][2], 1);
        QCOMPARE(counts.by[3][0], 1);
    }
    void filtersHold_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("pattern");
        QTest::addColumn<bool>("caseSensitive");
        QTest::addColumn<int>("field");
        QTest::addColumn<QString>("expected");
        QTest::newRow("all") << "" << false << false << -1 << "Ärger, b.c, plain";
        QTest::newRow("any case") << "ärGER" << false << false << -1 << "Ärger";
        QTest::newRow("this case") << "ärger" << false << true << -1 << "";
        QTest::newRow("this case found") << "Ärger" << false << true << -1 << "Ärger";
        QTest::newRow("signs are signs") << "B.C" << false << false << -1 << "b.c";
        QTest::newRow("no pattern") << "." << false << false << 0 << "b.c";
        QTest::newRow("pattern") << "^b.c$" << true << true << -1 << "b.c";
        QTest::newRow("at the start of a line") << "^first$" << true << true << 4 << "b.c";
        QTest::newRow("pattern of letters") << "^\\w{5}$" << true << true << 0 << "Ärger, plain";
        QTest::newRow("pattern any case") << "PL(A|O)IN" << true << false << -1 << "plain";
        QTest::newRow("input") << "needle" << false << false << 1 << "plain";
        QTest::newRow("output") << "needle" << false << false << 2 << "b.c";
        QTest::newRow("system") << "brief" << false << false << 3 << "plain";
        QTest::newRow("note") << "anna" << false << false << 4 << "Ärger";
        QTest::newRow("note everywhere") << "anna" << false << false << -1 << "Ärger";
        QTest::newRow("earlier turns") << "\"HELLO\"" << false << false << -1 << "plain";
        QTest::newRow("not in a name of a role") << "assistant" << false << false << -1 << "";
        QTest::newRow("label") << "negative" << false << false << 5 << "b.c";
        QTest::newRow("label everywhere") << "positive" << false << false << -1 << "Ärger";
        QTest::newRow("everywhere") << "needle" << false << true << -1 << "b.c, plain";
        QTest::newRow("nowhere") << "xyzzy" << false << false << -1 << "";
    }
    void filtersHold() {
        QFETCH(QString, text);
        QFETCH(bool, pattern);
        QFETCH(bool, caseSensitive);
        QFETCH(int, field);
        QFETCH(QString, expected);
        ProjectDesk desk;
        auto records = recordsOf({"Ärger", "b.c", "plain"});
        records[0].note = "ask Anna";
        records[1].note = "see\nfirst\nbelow";
        records[0].record.label = "positive";
        records[1].record.label = "negative";
        records[1].record.output = "a needle";
        records[2].record.input = "needle";
        records[2].record.system = "Be brief.";
        records[2].record.turns = {{Role::Assistant, "say \"hello\""}};
        desk.project().add(records, 0, EntryKind::Add);
        RecordFilter filter{.text = text.toStdString(), .isPattern = pattern, .caseSensitive = caseSensitive};
        if (field >= 0) filter.field = static_cast<RecordField>(field);
        QCOMPARE(found(desk, filter), expected.toStdString());
    }
    void labelsAreCountedAndFiltered() {
        ProjectDesk desk;
        const auto ids = desk.add({"a", "b", "c", "d", "e"});
        const auto label = [&](std::size_t record, const std::string& text) {
            const TextEdit edit{ids[record], RecordField::Label, text};
            desk.project().edit({&edit, 1});
        };
        label(0, "positive");
        label(1, "negative");
        label(2, "positive");
        label(3, "positive");
        desk.project().setSplit({ids.data() + 2, 1}, Split::Test);
        desk.project().remove({ids.data() + 3, 1});
        const std::vector<LabelUse> uses = ProjectReader(desk.folder).labels();
        QCOMPARE(uses.size(), 3U);
        QCOMPARE(uses[0].label, std::string());
        QCOMPARE(uses[0].total(), 1);
        QCOMPARE(uses[1].label, std::string("negative"));
        QCOMPARE(uses[2].label, std::string("positive"));
        QCOMPARE(uses[2].bySplit[0], 1);
        QCOMPARE(uses[2].bySplit[2], 1);
        QCOMPARE(found(desk, {.labels = {"positive"}}), std::string("a, c"));
        QCOMPARE(found(desk, {.labels = {"", "negative"}}), std::string("b, e"));
        for (int edits = 0; edits < 6; ++edits) desk.project().undo();
        QCOMPARE(ProjectReader(desk.folder).labels().size(), 1U);
        while (desk.project().redo()) {}
        QCOMPARE(found(desk, {.labels = {"positive"}}), std::string("a, c"));
    }
    void filtersOfStatusAndSplitMeet() {
        ProjectDesk desk;
        const auto ids = desk.add({"a", "b", "c"});
        desk.project().setStatus({ids.data(), 2}, Status::Approved);
        desk.project().setSplit({ids.data() + 1, 2}, Split::Test);
        QCOMPARE(found(desk, {.statuses = {Status::Approved}}), std::string("a, b"));
        QCOMPARE(found(desk, {.splits = {Split::Test}}), std::string("b, c"));
        QCOMPARE(found(desk, {.text = "B", .statuses = {Status::Approved, Status::Rejected}, .splits = {Split::Test}}),
                 std::string("b"));
        QCOMPARE(found(desk, {.statuses = {Status::Rejected}}), std::string());
    }
    void badPatternsAreSaid() {
        ProjectDesk desk;
        desk.add({std::string(60, 'a') + "!"});
        QCOMPARE(codeOf([&] { found(desk, {.text = "(", .isPattern = true}); }), ProblemCode::PatternInvalid);
        QCOMPARE(codeOf([&] { found(desk, {.text = "\\C", .isPattern = true}); }), ProblemCode::PatternInvalid);
        QCOMPARE(codeOf([&] { found(desk, {.text = "^(a|aa)+$", .isPattern = true}); }), ProblemCode::PatternInvalid);
        QCOMPARE(found(desk, {.text = "(", .isPattern = false}), std::string());
    }
    void aSearchKeepsTheOrderAndTellsHowFarItIs() {
        ProjectDesk desk;
        const auto ids = desk.project().import(manyRecords(5'000), "x").records;
        desk.project().move({ids.data() + 4'000, 500}, ids[9]);
        const ProjectReader reader(desk.folder);
        const auto all = idsOf(reader);
        QCOMPARE(all[10], ids[4'000]);
        QCOMPARE(all[510], ids[10]);
        std::uint64_t last = 0, total = 0;
        std::vector<RecordId> hits;
        reader.list({.text = "ROW"}, [&](auto some) { hits.insert(hits.end(), some.begin(), some.end()); },
                    {.listener = [&](auto done, auto of) { QVERIFY(done >= last); last = done; total = of; }});
        QVERIFY(hits == all);
        QCOMPARE(last, 5'000U);
        QCOMPARE(total, 5'000U);
    }
    void aSearchStops() {
        ProjectDesk desk;
        desk.project().import(manyRecords(5'000), "x");
        std::stop_source source;
        std::size_t found = 0;
        const auto take = [&](const auto& ids) { found += ids.size(); source.request_stop(); };
        const ProjectReader reader(desk.folder);
        QVERIFY_THROWS_EXCEPTION(Stopped, reader.list({.text = "row"}, take, {.stop = source.get_token()}));
        QVERIFY(found > 0 && found < 5'000);
    }
    void aRunGetsTheRecordsOfItsStatuses() {
        ProjectDesk desk;
        auto records = recordsOf({"a", "b", "c", "d"});
        records[1].record.file = "clinic.json";
        records[1].record.line = 12;
        records[1].record.row = 8;
        records[2].record.row = 9; // of no file
        records[2].split = Split::Validation;
        records[3].status = Status::Rejected;
        const auto ids = desk.project().add(records, 0, EntryKind::Add).records;
        desk.project().remove({ids.data(), 1});
        desk.add({"e"});
        const std::array statuses{Status::Draft, Status::Approved};
        const SplitRecords split = ProjectReader(desk.folder).splitRecords(statuses);
        QCOMPARE(split.training.size(), 2U);
        QCOMPARE(split.validation.size(), 1U);
        QVERIFY(split.test.empty());
        QCOMPARE(split.training[0].file, std::string("clinic.json"));
        QCOMPARE(split.training[0].line, 12);
        QCOMPARE(*placeOf(split.training[0]).tableRow, 8);
        QCOMPARE(split.training[0].id, ids[1]);
        QVERIFY(split.training[0].revision > 0);
        QCOMPARE(placeOf(split.validation[0]).file, std::string("project.lorikeet"));
        QCOMPARE(*placeOf(split.validation[0]).row, 2);
        QVERIFY(!placeOf(split.validation[0]).tableRow);
        QCOMPARE(*placeOf(split.training[1]).row, 4);
    }
    void aReaderIsNotInTheWayOfTheWriter() {
        for (const bool isDistant : {false, true}) {
            std::optional<OnNetwork> network;
            if (isDistant) network.emplace();
            ProjectDesk desk;
            const auto ids = desk.project().import(manyRecords(20'000), "x").records;
            std::atomic<bool> isDone = false;
            std::atomic<int> searches = 0;
            std::thread search([&] {
                const ProjectReader reader(desk.folder);
                for (; !isDone; ++searches) idsOf(reader, {.text = "row"});
            });
            qint64 longest = 0;
            for (int i = 0; i < 30 || searches < 1; ++i) {
                QElapsedTimer clock;
                clock.start();
                desk.edit(ids[0], std::to_string(i));
                longest = std::max(longest, clock.elapsed());
            }
            isDone = true;
            search.join();
            QVERIFY(tests::isInTime("the longest edit beside a search", longest, 2'000));
        }
    }
    void aSearchLetsTheWriterPass() {
        const OnNetwork network;
        ProjectDesk desk;
        const auto ids = desk.project().import(manyRecords(5'000), "x").records;
        int edits = 0;
        const auto write = [&](auto done, auto) {
            if (done % 2'000 == 0) edits += desk.edit(ids[0], "edit " + std::to_string(done)).entry.id > 0;
        };
        std::size_t found = 0;
        ProjectReader(desk.folder).list({.text = "row"}, [&](const auto& some) { found += some.size(); }, {.listener = write});
        QCOMPARE(edits, 2);
        QCOMPARE(found, 5'000U);
    }
    void aReaderSeesNothingOfAnImportThatIsUnderWay() {
        for (const bool isDistant : {false, true}) {
            std::optional<OnNetwork> network;
            if (isDistant) network.emplace();
            ProjectDesk desk;
            desk.add({"a"});
            const ProjectReader reader(desk.folder);
            int asked = 0;
            desk.project().import(manyRecords(25'000), "x", {.listener = [&](auto done, auto) {
                if (done % 6'000 != 1) return;
                QCOMPARE(idsOf(reader).size(), 1U);
                QCOMPARE(reader.counts().total, 1);
                QCOMPARE(reader.version(), 1);
                ++asked;
            }});
            QVERIFY(asked >= 4);
            QCOMPARE(idsOf(reader).size(), 25'001U);
        }
    }
    void aReaderWithoutAProjectSaysSo() {
        QTemporaryDir folder;
        QCOMPARE(codeOf([&] { ProjectReader reader(folder.path().toStdString()); }), ProblemCode::ProjectMissing);
    }
};

QTEST_GUILESS_MAIN(tst_ProjectReader)
#include "tst_ProjectReader.moc"
