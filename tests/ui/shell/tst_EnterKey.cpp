#include "ui/shell/EnterKey.h"

#include <QCheckBox>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace ui;

class tst_EnterKey : public QObject {
    Q_OBJECT
private slots:
    void aButtonIsPressedOnceHoweverLongTheKeyIsHeld() {
        const EnterKey enter;
        QPushButton button;
        QSignalSpy clicked(&button, &QPushButton::clicked);
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space}) QTest::keyClick(&button, key);
        QCOMPARE(clicked.size(), 3);
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, {}, QString(), true);
        QCoreApplication::sendEvent(&button, &held);
        QTest::keyClick(&button, Qt::Key_Return, Qt::ControlModifier);
        button.setEnabled(false);
        QTest::keyClick(&button, Qt::Key_Return);
        QCOMPARE(clicked.size(), 3);
    }

    void aMenuOpens() {
        const EnterKey enter;
        QToolButton button;
        QMenu menu;
        menu.addAction(QStringLiteral("One"));
        button.setMenu(&menu);
        button.setPopupMode(QToolButton::InstantPopup);
        button.show();
        bool wasOpen = false;
        QTimer::singleShot(0, &menu, [&] {
            wasOpen = menu.isVisible();
            menu.close();
        });
        QTest::keyClick(&button, Qt::Key_Return);
        QVERIFY(wasOpen);
    }

    void aTickIsNoButton() {
        const EnterKey enter;
        QCheckBox box;
        QTest::keyClick(&box, Qt::Key_Return);
        QVERIFY(!box.isChecked());
        QTest::keyClick(&box, Qt::Key_Space);
        QVERIFY(box.isChecked());
    }
};

QTEST_MAIN(tst_EnterKey)
#include "tst_EnterKey.moc"
