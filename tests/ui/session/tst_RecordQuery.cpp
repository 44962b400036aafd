#include "tests/ui/session/SessionBench.h"

#include <QSignalSpy>

#include <random>
#include <set>

using namespace ui;
using namespace tests;
using core::RecordField;

namespace {

/// Repeats what the query tells of its list, as a table's model does, and holds the list to it.
class Mirror : public QObject {
public:
    explicit Mirror(RecordQuery& query) : m_query(query), m_ids(query.ids()) {
        connect(&query, &RecordQuery::aboutToInsert, this, [this](qint64 first, qint64 count) {
            told += QStringLiteral("+%1:%2").arg(first).arg(count);
            m_ids.insert(m_ids.begin() + first, static_cast<std::size_t>(count), 0);
        });
        connect(&query, &RecordQuery::inserted, this, [this] { check(); });
        connect(&query, &RecordQuery::aboutToRemove, this, [this](qint64 first, qint64 count) {
            told += QStringLiteral("-%1:%2").arg(first).arg(count);
            m_ids.erase(m_ids.begin() + first, m_ids.begin() + first + count);
        });
        connect(&query, &RecordQuery::removed, this, [this] { check(); });
        connect(&query, &RecordQuery::reset, this, [this] {
            told += QStringLiteral("reset");
            m_ids = m_query.ids();
        });
    }
    QStringList told;

private:
    /// New rows are unknown; all others are where the mirror has them.
    void check() {
        QCOMPARE(m_ids.size(), m_query.ids().size());
        for (std::size_t i = 0; i < m_ids.size(); ++i)
            if (m_ids[i] != 0) QCOMPARE(m_ids[i], m_query.ids()[i]);
        m_ids = m_query.ids();
    }

    RecordQuery& m_query;
    std::vector<core::RecordId> m_ids;
};

} // namespace

