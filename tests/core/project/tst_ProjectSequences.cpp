#include "RandomEdits.h"

#include <QTest>

#include <map>

using namespace core;
using namespace tests;

/// Long sequences of changes, undos and redos held to what a person expects of them.
class tst_ProjectSequences : public QObject {
    Q_OBJECT
    /// What lies on the two stacks, as digests of the content before and after.
    struct Model {
        std::vector<std::size_t> undo, redo;
    };

    static std::size_t now(const ProjectReader& reader) { return digestOf(reader.load(idsOf(reader))); }

    static void takeOneBack(Project& project, const ProjectReader& reader, Model& model, EntryKind kind) {
        auto& from = kind == EntryKind::Undo ? model.undo : model.redo;
        auto& to = kind == EntryKind::Undo ? model.redo : model.undo;
        const std::size_t before = now(reader);
        const auto change = kind == EntryKind::Undo ? project.undo() : project.redo();
        QCOMPARE(change.has_value(), !from.empty());
        if (!change) return;
        QCOMPARE(now(reader), from.back());
        from.pop_back();
        to.push_back(before);
    }
    static void changeOnce(Project& project, const ProjectReader& reader, Model& model, RandomEdits& edits) {
        const auto ids = idsOf(reader);
        const std::size_t before = now(reader);
        const RecordChange change = edits.change(project, ids);
        QCOMPARE(change.entry.id == 0, now(reader) == before);
        QCOMPARE(change.entry.id == 0, change.records.empty());
        if (change.entry.id == 0) return;
        QCOMPARE(change.entry.id, project.version());
        QCOMPARE(change.listChanged, ids != idsOf(reader));
        model.undo.push_back(before);
        model.redo.clear();
    }
    /// No two texts under one revision.
    static void noteRevisions(const ProjectReader& reader,
                              std::map<std::pair<RecordId, std::int64_t>, std::size_t>& known) {
        for (StoredRecord& stored : reader.load(idsOf(reader))) {
            const std::pair key(stored.record.id, stored.record.revision);
            stored.status = {};
            stored.split = {};
            const std::size_t digest = digestOf({stored});
            QCOMPARE(known.emplace(key, digest).first->second, digest);
        }
    }

private slots:
    void everythingUndoneIsTheBeginningAndRedoneTheEnd_data() {
        QTest::addColumn<int>("operations");
        QTest::addColumn<unsigned>("seed");
        const bool isLong = qEnvironmentVariableIntValue("LORIKEET_LONG_TESTS") != 0;
        QTest::newRow("one") << (isLong ? 10'000 : 1'000) << 1U;
        QTest::newRow("another") << 500 << 2U;
    }
    void everythingUndoneIsTheBeginningAndRedoneTheEnd() {
        QFETCH(int, operations);
        QFETCH(unsigned, seed);
        qputenv("LORIKEET_SYNCHRONOUS", "off");
        ProjectDesk desk;
        Project& project = desk.project();
        const ProjectReader reader(desk.folder);
        RandomEdits edits(seed);
        Model model;
        std::map<std::pair<RecordId, std::int64_t>, std::size_t> known;
        for (int i = 0; i < operations; ++i) {
            const int choice = edits.below(10);
            if (choice < 2) takeOneBack(project, reader, model, EntryKind::Undo);
            else if (choice < 3) takeOneBack(project, reader, model, EntryKind::Redo);
            else changeOnce(project, reader, model, edits);
            if (i % 7 == 0) noteRevisions(reader, known);
            if (QTest::currentTestFailed()) return qWarning("at operation %d", i);
        }
        project.add(recordsOf({"the end"}), 0, EntryKind::Add);
        const auto end = desk.content();
        while (project.undo()) {}
        QVERIFY(desk.content().empty());
        while (project.redo()) {}
        QVERIFY(desk.content() == end);
        qunsetenv("LORIKEET_SYNCHRONOUS");
    }
};

QTEST_GUILESS_MAIN(tst_ProjectSequences)
#include "tst_ProjectSequences.moc"
