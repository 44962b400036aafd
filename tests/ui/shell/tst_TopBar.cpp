#include "tests/ui/shell/WindowBench.h"
#include "ui/shell/BarButton.h"

#include <QMenu>

using namespace ui;
using namespace tests;

class tst_TopBar : public QObject {
    Q_OBJECT
private slots:
    void itSaysWhatIsOpen() {
        WindowBench bench;
        QCOMPARE(bench.text("projectButton"), QStringLiteral("No project"));
        QCOMPARE(bench.text("modelButton"), QStringLiteral("Base model: none"));
        bench.create();
        QCOMPARE(bench.text("projectButton"), QStringLiteral("project"));
        bench.chooseModel();
        QCOMPARE(bench.text("modelButton"), QStringLiteral("Base model: sample"));
        QVERIFY(!accessible(bench, "modelButton").contains(QStringLiteral("fits"))); // on what device, nobody knows yet
        bench.engine.start();
        EVENTUALLY(accessible(bench, "modelButton").endsWith(QStringLiteral("fits")));
        bench.project.close();
        QCOMPARE(bench.text("projectButton"), QStringLiteral("No project"));
    }

    void itSaysWhereModelsRun() {
        WindowBench bench;
        bench.engine.start();
        QCOMPARE(bench.text("deviceButton"), QStringLiteral("Engine starting…"));
        EVENTUALLY(bench.text("deviceButton") == QStringLiteral("CPU"));
        QVERIFY(accessible(bench, "deviceButton").contains(QStringLiteral("GB")));
    }

    void itsButtonsOpenMenus() {
        WindowBench bench;
        bench.create();
        bench.click("projectButton");
        EVENTUALLY(bench.window.findChild<QMenu*>(QStringLiteral("projectMenu")));
        QApplication::activePopupWidget()->close();
        bench.click("searchButton");
        EVENTUALLY(bench.isShown("paletteEdit"));
    }

    void theModelMenuSaysWhatEachModelIs() {
        qputenv("LORIKEET_STARTER", LORIKEET_SOURCES "/resources/starter");
        qputenv("LORIKEET_REVIEWS", LORIKEET_SOURCES "/resources/review-starter");
        WindowBench bench;
        bench.engine.start();
        bench.known.look();
        EVENTUALLY(bench.engine.report().state == EngineState::Ready);
        EVENTUALLY(bench.known.list().first().glance && bench.known.list().last().glance);
        bench.click("modelButton");
        QMenu* menu = nullptr;
        EVENTUALLY((menu = bench.window.findChild<QMenu*>(QStringLiteral("modelMenu"))));
        const QList<QAction*> actions = menu->actions();
        QVERIFY(!actions[0]->isEnabled()); // a heading
        QCOMPARE(actions[0]->text(), QStringLiteral("Comes with Lorikeet"));
        QCOMPARE(actions[1]->text(), QStringLiteral("Starter\tLlama · 324,032 · fits"));
        QVERIFY(actions[1]->toolTip().contains(QStringLiteral("free memory")));
        QCOMPARE(actions[2]->text().section(QLatin1Char(' '), 0, 1), QStringLiteral("Review starter\tDistilBERT"));
        QTest::keyClick(menu, Qt::Key_Down); // the heading is passed over
        QCOMPARE(menu->activeAction(), actions[1]);
        QTest::keyClick(menu, Qt::Key_Return);
        EVENTUALLY(bench.models.base());
        QCOMPARE(bench.models.base()->name, QStringLiteral("Starter"));
    }

private:
    static QString accessible(WindowBench& bench, const char* name) {
        return bench.child<QAbstractButton>(name)->accessibleName();
    }
};

QTEST_MAIN(tst_TopBar)
#include "tst_TopBar.moc"
