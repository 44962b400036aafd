#include "core/Error.h"
#include "core/training/DataDifference.h"
#include "core/training/FrozenRecords.h"
#include "tests/support/RunFolders.h"

#include <QTemporaryDir>
#include <QTest>

using namespace core;
namespace fs = std::filesystem;

namespace {

Record record(RecordId id, const std::string& output, std::int64_t revision = 1) {
    return {.instruction = "Say it", .output = output, .id = id, .revision = id > 0 ? revision : 0};
}

} // namespace

class tst_DataDifference : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    int m_count = 0;

    /// A run beside its data, as the command line makes it.
    fs::path run(const SplitRecords& records) {
        const fs::path folder = m_folder.filePath(QString::number(++m_count)).toStdString();
        tests::writeRun(folder, {.data = freeze(records, frozenFolder(folder))});
        return folder;
    }

private slots:
    void recordsOfAProjectAreToldApartByTheirNumber() {
        const fs::path before = run({.training = {record(1, "one"), record(2, "two"), record(3, "three")},
                                     .validation = {record(4, "four")}});
        const fs::path after = run({.training = {record(1, "one"), record(2, "TWO", 2), record(5, "three")},
                                    .validation = {record(6, "six")},
                                    .test = {record(4, "four", 3)}});
        QCOMPARE(dataDifference(before, after),
                 (DataDifference{.changed = 1, .removed = 1, .added = 2, .moved = 1, .same = 1}));
        QCOMPARE(dataDifference(after, before),
                 (DataDifference{.changed = 1, .removed = 2, .added = 1, .moved = 1, .same = 1}));
    }

    void theSameDataDiffersInNothing() {
        const SplitRecords records{.training = {record(1, "one"), record(2, "two")},
                                   .validation = {record(3, "three")}};
        QCOMPARE(dataDifference(run(records), run(records)), (DataDifference{.same = 3}));
    }

    void recordsWithoutANumberAreFoundByTheirText() {
        const fs::path before = run({.training = {record(0, "one"), record(0, "one"), record(0, "two")}});
        const fs::path after = run({.training = {record(0, "one"), record(0, "three")}});
        QCOMPARE(dataDifference(before, after), (DataDifference{.removed = 2, .added = 1, .same = 1}));
    }

    void aRunOfTheCommandLineMeetsOneOfAProject() {
        const fs::path before = run({.training = {record(0, "one"), record(0, "two")}});
        const fs::path after = run({.training = {record(1, "one"), record(2, "zwei")}});
        QCOMPARE(dataDifference(before, after), (DataDifference{.removed = 1, .added = 1, .same = 1}));
    }

    void earlierTurnsAreText() {
        Record with = record(1, "yes"), without = with;
        with.turns = {{Role::User, "Really?"}};
        QCOMPARE(dataDifference(run({.training = {with}}), run({.training = {without}})), DataDifference{.changed = 1});
    }

    void fieldsDoNotRunIntoOneAnother() {
        const Record one{.instruction = "ab", .input = "c", .output = "d"};
        const Record other{.instruction = "a", .input = "bc", .output = "d"};
        QCOMPARE(dataDifference(run({.training = {one}}), run({.training = {other}})),
                 (DataDifference{.removed = 1, .added = 1}));
    }

    void missingDataIsSaid() {
        const fs::path before = run({.training = {record(1, "one")}});
        const fs::path after = run({.training = {record(1, "uno")}});
        fs::remove(frozenFolder(after) / (Run::config(after).data + ".jsonl.zst"));
        QVERIFY_THROWS_EXCEPTION(Error, dataDifference(before, after));
    }
};

QTEST_APPLESS_MAIN(tst_DataDifference)
#include "tst_DataDifference.moc"
