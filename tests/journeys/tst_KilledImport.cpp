/// The program is killed in the middle of an import that the window asked for, while a record is being edited beside
/// it, and opened again: nothing of the import is there, or all of it, and every edit that was told to be on the disk.
#include "core/project/Project.h"
#include "core/project/ProjectReader.h"
#include "tests/journeys/Studio.h"

#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QProcess>

#include <csignal>
#include <sqlite3.h>

using namespace tests;
using namespace Qt::StringLiterals;

namespace {

constexpr int Records = 60'000;
const QString KillMe = u"--import-until-killed"_s;

/// Of one who works: says on standard output what is on the disk, and is killed when `part` of the import is written;
/// 2: when all of it was told to be.
class Victim {
public:
    Victim(const QString& settings, const QString& folder, const QString& file, double part)
        : m_studio(settings, {folder}), m_file(file), m_part(part) {}

    int work() {
        if (!wait([this] { return m_studio->project().isOpen() && m_studio->records().count() == 3; })) return 3;
        ui::RecordEdits& edits = m_studio->edits();
        QObject::connect(&edits, &ui::RecordEdits::changed, [this](const core::RecordChange& change) {
            if (change.entry.kind == core::EntryKind::Import) say("imported", change.entry.records);
            if (change.entry.kind == core::EntryKind::Edit) say("edited", ++m_edited);
            if (m_part > 1 && change.entry.kind == core::EntryKind::Import) raise(SIGKILL);
        });
        QObject::connect(&edits, &ui::RecordEdits::importing, [this](qint64 done, qint64 total) {
            edit();
            if (m_edited > 0 && static_cast<double>(done) >= m_part * static_cast<double>(total)) raise(SIGKILL);
        });
        drop();
        if (!wait([this] { return m_studio.isShown("importNow"); })) return 4;
        m_studio.click("importNow");
        wait([] { return false; });
        return 5; // it should have been killed
    }

private:
    void edit() {
        m_studio->edits().edit(1, core::RecordField::Output, u"edit %1"_s.arg(++m_asked));
    }
    void drop() {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(m_file)});
        QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_studio.window(), &enter);
        QDropEvent event(QPointF(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_studio.window(), &event);
    }
    static void say(const char* what, qint64 number) {
        std::printf("%s %lld\n", what, static_cast<long long>(number));
        std::fflush(stdout);
    }

    Studio m_studio;
    QString m_file;
    double m_part;
    int m_asked = 0, m_edited = 0;
};

struct Told {
    bool isKilled = false;
    int edits = 0;
    bool isImported = false;
};

Told killedWorker(const QStringList& arguments) {
    QProcess worker;
    worker.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    worker.start(QCoreApplication::applicationFilePath(), arguments);
    worker.waitForFinished(Patience);
    Told told{.isKilled = worker.exitStatus() == QProcess::CrashExit};
    for (const QByteArray& line : worker.readAllStandardOutput().split('\n')) {
        if (line.startsWith("edited ")) told.edits = line.mid(7).toInt();
        told.isImported = told.isImported || line.startsWith("imported ");
    }
    return told;
}

QByteArray ask(const std::filesystem::path& file, const char* sql) {
    sqlite3* database = nullptr;
    sqlite3_stmt* query = nullptr;
    sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READWRITE, nullptr);
    QByteArray answer = "nothing";
    if (sqlite3_prepare_v2(database, sql, -1, &query, nullptr) == SQLITE_OK && sqlite3_step(query) == SQLITE_ROW)
        answer = reinterpret_cast<const char*>(sqlite3_column_text(query, 0));
    sqlite3_finalize(query);
    sqlite3_close(database);
    return answer;
}

} // namespace

class tst_KilledImport : public QObject {
    Q_OBJECT
private slots:
    void nothingIsHalfAndNothingIsLost_data() {
        QTest::addColumn<double>("part");
        QTest::newRow("at its first records") << 0.0;
        QTest::newRow("in the middle of it") << 0.5;
        QTest::newRow("when it was told to be there") << 2.0;
    }
    void nothingIsHalfAndNothingIsLost() {
        QFETCH(double, part);
        const Home home;
        const std::filesystem::path folder = home.file("project").toStdString();
        makeProject(folder);
        const QString file = makeFile(home);
        const Told told = killedWorker({KillMe, home.settings(), home.file("project"), file, QString::number(part)});
        QVERIFY(told.isKilled);
        QVERIFY(part > 1 || told.edits > 0);
        QCOMPARE(told.isImported, part > 1);
        QCOMPARE(ask(core::projectFile(folder), "pragma integrity_check"), "ok");

        Studio studio(home.settings(), {home.file("project")});
        const qint64 expected = told.isImported ? 3 + Records : 3;
        EVENTUALLY(studio->project().isOpen() && studio->records().count() == expected);
        QCOMPARE(ask(core::projectFile(folder), "select count(*) from staged_batch"), "0");
        const core::StoredRecord* first = nullptr;
        EVENTUALLY((first = studio->records().at(0)));
        const QByteArray text = QByteArray::fromStdString(first->record.output);
        QVERIFY2(told.edits == 0 || text.mid(5).toInt() >= told.edits, text); // one more may be there and not be told

        if (told.isImported) { // one step, in the history of the killed one
            studio.child<QWidget>("recordTable")->setFocus();
            while (studio->edits().undoState().undo.kind != core::EntryKind::Import && !QTest::currentTestFailed())
                undo(studio);
            undo(studio);
            EVENTUALLY(studio->records().count() == 3);
        }
    }

private:
    static void undo(Studio& studio) {
        const auto before = studio->edits().undoState().undo.id;
        studio.press(Qt::Key_Z, Qt::ControlModifier);
        EVENTUALLY(studio->edits().undoState().undo.id != before);
    }
    static void makeProject(const std::filesystem::path& folder) {
        core::Project project = core::Project::create(folder);
        std::vector<core::StoredRecord> records(3);
        for (core::StoredRecord& each : records) each.record.instruction = each.record.output = "edit 0";
        project.add(records, 0, core::EntryKind::Add);
    }
    static QString makeFile(const Home& home) {
        QFile file(home.file("many.jsonl"));
        if (!file.open(QIODevice::WriteOnly)) qFatal("no file");
        for (int i = 0; i < Records; ++i)
            file.write("{\"instruction\": \"Question " + QByteArray::number(i) + "\", \"output\": \"Answer\"}\n");
        return file.fileName();
    }
};

int main(int count, char** arguments) {
    QApplication application(count, arguments);
    const QStringList words = application.arguments();
    if (words.size() == 6 && words[1] == KillMe)
        return Victim(words[2], words[3], words[4], words[5].toDouble()).work();
    tst_KilledImport test;
    return QTest::qExec(&test, count, arguments);
}
#include "tst_KilledImport.moc"
