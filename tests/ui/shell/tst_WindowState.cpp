#include "tests/ui/shell/WindowBench.h"

#include <QScreen>

#include <algorithm>

using namespace ui;
using namespace tests;
using namespace Qt::StringLiterals;
using Id = Actions::Id;

class tst_WindowState : public QObject {
    Q_OBJECT
private slots:
    void theTitleNamesTheProject() {
        WindowBench bench;
        QCOMPARE(bench.window.windowTitle(), u"Lorikeet"_s);
        bench.create(numbered(1), "clinic");
        QCOMPARE(bench.window.windowTitle(), u"clinic — Lorikeet"_s);
        bench.project.close();
        QCOMPARE(bench.window.windowTitle(), u"Lorikeet"_s);
    }

    void theSizeIsKeptWhereTheWindowIsNeverClosed() {
        WindowBench bench;
        const QByteArray before = bench.settings.windowGeometry();
        bench.window.resize(933, 611);
        EVENTUALLY(bench.settings.windowGeometry() != before);
        QWidget next;
        QVERIFY(next.restoreGeometry(bench.settings.windowGeometry()));
        QCOMPARE(next.size(), QSize(933, 611));
    }

    void largeLettersNeedALargerWindow() {
        WindowBench bench;
        QCOMPARE(bench.window.minimumSize(), QSize(720, 480));
        bench.window.resize(720, 480);
        bench.settings.setFontScale(120);
        const QSize screen = bench.window.screen()->availableSize();
        QVERIFY(bench.window.width() > 720 || screen.width() < 800);
        QVERIFY(bench.window.height() > 480);
        bench.settings.setFontScale(Settings::LargestFontScale);
        QVERIFY(bench.window.minimumWidth() <= std::max(720, screen.width()));
        bench.settings.setFontScale(70);
        QCOMPARE(bench.window.minimumSize(), QSize(720, 480));
    }

    void theSizeOfTextIsSaidWhereItCanBeChanged() {
        WindowBench bench;
        QCOMPARE(bench.actions[Id::TextNormal]->text(), u"Normal text size"_s);
        bench.trigger(Id::TextLarger);
        QCOMPARE(bench.actions[Id::TextNormal]->text(), u"Normal text size (now 110 %)"_s);
        bench.actions.retranslate();
        QCOMPARE(bench.actions[Id::TextNormal]->text(), u"Normal text size (now 110 %)"_s);
        bench.trigger(Id::TextNormal);
        QCOMPARE(bench.actions[Id::TextNormal]->text(), u"Normal text size"_s);
    }

    void thePageOfTheProjectComesBack() {
        WindowBench bench;
        bench.create(numbered(1));
        bench.trigger(Id::GoRuns);
        bench.close(); // at the first page now, which is no page of the project
        QVERIFY(bench.isAt(Place::Start));
        bench.window.reopen(bench.projectFolder());
        EVENTUALLY(bench.project.isOpen());
        QVERIFY(bench.isAt(Place::Runs));
        bench.trigger(Id::GoData);
        bench.close();
        bench.window.reopen(bench.projectFolder());
        EVENTUALLY(bench.project.isOpen());
        QVERIFY(bench.isAt(Place::Data));
    }

    void whoWentElsewhereMeanwhileStaysThere() {
        WindowBench bench;
        bench.create(numbered(1));
        bench.trigger(Id::GoRuns);
        bench.close();
        bench.window.reopen(bench.projectFolder());
        bench.trigger(Id::GoPlay);
        EVENTUALLY(bench.project.isOpen());
        QVERIFY(bench.isAt(Place::Play));
    }

    void aProjectThatCannotBeOpenedLeadsToTheOthers() {
        WindowBench bench;
        bench.create(numbered(1));
        bench.trigger(Id::GoRuns);
        bench.close();
        bench.window.reopen(bench.projectFolder("gone"));
        EVENTUALLY(!bench.notice().isEmpty());
        QVERIFY(bench.isAt(Place::Start));
    }

    void whereNothingWasKeptTheDataComeFirst() {
        WindowBench bench;
        bench.create(numbered(1));
        bench.close();
        bench.settings.setPageState(u"window-page"_s, "nowhere");
        bench.window.reopen(bench.projectFolder());
        EVENTUALLY(bench.project.isOpen());
        QVERIFY(bench.isAt(Place::Data));
    }
};

QTEST_MAIN(tst_WindowState)
#include "tst_WindowState.moc"
