#include "core/text/ModelText.h"
#include "tests/journeys/Heartbeat.h"
#include "tests/support/Times.h"
#include "tests/ui/data/EditorBench.h"
#include "ui/data/PromptPanel.h"
#include "ui/data/PromptView.h"
#include "ui/shell/Theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QSignalSpy>
#include <QToolTip>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LongestStallMs = 50;

struct PanelBench : tests::EditorBench {
    PromptPanel panel{prompts};
    PromptView* view = panel.findChild<PromptView*>();

    PanelBench() {
        panel.resize(420, 600);
        panel.show();
    }
    PromptReport report(const core::StoredRecord& record, qint64 limit = 10'000) {
        return {.record = 1,
                .tokens = prompts.text()->format(core::FormatKind::Alpaca).encode(record.record),
                .problems = {},
                .limit = limit};
    }
    QString label(const char* name) { return panel.findChild<QLabel*>(QLatin1StringView(name))->text(); }
};

} // namespace

class tst_PromptPanel : public QObject {
    Q_OBJECT
private slots:
    void theTextIsShownAndCopiedExactly() {
        PanelBench bench;
        bench.chooseModel(tests::fixture("models/sample"));
        const QString odd = u"Tab\there,  two spaces, 字 👍🏽\u00a0and a long line "_s + u"word "_s.repeated(2'000);
        const PromptReport report = bench.report(tests::stored(odd.toUtf8().constData(), "مرحبا بالعالم"));
        bench.panel.showReport(report);
        QTRY_VERIFY(!bench.view->isBuilding());
        bench.view->selectAll();
        bench.view->copy();
        QCOMPARE(QGuiApplication::clipboard()->text().toStdString(), report.tokens->text);
        QVERIFY(bench.view->toPlainText().contains(u"⇥"));
        QVERIFY(bench.view->toPlainText().contains(u"↵"));
    }

    void itSaysHowMuchIsLearnedAndCut() {
        PanelBench bench;
        bench.chooseModel(tests::fixture("models/sample"));
        const PromptReport report = bench.report(tests::stored("What?", "", "So."), 30);
        const auto count = report.tokens->ids.size();
        QVERIFY(count > 30);
        bench.panel.showReport(report);
        QCOMPARE(bench.view->accessibleDescription(), u"%1 tokens, 0 learned, %2 cut"_s.arg(count).arg(count - 30));
        QCOMPARE(bench.label("promptSummary"), bench.view->accessibleDescription());
    }

    void aRecordThatIsJudgedShowsItsLabelAndWhatIsCut() {
        PanelBench bench;
        bench.chooseModel(tests::fixture("models/sample"));
        core::StoredRecord review = tests::stored("A good film, all in all, and not too long.", "", "");
        review.record.id = 1;
        review.record.label = "positive; <b>calm</b>";
        QSignalSpy seen(&bench.prompts, &PromptSession::seen);
        bench.prompts.setLimit(3);
        bench.prompts.look(review);
        QTRY_COMPARE(seen.size(), 1);
        bench.panel.showReport(seen[0][0].value<PromptReport>());
        const auto count = seen[0][0].value<PromptReport>().tokens->ids.size();
        QCOMPARE(bench.label("promptSummary"), u"%1 tokens, %2 cut"_s.arg(count).arg(count - 3));
        QVERIFY(bench.label("promptLabel").contains(u"&lt;b&gt;calm&lt;/b&gt;"_s));
        QTRY_VERIFY(!bench.view->isBuilding());
        const QTextCursor end = bench.view->document()->find(u"long"_s);
        QVERIFY(end.charFormat().fontStrikeOut());
        QVERIFY(!bench.view->document()->find(u"A"_s).charFormat().fontStrikeOut());
        const QString whole = bench.view->exactText(0, bench.view->document()->characterCount());
        QCOMPARE(whole, QString::fromStdString(review.record.instruction));
        review.record.label.clear();
        bench.prompts.setJudging(true);
        seen.clear();
        bench.prompts.look(review);
        QTRY_VERIFY(!seen.isEmpty());
        bench.panel.showReport(seen.back()[0].value<PromptReport>());
        QVERIFY2(bench.label("promptLabel").contains(u"left out"_s), qPrintable(bench.label("promptLabel")));
    }

    void groundsAreThoseOfTheTokens() {
        PanelBench bench;
        bench.chooseModel(tests::fixture("models/sample"));
        bench.panel.showReport(bench.report(tests::stored("What?", "", "Sound answer.")));
        QTRY_VERIFY(!bench.view->isBuilding());
        const auto groundAt = [&](const QString& words) {
            QTextCursor cursor = bench.view->document()->find(words);
            return cursor.charFormat().background().color();
        };
        QCOMPARE(groundAt(u"Sound"_s), ui::tokens(ColorScheme::Light).learnedGround);
        QVERIFY(groundAt(u"What"_s) != ui::tokens(ColorScheme::Light).learnedGround);
    }

    void theTokenUnderThePointerIsNamed() {
        PanelBench bench;
        bench.chooseModel(tests::fixture("models/sample"));
        bench.panel.showReport(bench.report(tests::stored("What?", "", "Sound answer.")));
        QTRY_VERIFY(!bench.view->isBuilding());
        bench.view->setFocus();
        QSignalSpy reached(bench.view, &PromptView::tokenReached);
        bench.view->setTextCursor(bench.view->document()->find(u"answer"_s));
        bench.view->moveCursor(QTextCursor::Left);
        QVERIFY(!reached.isEmpty());
        QVERIFY2(bench.label("promptToken").contains(u"learned"_s), qPrintable(bench.label("promptToken")));
        const QPoint place = bench.view->cursorRect().center() + QPoint(3, 0);
        QTest::mouseMove(bench.view->viewport(), place);
        QHelpEvent help(QEvent::ToolTip, place, bench.view->viewport()->mapToGlobal(place));
        QCoreApplication::sendEvent(bench.view->viewport(), &help);
        QVERIFY2(QToolTip::text().contains(u"number"_s), qPrintable(QToolTip::text()));
        QVERIFY(!QToolTip::text().contains(u"<script"_s));
    }

    void aLongRecordDoesNotFreezeTheWindow_data() {
        QTest::addColumn<QString>("word");
        QTest::newRow("lines") << u"The patient comes back on Tuesday.\n"_s;
        QTest::newRow("one line") << u"The patient comes back on Tuesday. "_s;
        QTest::newRow("one word of Chinese") << u"患者下周二复诊血压一四二九〇"_s;
        QTest::newRow("Arabic") << u"المريض يعود يوم الثلاثاء "_s;
    }
    void aLongRecordDoesNotFreezeTheWindow() {
        QFETCH(QString, word);
        PanelBench bench;
        bench.chooseModel(tests::fixture("models/sample"));
        const QString text = word.repeated(100'000 / word.size());
        const PromptReport report = bench.report(tests::stored("Sum it up.", text.toUtf8().constData()), 1'000'000);
        QTest::qWait(50);
        bench.panel.clear();
        tests::Heartbeat heartbeat;
        QTimer::singleShot(0, &bench.panel, [&] { bench.panel.showReport(report); });
        QTest::qWait(20);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.view->isBuilding(), 20'000);
        bench.view->moveCursor(QTextCursor::Start);
        QTest::qWait(50);
        QVERIFY(tests::isInTime("longest silence", heartbeat.takeLongest(), LongestStallMs));
        const QString whole = bench.view->exactText(0, bench.view->document()->characterCount());
        QCOMPARE(whole.toStdString(), report.tokens->text);
    }

    void problemsAreSentencesAndTheModelIsAskedFor() {
        PanelBench bench;
        bench.panel.showReport(PromptReport{.record = 1});
        QVERIFY(bench.label("promptSummary").contains(u"base model"_s));
        bench.panel.showReport(PromptReport{.record = 1, .problems = {{core::ProblemCode::RecordEmpty, {}, {"output"}}}});
        QVERIFY2(bench.label("promptProblems").contains(u"output"_s), qPrintable(bench.label("promptProblems")));
        QVERIFY(!bench.view->isVisible());
    }

    void whatIsHiddenIsBuiltWhenItIsShown() {
        PanelBench bench;
        bench.chooseModel(tests::fixture("models/sample"));
        bench.panel.hide();
        bench.panel.showReport(bench.report(tests::stored("What?")));
        QVERIFY(bench.view->document()->isEmpty());
        bench.panel.show();
        QTRY_VERIFY(!bench.view->document()->isEmpty());
    }
};

QTEST_MAIN(tst_PromptPanel)
#include "tst_PromptPanel.moc"
