#include "tests/support/Powerless.h"
#include "tests/ui/shell/WindowBench.h"
#include "ui/shell/WindowNotices.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QToolButton>

using namespace ui;
using namespace tests;
using Id = Actions::Id;

class tst_MainWindow : public QObject {
    Q_OBJECT
private slots:
    void pagesSendToEachOtherThroughTheWindow() {
        WindowBench bench;
        const Destination destination{.place = Place::Data, .records = {7, 9}};
        emit bench.pages[Place::Train]->goTo(destination);
        QVERIFY(bench.isAt(Place::Data));
        QCOMPARE(bench.pages[Place::Data]->arrivals.last(), destination);
        QVERIFY(bench.child<QToolButton>("railData")->isChecked());
        bench.trigger(Id::GoPlay);
        QVERIFY(bench.isAt(Place::Play));
    }

    void aDroppedProjectIsOpened() {
        WindowBench bench;
        bench.create(numbered(2));
        bench.close();
        QVERIFY(bench.isAt(Place::Start));
        bench.drop({bench.projectFolder()});
        EVENTUALLY(bench.project.isOpen());
        EVENTUALLY(bench.isAt(Place::Data));
        bench.close();
        bench.drop({bench.projectFolder("project/project.lorikeet")});
        EVENTUALLY(bench.project.isOpen());
    }

    void aDroppedModelIsLookedAt() {
        WindowBench bench;
        bench.trigger(Id::GoTrain);
        bench.drop({TrainBench::fromPath(fixture("models/sample"))});
        QVERIFY(bench.isAt(Place::Start));
        EVENTUALLY(bench.models.base());
        QCOMPARE(bench.text("modelButton"), QStringLiteral("Base model: sample"));
    }

    void droppedRecordsGoToTheProjectThatIsOpen() {
        WindowBench bench;
        bench.create();
        const QStringList files{bench.folder.filePath("a.json"), bench.folder.filePath("b.csv")};
        bench.drop(files);
        QCOMPARE(bench.pages[Place::Data]->arrivals.last().files, files);
        QVERIFY(bench.isAt(Place::Data));
    }

    void droppedRecordsMakeAProjectOfTheirNameWhereNoneIsOpen() {
        WindowBench bench;
        const QStringList files{bench.folder.filePath("clinic.v2.json")};
        bench.drop(files);
        EVENTUALLY(bench.project.isOpen());
        QCOMPARE(bench.project.project()->name, QStringLiteral("clinic.v2"));
        QVERIFY(bench.project.project()->folder.startsWith(bench.folder.path()));
        QCOMPARE(bench.pages[Place::Data]->arrivals.last().files, files);
        bench.drop({bench.folder.filePath("other.json")});
        QCOMPARE(bench.project.project()->name, QStringLiteral("clinic.v2"));
    }

    void closingAProjectLeadsToTheStart() {
        WindowBench bench;
        bench.create();
        QVERIFY(bench.isAt(Place::Data));
        QCOMPARE(bench.text("projectButton"), QStringLiteral("project"));
        bench.trigger(Id::CloseProject);
        QVERIFY(bench.isAt(Place::Start));
        QCOMPARE(bench.text("projectButton"), QStringLiteral("No project"));
    }

    void aDamagedProjectIsOfferedItsOwnCopies() {
        WindowBench bench;
        bench.create(numbered(1), "damaged");
        bench.close();
        QFile file(bench.projectFolder("damaged/project.lorikeet"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'x'));
        file.close();
        bench.create(numbered(1), "other"); // stays open
        bench.project.open(bench.projectFolder("damaged"));
        EVENTUALLY(bench.isShown("noticeRemedy"));
        QSignalSpy copies(&bench.window.notices(), &WindowNotices::copiesWanted);
        bench.click("noticeRemedy");
        QCOMPARE(copies.size(), 1);
        QCOMPARE(copies.first().first().toString(), bench.projectFolder("damaged"));
        QCOMPARE(bench.project.project()->name, QStringLiteral("other"));
    }

    void aProjectThatMayNotBeWrittenCanBeCopied() {
        WindowBench bench;
        bench.create(numbered(1));
        bench.close();
        const QFile::Permissions looking = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther | QFile::ExeOwner |
                                           QFile::ExeGroup | QFile::ExeOther;
        QVERIFY(QFile::setPermissions(bench.folder.path(), looking | QFile::WriteOwner));
        QVERIFY(QFile::setPermissions(bench.projectFolder("project/project.lorikeet"), looking));
        QVERIFY(QFile::setPermissions(bench.projectFolder(), looking));
        {
            const Powerless powerless;
            bench.open();
        }
        EVENTUALLY(bench.isShown("noticeRemedy"));
        QCOMPARE(bench.text("noticeRemedy"), bench.actions[Id::SaveCopy]->text());
        bench.close();
        QVERIFY(QFile::setPermissions(bench.projectFolder(), looking | QFile::WriteOwner));
    }

    void anOpenProjectOfAnotherWindowIsNoAlarm() {
        WindowBench bench;
        bench.create(numbered(1), "mine");
        bench.close();
        const core::Project held = core::Project::open(bench.projectFolder("mine").toStdString());
        bench.project.open(bench.projectFolder("mine"));
        EVENTUALLY(!bench.notice().isEmpty());
        QVERIFY(bench.notice().contains(QStringLiteral("another window")));
        QVERIFY(!bench.isShown("noticeRemedy"));
    }

