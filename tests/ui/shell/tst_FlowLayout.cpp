#include "ui/shell/FlowLayout.h"

#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>
#include <vector>

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

struct Row {
    QWidget window;
    QVBoxLayout* column = new QVBoxLayout(&window);
    FlowLayout* flow = new FlowLayout(8);
    std::vector<QPushButton*> buttons;

    Row() {
        column->setContentsMargins(0, 0, 0, 0);
        for (const char* text : {"Try the sample", "New project", "Open a project"}) {
            buttons.push_back(new QPushButton(QLatin1String(text), &window));
            flow->addWidget(buttons.back());
        }
        column->addLayout(flow);
        column->addStretch();
    }
    void show(int width) {
        window.resize(width, 300);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
    }
};

} // namespace

class tst_FlowLayout : public QObject {
    Q_OBJECT
private slots:
    void allStandInOneRowWhereThereIsRoom() {
        Row row;
        row.show(900);
        for (std::size_t i = 0; i < row.buttons.size(); ++i) {
            QCOMPARE(row.buttons[i]->y(), row.buttons[0]->y());
            QCOMPARE(row.buttons[i]->size(), row.buttons[i]->sizeHint());
            if (i > 0) QCOMPARE(row.buttons[i]->x(), row.buttons[i - 1]->geometry().right() + 1 + 8);
        }
        QCOMPARE(row.flow->sizeHint().width(), row.buttons.back()->geometry().right() + 1);
    }

    void whatHasNoRoomGoesOnInTheNextRow() {
        Row row;
        row.show(row.flow->sizeHint().width() - 1);
        QCOMPARE(row.buttons[1]->y(), row.buttons[0]->y());
        QCOMPARE(row.buttons[2]->x(), 0);
        QCOMPARE(row.buttons[2]->y(), row.buttons[0]->geometry().bottom() + 1 + 8);
        QCOMPARE(row.flow->heightForWidth(row.window.width()), row.buttons[2]->geometry().bottom() + 1);
    }

    void whatIsHiddenTakesNoRoom() {
        Row row;
        row.buttons[0]->hide();
        row.show(900);
        QCOMPARE(row.buttons[1]->x(), 0);
    }

    void noneIsNarrowerThanItsWords() {
        Row row;
        int widest = 0;
        for (const QPushButton* button : row.buttons) widest = std::max(widest, button->minimumSizeHint().width());
        QCOMPARE(row.flow->minimumSize().width(), widest);
    }

    void itsWidgetsCanBeTakenOut() {
        Row row;
        const std::unique_ptr<QLayoutItem> taken(row.flow->takeAt(1));
        QCOMPARE(taken->widget(), row.buttons[1]);
        QCOMPARE(row.flow->count(), 2);
        QVERIFY(!row.flow->takeAt(2) && !row.flow->itemAt(-1));
    }
};

QTEST_MAIN(tst_FlowLayout)
#include "tst_FlowLayout.moc"
