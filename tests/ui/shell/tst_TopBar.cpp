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

private:
    static QString accessible(WindowBench& bench, const char* name) {
        return bench.child<QAbstractButton>(name)->accessibleName();
    }
};

QTEST_MAIN(tst_TopBar)
#include "tst_TopBar.moc"
