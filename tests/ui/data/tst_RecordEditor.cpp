#include "tests/journeys/Heartbeat.h"
#include "tests/journeys/PageAudit.h"
#include "tests/ui/data/EditorBench.h"
#include "ui/data/FieldEdit.h"
#include "ui/data/RecordEditor.h"

#include <QInputMethodEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTextBlock>
#include <QTextLayout>

using namespace ui;
using namespace Qt::StringLiterals;
using tests::stored;

namespace {

struct Desk : tests::EditorBench {
    RecordEditor editor{actions, project, query, edits, prompts, labels};
    FieldEdit* instruction = field("instructionField");
    FieldEdit* input = field("inputField");
    FieldEdit* output = field("outputField");

    explicit Desk(std::vector<core::StoredRecord> records = {stored("One"), stored("Two"), stored("Three")}) {
        open(std::move(records));
        editor.resize(420, 800);
        editor.show();
        QVERIFY(QTest::qWaitForWindowActive(&editor));
    }
    FieldEdit* field(const char* name) { return editor.findChild<FieldEdit*>(QLatin1StringView(name)); }
    core::RecordId id(qint64 row) const { return query.idAt(row); }
    void select(qint64 row) {
        editor.setRecords({id(row)});
        QTRY_VERIFY(instruction->isEnabled());
    }
    void type(FieldEdit* where, const QString& text) {
        where->setFocus();
        where->moveCursor(QTextCursor::End);
        QTest::keyClicks(where, text);
    }
    QString label(const char* name) { return editor.findChild<QLabel*>(QLatin1StringView(name))->text(); }
};

} // namespace

class tst_RecordEditor : public QObject {
    Q_OBJECT
private slots:
    void whatIsTypedIsWrittenWhenTheFieldIsLeft() {
        Desk desk;
        desk.select(0);
        QCOMPARE(desk.label("recordTitle"), u"Record 1"_s);
        QCOMPARE(desk.instruction->toPlainText(), u"One"_s);
        const auto before = desk.version();
        desk.type(desk.instruction, u" more"_s);
        QTest::keyClick(desk.instruction, Qt::Key_Tab);
        QVERIFY(desk.input->hasFocus());
        desk.settle();
        QCOMPARE(desk.onDisk(desk.id(0)).record.instruction, std::string("One more"));
        QCOMPARE(desk.version(), before + 1);
    }

    void whereNothingChangedNothingIsWritten() {
        Desk desk;
        const auto before = desk.version();
        desk.select(0);
        for (int i = 0; i < 8; ++i) QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        desk.type(desk.output, u"x"_s);
        QTest::keyClick(desk.output, Qt::Key_Backspace);
        desk.select(1);
        desk.select(2);
        desk.editor.hide();
        desk.settle();
        QCOMPARE(desk.version(), before);
    }

