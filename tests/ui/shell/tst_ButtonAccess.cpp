/// A button that can be chosen does the same for a screen reader as for a mouse.
#include "ui/shell/ButtonAccess.h"

#include <QAccessible>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace ui;
using namespace Qt::StringLiterals;

class tst_ButtonAccess : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { installButtonAccess(); }

    void choosingIsAClick() {
        QPushButton button(u"&Approved"_s);
        button.setCheckable(true);
        const QSignalSpy clicked(&button, &QPushButton::clicked);
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&button);
        QCOMPARE(face->role(), QAccessible::CheckBox);
        QCOMPARE(face->text(QAccessible::Name), u"Approved"_s);
        QVERIFY(face->state().checkable && !face->state().checked);
        QAccessibleActionInterface* action = face->actionInterface();
        QVERIFY(action->actionNames().contains(QAccessibleActionInterface::toggleAction()));
        action->doAction(QAccessibleActionInterface::toggleAction());
        QTRY_COMPARE(clicked.count(), 1);
        QVERIFY(button.isChecked() && face->state().checked);
    }

    void oneOfSeveralIsPressed() {
        QPushButton button(u"Draft"_s);
        button.setCheckable(true);
        button.setProperty("choice", true);
        const QSignalSpy clicked(&button, &QPushButton::clicked);
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&button);
        QCOMPARE(face->role(), QAccessible::RadioButton);
        face->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QTRY_COMPARE(clicked.count(), 1);
    }

    void whatIsOffCannotBeChosen() {
        QPushButton button(u"Draft"_s);
        button.setCheckable(true);
        button.setEnabled(false);
        const QStringList names = QAccessible::queryAccessibleInterface(&button)->actionInterface()->actionNames();
        QVERIFY(!names.contains(QAccessibleActionInterface::toggleAction()));
        QVERIFY(!names.contains(QAccessibleActionInterface::pressAction()));
    }

    void othersArePressed() {
        QPushButton button(u"Train"_s);
        button.setToolTip(u"Teaches the model."_s);
        const QSignalSpy clicked(&button, &QPushButton::clicked);
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&button);
        QCOMPARE(face->role(), QAccessible::PushButton);
        QCOMPARE(face->text(QAccessible::Description), u"Teaches the model."_s);
        face->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QTRY_COMPARE(clicked.count(), 1);
    }

    void aMenuIsShown() {
        QToolButton button;
        QMenu menu;
        menu.addAction(u"Rename"_s);
        button.setMenu(&menu);
        button.setPopupMode(QToolButton::InstantPopup);
        button.show();
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&button);
        QCOMPARE(face->role(), QAccessible::ButtonMenu);
        face->actionInterface()->doAction(QAccessibleActionInterface::showMenuAction());
        connect(&menu, &QMenu::aboutToShow, &menu, [&] { QTimer::singleShot(0, &menu, &QMenu::close); });
        const QSignalSpy shown(&menu, &QMenu::aboutToShow);
        QTRY_COMPARE(shown.count(), 1);
    }
};

QTEST_MAIN(tst_ButtonAccess)
#include "tst_ButtonAccess.moc"
