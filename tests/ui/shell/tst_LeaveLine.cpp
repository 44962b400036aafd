#include "tests/ui/shell/WindowBench.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

#include <csignal>
#include <sys/resource.h>

using namespace ui;
using namespace tests;
using Id = Actions::Id;

namespace {

/// No file of this process grows any more, as on a full disk.
class FullDisk {
public:
    FullDisk() {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit none{1, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FullDisk)

private:
    rlimit m_before{};
};

void editFails(WindowBench& bench) {
    const FullDisk full;
    bench.edits.edit(bench.query.idAt(0), core::RecordField::Instruction, QStringLiteral("Kept"));
    EVENTUALLY(bench.edits.isIdle());
    QVERIFY(bench.edits.hasFailed());
}

} // namespace

/// Leaving a project, in whichever way, loses nothing that the person does not agree to lose.
class tst_LeaveLine : public QObject {
    Q_OBJECT
private slots:
    void theWindowClosesWhenTheLastTextIsOnTheDisk() {
        WindowBench bench;
        bench.create(numbered(1));
        Gate gate;
        bench.writer.run({}, gate.job(), this, [](const Outcome<bool>&) {});
        bench.edits.edit(bench.query.idAt(0), core::RecordField::Instruction, QStringLiteral("Last"));
        QVERIFY(!bench.window.close());
        QVERIFY(bench.window.isVisible());
        QVERIFY(!bench.isShown("leaveLine")); // nobody has to be asked
        gate.open();
        EVENTUALLY(!bench.window.isVisible());
        QCOMPARE(bench.written(), QStringList{QStringLiteral("Last")});
    }

    void aDriveThatDoesNotAnswerKeepsNobody() {
        WindowBench bench;
        bench.create(numbered(1));
        Gate gate;
        bench.writer.run({}, gate.job(), this, [](const Outcome<bool>&) {});
        bench.edits.edit(bench.query.idAt(0), core::RecordField::Instruction, QStringLiteral("Last"));
        bench.trigger(Id::CloseProject);
        EVENTUALLY(bench.isShown("leaveLine"));
        QVERIFY(!bench.isShown("leaveRetry"));
        bench.click("leaveStay");
        QVERIFY(!bench.isShown("leaveLine"));
        QVERIFY(bench.project.isOpen());
        QVERIFY(!bench.window.close());
        EVENTUALLY(bench.isShown("leaveLine"));
        bench.click("leaveLeave");
        QVERIFY(!bench.window.isVisible());
        gate.open();
        EVENTUALLY(bench.edits.isIdle());
        QCOMPARE(bench.written(), QStringList{QStringLiteral("Last")});
    }

    void aTextUnderWayIsKeptWhoeverAsksToLeave() {
        WindowBench bench;
        bench.create(numbered(1));
        auto* editor = new QLineEdit(bench.pages[Place::Data]);
        connect(editor, &QLineEdit::editingFinished, this, [&] {
            bench.edits.edit(bench.query.idAt(0), core::RecordField::Instruction, editor->text());
        });
        editor->show();
        editor->setFocus();
        QTest::keyClicks(editor, QStringLiteral("Typed"));
        bench.trigger(Id::CloseProject);
        EVENTUALLY(!bench.project.isOpen());
        QCOMPARE(bench.written(), QStringList{QStringLiteral("Typed")});
    }

    void whatCouldNotBeWrittenIsNotThrownAwayWithoutAWord() {
        WindowBench bench;
        bench.create(numbered(1));
        editFails(bench);
        bench.trigger(Id::CloseProject);
        QVERIFY(bench.project.isOpen());
        QVERIFY(bench.isShown("leaveLine"));
        bench.click("leaveStay");
        QVERIFY(!bench.isShown("leaveLine"));
        QVERIFY(bench.project.isOpen());
        QVERIFY(!bench.window.close());
        bench.click("leaveRetry"); // there is room again
        EVENTUALLY(!bench.window.isVisible());
        QCOMPARE(bench.written(), QStringList{QStringLiteral("Kept")});
    }

    void whoAgreesLeavesWithoutIt() {
        WindowBench bench;
        bench.create(numbered(1));
        editFails(bench);
        bench.trigger(Id::CloseProject);
        bench.click("leaveLeave");
        QVERIFY(!bench.project.isOpen());
        QVERIFY(!bench.isShown("leaveLine"));
        QVERIFY(bench.window.close());
    }

