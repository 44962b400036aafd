#include "ui/shell/RowFit.h"
#include "ui/shell/Theme.h"

#include <QHeaderView>
#include <QTableWidget>
#include <QTest>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

struct Table : QTableWidget {
    Table() : QTableWidget(2, 3) {
        setHorizontalHeaderLabels({u"Name"_s, u"The lowest loss on the validation records"_s, u"Note"_s});
        setColumnWidth(0, 300);
        setColumnWidth(1, 40);
        fitRowsToFont(*this);
        fitTitles(*this);
    }
    bool isCut(int column) { return columnWidth(column) < horizontalHeader()->sectionSizeHint(column); }
};

} // namespace

class tst_RowFit : public QObject {
    Q_OBJECT
private slots:
    void columnsHaveRoomForTheirTitles() {
        Table table;
        QVERIFY(!table.isCut(1));
        QCOMPARE(table.columnWidth(0), 300); // what has room stays as it is
    }

    void titlesOfAnotherLanguageHaveRoomToo() {
        Table table;
        table.setHorizontalHeaderLabels({u"Name"_s, u"Loss"_s, u"Whatever you want to remember of it"_s});
        QVERIFY(!table.isCut(2));
    }

    void aColumnThatAPersonMadeNarrowStaysSo() {
        Table table;
        table.resize(1200, 200);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        QHeaderView* titles = table.horizontalHeader();
        QTRY_VERIFY(!table.isCut(1));
        const QPoint edge(titles->sectionViewportPosition(1) + titles->sectionSize(1) - 1, titles->height() / 2);
        QTest::mousePress(titles->viewport(), Qt::LeftButton, {}, edge);
        QTest::mouseMove(titles->viewport(), edge - QPoint(20, 0));
        QTest::mouseMove(titles->viewport(), edge - QPoint(60, 0));
        QTest::mouseRelease(titles->viewport(), Qt::LeftButton, {}, edge - QPoint(60, 0));
        QVERIFY(table.isCut(1));
        const int narrow = table.columnWidth(1);
        QEvent change(QEvent::StyleChange);
        QCoreApplication::sendEvent(titles, &change);
        QCOMPARE(table.columnWidth(1), narrow);
    }

    void titlesInLargerLettersHaveRoomToo() {
        Table table;
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        const int before = table.columnWidth(1);
        QFont larger = table.font();
        larger.setPointSizeF(larger.pointSizeF() * 1.5);
        table.setFont(larger);
        table.horizontalHeader()->setFont(larger);
        QTRY_VERIFY(!table.isCut(1));
        QVERIFY(table.columnWidth(1) > before);
        QCOMPARE(table.verticalHeader()->defaultSectionSize(), rowHeightOf(table.fontMetrics()));
    }
};

QTEST_MAIN(tst_RowFit)
#include "tst_RowFit.moc"
