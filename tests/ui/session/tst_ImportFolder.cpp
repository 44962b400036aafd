#include "tests/ui/session/ImportBench.h"
#include "ui/session/PathSession.h"

#include <QDir>

using namespace ui;
using namespace Qt::StringLiterals;
using Bench = tests::ImportBench;
using State = ImportSession::State;

class tst_ImportFolder : public QObject {
    Q_OBJECT
private slots:
    void aFolderOfTextsByLabelIsOneStep() {
        Bench bench;
        const QDir root(bench.folder.path());
        for (const char* part :
             {"tree/train/pos", "tree/train/neg", "tree/test/pos", "tree/test/neg", "tree/train/unsup"}) {
            QVERIFY(root.mkpath(QLatin1StringView(part)));
            for (int i = 0; i < 250; ++i)
                bench.write(QLatin1StringView(part) + u"/%1_1.txt"_s.arg(i),
                            QByteArray(part) + " " + QByteArray::number(i));
        }
        QCOMPARE(ImportSession::filesOf({root.filePath(u"tree/"_s)}), QStringList{root.filePath(u"tree"_s)});
        bench.session.add({root.filePath(u"tree/"_s)});
        bench.readWhole();
        QCOMPARE(bench.session.waiting(), qsizetype(0));
        QCOMPARE(bench.session.recordCount(), qint64(1000));
        QCOMPARE(bench.session.labels().labels, (std::vector<core::LabelCount>{{"neg", 500}, {"pos", 500}}));
        bench.session.import();
        QTRY_COMPARE_WITH_TIMEOUT(bench.imported.size(), 1, tests::Patience);
        const auto records = bench.onDisk();
        QCOMPARE(records.size(), std::size_t(1000));
        QCOMPARE(records[0].record.label, std::string("neg"));
        QVERIFY(records[0].split == core::Split::Train && records[999].split == core::Split::Test);
        bench.edits.undo();
        QTRY_COMPARE_WITH_TIMEOUT(bench.onDisk().size(), std::size_t(0), tests::Patience);
    }

    void filesOfOneFolderThatAreNamedAfterTheirLabelsAreOne() {
        Bench bench;
        QVERIFY(QDir(bench.folder.path()).mkdir(u"polarity"_s));
        const QString pos = bench.write(u"polarity/rt.pos"_s, "fine\nlovely\n");
        const QString neg = bench.write(u"polarity/rt.neg"_s, "dull\n");
        bench.session.add({pos, neg});
        bench.readWhole();
        QCOMPARE(bench.session.file(), bench.folder.filePath(u"polarity"_s));
        QCOMPARE(bench.session.waiting(), qsizetype(0));
        QCOMPARE(bench.session.recordCount(), qint64(3));
        bench.session.close();
        bench.session.add({pos});
        bench.readWhole();
        QCOMPARE(bench.session.file(), pos);
        QCOMPARE(bench.session.recordCount(), qint64(2));
    }

    void aDroppedFolderIsTextsOrWhatElseItHolds() {
        Bench bench;
        const QDir root(bench.folder.path());
        for (const char* part : {"tree/pos", "tree/neg", "model/pos", "model/neg"}) {
            QVERIFY(root.mkpath(QLatin1StringView(part)));
            bench.write(QLatin1StringView(part) + u"/1.txt"_s, "a text");
        }
        bench.write(u"model/config.json"_s, "{}");
        PathSession paths(bench.worker);
        QSignalSpy found(&paths, &PathSession::found);
        const auto look = [&](const QString& name) {
            found.clear();
            paths.look({root.filePath(name)});
            if (!QTest::qWaitFor([&] { return !found.isEmpty(); })) return PathFinding{};
            return found[0][0].value<PathFinding>();
        };
        const PathFinding tree = look(u"tree"_s);
        QVERIFY(tree.kind == PathFinding::Kind::Records);
        QCOMPARE(tree.files, QStringList{root.filePath(u"tree"_s)});
        QVERIFY(look(u"model"_s).kind == PathFinding::Kind::Model);
        QVERIFY(look(u"project"_s).kind == PathFinding::Kind::Project);
        QVERIFY(look(u"tree/pos"_s).kind == PathFinding::Kind::Records);
    }

    void readingAFolderCanBeGivenUp() {
        Bench bench;
        const QDir root(bench.folder.path());
        for (const char* part : {"tree/pos", "tree/neg"}) {
            QVERIFY(root.mkpath(QLatin1StringView(part)));
            for (int i = 0; i < 1000; ++i) bench.write(QLatin1StringView(part) + u"/%1.txt"_s.arg(i), "a text");
        }
        bench.session.add({root.filePath(u"tree"_s)});
        EVENTUALLY(bench.session.state() == State::Ready);
        bench.session.skip();
        QVERIFY(bench.session.state() == State::Closed);
        QTest::qWait(50);
        QVERIFY(bench.onDisk().empty());
    }
};

QTEST_GUILESS_MAIN(tst_ImportFolder)
#include "tst_ImportFolder.moc"
