#include "core/Error.h"
#include "core/Files.h"
#include "core/project/Project.h"
#include "core/training/FrozenRecords.h"
#include "core/training/HeldRecords.h"
#include "core/training/RunPreparation.h"
#include "tests/support/Places.h"
#include "tests/support/RunFolders.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

using namespace core;

namespace {

namespace fs = std::filesystem;

Judgement judged(Split split, std::int64_t index, std::vector<float> targets, std::vector<float> logits, double loss) {
    return {.split = split,
            .index = index,
            .record = index + 10,
            .revision = 2,
            .text = "text " + std::to_string(index) + " «文»\n\"quoted\"",
            .wanted = {},
            .targets = std::move(targets),
            .logits = std::move(logits),
            .loss = loss,
            .learnedTokens = 1,
            .correctTokens = 0};
}

/// Two labels: of four validation records one is right of each and two are taken for the other; one of test is right.
Judgements reviews() {
    Judgements all{.step = 30, .data = "abc", .labels = {ProblemType::SingleLabel, {"neg", "pos"}}};
    all.validationBaselines = AnswerBaselines{0.5, 0.625};
    all.records = {judged(Split::Validation, 0, {1, 0}, {2.5F, -1}, 0.03),
                   judged(Split::Validation, 1, {0, 1}, {1, 0.25F}, 1.1),
                   judged(Split::Validation, 2, {0, 1}, {-3, 3}, 0.002),
                   judged(Split::Validation, 3, {0, 1}, {3, -0.1F}, 3.1),
                   judged(Split::Test, 0, {0, 1}, {0, 1}, 0.3)};
    return all;
}

std::vector<std::int64_t> places(const std::vector<const Judgement*>& some) {
    std::vector<std::int64_t> found;
    for (const Judgement* each : some) found.push_back(each->index);
    return found;
}

} // namespace

class tst_Judgements : public QObject {
    Q_OBJECT
    QTemporaryDir m_place;

    fs::path run() const { return fs::path(m_place.path().toStdString()) / "run-1"; }
    fs::path file() const { return run() / "judgements.jsonl"; }

private slots:
    void init() { fs::create_directories(run()); }
    void cleanup() { fs::remove_all(run()); }

    void whatIsWrittenIsRead() {
        QVERIFY(!readJudgements(run()));
        const Judgements all = reviews();
        writeJudgements(run(), all);
        const auto found = readJudgements(run());
        QVERIFY(found);
        QCOMPARE(found->step, 30);
        QCOMPARE(found->data, std::string("abc"));
        QVERIFY(found->labels == all.labels && found->records == all.records);
        QCOMPARE(found->validationBaselines->bagOfWords, 0.625);
        QVERIFY(!found->testBaselines);
        QCOMPARE(fs::directory_iterator(run())->path(), file()); // nothing else is left
    }
    void whatIsNoNumberStaysNone() {
        Judgements all = reviews();
        all.records[2].loss = std::numeric_limits<double>::quiet_NaN();
        all.records[2].logits[0] = std::numeric_limits<float>::infinity();
        writeJudgements(run(), all);
        const auto found = readJudgements(run());
        QVERIFY(found && std::isnan(found->records[2].loss) && std::isnan(found->records[2].logits[0]));
        QCOMPARE(places(found->worst(Split::Validation, 2)), std::vector<std::int64_t>({2, 3}));
        // It chose nothing: no label is taken for its choice.
        QCOMPARE(found->score(Split::Validation).records, 3);
        QVERIFY(found->judgedAs(Split::Validation, 1, 1).empty());
        QCOMPARE(places(found->wrongIn(Split::Validation, 1)), std::vector<std::int64_t>({1, 3}));
    }
    void answersHaveNoLabels() {
        Judgements all{.step = 3, .data = "abc"};
        all.records.push_back({.split = Split::Test, .text = "Why?", .wanted = "So.", .loss = 6, .learnedTokens = 4,
                               .correctTokens = 3});
        writeJudgements(run(), all);
        const auto found = readJudgements(run());
        QVERIFY(found && !found->hasLabels() && found->records == all.records);
        QCOMPARE(found->languageScore(Split::Test).loss(), 1.5);
        QCOMPARE(found->languageScore(Split::Test).exactRecords, 0);
    }
    void aTornOrForeignFileIsNone() {
        writeJudgements(run(), reviews());
        const std::string whole = readFile(file());
        for (const std::size_t length : {whole.size() - 1, whole.size() / 2, whole.find('\n') + 1, std::size_t{3}}) {
            replaceFile(file(), whole.substr(0, length));
            QVERIFY2(!readJudgements(run()), qPrintable(QString::number(length)));
        }
        replaceFile(file(), "{\"version\":2,\"anything\":[]}\n");
        QVERIFY(!readJudgements(run()));
        std::string fewer = whole; // of other labels than the head says
        fewer.replace(fewer.find("\"pos\""), 5, "\"pos\",\"more\"");
        replaceFile(file(), fewer);
        QVERIFY(!readJudgements(run()));
        replaceFile(file(), "[1,2]\n");
        QVERIFY(!readJudgements(run()));
    }

