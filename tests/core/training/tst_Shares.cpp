// moveShares of core/training/FrozenRecords: which records are put aside for validation and test.
#include "core/Error.h"
#include "core/training/FrozenRecords.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

using namespace core;

namespace {

/// Record `number`, or its like.
Record record(int number, int line = 0) {
    return {"Say a number.", "", std::to_string(number), "", "", {}, "a.json", line};
}

std::vector<Record> distinct(int count) {
    std::vector<Record> records;
    for (int i = 0; i < count; ++i) records.push_back(record(i, i + 1));
    return records;
}

SplitRecords moved(std::vector<Record> training, double validation, double test, std::int64_t seed = 42) {
    SplitRecords records{std::move(training), {}, {}};
    moveShares(records, validation, test, seed);
    return records;
}

/// Where each text went.
std::map<std::string, std::set<Split>> places(const SplitRecords& records) {
    std::map<std::string, std::set<Split>> found;
    for (const Split split : {Split::Train, Split::Validation, Split::Test})
        for (const Record& each : records.of(split)) found[each.output].insert(split);
    return found;
}

std::multiset<std::pair<std::string, std::int64_t>> all(const SplitRecords& records) {
    std::multiset<std::pair<std::string, std::int64_t>> found;
    for (const Split split : {Split::Train, Split::Validation, Split::Test})
        for (const Record& each : records.of(split)) found.emplace(each.output, each.line);
    return found;
}

/// Texts that came into or went out of `split`, of those in both.
int changes(const SplitRecords& before, const SplitRecords& after, Split split) {
    const auto left = places(before), right = places(after);
    return static_cast<int>(std::count_if(left.begin(), left.end(), [&](const auto& each) {
        return each.second.contains(split) != right.at(each.first).contains(split);
    }));
}

bool isRefused(std::vector<Record> training, double validation, double test) {
    SplitRecords records{std::move(training), {record(1000)}, {record(2000)}};
    const SplitRecords before = records;
    try {
        moveShares(records, validation, test, 42);
    } catch (const Error& error) {
        return error.problems().front().code == ProblemCode::SettingInvalid && records == before;
    }
    return false;
}

} // namespace

