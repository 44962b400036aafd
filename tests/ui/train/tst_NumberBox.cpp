#include "ui/train/NumberBox.h"

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace ui;

namespace {

void turnWheel(QWidget* widget) {
    QWheelEvent event(QPointF(5, 5), widget->mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(widget, &event);
}

} // namespace

class tst_NumberBox : public QObject {
    Q_OBJECT
private slots:
    void aStepFollowsTheNumbersSize_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("steps");
        QTest::addColumn<bool>("isWhole");
        QTest::addColumn<double>("after");
        QTest::newRow("a learning rate up") << 0.0002 << 1 << false << 0.0003;
        QTest::newRow("a learning rate down") << 0.0002 << -1 << false << 0.0001;
        QTest::newRow("below its decade") << 0.0001 << -1 << false << 0.00009;
        QTest::newRow("ten at once") << 0.0001 << 10 << false << 0.002;
        QTest::newRow("from nothing") << 0.0 << 1 << false << 0.01;
        QTest::newRow("alpha") << 16.0 << 1 << false << 17.0;
        QTest::newRow("epochs down") << 1.0 << -1 << false << 0.0;
        QTest::newRow("a rank") << 8.0 << 1 << true << 9.0;
        QTest::newRow("tokens") << 2048.0 << 1 << true << 2148.0;
        QTest::newRow("ten down") << 10.0 << -1 << true << 9.0;
        QTest::newRow("the end") << 100.0 << 5 << true << 100.0;
    }
    void aStepFollowsTheNumbersSize() {
        QFETCH(double, value);
        QFETCH(int, steps);
        QFETCH(bool, isWhole);
        QFETCH(double, after);
        const double maximum = qstrcmp(QTest::currentDataTag(), "the end") == 0 ? 100 : 1e9;
        QCOMPARE(steppedNumber(value, steps, 0, maximum, isWhole), after);
    }

    void theWheelChangesOnlyAFieldInFocus() {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* other = new QLineEdit;
        auto* box = new NumberBox(NumberBox::Numbers::Whole, 0, 100);
        column->addWidget(other);
        column->addWidget(box);
        box->setText(QStringLiteral("8"));
        window.show();
        other->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        turnWheel(box);
        QCOMPARE(box->text(), QStringLiteral("8"));
        QVERIFY(!box->hasFocus());
        box->setFocus();
        turnWheel(box);
        QCOMPARE(box->text(), QStringLiteral("9"));
    }

    void whatIsTypedIsHandedOnAsItIs() {
        NumberBox box(NumberBox::Numbers::Real, 0, 1);
        QSignalSpy edited(&box, &NumberBox::edited);
        box.show();
        QTest::keyClicks(&box, QStringLiteral("7x"));
        QCOMPARE(edited.size(), 2);
        QCOMPARE(edited[1][0].toString(), QStringLiteral("7x"));
        QCOMPARE(box.text(), QStringLiteral("7x")); // neither refused nor corrected
        box.stepBy(1);
        QCOMPARE(box.text(), QStringLiteral("7x"));
    }

    void arrowKeysStep() {
        NumberBox box(NumberBox::Numbers::Real, 0, 10);
        box.setText(QStringLiteral("0.0002"));
        box.show();
        QTest::keyClick(&box, Qt::Key_Up);
        QCOMPARE(box.text(), QStringLiteral("0.0003"));
        QTest::keyClick(&box, Qt::Key_Down);
        QTest::keyClick(&box, Qt::Key_Down);
        QCOMPARE(box.text(), QStringLiteral("0.0001"));
    }
};

QTEST_MAIN(tst_NumberBox)
#include "tst_NumberBox.moc"
