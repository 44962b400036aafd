#include "ProjectDesk.h"

#include <QDateTime>
#include <QTest>

#include <array>
#include <pwd.h>
#include <unistd.h>

using namespace core;
using namespace tests;

/// What a person does to records.
class tst_Project : public QObject {
    Q_OBJECT

private slots:
    void aNewProjectIsEmpty() {
        ProjectDesk desk;
        QVERIFY(isProject(desk.folder));
        QCOMPARE(desk.project().version(), 0);
        QVERIFY(!desk.project().readOnly());
        QVERIFY(desk.project().notes().empty());
        QCOMPARE(desk.project().folder(), desk.folder);
        QVERIFY(desk.content().empty());
        QCOMPARE(desk.project().undoState().undo.id, 0);
        QVERIFY(!desk.project().undo());
        QVERIFY(!desk.project().redo());
    }
    void whatIsAddedComesBackWhole() {
        ProjectDesk desk;
        StoredRecord full;
        full.record = {.instruction = "What?",
                       .input = "",
                       .output = std::string("«Ä» 中文 \n\t\0end", 20),
                       .system = "Be brief.",
                       .turns = {{Role::User, "hello"}, {Role::Assistant, "\"quoted\"\n"}, {Role::System, ""}},
                       .file = "clinic.json",
                       .line = 7};
        full.status = Status::NeedsWork;
        full.split = Split::Test;
        full.note = "ask Anna";
        const RecordChange change = desk.project().add({&full, 1}, 0, EntryKind::Paste);
        QCOMPARE(change.records.size(), 1U);
        QCOMPARE(change.entry.id, 1);
        QVERIFY(change.listChanged);
        full.record.id = change.records[0];
        full.record.revision = desk.record(full.record.id).record.revision;
        QVERIFY(full.record.revision > 0);
        QVERIFY(desk.record(full.record.id) == full);
    }
    void recordsGoToTheEndOrBehindAnother() {
        ProjectDesk desk;
        const auto ids = desk.add({"a", "b"});
        QVERIFY(ids[0] > 0 && ids[1] > ids[0]);
        desk.add({"c"});
        desk.add({"x", "y"}, ids[0]);
        QCOMPARE(desk.texts(), std::string("a, x, y, b, c"));
        desk.add({"z"}, desk.content().back().record.id);
        QCOMPARE(desk.texts(), std::string("a, x, y, b, c, z"));
    }
    void manyRecordsFitBetweenTwo() {
        ProjectDesk desk;
        const auto ids = desk.add({"first", "second", "third"});
        std::string expected;
        for (int i = 0; i < 100; ++i) {
            desk.add({std::to_string(i)}, ids[0]);
            expected = ", " + std::to_string(i) + expected;
        }
        QCOMPARE(desk.texts(), "first" + expected + ", second, third");
        QCOMPARE(desk.project().version(), 101);
        // Where the gap was used up, new places were a part of the entry: undone with it, and nobody was touched but
        // one.
        for (int i = 0; i < 100; ++i) {
            const auto change = desk.project().undo();
            QCOMPARE(change->records.size(), 1U);
            QCOMPARE(change->entry.records, 1);
        }
        QCOMPARE(desk.texts(), std::string("first, second, third"));
        while (desk.project().redo()) {}
        QCOMPARE(desk.texts(), "first" + expected + ", second, third");
    }
    void manyRecordsGoBehindOneAtOnce() {
        ProjectDesk desk;
        const auto ids = desk.add({"first", "last"});
        QCOMPARE(desk.project().add(manyRecords(30'000), ids[0], EntryKind::Paste).records.size(), 30'000U);
        const auto content = desk.content();
        QCOMPARE(content.size(), 30'002U);
        for (std::size_t i = 1; i <= 30'000; ++i)
            QCOMPARE(content[i].record.instruction, "row " + std::to_string(i));
        QCOMPARE(desk.add({"end"}, content[30'000].record.id).size(), 1U);
        QCOMPARE(desk.project().undo()->records.size(), 1U);
        QCOMPARE(desk.project().undo()->records.size(), 30'000U);
        QCOMPARE(desk.texts(), std::string("first, last"));
    }
    void everyTextIsEdited() {
        ProjectDesk desk;
        const RecordId id = desk.add({"a"})[0];
        constexpr std::array fields{RecordField::Instruction, RecordField::Input, RecordField::Output,
                                    RecordField::System, RecordField::Note};
        for (const RecordField field : fields) {
            const std::string text = "new " + std::to_string(static_cast<int>(field));
            const auto before = desk.record(id);
            const RecordChange change = desk.edit(id, text, field);
            QCOMPARE(change.records, std::vector<RecordId>{id});
            QVERIFY(!change.listChanged);
            auto expected = before;
            textOf(expected, field) = text;
            const auto after = desk.record(id);
            QVERIFY(after.record.revision > before.record.revision);
            expected.record.revision = after.record.revision;
            QVERIFY(after == expected);
        }
    }
    void whatChangesNothingIsNoEntry() {
        ProjectDesk desk;
        const auto ids = desk.add({"a", "b"});
        const std::array back{TextEdit{ids[0], RecordField::Instruction, "x"},
                              TextEdit{ids[0], RecordField::Instruction, "a"}};
        for (const RecordChange& change :
             {desk.edit(ids[0], "a"), desk.project().edit(back), desk.project().edit({}),
              desk.project().setStatus(ids, Status::Draft), desk.project().setSplit(ids, Split::Train),
              desk.project().setStatus({}, Status::Approved), desk.project().remove({}), desk.project().move({}, 0),
              desk.project().move({ids.data() + 1, 1}, ids[0]), desk.project().move({ids.data(), 1}, 0),
              desk.project().move(ids, 0), desk.project().move(ids, ids[1]), desk.project().paste({}, {}),
              desk.project().add({}, 0, EntryKind::Add), desk.project().import({}, "empty.json")}) {
            QCOMPARE(change.entry.id, 0);
            QVERIFY(change.records.empty());
            QVERIFY(!change.listChanged);
        }
        QCOMPARE(desk.project().version(), 1);
        QCOMPARE(desk.record(ids[0]).record.revision, desk.record(ids[1]).record.revision);
    }
    void onlyWhatChangesIsCounted() {
        ProjectDesk desk;
        const auto ids = desk.add({"a", "b", "c"});
        desk.project().setStatus({ids.data(), 1}, Status::Approved);
        const RecordChange change = desk.project().setStatus(ids, Status::Approved);
        QCOMPARE(change.records, std::vector<RecordId>({ids[1], ids[2]}));
        QCOMPARE(change.entry.records, 2);
        QCOMPARE(change.entry.kind, EntryKind::Status);
        QCOMPARE(desk.record(ids[0]).record.revision, 1);
        desk.project().setSplit({ids.data() + 1, 2}, Split::Validation);
        QCOMPARE(desk.record(ids[2]).split, Split::Validation);
        QCOMPARE(desk.record(ids[0]).split, Split::Train);
        QCOMPARE(desk.record(ids[2]).status, Status::Approved);
    }
    void severalEditsAreOneEntry() {
        ProjectDesk desk;
        const auto ids = desk.add({"a", "b"});
        const std::array edits{TextEdit{ids[1], RecordField::Instruction, "B"},
                               TextEdit{ids[0], RecordField::Output, "1"},
                               TextEdit{ids[1], RecordField::Instruction, "C"},
                               TextEdit{ids[1], RecordField::Output, "2"}};
        const RecordChange change = desk.project().edit(edits);
        QCOMPARE(change.entry.id, 2);
        QCOMPARE(change.entry.records, 2);
        QCOMPARE(desk.texts(), std::string("a, C"));
        QCOMPARE(desk.record(ids[1]).record.output, std::string("2"));
        desk.project().undo();
        QCOMPARE(desk.texts(), std::string("a, b"));
        QCOMPARE(desk.record(ids[0]).record.output, std::string("answer to a"));
    }
    void aPasteRunsPastTheEnd() {
        ProjectDesk desk;
        const auto ids = desk.add({"a"});
        const TextEdit edit{ids[0], RecordField::Instruction, "A"};
        const RecordChange change = desk.project().paste({&edit, 1}, recordsOf({"B", "C"}));
        QCOMPARE(change.records.size(), 3U);
        QCOMPARE(change.records[0], ids[0]);
        QCOMPARE(change.entry.kind, EntryKind::Paste);
        QVERIFY(change.listChanged);
        QCOMPARE(desk.texts(), std::string("A, B, C"));
        const auto undone = desk.project().undo();
        QVERIFY(undone->listChanged);
        QCOMPARE(undone->records.size(), 3U);
        QCOMPARE(desk.texts(), std::string("a"));
        QVERIFY(!desk.project().paste({&edit, 1}, {}).listChanged);
    }
    void aPasteDecidesInTheSameStep() {
        ProjectDesk desk;
        const auto ids = desk.add({"a", "b", "c"});
        const TextEdit edit{ids[1], RecordField::Instruction, "B"};
        const PastedDecision decisions[] = {{ids[2], Status::Approved, Split::Test},
                                            {ids[1], Status::Rejected, std::nullopt},
                                            {ids[0], Status::Draft, Split::Train}}; // as it is
        const RecordChange change = desk.project().paste({&edit, 1}, {}, decisions);
        QCOMPARE(change.records, (std::vector{ids[1], ids[2]}));
        QVERIFY(!change.listChanged);
        QCOMPARE(desk.record(ids[2]).split, Split::Test);
        QCOMPARE(desk.record(ids[1]).status, Status::Rejected);
        QCOMPARE(desk.texts(), std::string("a, B, c"));
        desk.project().undo();
        QCOMPARE(desk.texts(), std::string("a, b, c"));
        QCOMPARE(desk.record(ids[1]).status, Status::Draft);
        QCOMPARE(desk.record(ids[2]).split, Split::Train);
        desk.project().redo();
        QCOMPARE(desk.record(ids[2]).status, Status::Approved);
    }
    void removedRecordsAreGoneUntilUndone() {
        ProjectDesk desk;
        const auto ids = desk.add({"a", "b", "c"});
        const std::array twice{ids[1], ids[1]};
        const RecordChange change = desk.project().remove(twice);
        QCOMPARE(change.entry.records, 1);
        QVERIFY(change.listChanged);
        QCOMPARE(desk.texts(), std::string("a, c"));
        desk.add({"between"}, ids[0]);
        QCOMPARE(desk.texts(), std::string("a, between, c"));
        desk.project().undo();
        QVERIFY(desk.project().undo()->listChanged);
        QCOMPARE(desk.texts(), std::string("a, b, c"));
    }
    void recordsMoveInTheirOrder() {
        ProjectDesk desk;
        const auto ids = desk.add({"a", "b", "c", "d", "e"});
        const std::array pair{ids[3], ids[1]};
        const RecordChange change = desk.project().move(pair, ids[4]);
        QCOMPARE(desk.texts(), std::string("a, c, e, b, d"));
        QVERIFY(change.listChanged);
        QCOMPARE(change.entry.records, 2);
        desk.project().move({ids.data() + 4, 1}, 0);
        QCOMPARE(desk.texts(), std::string("e, a, c, b, d"));
        const std::array some{ids[3], ids[0], ids[1]};
        desk.project().move(some, ids[1]); // behind one of them: behind what stays before it
        QCOMPARE(desk.texts(), std::string("e, c, a, b, d"));
        QVERIFY(desk.project().undo()->listChanged);
        desk.project().undo();
        desk.project().undo();
        QCOMPARE(desk.texts(), std::string("a, b, c, d, e"));
    }
    void aRecordMovesBehindAnotherManyTimes() {
        ProjectDesk desk;
        const auto ids = desk.add({"a", "b", "c"});
        for (int i = 0; i < 60; ++i) QVERIFY(desk.project().move({ids.data() + 2 - i % 2, 1}, ids[0]).entry.id > 0);
        QCOMPARE(desk.texts(), std::string("a, b, c"));
        for (int i = 0; i < 60; ++i) desk.project().undo();
        QCOMPARE(desk.texts(), std::string("a, b, c"));
    }
    void fillingIsOneStepWhateverItChanges() {
        ProjectDesk desk;
        const auto ids = desk.add({"a", "b", "c", "d"});
        const std::array below{ids[1], ids[2]};
        const auto before = desk.content();
        const Filling filling{{{RecordField::Instruction, "a"}, {RecordField::Note, "n"}}, Status::Approved, Split::Test};
        const RecordChange change = desk.project().fill(below, filling);
        QCOMPARE(change.entry.kind, EntryKind::Fill);
        QCOMPARE(change.entry.records, 2);
        QCOMPARE(change.records, std::vector<RecordId>({ids[1], ids[2]}));
        QVERIFY(!change.listChanged);
        QCOMPARE(desk.texts(), std::string("a, a, a, d"));
        const auto filled = desk.content();
        for (const std::size_t i : {1U, 2U}) {
            QCOMPARE(filled[i].status, Status::Approved);
            QCOMPARE(filled[i].split, Split::Test);
            QCOMPARE(filled[i].note, std::string("n"));
        }
        QVERIFY(filled[3] == before[3]);
        desk.reopen();
        QCOMPARE(desk.project().undo()->entry.subject, EntryKind::Fill);
        QVERIFY(desk.content() == before);
        QVERIFY(desk.project().redo());
        QVERIFY(desk.content() == filled);
        QCOMPARE(desk.project().fill(below, filling).entry.id, 0); // it is so already
    }
    void whatIsGoneIsSaidAndNothingChanged() {
        ProjectDesk desk;
        const auto ids = desk.add({"a", "b", "c"});
        desk.project().remove({ids.data() + 1, 1});
        const auto before = desk.content();
        const std::array some{ids[0], ids[1]};
        const std::array edits{TextEdit{ids[0], RecordField::Output, "1"}, TextEdit{ids[1], RecordField::Output, "1"}};
        Project& project = desk.project();
        for (const auto& work : std::vector<std::function<void()>>{
                 [&] { project.edit(edits); }, [&] { project.setStatus(some, Status::Approved); },
                 [&] { project.setSplit(some, Split::Test); }, [&] { project.remove(some); },
                 [&] { project.move(some, ids[2]); }, [&] { project.move({ids.data(), 1}, ids[1]); },
                 [&] { project.add(recordsOf({"x"}), ids[1], EntryKind::Add); },
                 [&] { project.paste(edits, recordsOf({"x"})); },
                 [&] { project.fill(some, {{}, Status::Draft, Split::Test}); }, [&] { project.add(recordsOf({"x"}), 99, EntryKind::Add); }})
            QCOMPARE(codeOf(work), ProblemCode::RecordGone);
        QVERIFY(desk.content() == before);
        QCOMPARE(project.version(), 2);
    }
    void whatIsNoTextIsRefused() {
        ProjectDesk desk;
        const RecordId id = desk.add({"a"})[0];
        QCOMPARE(codeOf([&] { desk.edit(id, "bad \xff"); }), ProblemCode::TextNotUtf8);
        QCOMPARE(codeOf([&] { desk.add({"good", "bad \xc3"}); }), ProblemCode::TextNotUtf8);
        QCOMPARE(desk.texts(), std::string("a"));
        QCOMPARE(desk.project().version(), 1);
    }
    void theAuthorIsTheAccount() {
        ProjectDesk desk;
        const std::int64_t before = QDateTime::currentMSecsSinceEpoch();
        desk.add({"a"});
        const HistoryEntry entry = ProjectReader(desk.folder).history(0, 1).at(0);
        QCOMPARE(entry.author, std::string(getpwuid(geteuid())->pw_name));
        QVERIFY(entry.time >= before && entry.time <= QDateTime::currentMSecsSinceEpoch());
    }
    void settingsAreKeptOutsideOfTheHistory() {
        ProjectDesk desk;
        QCOMPARE(desk.project().setting("model"), std::string());
        desk.project().setSetting("model", "qwen");
        desk.project().setSetting("model", "llama \"3\"");
        QCOMPARE(desk.project().version(), 0);
        desk.reopen();
        QCOMPARE(desk.project().setting("model"), std::string("llama \"3\""));
    }
};

QTEST_GUILESS_MAIN(tst_Project)
#include "tst_Project.moc"