    void anImportIsGivenUpOnlyByConsent() {
        WindowBench bench;
        bench.create();
        Gate gate;
        bench.writer.run({}, gate.job(), this, [](const Outcome<bool>&) {});
        bench.edits.import(std::make_shared<const std::vector<core::StoredRecord>>(numbered(60'000)),
                           QStringLiteral("a.json"));
        bench.trigger(Id::CloseProject);
        QVERIFY(bench.isShown("leaveLine"));
        QVERIFY(!bench.isShown("leaveRetry"));
        bench.click("leaveLeave");
        gate.open();
        EVENTUALLY(!bench.project.isOpen());
        QCOMPARE(bench.written().size(), 0);
    }

    void anExportIsGivenUpOnlyByConsent() {
        WindowBench bench;
        bench.begin();
        bench.startExport();
        QVERIFY(!bench.window.close());
        QVERIFY(bench.isShown("leaveLine"));
        bench.click("leaveStay");
        QVERIFY(bench.release.isRunning());
        bench.trigger(Id::CloseProject);
        bench.click("leaveLeave");
        EVENTUALLY(!bench.project.isOpen() && !bench.release.isRunning());
        QVERIFY(!QFile::exists(bench.folder.filePath(QStringLiteral("out"))));
        QVERIFY(bench.window.close());
    }

    void whatAPageHoldsIsGivenUpOnlyByConsent() {
        WindowBench bench;
        bench.create(numbered(1));
        QString& underWay = bench.pages[Place::Play]->underWay;
        underWay = QStringLiteral("A correction is not kept yet.");
        QVERIFY(!bench.window.close());
        QVERIFY(bench.isShown("leaveLine"));
        QVERIFY(!bench.isShown("leaveRetry"));
        QCOMPARE(bench.child("leaveLine")->findChild<QLabel*>(QStringLiteral("noticeText"))->text(), underWay);
        bench.click("leaveStay");
        QVERIFY(bench.window.isVisible());
        bench.trigger(Id::CloseProject);
        QVERIFY(bench.project.isOpen());
        bench.click("leaveLeave");
        QVERIFY(!bench.project.isOpen());
        QVERIFY(bench.window.close()); // without a project there is nowhere to keep it
    }

    void whatAPageHasKeptHoldsNobodyUp() {
        WindowBench bench;
        bench.create(numbered(1));
        bench.pages[Place::Play]->underWay = QStringLiteral("A correction is not kept yet.");
        QVERIFY(!bench.window.close());
        bench.pages[Place::Play]->underWay.clear();
        bench.edits.edit(bench.query.idAt(0), core::RecordField::Output, QStringLiteral("Corrected"));
        EVENTUALLY(!bench.window.isVisible());
        QCOMPARE(bench.written().size(), 1);
    }

    void anotherProjectThatCannotBeOpenedLeavesTheRunAlone() {
        WindowBench bench;
        bench.begin();
        bench.lastStep = 1;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.step() == 1);
        QSignalSpy failed(&bench.project, &ProjectSession::failed);
        bench.project.open(bench.projectFolder("nothing"));
        EVENTUALLY(failed.size() == 1);
        QVERIFY(bench.project.isOpen());
        QVERIFY(bench.training.isActive());
        QVERIFY(!bench.notice().isEmpty());
    }

    void aRunIsAskedAboutBeforeAnotherProjectTakesItsPlace() {
        WindowBench bench;
        core::Project::create(bench.projectFolder("other").toStdString());
        bench.begin();
        bench.lastStep = 1;
        bench.training.start(bench.choice());
        EVENTUALLY(bench.training.step() == 1);
        for (const char* answer : {"leaveStay", "leaveLeave"}) {
            bench.project.open(bench.projectFolder("other"));
            EVENTUALLY(bench.isShown("leaveLine"));
            QCOMPARE(bench.project.project()->name, QStringLiteral("project"));
            QVERIFY(bench.training.isActive());
            bench.click(answer);
        }
        EVENTUALLY(bench.project.project()->name == QStringLiteral("other"));
        QVERIFY(!bench.isShown("leaveLine"));
    }
};

QTEST_MAIN(tst_LeaveLine)
#include "tst_LeaveLine.moc"