class tst_Shares : public QObject {
    Q_OBJECT
private slots:
    void sharesAddUp_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("validation");
        QTest::addColumn<double>("test");
        QTest::addColumn<int>("validationRecords");
        QTest::addColumn<int>("testRecords");
        QTest::newRow("both") << 100 << 0.1 << 0.2 << 10 << 20;
        QTest::newRow("validation alone") << 100 << 0.25 << 0.0 << 25 << 0;
        QTest::newRow("test alone") << 100 << 0.0 << 0.25 << 0 << 25;
        QTest::newRow("none") << 10 << 0.0 << 0.0 << 0 << 0;
        QTest::newRow("rounded") << 14 << 0.1 << 0.33 << 1 << 5;
        QTest::newRow("at least one") << 5 << 0.01 << 0.01 << 1 << 1;
        QTest::newRow("all but one") << 10 << 0.45 << 0.4 << 5 << 4;
    }
    void sharesAddUp() {
        QFETCH(int, count);
        QFETCH(double, validation);
        QFETCH(double, test);
        QFETCH(int, validationRecords);
        QFETCH(int, testRecords);
        const SplitRecords records = moved(distinct(count), validation, test);
        QCOMPARE(records.validation.size(), static_cast<std::size_t>(validationRecords));
        QCOMPARE(records.test.size(), static_cast<std::size_t>(testRecords));
        QCOMPARE(records.training.size(), static_cast<std::size_t>(count - validationRecords - testRecords));
    }
    void theSeedDecides() {
        QVERIFY(moved(distinct(60), 0.2, 0.1) == moved(distinct(60), 0.2, 0.1));
        QVERIFY(moved(distinct(60), 0.2, 0.1, 1).validation != moved(distinct(60), 0.2, 0.1, 2).validation);
        QVERIFY(moved(distinct(60), 0.2, 0.1, 1).test != moved(distinct(60), 0.2, 0.1, 2).test);
    }
    /// One in ten over many seeds: no place in the file is favoured.
    void everyRecordHasTheSameChance() {
        std::map<std::string, int> chosen;
        constexpr int Seeds = 2000;
        for (int seed = 0; seed < Seeds; ++seed)
            for (const Record& each : moved(distinct(20), 0.1, 0.1, seed).validation) ++chosen[each.output];
        QCOMPARE(chosen.size(), 20U);
        for (const auto& [text, count] : chosen) QVERIFY2(std::abs(count - 200) < 70, text.c_str());
    }
    void neitherOrderNorPlaceDecides() {
        std::vector<Record> shuffled = distinct(60);
        std::mt19937 random(3);
        std::shuffle(shuffled.begin(), shuffled.end(), random);
        for (Record& each : shuffled) each.file = "another.csv", each.line = 5;
        QVERIFY(places(moved(shuffled, 0.2, 0.1)) == places(moved(distinct(60), 0.2, 0.1)));
    }
    void orderIsKept() {
        const SplitRecords records = moved(distinct(60), 0.3, 0.3);
        for (const Split split : {Split::Train, Split::Validation, Split::Test})
            QVERIFY(std::ranges::is_sorted(records.of(split), {}, &Record::line));
    }
    void equalRecordsStayTogetherAndNothingIsLost() {
        std::mt19937 random(5);
        for (int round = 0; round < 200; ++round) {
            SplitRecords records;
            const int count = 20 + static_cast<int>(random() % 40);
            for (int i = 0; i < count; ++i)
                records.training.push_back(record(static_cast<int>(random() % 25), i + 1)); // many are equal
            const auto before = all(records);
            moveShares(records, 0.15, 0.1, round);
            QVERIFY(all(records) == before);
            for (const auto& [text, splits] : places(records)) QCOMPARE(splits.size(), 1U);
            QVERIFY(static_cast<long>(records.validation.size()) >= std::lround(0.15 * count));
            QVERIFY(static_cast<long>(records.test.size()) >= std::lround(0.1 * count));
            QVERIFY(!records.training.empty());
        }
    }
    /// Nine equal records and three others: the nine go one way, and each share still gets its record.
    void aManifoldRecordLeavesTheOthersTheirShare() {
        for (int seed = 0; seed < 50; ++seed) {
            std::vector<Record> training(9, record(0));
            for (int i = 1; i <= 3; ++i) training.push_back(record(i));
            const SplitRecords records = moved(training, 0.1, 0.1, seed);
            QVERIFY(!records.training.empty() && !records.validation.empty() && !records.test.empty());
        }
    }
    void oneMoreRecordMovesAtMostOneOther_data() {
        QTest::addColumn<double>("validation");
        QTest::addColumn<double>("test");
        QTest::newRow("validation") << 0.1 << 0.0;
        QTest::newRow("test") << 0.0 << 0.25;
        QTest::newRow("both") << 0.15 << 0.1;
    }
    void oneMoreRecordMovesAtMostOneOther() {
        QFETCH(double, validation);
        QFETCH(double, test);
        bool hasMoved = false;
        std::vector<Record> training = distinct(10);
        for (int number = 10; number < 120; ++number) {
            const SplitRecords before = moved(training, validation, test);
            training.insert(training.begin() + number / 2, record(number % 9 == 0 ? number / 3 : number));
            const SplitRecords after = moved(training, validation, test);
            const int inValidation = changes(before, after, Split::Validation);
            const int inTest = changes(before, after, Split::Test);
            QVERIFY2(inValidation <= 1 && inTest <= 1, std::to_string(number).c_str());
            hasMoved = hasMoved || inValidation + inTest > 0;
        }
        QVERIFY(hasMoved);
    }
    void whatWasPutAsideBeforeStays() {
        SplitRecords records{distinct(20), {record(100)}, {record(200), record(201)}};
        moveShares(records, 0.1, 0.0, 42);
        QCOMPARE(records.validation.size(), 3U);
        QCOMPARE(records.validation[0].output, std::string("100"));
        QCOMPARE(records.test.size(), 2U);
    }
    void sharesThatLeaveNothingAreRefusedAndMoveNothing() {
        QVERIFY(isRefused(distinct(10), 0.5, 0.5));
        QVERIFY(isRefused(distinct(10), 0.9, 0.9));
        QVERIFY(isRefused(distinct(10), -0.1, 0));
        QVERIFY(isRefused(distinct(10), 0, -0.1));
        QVERIFY(isRefused(distinct(10), 1, 0));
        QVERIFY(isRefused(distinct(10), NAN, 0));
        QVERIFY(isRefused(distinct(10), INFINITY, 0));
        QVERIFY(isRefused(distinct(2), 0.1, 0.1));
        QVERIFY(isRefused(distinct(1), 0.1, 0));
        QVERIFY(isRefused({}, 0.1, 0));
        QVERIFY(isRefused(std::vector<Record>(20, record(7)), 0.1, 0));
        QVERIFY(isRefused({record(1), record(1), record(2), record(2)}, 0.1, 0.1));
    }
    void theRefusalNamesTheShares() {
        try {
            moved(distinct(10), 0.5, 0.55);
            QFAIL("it was not refused");
        } catch (const Error& error) {
            QCOMPARE(error.problems()[0].args[0], std::string("0.5, 0.55"));
        }
    }
};

QTEST_GUILESS_MAIN(tst_Shares)
#include "tst_Shares.moc"
