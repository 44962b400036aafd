/// What must not be lost on the playground, and what must not be carried on: corrections under way, answers that are
/// being read, and what belongs to another project.
#include "tests/support/FullDisk.h"
#include "tests/ui/playground/PlayBench.h"

using namespace tests;

namespace {

/// Answers, and a correction of the second one under way.
struct Correcting : Playground {
    void begin(const char* text = "Come back in three weeks.") {
        open();
        compare("When?");
        clickIn(1, "columnCorrect");
        write(text);
    }
    void write(const char* text) { in<AnswerView>(1, "answerText")->setText(QString::fromUtf8(text)); }
    bool isCorrecting() { return !in<AnswerView>(1, "answerText")->isReadOnly(); }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(in<AnswerView>(1, "answerText"), static_cast<Qt::Key>(key), modifiers);
    }
    QString problem() { return child<QLabel>("promptProblem")->text(); }
};

} // namespace

class tst_PlaygroundKeeping : public QObject {
    Q_OBJECT
private slots:
    void theEndOfAnotherRunTakesNoAnswerAway() {
        Correcting play;
        play.begin();
        writeAdapter(core::runsFolder(play.project.path()) / "run-9" / "adapter", fixture("models/sample"), 3, 0.1F);
        play.adapters.refresh();
        EVENTUALLY(play.adapters.adapters().size() == 3);
        QCOMPARE(play.names(), (QStringList{u"Base model"_s, u"clinic"_s}));
        QCOMPARE(play.shown(1), u"Come back in three weeks."_s);
        QVERIFY(play.isCorrecting());
    }

    void anAdapterThatLeavesTheListKeepsItsAnswer() {
        Playground play;
        play.open();
        play.compare("When?");
        play.adapters.bin(u"adapters/clinic"_s);
        EVENTUALLY(play.adapters.adapters().size() == 1);
        QCOMPARE(play.shown(1), u"Come back in two weeks."_s);
        QVERIFY(play.label(1, "columnWarning").contains(u"not in the list"_s));
        play.compare("And now?");
        QCOMPARE(play.names(), QStringList{u"Base model"_s});
    }

    void anAdapterThatComesBackIsAskedAgain() {
        Playground play;
        play.open();
        play.compare("When?");
        play.adapters.bin(u"adapters/clinic"_s);
        EVENTUALLY(play.adapters.adapters().size() == 1);
        play.adapters.undoBin();
        EVENTUALLY(play.adapters.adapters().size() == 2);
        QVERIFY(!play.in<QLabel>(1, "columnWarning")->isVisible());
        play.compare("And now?");
        QCOMPARE(play.names(), (QStringList{u"Base model"_s, u"clinic"_s}));
    }

    void noQuestionThrowsACorrectionAway() {
        Correcting play;
        play.begin();
        play.click("compareButton");
        QVERIFY(!play.generation.isBusy());
        QVERIFY(play.isCorrecting());
        QCOMPARE(play.shown(1), u"Come back in three weeks."_s);
        QVERIFY(play.problem().contains(u"clinic"_s));
        play.click("promptAsChat");
        play.click("newChat");
        QVERIFY(play.isCorrecting());
        QVERIFY(!play.in<QToolButton>(1, "columnRemove")->isEnabled());
        play.clickIn(1, "columnGiveUp");
        play.compare("When?"); // nothing stands in the way now
        QVERIFY(play.problem().isEmpty());
    }

    void theProjectIsNotLeftWithACorrectionWithoutAWord() {
        Correcting play;
        play.open();
        QCOMPARE(play.page->unkept(), QString());
        play.compare("When?");
        play.clickIn(1, "columnCorrect");
        QCOMPARE(play.page->unkept(), QString()); // nothing was written
        play.write("Come back in three weeks.");
        QVERIFY(play.page->unkept().contains(u"clinic"_s));
        play.clickIn(1, "columnSave");
        EVENTUALLY(play.page->unkept().isEmpty());
    }

    void aCorrectionWithoutAWordIsNoHindrance() {
        Correcting play;
        play.begin("Come back in two weeks.");
        play.compare("And now?");
        QVERIFY(!play.isCorrecting());
        QCOMPARE(play.generation.question().record.instruction, std::string("And now?"));
    }

