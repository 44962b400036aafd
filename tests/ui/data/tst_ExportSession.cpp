#include "tests/ui/data/EditorBench.h"
#include "ui/session/ExportSession.h"

#include <QFile>
#include <QSignalSpy>

#include <future>

using namespace ui;
using tests::EditorBench;
using tests::stored;

namespace {

QByteArray contentOf(const QString& file) {
    QFile read(file);
    return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
}

} // namespace

class tst_ExportSession : public QObject {
    Q_OBJECT
private slots:
    /// Whatever is asked of the project after a look began, the look does not see it.
    void whatIsReadAtOnceIsOneState() {
        EditorBench bench;
        bench.open({stored("One"), stored("Two")});
        const std::vector<core::RecordId> ids{bench.query.idAt(0), bench.query.idAt(1)};
        const core::ProjectReader reader(bench.path().toStdString());
        std::string early, late;
        reader.atOnce([&] {
            early = reader.load(ids).front().record.instruction;
            bench.edits.edit(ids.front(), core::RecordField::Instruction, QStringLiteral("Other"));
            bench.settle();
            late = reader.load(ids).front().record.instruction;
        });
        QCOMPARE(early, std::string("One"));
        QCOMPARE(late, std::string("One"));
        QCOMPARE(reader.load(ids).front().record.instruction, std::string("Other"));
    }

    void aCancelLeavesTheFileAndSaysNothingWritten() {
        EditorBench bench;
        bench.open({stored("One")});
        ExportSession session(bench.worker, bench.project);
        QSignalSpy written(&session, &ExportSession::written), ended(&session, &ExportSession::ended);
        std::promise<void> end;
        bench.worker.post([held = end.get_future().share()] { held.wait(); });
        const QString file = bench.folder.filePath(QStringLiteral("out.json"));
        session.write(file, {}, core::RecordFilter{}, {});
        session.cancel();
        QVERIFY(session.isRunning()); // nobody knows yet what became of the file
        end.set_value();
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(written.size(), 0);
        QVERIFY(!session.isRunning());
        QVERIFY(!QFile::exists(file));
    }

    void aCancelThatComesTooLateTellsWhatIsWritten() {
        EditorBench bench;
        bench.open({stored("One")});
        ExportSession session(bench.worker, bench.project);
        QSignalSpy written(&session, &ExportSession::written), ended(&session, &ExportSession::ended);
        const QString file = bench.folder.filePath(QStringLiteral("out.json"));
        session.write(file, {}, core::RecordFilter{}, {});
        std::promise<void> done; // behind the export on the same thread: it is on the disk, and not told yet
        bench.worker.post([&done] { done.set_value(); });
        done.get_future().wait();
        QVERIFY(contentOf(file).contains("One"));
        session.cancel();
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(written.size(), 1);
    }
};

QTEST_MAIN(tst_ExportSession)
#include "tst_ExportSession.moc"
