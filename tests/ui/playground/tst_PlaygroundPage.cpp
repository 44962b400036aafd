/// What a person does on the playground: ask, stop, read differences, correct an answer. The engine is scripted.
#include "tests/journeys/PageAudit.h"
#include "tests/support/LaidOutAgain.h"
#include "tests/ui/playground/PlayBench.h"

#include <QCheckBox>
#include <QDate>
#include <QDoubleSpinBox>
#include <QSignalSpy>
#include <QTextBlock>

#include <ctime>

using namespace tests;

namespace {

/// Whatever else the computer does.
double secondsOfThisThread() {
    timespec spent{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) * 1e-9;
}

} // namespace

class tst_PlaygroundPage : public QObject {
    Q_OBJECT
private slots:
    void theBaseStandsBesideTheNewestAdapter() {
        Playground play;
        play.open();
        QCOMPARE(play.names(), (QStringList{u"Base model"_s, u"clinic"_s}));
        play.compare("When?");
        QCOMPARE(play.shown(0), u"I do not know."_s);
        QCOMPARE(play.shown(1), u"Come back in two weeks."_s);
        QVERIFY(play.label(1, "columnPace").contains(u"end"_s));
        QVERIFY(play.label(1, "columnDetail").contains(play.generation.answers()[1].hash.left(8)));
        for (const std::size_t column : {0, 1})
            for (const QString& part : {play.models.base()->name, u"seed 0"_s})
                QVERIFY(play.label(column, "columnDetail").contains(part));
        QVERIFY(play.in<QLabel>(1, "columnDetail")->toolTip().contains(play.generation.answers()[1].hash));
    }

    void columnsAreAddedMovedAndTakenAway() {
        Playground play;
        play.open();
        play.add(u"other"_s);
        QCOMPARE(play.names(), (QStringList{u"Base model"_s, u"clinic"_s, u"other"_s}));
        play.compare("When?");
        play.clickIn(2, "columnLeft");
        QCOMPARE(play.names(), (QStringList{u"Base model"_s, u"other"_s, u"clinic"_s}));
        QCOMPARE(play.shown(1), u"Come back tomorrow."_s); // answers go with their columns
        play.clickIn(0, "columnRemove");
        QCOMPARE(play.names(), (QStringList{u"other"_s, u"clinic"_s}));
        play.clickIn(0, "columnRemove");
        QVERIFY(!play.in<QToolButton>(0, "columnRemove")->isEnabled());
        play.adapters.refresh();
        QTest::qWait(50);
        QCOMPARE(play.names(), QStringList{u"clinic"_s}); // chosen by the person: it stays
    }

    void theAdapterOfARunIsTheColumnThatWasAskedFor() {
        Playground play;
        play.open();
        const std::filesystem::path run = core::runsFolder(play.project.path()) / "run-7";
        writeAdapter(run / "adapter", fixture("models/sample"), 3, 0.1F);
        play.page->arrive({.place = Place::Play, .records = {}, .run = fromPath(run)});
        EVENTUALLY(play.names() == (QStringList{u"Base model"_s, u"run-7"_s}));
    }

    void wordsThatDifferAreMarkedAndCounted() {
        Playground play;
        play.answers["base"] = "Come back in three weeks.";
        play.open();
        play.compare("When?");
        QVERIFY(play.label(1, "columnDifference").contains(u"1 word"_s));
        QCOMPARE(play.in<AnswerView>(1, "answerText")->extraSelections().size(), 1);
        QCOMPARE(play.in<AnswerView>(1, "answerText")->extraSelections().at(0).cursor.selectedText(), u"two"_s);
        QVERIFY(play.in<AnswerView>(0, "answerText")->extraSelections().isEmpty());
        play.child<QCheckBox>("showDifferences")->click();
        QVERIFY(play.in<AnswerView>(1, "answerText")->extraSelections().isEmpty());
    }

    void aCorrectedAnswerBecomesARecord() {
        Playground play;
        play.open();
        QSignalSpy gone(play.page.get(), &Page::goTo);
        play.child<WritingField>("promptInput")->setText(u"Ben, cough"_s);
        play.compare("When?");
        play.clickIn(1, "columnCorrect");
        auto* text = play.in<AnswerView>(1, "answerText");
        QVERIFY(!text->isReadOnly());
        text->setText(u"Come back in three weeks. 三周后"_s);
        play.clickIn(1, "columnSave");
        EVENTUALLY(play.in<QPushButton>(1, "columnShow")->isVisible());
        EVENTUALLY(play.query.count() == 1);
        const core::StoredRecord kept = play.at(0);
        QCOMPARE(QString::fromStdString(kept.record.output), u"Come back in three weeks. 三周后"_s);
        QCOMPARE(kept.record.instruction, std::string("When?"));
        QCOMPARE(kept.record.input, std::string("Ben, cough"));
        QCOMPARE(kept.status, core::Status::Draft);
        const Answer& answer = play.generation.answers()[1];
        for (const QString& part : {u"clinic"_s, answer.hash, u"seed 0"_s, play.models.base()->name,
                                    QDate::currentDate().toString(Qt::ISODate)})
            QVERIFY(QString::fromStdString(kept.note).contains(part));
        QCOMPARE(play.shown(1), u"Come back in three weeks. 三周后"_s);
        emit play.generation.answered({0, 1}); // more is known of the answers, such as what base an adapter is for
        QCOMPARE(play.shown(1), u"Come back in three weeks. 三周后"_s);
        QCOMPARE(play.columns()[1]->answer()->text, u"Come back in three weeks. 三周后"_s);
        play.clickIn(1, "columnShow");
        const Destination data{.place = Place::Data, .records = {kept.record.id}};
        QCOMPARE(gone.at(0).at(0).value<Destination>(), data);
    }