    void ctrlEnterInACorrectionKeepsIt() {
        Correcting play;
        play.begin();
        play.in<AnswerView>(1, "answerText")->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(play.page.get()));
        play.press(Qt::Key_Return, Qt::ControlModifier);
        EVENTUALLY(play.query.count() == 1);
        QCOMPARE(play.at(0).record.output, std::string("Come back in three weeks."));
        QVERIFY(!play.generation.isBusy());
        QCOMPARE(play.generation.answers().size(), 2U);
    }

    void oneEscapeIsNotEnoughToLoseAText() {
        Correcting play;
        play.begin();
        play.press(Qt::Key_Escape);
        QVERIFY(play.isCorrecting());
        QVERIFY(play.label(1, "columnPace").contains(u"Esc"_s));
        play.write("Come back in four weeks."); // it goes on, and the first Esc is forgotten
        QVERIFY(!play.label(1, "columnPace").contains(u"Esc"_s));
        play.press(Qt::Key_Escape);
        QVERIFY(play.isCorrecting());
        play.press(Qt::Key_Escape);
        QVERIFY(!play.isCorrecting());
        QCOMPARE(play.shown(1), u"Come back in two weeks."_s);
    }

    void twoClicksAreOneRecord() {
        Correcting play;
        play.begin();
        Gate gate;
        play.writer.run({}, gate.job(), play.page.get(), [](const Outcome<bool>&) {});
        play.clickIn(1, "columnSave");
        QVERIFY(!play.in<QPushButton>(1, "columnSave")->isEnabled());
        QVERIFY(play.in<AnswerView>(1, "answerText")->isReadOnly()); // what is being written
        play.clickIn(1, "columnSave");
        play.in<AnswerView>(1, "answerText")->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(play.page.get()));
        play.press(Qt::Key_Return, Qt::ControlModifier);
        gate.open();
        EVENTUALLY(play.in<QPushButton>(1, "columnShow")->isVisible() && play.isSettled());
        QCOMPARE(play.query.count(), 1);
    }

    void whatCouldNotBeKeptCanBeSavedAgain() {
        Correcting play;
        play.begin();
        {
            const FullDisk full;
            play.clickIn(1, "columnSave");
            EVENTUALLY(play.edits.isIdle() && play.in<QPushButton>(1, "columnSave")->isEnabled());
        }
        QCOMPARE(play.shown(1), u"Come back in three weeks."_s);
        QVERIFY(play.isCorrecting());
        play.clickIn(1, "columnSave");
        EVENTUALLY(play.in<QPushButton>(1, "columnShow")->isVisible() && play.query.count() == 1);
    }

    void aChatEndsWithItsProject() {
        Playground play;
        play.open();
        play.click("promptAsChat");
        play.compare("When may Mrs Miller come?");
        const QString first = play.projectFolder();
        play.create({}, "second");
        QVERIFY(play.shown(0).isEmpty());
        QVERIFY(play.child<WritingField>("promptInstruction")->text().isEmpty());
        play.compare("And then?");
        for (const auto& turns : play.generation.question().turns) QVERIFY(turns.empty());
    }

    void anAnswerUnderWayEndsWithItsProject() {
        Playground play;
        play.open();
        play.isHeld = true;
        play.type("When?");
        play.click("compareButton");
        EVENTUALLY(play.tasksAlive == 1);
        play.create({}, "second");
        QVERIFY(!play.generation.isBusy());
        QVERIFY(play.generation.answers().empty());
        QVERIFY(play.shown(0).isEmpty());
        QVERIFY(!play.in<QPushButton>(0, "columnCorrect")->isEnabled());
        EVENTUALLY(play.tasksAlive == 0);
    }

    void promptsAreTheirProjects() {
        Playground play;
        play.open();
        play.compare("When may Mrs Miller come?");
        play.create({}, "second");
        auto* field = play.child<WritingField>("promptInstruction");
        QTest::keyClick(field, Qt::Key_Up);
        QVERIFY(field->text().isEmpty());
        play.compare("Another");
        play.close();
        play.SessionBench::open("project");
        QTest::keyClick(field, Qt::Key_Up);
        QCOMPARE(field->text(), u"When may Mrs Miller come?"_s);
        auto* menu = play.child<QPushButton>("promptHistory")->menu();
        emit menu->aboutToShow();
        QVERIFY(menu->actions().last()->text().startsWith(u"Forget"_s));
        menu->actions().last()->trigger();
        play.close();
        play.SessionBench::open("project");
        QTest::keyClick(field, Qt::Key_Up);
        QVERIFY(field->text().isEmpty());
        QVERIFY(!QString::fromUtf8(play.settings.pageState(u"playground"_s)).contains(u"Miller"_s));
    }
};

QTEST_MAIN(tst_PlaygroundKeeping)
#include "tst_PlaygroundKeeping.moc"