    void whatIsWrongWithAProjectStaysToBeReadWhenTheEngineComes() {
        WindowBench bench;
        bench.project.open(bench.projectFolder("nothing"));
        EVENTUALLY(!bench.notice().isEmpty());
        const QString said = bench.notice();
        QVERIFY2(said.contains(QStringLiteral("no project")), qPrintable(said));
        bench.engine.start();
        EVENTUALLY(bench.engine.report().state == EngineState::Ready);
        QCOMPARE(bench.notice(), said);
        bench.create();
        EVENTUALLY(bench.notice().isEmpty());
    }

    void whatCouldNotBeDoneIsSaid() {
        WindowBench bench;
        bench.create(numbered(1));
        emit bench.edits.failed({{core::ProblemCode::DiskFull, {.file = "project"}, {}}});
        QVERIFY(!bench.notice().isEmpty());
        QVERIFY(!bench.isShown("noticeRemedy")); // nothing waits to be written
        bench.click("noticeClose");
        QVERIFY(bench.notice().isEmpty());
    }

    void severalLinesAreSaidOneAfterTheOther() {
        WindowBench bench;
        bench.create(numbered(1));
        emit bench.project.failed(bench.projectFolder(), {{core::ProblemCode::ProjectBusy, {.file = "p"}, {}}});
        const QString project = bench.notice();
        emit bench.edits.failed({{core::ProblemCode::DiskFull, {.file = "p"}, {}}});
        QVERIFY(!bench.notice().isEmpty() && bench.notice() != project);
        bench.click("noticeClose");
        EVENTUALLY(bench.notice() == project);
    }

    void whatIsSaidOfACopyWaitsForWhatIsUrgent() {
        WindowBench bench;
        bench.create(numbered(1));
        emit bench.edits.failed({{core::ProblemCode::DiskFull, {.file = "p"}, {}}});
        const QString urgent = bench.notice();
        bench.window.notices().sayOfCopy(QStringLiteral("The copy lies elsewhere."), nullptr);
        QCOMPARE(bench.notice(), urgent);
        bench.click("noticeClose");
        EVENTUALLY(bench.notice() == QStringLiteral("The copy lies elsewhere."));
        bench.click("noticeClose");
        EVENTUALLY(bench.notice().isEmpty());
    }

    void aDroppedFolderIsAModelOnlyWhereOneIsInIt() {
        WindowBench bench;
        bench.create();
        const QString folder = bench.folder.filePath("records");
        QVERIFY(QDir().mkpath(folder));
        bench.drop({folder});
        QVERIFY2(bench.notice().contains(QStringLiteral("records")), qPrintable(bench.notice()));
        QVERIFY(bench.isAt(Place::Data));
        QFile file(folder + QStringLiteral("/a.jsonl"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        bench.drop({folder});
        QCOMPARE(bench.pages[Place::Data]->arrivals.last().files, QStringList{file.fileName()});
    }

    void filesGoOnlyToTheProjectThatIsMadeForThem() {
        WindowBench bench;
        bench.create({}, "other");
        bench.close();
        Gate gate;
        bench.writer.open([wait = gate.job()]() -> core::Project {
            wait();
            throw core::Error(core::ProblemCode::ProjectMissing, {});
        }, [](core::Project&) { return true; }, &bench.edits, [](const auto&) {});
        bench.project.open(bench.projectFolder("other"));
        bench.drop({bench.folder.filePath("clinic.json")}); // while another is being opened
        gate.open();
        EVENTUALLY(bench.project.isOpen() && !bench.project.isBusy());
        QCOMPARE(bench.project.project()->name, QStringLiteral("clinic"));
        QCOMPARE(bench.pages[Place::Data]->arrivals.last().files,
                 QStringList{bench.folder.filePath("clinic.json")});
    }

    void aTextUnderWayIsKeptWhenTheWindowCloses() {
        WindowBench bench;
        auto* edit = new QLineEdit(bench.pages[Place::Start]);
        QSignalSpy finished(edit, &QLineEdit::editingFinished);
        edit->show();
        QVERIFY(QTest::qWaitForWindowActive(&bench.window));
        edit->setFocus();
        QTest::keyClicks(edit, QStringLiteral("half a word"));
        bench.window.close();
        QCOMPARE(finished.size(), 1);
        QVERIFY(!bench.settings.windowGeometry().isEmpty());
    }

    void aModelThatCannotBeUsedIsShownOnTheStartPage() {
        WindowBench bench;
        bench.trigger(Id::GoRuns);
        bench.models.inspect(bench.folder.path());
        EVENTUALLY(bench.models.report());
        QVERIFY(bench.isAt(Place::Start));
        bench.trigger(Id::GoRuns);
        bench.chooseModel();
        QVERIFY(bench.isAt(Place::Runs)); // one that can disturbs nobody
    }

    void aProjectBringsItsBaseModelBack() {
        WindowBench bench;
        bench.create();
        bench.chooseModel();
        bench.close();
        WindowBench other; // a window that knows no model
        other.project.open(bench.projectFolder());
        EVENTUALLY(other.models.base());
        QCOMPARE(other.models.base()->folder, bench.models.base()->folder);
        other.close();
    }
};

QTEST_MAIN(tst_MainWindow)
#include "tst_MainWindow.moc"
