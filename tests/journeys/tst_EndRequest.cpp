/// The system ends the program, at a shutdown, say: what was typed is kept, and a run goes on at the next start.
#include "app/EndRequest.h"
#include "core/Files.h"
#include "core/project/Project.h"
#include "core/project/ProjectReader.h"
#include "tests/journeys/Studio.h"
#include "ui/session/Paths.h"

#include <QAbstractItemView>
#include <QProcess>

#include <csignal>

using namespace ui;
using namespace tests;

class tst_EndRequest : public QObject {
    Q_OBJECT

    /// The program is asked to end by a signal, and ends.
    static void endBy(int signal, Studio& studio) {
        const app::EndRequest request([&] { studio->window().closeAtOnce(); });
        QCOMPARE(std::raise(signal), 0);
        EVENTUALLY(!studio->window().isVisible());
    }

private slots:
    void whatIsTypedIsKept_data() {
        QTest::addColumn<int>("signal");
        QTest::newRow("shutdown") << SIGTERM;
        QTest::newRow("logout") << SIGHUP;
        QTest::newRow("Ctrl+C in a terminal") << SIGINT;
    }
    void whatIsTypedIsKept() {
        QFETCH(int, signal);
        const Home home;
        const QString folder = home.file("clinic");
        core::Project::create(folder.toStdString()).add({{{.record = {.instruction = "Ask", .output = "Answer"}}}}, 0,
                                                         core::EntryKind::Add);
        {
            Studio studio(home.settings(), {folder});
            EVENTUALLY(studio.isShown("recordTable") && studio->records().count() == 1);
            auto* table = studio.child<QAbstractItemView>("recordTable");
            EVENTUALLY(!table->model()->index(0, 1).data().toString().isEmpty());
            table->setFocus();
            table->setCurrentIndex(table->model()->index(0, 1));
            studio.press(Qt::Key_F2);
            studio.type(QStringLiteral(" me"));
            endBy(signal, studio);
        }
        const core::ProjectReader reader(folder.toStdString());
        std::vector<core::RecordId> ids;
        reader.list({}, [&](const auto& found) { ids.insert(ids.end(), found.begin(), found.end()); });
        QCOMPARE(reader.load(ids).at(0).record.instruction, std::string("Ask me"));
    }

    /// Nobody is there to answer a question.
    void aRunIsStoppedWithoutAQuestionAndGoesOnLater() {
        const Home home;
        std::filesystem::path run;
        {
            Studio studio(home.settings());
            EVENTUALLY(studio->engine().report().state == EngineState::Ready);
            studio.click("trySampleButton");
            EVENTUALLY(studio.isShown("trainPage") && studio.isShown("trainButton"));
            studio.click("trainButton");
            EVENTUALLY(studio->training().step() >= 3);
            run = toPath(studio->training().runFolder());
            endBy(SIGTERM, studio);
        }
        QVERIFY(core::isThere(run / "checkpoint"));
        Studio again(home.settings());
        QTest::keyClick(again.window(), Qt::Key_2, Qt::AltModifier);
        EVENTUALLY(again.isShown("goOnButton"));
    }

    void theRealProgramEndsWell() {
        const Home home;
        QProcess program;
        program.setProcessChannelMode(QProcess::MergedChannels);
        program.start(QStringLiteral(LORIKEET_BINARIES "/lorikeet"), {QStringLiteral("--startup-trace")});
        QVERIFY(program.waitForStarted());
        QByteArray said;
        EVENTUALLY((said += program.readAll()).contains("answers")); // the window is there
        program.terminate();
        QVERIFY(program.waitForFinished(Patience));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
    }
};

int main(int argc, char** argv) {
    core::EngineLoader::prepareProcess();
    QApplication application(argc, argv);
    tst_EndRequest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_EndRequest.moc"