    void aCorrectionThatIsGivenUpLeavesTheAnswer() {
        Playground play;
        play.open();
        play.compare("When?");
        play.clickIn(1, "columnCorrect");
        play.in<AnswerView>(1, "answerText")->setText(u"Nonsense"_s);
        for (int i = 0; i < 2; ++i) QTest::keyClick(play.in<AnswerView>(1, "answerText"), Qt::Key_Escape);
        QCOMPARE(play.shown(1), u"Come back in two weeks."_s);
        QVERIFY(play.in<AnswerView>(1, "answerText")->isReadOnly());
    }

    void ctrlEnterAsksAndEscapeStopsAtOnce() {
        Playground play;
        play.answers["base"] = std::string(4000, 'a');
        play.tokenMs = 5;
        play.open();
        play.type("When?");
        auto* field = play.child<WritingField>("promptInstruction");
        field->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(play.page.get()));
        QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
        EVENTUALLY(play.shown(0).size() > 3);
        QVERIFY(play.child<QPushButton>("stopButton")->isVisible());
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!play.generation.isBusy());
        QVERIFY(play.label(0, "columnPace").contains(u"stopped"_s));
        QVERIFY(!play.child<QPushButton>("stopButton")->isVisible());
        QCOMPARE(field->text(), u"When?"_s);
    }

    void aChatKeepsItsTurnsByColumn() {
        Playground play;
        play.open();
        play.click("promptAsChat");
        play.compare("When?");
        QVERIFY(play.child<WritingField>("promptInstruction")->text().isEmpty());
        play.compare("And then?");
        QCOMPARE(play.generation.question().turns.at(0).at(1).content, std::string("I do not know."));
        QCOMPARE(play.generation.question().turns.at(1).at(1).content, std::string("Come back in two weeks."));
        QVERIFY(play.in<WritingField>(1, "columnTurns")->text().contains(u"Come back in two weeks."_s));
        play.click("newChat");
        play.compare("When?");
        QVERIFY(play.generation.question().turns.at(0).empty());
    }

    void aRandomValidationRecordFillsThePrompt() {
        Playground play;
        play.open(3);
        play.click("randomRecord");
        auto* field = play.child<WritingField>("promptInstruction");
        EVENTUALLY(field->text().startsWith(u"Instruction "_s));
        QVERIFY(play.child<QLabel>("wantedOutput")->text().contains(u"An answer"_s));
    }

    void withoutValidationRecordsTheWayOutIsSaid() {
        Playground play;
        play.open();
        play.click("randomRecord");
        EVENTUALLY(play.child<QLabel>("promptProblem")->text().contains(u"validation"_s));
    }

    void earlierPromptsComeBack() {
        Playground play;
        play.open();
        play.compare("First");
        play.compare("Second");
        auto* field = play.child<WritingField>("promptInstruction");
        field->setText({});
        QTest::keyClick(field, Qt::Key_Up);
        QCOMPARE(field->text(), u"Second"_s);
        QTest::keyClick(field, Qt::Key_Up);
        QCOMPARE(field->text(), u"First"_s);
        QTest::keyClick(field, Qt::Key_Up);
        QCOMPARE(field->text(), u"First"_s);
        QTest::keyClick(field, Qt::Key_Down);
        QCOMPARE(field->text(), u"Second"_s);
        play.show(); // another start
        field = play.child<WritingField>("promptInstruction");
        QTest::keyClick(field, Qt::Key_Up);
        QCOMPARE(field->text(), u"Second"_s);
    }

    void whatIsMissingIsSaid() {
        Playground play;
        play.show();
        play.type("When?");
        QVERIFY(!play.child<QPushButton>("compareButton")->isEnabled());
        QVERIFY(play.child<QLabel>("promptMissing")->text().contains(u"base model"_s));
        play.begin();
        QVERIFY(play.child<QPushButton>("compareButton")->isEnabled());
        QVERIFY(play.child<QLabel>("playNote")->text().contains(u"No project"_s));
        play.compare("When?");
        QCOMPARE(play.shown(0), u"I do not know."_s);
        QVERIFY(!play.in<QPushButton>(0, "columnCorrect")->isEnabled());
        play.type("");
        QVERIFY(!play.child<QPushButton>("compareButton")->isEnabled());
    }

    void aLongParagraphIsLaidOutOnce() {
        WritingField field;
        field.resize(600, 100);
        field.setLines(2, 5);
        field.show();
        const tests::LaidOutAgain again(field, [&] { return !field.document()->isEmpty(); });
        const QString text = QString(u"word 天 "_s).repeated(2'000);
        field.setText(text);
        QCoreApplication::processEvents();
        QCOMPARE(again.times(), 0);
        QCOMPARE(field.text(), text);
        const int height = field.height();
        field.setText(u"Short"_s);
        QCOMPARE(field.verticalScrollBarPolicy(), Qt::ScrollBarAsNeeded);
        QVERIFY(field.height() < height);
    }

    void aVeryLongPromptIsASentenceAndNoFreeze() {
        Playground play;
        play.open();
        QString words;
        while (words.size() < 100'000) words += u"word and word 天 "_s;
        const double before = secondsOfThisThread();
        play.child<WritingField>("promptInstruction")->setText(words);
        QCoreApplication::processEvents();
        play.click("compareButton");
        QCoreApplication::processEvents();
        const double spent = secondsOfThisThread() - before;
        qInfo("100,000 characters are in the field and asked after %.3f s of work", spent);
        QVERIFY2(spent < 2, "laying it out takes a few hundredths; what grows with its square takes minutes");
        EVENTUALLY(play.child<QLabel>("promptProblem")->isVisible());
        QVERIFY(play.child<QLabel>("promptProblem")->text().contains(u"512"_s));
    }

    void aQuestionIsAnsweredWhileARunTrains() {
        Playground play;
        play.open(8);
        play.lastStep = 2;
        TrainingChoice choice;
        choice.baseModel = fromPath(fixture("models/sample"));
        choice.config.batchSize = 4;
        choice.statuses = {core::Status::Approved};
        play.edits.setSplit({play.at(0).record.id, play.at(1).record.id}, core::Split::Train);
        EVENTUALLY(play.edits.isIdle());
        play.training.start(choice);
        EVENTUALLY(play.training.step() == 2);
        QVERIFY(play.child<QLabel>("playNote")->text().contains(u"is training"_s));
        play.compare("When?");
        QCOMPARE(play.shown(1), u"Come back in two weeks."_s);
        QVERIFY(play.training.isActive());
    }

    void choicesAreRemembered() {
        Playground play;
        play.open();
        play.click("samplingToggle");
        play.child<QDoubleSpinBox>("samplingTemperature")->setValue(0.7);
        play.child<QSpinBox>("samplingSeed")->setValue(42);
        play.compare("When?");
        QCOMPARE(play.generation.question().sampling.temperature, 0.7);
        QCOMPARE(play.generation.question().sampling.seed, 42U);
        play.show();
        QCOMPARE(play.child<QSpinBox>("samplingSeed")->value(), 42);
        QVERIFY(play.child("samplingPanel")->isVisible());
    }

    void theWayLeadsOnToTheExportOfTheLastAdapter() {
        Playground play;
        play.open();
        QSignalSpy asked(play.page.get(), &Page::goTo);
        play.click("playWay");
        QCOMPARE(asked.takeFirst().first().value<Destination>(),
                 (Destination{.place = Place::Adapters, .records = {}, .run = u"adapters/clinic"_s}));
        play.clickIn(1, "columnRemove");
        QVERIFY(!play.child("playWay")->isVisible());
    }

    void everythingCanBeReadAndHeard() {
        Playground play;
        play.ignored = {"clinic"};
        play.open(2);
        play.add(u"other"_s);
        play.click("samplingToggle");
        play.compare("When?");
        QCOMPARE(auditPage(*play.page).join(u'\n'), QString());
        play.clickIn(1, "columnCorrect");
        QCOMPARE(auditPage(*play.page).join(u'\n'), QString());
    }

    void rightToLeftStandsAtTheRight() {
        Playground play;
        play.answers["base"] = "مرحبا بك في العيادة";
        play.open();
        play.compare("متى؟");
        QCOMPARE(play.in<AnswerView>(0, "answerText")->document()->firstBlock().textDirection(), Qt::RightToLeft);
        auto* text = play.in<AnswerView>(0, "answerText");
        QVERIFY(text->cursorRect(QTextCursor(text->document())).x() > text->viewport()->width() / 2);
    }
};

QTEST_MAIN(tst_PlaygroundPage)
#include "tst_PlaygroundPage.moc"