class tst_RecordQuery : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("LORIKEET_SYNCHRONOUS", "off"); } // thousands of changes

    void rowsArrivePageByPage() {
        SessionBench bench;
        bench.create(numbered(5'000));
        QSignalSpy loaded(&bench.query, &RecordQuery::loaded);
        QVERIFY(!bench.query.at(4'321)); // not here yet, and nobody waits
        QVERIFY(!bench.query.at(10));
        EVENTUALLY(loaded.size() == 1); // one page for both
        QCOMPARE(loaded[0][0].value<std::vector<core::RecordId>>().size(), 2U);
        QCOMPARE(bench.query.at(4'321)->record.instruction, std::string("Instruction 4322"));
        for (qint64 row = 0; row < 300; ++row) bench.query.at(row);
        EVENTUALLY(bench.query.at(0) && bench.query.at(299));
        QVERIFY(loaded.size() >= 3); // more than a page
    }

    void whoScrollsFastWaitsForWhatIsInSightOnly() {
        SessionBench bench;
        bench.create(numbered(10'000));
        for (qint64 row = 0; row < 10'000; ++row) bench.query.at(row);
        QSignalSpy loaded(&bench.query, &RecordQuery::loaded);
        EVENTUALLY(bench.query.at(9'999));
        EVENTUALLY(bench.query.record(bench.query.idAt(9'700)));
        qsizetype records = 0;
        for (const auto& page : loaded) records += page[0].value<std::vector<core::RecordId>>().size();
        QVERIFY2(records < 1'000, qPrintable(QString::number(records)));
        QVERIFY(!bench.query.at(0)); // gone by; asked for anew now
        EVENTUALLY(bench.query.at(0));
    }

    void recordsThatCameOrWentInOnePlaceAreToldAsSuch() {
        SessionBench bench;
        bench.create(numbered(100));
        Mirror mirror(bench.query);
        bench.edits.add(numbered(3), bench.query.idAt(49));
        EVENTUALLY(bench.query.count() == 103 && bench.isSettled());
        bench.edits.remove({bench.query.idAt(10), bench.query.idAt(11)});
        EVENTUALLY(bench.query.count() == 101 && bench.isSettled());
        bench.edits.add(numbered(1), 0);
        EVENTUALLY(bench.query.count() == 102 && bench.isSettled());
        bench.edits.undo();
        EVENTUALLY(bench.query.count() == 101 && bench.isSettled());
        QCOMPARE(mirror.told, (QStringList{QStringLiteral("+50:3"), QStringLiteral("-10:2"), QStringLiteral("+101:1"),
                                           QStringLiteral("-101:1")}));
        bench.edits.remove({bench.query.idAt(1), bench.query.idAt(5)}); // two places
        EVENTUALLY(bench.query.count() == 99 && bench.isSettled());
        QCOMPARE(mirror.told.last(), QStringLiteral("reset"));
    }

    void aFilterStreamsWhatItFinds() {
        SessionBench bench;
        bench.create(numbered(40'000));
        Mirror mirror(bench.query);
        QSignalSpy searching(&bench.query, &RecordQuery::searchingChanged);
        bench.query.setFilter({.text = "Instruction 3"});
        QVERIFY(bench.query.isSearching());
        QVERIFY(bench.query.isFiltered());
        EVENTUALLY(!bench.query.isSearching());
        QCOMPARE(searching.size(), 2);
        QCOMPARE(bench.query.count(), 11'111);
        QVERIFY2(mirror.told.size() > 1, "it came in one piece");
        QCOMPARE(bench.query.counts().total, 40'000);
        bench.query.setFilter({.text = "no such text"});
        EVENTUALLY(!bench.query.isSearching());
        QCOMPARE(bench.query.count(), 0);
        bench.query.setFilter({});
        EVENTUALLY(bench.query.count() == 40'000);
    }

    void theNewestFilterWins() {
        SessionBench bench;
        bench.create(numbered(2'000));
        for (int i = 1; i <= 20; ++i) bench.query.setFilter({.text = "Instruction " + std::to_string(i * 100)});
        EVENTUALLY(!bench.query.isSearching());
        QCOMPARE(bench.query.count(), 1);
        QCOMPARE(bench.instruction(0), QStringLiteral("Instruction 2000"));
    }

    void aSearchAgainThatFailsLeavesTheListAsItIs() {
        SessionBench bench;
        bench.create(numbered(3));
        bench.query.setFilter({.text = "^(a|aa|I.*)+$", .isPattern = true, .field = core::RecordField::Instruction});
        EVENTUALLY(bench.isSettled());
        QCOMPARE(bench.query.count(), 3);
        QSignalSpy failed(&bench.query, &RecordQuery::failed);
        bench.edits.add({record(std::string(60, 'a') + "b")}, bench.query.idAt(0)); // too many steps for the pattern
        EVENTUALLY(bench.isSettled() && failed.size() == 1);
        QCOMPARE(bench.query.count(), 3);
    }

    void recordsThatWereChosenElsewhereAreListedAlone() {
        SessionBench bench;
        bench.create(numbered(30));
        const std::vector ids{bench.query.idAt(4), bench.query.idAt(12), bench.query.idAt(2), core::RecordId{9'999}};
        QSignalSpy changed(&bench.query, &RecordQuery::chosenChanged);
        bench.query.setChosen({ids, QStringLiteral("those")});
        EVENTUALLY(bench.isSettled() && bench.query.count() == 3); // one is not there any more
        QVERIFY(bench.query.isFiltered());
        QCOMPARE(bench.query.ids(), (std::vector{ids[2], ids[0], ids[1]})); // in the list's order
        bench.query.setFilter({.text = "Instruction 13"});
        EVENTUALLY(bench.isSettled() && bench.query.count() == 1);
        bench.query.showAll();
        EVENTUALLY(bench.isSettled() && bench.query.count() == 30);
        QVERIFY(!bench.query.isFiltered());
        QCOMPARE(changed.size(), 2);
        bench.query.setChosen({ids, {}});
        bench.close();
        QVERIFY(!bench.query.isFiltered());
    }

    void aRecordOfASplitIsDrawnWhateverTheFilter() {
        SessionBench bench;
        std::vector<core::StoredRecord> records = numbered(5);
        records[3].split = core::Split::Validation;
        bench.create(records);
        bench.query.setFilter({.text = "Instruction 1"});
        std::vector<std::optional<core::Record>> drawn;
        connect(&bench.query, &RecordQuery::drawn, this, [&](const auto& record, const auto& problems) {
            QVERIFY(problems.empty());
            drawn.push_back(record);
        });
        bench.query.draw(core::Split::Validation);
        EVENTUALLY(drawn.size() == 1);
        QCOMPARE(drawn[0]->instruction, records[3].record.instruction);
        bench.query.draw(core::Split::Test);
        EVENTUALLY(drawn.size() == 2);
        QVERIFY(!drawn[1]);
        std::set<std::string> seen;
        for (std::size_t i = 3; i < 53; ++i) {
            bench.query.draw(core::Split::Train);
            EVENTUALLY(drawn.size() == i);
            seen.insert(drawn.back()->instruction);
        }
        QVERIFY(seen.size() > 1); // all alike: less likely than 1 in 10^29
        QVERIFY(!seen.contains(records[3].record.instruction));
    }

    void anUnfitPatternIsSaidAndShowsNothing() {
        SessionBench bench;
        bench.create(numbered(3));
        QSignalSpy failed(&bench.query, &RecordQuery::failed);
        bench.query.setFilter({.text = "(", .isPattern = true});
        EVENTUALLY(failed.size() == 1);
        QCOMPARE(failed[0][0].value<std::vector<core::Problem>>()[0].code, core::ProblemCode::PatternInvalid);
        EVENTUALLY(!bench.query.isSearching());
        QCOMPARE(bench.query.count(), 0);
    }

    void aRecordLeavesAFilterOfStatusesButNotOneOfTexts() {
        SessionBench bench;
        bench.create(numbered(3));
        bench.query.setFilter({.text = "Instruction"});
        EVENTUALLY(bench.isSettled());
        bench.edits.edit(bench.query.idAt(0), RecordField::Instruction, QStringLiteral("Other"));
        EVENTUALLY(bench.isSettled());
        QCOMPARE(bench.query.count(), 3); // it stays in sight until the next search
        bench.query.setFilter({.statuses = {core::Status::Approved}});
        EVENTUALLY(bench.isSettled());
        const core::RecordId second = bench.query.idAt(1);
        bench.edits.setStatus({second}, core::Status::Rejected);
        EVENTUALLY(bench.isSettled() && bench.query.count() == 2);
        QCOMPARE(bench.query.rowOf(second), -1);
        bench.edits.undo();
        EVENTUALLY(bench.isSettled() && bench.query.count() == 3);
        QCOMPARE(bench.query.rowOf(second), 1);
    }

    /// A paste may decide, too.
    void aRecordWhoseStatusWasPastedLeavesItsFilterAndIsCounted() {
        SessionBench bench;
        bench.create(numbered(3));
        bench.query.setFilter({.statuses = {core::Status::Approved}});
        EVENTUALLY(bench.query.count() == 3 && bench.isSettled());
        bench.edits.paste({}, {}, {{bench.query.idAt(1), core::Status::Rejected, core::Split::Test}});
        EVENTUALLY(bench.query.count() == 2);
        const auto rejected = static_cast<std::size_t>(core::Status::Rejected);
        EVENTUALLY(bench.query.counts().byStatus[rejected] == 1);
        bench.edits.undo();
        EVENTUALLY(bench.query.count() == 3 && bench.query.counts().byStatus[rejected] == 0);
    }

    void undoShowsTheOlderText() {
        SessionBench bench;
        bench.create(numbered(1));
        bench.at(0);
        bench.edits.edit(bench.query.idAt(0), RecordField::Instruction, QStringLiteral("Other"));
        EVENTUALLY(bench.isSettled());
        QCOMPARE(bench.instruction(0), QStringLiteral("Other"));
        bench.edits.undo();
        EVENTUALLY(bench.instruction(0) == QStringLiteral("Instruction 1"));
    }

    /// Every row shows its newest text at every moment, although pages are being read all the time, rows fall out of
    /// memory and come back, and what is read may be older than what was written meanwhile.
    void aTextThatWasEditedIsNeverShownAsItWasBefore() {
        SessionBench bench;
        constexpr int Count = 6'000;
        bench.create(numbered(Count));
        std::mt19937 random(7);
        std::vector<std::string> newest(Count);
        for (int i = 0; i < Count; ++i) newest[i] = "Instruction " + std::to_string(i + 1);
        QStringList stale;
        const auto look = [&](qint64 row) {
            const core::StoredRecord* stored = bench.query.at(row);
            if (stored && stored->record.instruction != newest[row])
                stale += QString::fromStdString(newest[row] + " was shown as " + stored->record.instruction);
        };
        connect(&bench.query, &RecordQuery::loaded, this, [&](const std::vector<core::RecordId>& ids) {
            for (const core::RecordId id : ids) look(bench.query.rowOf(id));
        });
        for (int round = 0; round < 200; ++round) {
            const int first = static_cast<int>(random() % (Count - 300));
            for (int row = first; row < first + 250; ++row) look(row);
            for (int edit = 0; edit < 3; ++edit) {
                const int row = first + static_cast<int>(random() % 300);
                newest[row] = "Edited " + std::to_string(round) + "." + std::to_string(edit);
                bench.edits.edit(bench.query.idAt(row), RecordField::Instruction, QString::fromStdString(newest[row]));
                if (edit == 1) QCoreApplication::processEvents();
            }
        }
        EVENTUALLY(bench.isSettled());
        for (int first = 0; first < Count; first += 200) {
            EVENTUALLY(bench.isHere(first, 200));
            for (int row = first; row < first + 200; ++row) look(row);
        }
        QVERIFY2(stale.isEmpty(), qPrintable(QString::number(stale.size()) + QStringLiteral(": ") + stale.value(0)));
    }

    /// Long texts take so long to read that a change is written before they have arrived.
    void aTextThatIsEditedWhileItsPageIsReadIsNeverShownAsItWasBefore() {
        SessionBench bench;
        constexpr int Page = 200, Pages = 15;
        bench.create(numbered(Page * Pages, std::string(8'000, 'x')));
        QStringList stale;
        std::unordered_map<core::RecordId, std::string> newest;
        connect(&bench.query, &RecordQuery::loaded, this, [&](const std::vector<core::RecordId>& ids) {
            for (const core::RecordId id : ids)
                if (const auto found = newest.find(id); found != newest.end())
                    if (bench.query.record(id)->record.instruction != found->second)
                        stale += QString::fromStdString(bench.query.record(id)->record.instruction);
        });
        for (int page = 0; page < Pages; ++page) {
            bench.isHere(page * Page, Page);
            QCoreApplication::processEvents(); // the page is asked for
            for (const int row : {0, 50, 100, 150, 199}) {
                const core::RecordId id = bench.query.idAt(page * Page + row);
                newest[id] = "Edited " + std::to_string(id);
                bench.edits.edit(id, RecordField::Instruction, QString::fromStdString(newest[id]));
            }
            EVENTUALLY(bench.isSettled() && bench.isHere(page * Page, Page));
        }
        for (const auto& [id, text] : newest) QCOMPARE(bench.query.record(id)->record.instruction, text);
        QVERIFY2(stale.isEmpty(), qPrintable(stale.value(0)));
    }

    void closingWhileAPageIsReadIsQuiet() {
        SessionBench bench;
        bench.create(numbered(3'000));
        QSignalSpy failed(&bench.query, &RecordQuery::failed);
        bench.query.setFilter({.text = "7"});
        for (qint64 row = 0; row < bench.query.count(); ++row) bench.query.at(row);
        QCoreApplication::processEvents(); // the page is asked for
        QSignalSpy loaded(&bench.query, &RecordQuery::loaded);
        bench.close();
        QCOMPARE(bench.query.count(), 0);
        QCOMPARE(bench.query.counts().total, 0);
        QVERIFY(!bench.query.isSearching());
        QVERIFY(!bench.query.isFiltered());
        bench.create(numbered(1), "second");
        QCOMPARE(bench.instruction(0), QStringLiteral("Instruction 1"));
        QCOMPARE(loaded.size(), 1);
        QCOMPARE(failed.size(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_RecordQuery)
#include "tst_RecordQuery.moc"
