#include "ProjectDesk.h"

#include <QTest>

#include <map>
#include <set>

using namespace core;
using namespace tests;

/// What was done, taken back and done again.
class tst_ProjectHistory : public QObject {
    Q_OBJECT

private slots:
    void undoAndRedoGoBackAndForth() {
        ProjectDesk desk;
        const RecordId id = desk.add({"a"})[0];
        desk.edit(id, "b");
        desk.edit(id, "c");
        Project& project = desk.project();
        const auto first = project.undo();
        QCOMPARE(first->records, std::vector<RecordId>{id});
        QVERIFY(!first->listChanged);
        QCOMPARE(first->entry.kind, EntryKind::Undo);
        QCOMPARE(first->entry.subject, EntryKind::Edit);
        QCOMPARE(first->entry.undoes, 3);
        QCOMPARE(desk.texts(), std::string("b"));
        QVERIFY(project.undo());
        QCOMPARE(desk.texts(), std::string("a"));
        QCOMPARE(project.redo()->entry.kind, EntryKind::Redo);
        QCOMPARE(desk.texts(), std::string("b"));
        QVERIFY(project.redo());
        QCOMPARE(desk.texts(), std::string("c"));
        QVERIFY(!project.redo());
        QCOMPARE(project.version(), 7);
        for (int i = 0; i < 3; ++i) QVERIFY(project.undo());
        QCOMPARE(desk.texts(), std::string());
        QVERIFY(!project.undo());
        for (int i = 0; i < 3; ++i) QVERIFY(project.redo());
        QVERIFY(!project.redo());
        QCOMPARE(desk.texts(), std::string("c"));
    }
    void aFreshEditLeavesNothingToRedo() {
        ProjectDesk desk;
        const RecordId id = desk.add({"a"})[0];
        desk.edit(id, "b");
        desk.edit(id, "c");
        desk.project().undo();
        desk.edit(id, "d");
        QCOMPARE(desk.project().undoState().redo.id, 0);
        QVERIFY(!desk.project().redo());
        desk.project().undo();
        QCOMPARE(desk.texts(), std::string("b"));
        desk.project().undo();
        QCOMPARE(desk.texts(), std::string("a"));
    }
    void whatChangesNothingLeavesRedo() {
        ProjectDesk desk;
        const RecordId id = desk.add({"a"})[0];
        desk.edit(id, "b");
        desk.project().undo();
        desk.edit(id, "a");
        QVERIFY(desk.project().redo());
        QCOMPARE(desk.texts(), std::string("b"));
    }
    void undoSurvivesARestart() {
        ProjectDesk desk;
        const RecordId id = desk.add({"a"})[0];
        desk.edit(id, "b");
        desk.project().undo();
        desk.reopen();
        const UndoState state = desk.project().undoState();
        QCOMPARE(state.undo.kind, EntryKind::Add);
        QCOMPARE(state.redo.subject, EntryKind::Edit);
        QVERIFY(desk.project().redo());
        desk.reopen();
        QVERIFY(desk.project().undo());
        QCOMPARE(desk.texts(), std::string("a"));
    }
    void theStateNamesWhatWouldBeTakenBack() {
        ProjectDesk desk;
        const auto ids = desk.add({"a"});
        desk.project().setStatus(ids, Status::Approved);
        QCOMPARE(desk.project().undoState().undo.kind, EntryKind::Status);
        QCOMPARE(desk.project().undoState().redo.id, 0);
        desk.project().undo();
        QCOMPARE(desk.project().undoState().undo.kind, EntryKind::Add);
        QCOMPARE(desk.project().undoState().redo.subject, EntryKind::Status);
        QCOMPARE(desk.project().undoState().redo.records, 1);
        desk.project().redo();
        QCOMPARE(desk.project().undoState().undo.subject, EntryKind::Status);
    }
    void theListShowsWhatStands() {
        ProjectDesk desk;
        const auto ids = desk.add({"a"});
        desk.project().import(recordsOf({"x", "y"}), "clinic.json");
        desk.edit(ids[0], "b");
        desk.project().undo();
        desk.project().undo();
        desk.project().redo();
        const ProjectReader reader(desk.folder);
        QCOMPARE(reader.version(), 6);
        const auto list = reader.history(0, 100);
        QCOMPARE(list.size(), 6U);
        const auto entry = [&](std::int64_t id) { return list[static_cast<std::size_t>(6 - id)]; };
        for (std::int64_t id = 1; id <= 6; ++id) QCOMPARE(entry(id).id, id);
        QVERIFY(!entry(1).isUndone);
        QCOMPARE(entry(2).kind, EntryKind::Import);
        QCOMPARE(entry(2).detail, std::string("clinic.json"));
        QCOMPARE(entry(2).records, 2);
        QVERIFY(!entry(2).isUndone); // undone by 5, which 6 has taken back
        QVERIFY(entry(3).isUndone);
        QCOMPARE(entry(4).undoes, 3);
        QVERIFY(!entry(4).isUndone);
        QCOMPARE(entry(5).undoes, 2);
        QVERIFY(entry(5).isUndone);
        QCOMPARE(entry(6).undoes, 5);
        QCOMPARE(entry(6).subject, EntryKind::Import);
        QCOMPARE(entry(6).detail, std::string());
        QCOMPARE(entry(6).records, 2);
        const auto page = reader.history(4, 2);
        QCOMPARE(page.size(), 2U);
        QCOMPARE(page[0].id, 3);
        QCOMPARE(page[1].id, 2);
    }
    void twoTextsNeverShareARevision() {
        ProjectDesk desk;
        const RecordId id = desk.add({"0"})[0];
        std::map<std::int64_t, std::string> known;
        const auto note = [&] {
            const StoredRecord stored = desk.record(id);
            const auto place = known.emplace(stored.record.revision, stored.record.instruction).first;
            QCOMPARE(place->second, stored.record.instruction);
        };
        note();
        for (int round = 1; round <= 6; ++round) {
            for (int i = 0; i < 3; ++i) {
                const auto before = desk.record(id).record.revision;
                desk.edit(id, std::to_string(round) + "." + std::to_string(i));
                QVERIFY(desk.record(id).record.revision > before);
                note();
            }
            for (int i = 0; i < round % 3 + 1; ++i, note()) desk.project().undo();
            if (round % 2) desk.project().redo();
            note();
        }
        QCOMPARE(known.size(), 19U);
    }
    void anImportIsTakenBackAsOne() {
        ProjectDesk desk;
        desk.add({"a"});
        desk.project().import(manyRecords(50), "x.csv");
        const auto whole = desk.content();
        const auto undone = desk.project().undo();
        QCOMPARE(undone->records.size(), 50U);
        QVERIFY(undone->listChanged);
        QCOMPARE(desk.texts(), std::string("a"));
        QCOMPARE(desk.project().redo()->records.size(), 50U);
        QVERIFY(desk.content() == whole);
    }
    void idsAreNeverGivenTwice() {
        ProjectDesk desk;
        std::set<RecordId> known;
        for (int i = 0; i < 5; ++i) {
            for (const RecordId id : desk.add({"a", "b"})) QVERIFY(known.insert(id).second);
            desk.project().undo();
            desk.reopen();
        }
    }
};

QTEST_GUILESS_MAIN(tst_ProjectHistory)
#include "tst_ProjectHistory.moc"