    void figuresAreThoseOfTheSplit() {
        const Judgements all = reviews();
        QCOMPARE(all.count(Split::Validation), 4);
        const ClassificationScore score = all.score(Split::Validation);
        QCOMPARE(score.confusion, std::vector<std::int64_t>({1, 0, 2, 1}));
        QCOMPARE(score.accuracy(), 0.5);
        QCOMPARE(all.score(Split::Test).exactRecords, 1);
    }
    void aLabelThatTheModelHasNotIsJudgedWrongly() {
        Judgements all = reviews();
        Judgement foreign = judged(Split::Validation, 4, {0, 0}, {1, 3}, 0);
        foreign.wanted = "mixed";
        foreign.learnedTokens = 0; // as it is measured
        all.records.push_back(foreign);
        writeJudgements(run(), all);
        const auto found = readJudgements(run());
        QVERIFY(found && found->records == all.records);
        const ClassificationScore score = found->score(Split::Validation);
        QCOMPARE(score.records, 5);
        QCOMPARE(score.exactRecords, 2);
        QCOMPARE(score.confusion, std::vector<std::int64_t>({1, 0, 2, 1}));
        QCOMPARE(found->unknownCount(Split::Validation), 1);
        QCOMPARE(found->unknownCount(Split::Test), 0);
        // It stands in a row of its own, and has no loss.
        QCOMPARE(places(found->judgedAs(Split::Validation, 2, 1)), std::vector<std::int64_t>({4}));
        QVERIFY(found->judgedAs(Split::Validation, 2, 0).empty());
        QCOMPARE(places(found->judgedAs(Split::Validation, 0, 0)), std::vector<std::int64_t>({0}));
        QCOMPARE(found->worst(Split::Validation, 9).size(), std::size_t{4});
        QVERIFY(!found->records.back().isExact());
        const LanguageScore tokens = found->languageScore(Split::Validation);
        QVERIFY(tokens.records == 5 && tokens.tokens == 4 && tokens.exactRecords == 0);
    }
    void recordsAreFoundByWhatTheyWereTakenFor() {
        const Judgements all = reviews();
        QCOMPARE(places(all.judgedAs(Split::Validation, 1, 0)), std::vector<std::int64_t>({1, 3}));
        QCOMPARE(places(all.judgedAs(Split::Validation, 0, 0)), std::vector<std::int64_t>({0}));
        QVERIFY(all.judgedAs(Split::Test, 1, 0).empty());
        QCOMPARE(places(all.worst(Split::Validation, 3)), std::vector<std::int64_t>({3, 1, 0}));
        QCOMPARE(places(all.wrongIn(Split::Validation, 0)), std::vector<std::int64_t>({1, 3}));
    }

    void theRecordsThatWerePutAsideAreReadAsTheRunReadThem() {
        const fs::path project = fs::path(m_place.path().toStdString()) / "held";
        const fs::path folder = core::runsFolder(project) / "run-1";
        core::makeFolders(folder.parent_path());
        replaceFile(project / "project.lorikeet", "");
        const auto text = ModelText::open(tests::fixture("models/sample"));
        SplitRecords records;
        for (const char* label : {"yes", "no", "yes", "no"})
            records.training.push_back({.instruction = std::string("Is it so? ") + label, .label = label});
        records.validation = {{.instruction = "Really?", .label = "yes", .id = 7, .revision = 3},
                              {.instruction = "Perhaps?", .label = "unheard of", .id = 8}};
        records.test = {{.instruction = "No?", .input = std::string(299, 'a') + "ä", .label = "no", .id = 9}};
        RunConfig config;
        config.training.task = "classification";
        config.training.overlong = "refuse";
        config.training.maxLength = 8;
        config.model = utf8(text->folder());
        PreparedRun prepared = prepareRun(config, {.training = records.training, .validation = {}, .test = {}}, *text);
        prepared.config.data = freeze(records, frozenFolder(folder));
        Run::create(folder, prepared.config);
        replaceFile(folder / "events.jsonl", eventLine(StepFinished{.step = 4}) + "\n");
        const RunOverview overview = runOverview(folder);
        const HeldRecords held = heldRecords(overview, *text);
        QCOMPARE(held.validation->samples.size(), std::size_t{2});
        QCOMPARE(held.test->samples.size(), std::size_t{1}); // cut, and not refused
        QCOMPARE(held.judgements.records.size(), std::size_t{3});
        const Judgement& first = held.judgements.records[0];
        QCOMPARE(first.record, 7);
        QCOMPARE(first.revision, 3);
        QCOMPARE(first.targets, std::vector<float>({0, 1}));
        const Judgement& other = held.judgements.records[1]; // its label was never learned
        QVERIFY(other.isUnknown() && !first.isUnknown());
        QCOMPARE(other.wanted, std::string("unheard of"));
        QCOMPARE(other.targets, std::vector<float>({0, 0}));
        QVERIFY(held.judgements.records[2].split == Split::Test);
        QVERIFY(held.judgements.records[2].text.ends_with("a…")); // between characters
        QVERIFY(held.judgements.validationBaselines && held.judgements.testBaselines);
        // «no» comes first among those that are as common, and is right of neither.
        QCOMPARE(held.judgements.validationBaselines->commonest, 0.0);
        QVERIFY(isOfResult(held.judgements, overview));
        RunOverview later = overview;
        later.step = 5;
        QVERIFY(!isOfResult(held.judgements, later));
    }
};

QTEST_GUILESS_MAIN(tst_Judgements)
#include "tst_Judgements.moc"