    void aSecondOfRestWritesIt() {
        Desk desk;
        desk.select(1);
        desk.type(desk.output, u" Indeed."_s);
        QVERIFY(!desk.edits.pending(desk.id(1), core::RecordField::Output));
        QTRY_COMPARE_WITH_TIMEOUT(desk.onDisk(desk.id(1)).record.output, std::string("An answer. Indeed."),
                                  RecordEditor::RestMs + 2'000);
        QVERIFY(desk.output->hasFocus());
    }

    void theNextRecordWritesIt() {
        Desk desk;
        desk.select(0);
        desk.type(desk.instruction, u"!"_s);
        desk.select(1);
        QCOMPARE(desk.instruction->toPlainText(), u"Two"_s);
        desk.settle();
        QCOMPARE(desk.onDisk(desk.id(0)).record.instruction, std::string("One!"));
        QCOMPARE(desk.onDisk(desk.id(1)).record.instruction, std::string("Two"));
    }

    void noKeyIsLostWhileRecordsAreReadAgain() {
        Desk desk;
        desk.select(0);
        desk.instruction->setFocus();
        desk.instruction->moveCursor(QTextCursor::End);
        QString typed = u"One"_s;
        for (int i = 0; i < 120; ++i) {
            const QChar key = QChar(u'a' + i % 26);
            QTest::keyClick(desk.instruction, key.toLatin1());
            typed += key;
            if (i % 7 == 0) desk.edits.setStatus({desk.id(0)}, i % 2 ? core::Status::Draft : core::Status::Approved);
            if (i % 11 == 0) desk.editor.commit();
            QTest::qWait(i % 3);
            QCOMPARE(desk.instruction->toPlainText(), typed);
        }
        desk.editor.commit();
        desk.settle();
        QTest::qWait(50);
        QCOMPARE(desk.instruction->toPlainText(), typed);
        QCOMPARE(QString::fromStdString(desk.onDisk(desk.id(0)).record.instruction), typed);
    }

    void whatIsTypedStaysWhenTheTextChangesElsewhere() {
        Desk desk;
        desk.select(0);
        desk.type(desk.instruction, u" typed"_s);
        desk.edits.edit(desk.id(0), core::RecordField::Instruction, u"Replaced"_s);
        desk.settle();
        QTest::qWait(50);
        QCOMPARE(desk.instruction->toPlainText(), u"One typed"_s);
        desk.editor.commit();
        desk.settle();
        QCOMPARE(desk.onDisk(desk.id(0)).record.instruction, std::string("One typed"));
        desk.edits.edit(desk.id(0), core::RecordField::Instruction, u"Replaced"_s); // nothing is typed: it is followed
        QTRY_COMPARE(desk.instruction->toPlainText(), u"Replaced"_s);
    }

    void typingIsUndoneFirstThenTheProject() {
        Desk desk;
        desk.select(0);
        desk.type(desk.instruction, u" A"_s);
        desk.editor.commit();
        desk.settle();
        const auto before = desk.version();
        desk.type(desk.instruction, u"zzz"_s);
        QTest::keyClick(desk.instruction, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.instruction->toPlainText(), u"One A"_s);
        desk.settle();
        QCOMPARE(desk.version(), before);
        QTest::keyClick(desk.instruction, Qt::Key_Z, Qt::ControlModifier);
        desk.settle();
        QTRY_COMPARE(desk.instruction->toPlainText(), u"One"_s);
        QCOMPARE(desk.version(), before + 1);
        QTest::keyClick(desk.instruction, Qt::Key_Y, Qt::ControlModifier);
        QTRY_COMPARE(desk.instruction->toPlainText(), u"One A"_s);
    }

    void approveAndNextWritesTheTextFirst() {
        Desk desk;
        desk.select(0);
        QSignalSpy steps(&desk.editor, &RecordEditor::stepWanted);
        desk.type(desk.output, u"?"_s);
        QTest::keyClick(desk.output, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(steps.size(), 1);
        QCOMPARE(steps[0][0].toInt(), 1);
        desk.settle();
        const auto written = desk.onDisk(desk.id(0));
        QCOMPARE(written.record.output, std::string("An answer.?"));
        QVERIFY(written.status == core::Status::Approved);
        QTest::keyClick(desk.output, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(steps[1][0].toInt(), -1);
    }

    void severalRecordsAreDecidedTogether() {
        Desk desk;
        const auto before = desk.version();
        desk.editor.setRecords({desk.id(0), desk.id(2)});
        QCOMPARE(desk.label("recordTitle"), u"2 record(s) selected"_s);
        QVERIFY(!desk.editor.findChild<QTabWidget*>()->isVisible());
        QTest::mouseClick(desk.editor.findChild<QPushButton*>(u"status3"_s), Qt::LeftButton);
        QTest::mouseClick(desk.editor.findChild<QPushButton*>(u"split2"_s), Qt::LeftButton);
        desk.settle();
        QCOMPARE(desk.version(), before + 2);
        for (const qint64 row : {0, 2}) {
            QVERIFY(desk.onDisk(desk.id(row)).status == core::Status::Rejected);
            QVERIFY(desk.onDisk(desk.id(row)).split == core::Split::Test);
        }
        QVERIFY(desk.onDisk(desk.id(1)).status == core::Status::Draft);
        QTest::mouseClick(desk.editor.findChild<QPushButton*>(u"removeRecord"_s), Qt::LeftButton);
        QTRY_COMPARE(desk.query.count(), qint64(1));
    }

    void theKeysOfStatusWorkInAField() {
        Desk desk;
        desk.select(1);
        desk.instruction->setFocus();
        QTest::keyClick(desk.instruction, Qt::Key_3, Qt::ControlModifier);
        desk.settle();
        QVERIFY(desk.onDisk(desk.id(1)).status == core::Status::NeedsWork);
        QTRY_VERIFY(desk.editor.findChild<QPushButton*>(u"status2"_s)->isChecked());
        QVERIFY(!desk.editor.findChild<QPushButton*>(u"status0"_s)->isChecked());
    }

    void whatOneDoesNotSeeStaysAsItIs_data() {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("no-break space") << QByteArray("10\u00a0%") << QByteArray("10\u00a0%!");
        QTest::newRow("Windows' line ends") << QByteArray("a\r\nb") << QByteArray("a\r\nb!");
        QTest::newRow("line separator") << QByteArray("a\u2028b") << QByteArray("a\u2028b!");
        QTest::newRow("emoji") << QByteArray("👨‍👩‍👧") << QByteArray("👨‍👩‍👧!");
    }
    void whatOneDoesNotSeeStaysAsItIs() {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        Desk desk({stored(before.constData())});
        desk.select(0);
        desk.type(desk.instruction, u"!"_s);
        desk.editor.commit();
        desk.settle();
        QCOMPARE(QByteArray::fromStdString(desk.onDisk(desk.id(0)).record.instruction), after);
    }

    void tokensAreCountedAsOneTypesAndWhatIsCutIsSaid() {
        Desk desk;
        desk.chooseModel(tests::fixture("models/sample"));
        desk.select(0);
        QTRY_VERIFY2(desk.label("tokenText").endsWith(u"/ 1,024 tokens"_s), qPrintable(desk.label("tokenText")));
        const QString before = desk.label("tokenText");
        desk.type(desk.output, u" one two three"_s);
        QTRY_VERIFY(desk.label("tokenText") != before);
        desk.prompts.setLimit(10);
        QTRY_VERIFY2(desk.label("tokenText").contains(u"cut"_s), qPrintable(desk.label("tokenText")));
    }

    void systemTextAndNoteAreShownWhenAskedFor() {
        Desk desk({stored("One"), [] {
                       core::StoredRecord noted = stored("Two");
                       noted.note = "ask Maria";
                       noted.record.turns = {{core::Role::User, "Hi"}, {core::Role::Assistant, "Hello"}};
                       return noted;
                   }()});
        desk.select(1);
        QVERIFY(desk.field("noteField")->isVisible());
        QCOMPARE(desk.editor.findChildren<QLabel*>(u"turn"_s).size(), 2);
        desk.select(0);
        QVERIFY(!desk.field("noteField")->isVisible());
        desk.editor.findChild<QPushButton*>(u"noteFieldButton"_s)->click();
        QVERIFY(desk.field("noteField")->isVisible());
        desk.type(desk.field("noteField"), u"check"_s);
        desk.editor.commit();
        desk.settle();
        QCOMPARE(desk.onDisk(desk.id(0)).note, std::string("check"));
    }

    void aWordInTheMakingIsNotDisturbed() {
        Desk desk;
        desk.select(0);
        desk.instruction->setFocus();
        QSignalSpy steps(&desk.editor, &RecordEditor::stepWanted);
        QInputMethodEvent composing(u"zhong"_s, {});
        QCoreApplication::sendEvent(desk.instruction, &composing);
        QVERIFY(desk.instruction->isComposing());
        QTest::keyClick(desk.instruction, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(steps.size(), 0);
        QInputMethodEvent done;
        done.setCommitString(u"中"_s);
        QCoreApplication::sendEvent(desk.instruction, &done);
        desk.editor.commit();
        desk.settle();
        QVERIFY(QString::fromStdString(desk.onDisk(desk.id(0)).record.instruction).contains(u'中'));
    }

    void aLongTextDoesNotFreezeTheEditor_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("lines") << QByteArray("The patient comes back on Tuesday.\n").repeated(3'000);
        QTest::newRow("one paragraph") << QByteArray("The patient comes back on Tuesday. ").repeated(1'500);
    }
    void aLongTextDoesNotFreezeTheEditor() {
        QFETCH(QByteArray, text);
        Desk desk({stored("Short"), stored("Long", text.constData())});
        desk.chooseModel(tests::fixture("models/sample"));
        desk.select(0);
        // The best of three: others use the computer, too.
        const auto silenceOf = [&](const std::function<void()>& before, const std::function<void()>& work) {
            qint64 longest = 50;
            for (int attempt = 0; attempt < 3 && longest >= 50; ++attempt) {
                before();
                QTest::qWait(100);
                tests::Heartbeat heartbeat;
                QTimer::singleShot(0, &desk.editor, work);
                QTest::qWait(400);
                longest = heartbeat.takeLongest();
                qInfo("longest silence: %lld ms", static_cast<long long>(longest));
            }
            return longest;
        };
        QVERIFY(silenceOf([&] { desk.select(0); }, [&] { desk.editor.setRecords({desk.id(1)}); }) < 50);
        QTRY_VERIFY(desk.label("tokenText").contains(u"cut"_s));
        QVERIFY(silenceOf([] {}, [&] { desk.type(desk.input, u"x"_s); }) < 50);
    }

    void everythingHasANameAndAnExplanation() {
        Desk desk;
        desk.chooseModel(tests::fixture("models/sample"));
        desk.select(0);
        QTest::qWait(100);
        QVERIFY2(tests::auditPage(desk.editor).isEmpty(), qPrintable(tests::auditPage(desk.editor).join(u'\n')));
        desk.editor.findChild<QTabWidget*>()->setCurrentIndex(1);
        QTest::qWait(100);
        QVERIFY2(tests::auditPage(desk.editor).isEmpty(), qPrintable(tests::auditPage(desk.editor).join(u'\n')));
        desk.editor.setRecords({desk.id(0), desk.id(1)});
        QVERIFY2(tests::auditPage(desk.editor).isEmpty(), qPrintable(tests::auditPage(desk.editor).join(u'\n')));
    }

    void fieldsGrowAndFollowTheirDirection() {
        Desk desk({stored("مرحبا بالعالم\nHello\nمرة أخرى", "short")});
        desk.select(0);
        const int before = desk.input->height();
        QVERIFY(desk.instruction->height() > before);
        QCOMPARE(desk.instruction->document()->begin().textDirection(), Qt::RightToLeft);
        QCOMPARE(desk.instruction->document()->begin().next().textDirection(), Qt::LeftToRight);
        const QTextLine line = desk.instruction->document()->begin().layout()->lineAt(0);
        QVERIFY(line.naturalTextRect().left() > desk.instruction->width() / 3); // at the right
        desk.input->setFocus();
        for (int i = 0; i < 6; ++i) QTest::keyClick(desk.input, Qt::Key_Return);
        QVERIFY(desk.input->height() > before);
    }
};

QTEST_MAIN(tst_RecordEditor)
#include "tst_RecordEditor.moc"
