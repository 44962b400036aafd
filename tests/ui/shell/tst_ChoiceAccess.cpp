/// A list to choose one of is told with its name and its choice, and opened as by a click.
#include "ui/shell/ChoiceAccess.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>

using namespace ui;
using namespace Qt::StringLiterals;

class tst_ChoiceAccess : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { installChoiceAccess(); }

    void nameAndChoiceAreTold() {
        QComboBox box;
        box.setAccessibleName(u"Encoding of the file"_s);
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&box);
        QCOMPARE(face->text(QAccessible::Name), u"Encoding of the file"_s);
        box.addItems({u"UTF-8"_s, u"GB18030"_s});
        QCOMPARE(face->role(), QAccessible::ComboBox);
        QCOMPARE(face->text(QAccessible::Name), u"Encoding of the file: UTF-8"_s);
        box.setCurrentIndex(1);
        QCOMPARE(face->text(QAccessible::Name), u"Encoding of the file: GB18030"_s);
        QCOMPARE(face->text(QAccessible::Value), u"GB18030"_s);
        box.setAccessibleName({});
        QCOMPARE(face->text(QAccessible::Name), u"GB18030"_s);
    }

    void itIsOpenedAndClosed() {
        QComboBox box;
        box.addItems({u"UTF-8"_s, u"GB18030"_s});
        box.show();
        QVERIFY(QTest::qWaitForWindowExposed(&box));
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&box);
        QVERIFY(face->state().expandable && !face->state().expanded);
        face->actionInterface()->doAction(QAccessibleActionInterface::showMenuAction());
        QTRY_VERIFY(box.view()->isVisible());
        QVERIFY(face->state().expanded);
        face->actionInterface()->doAction(QAccessibleActionInterface::showMenuAction());
        QTRY_VERIFY(!box.view()->isVisible());
        box.setEnabled(false);
        QVERIFY(!face->actionInterface()->actionNames().contains(QAccessibleActionInterface::showMenuAction()));
    }

    void itsListAndItsFieldArePartsOfIt() {
        QComboBox box;
        box.addItems({u"UTF-8"_s, u"GB18030"_s});
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&box);
        QCOMPARE(face->childCount(), 1);
        QCOMPARE(face->child(0)->object(), box.view());
        QCOMPARE(face->indexOfChild(face->child(0)), 0);
        QVERIFY(!face->child(1));
        box.setEditable(true);
        QCOMPARE(face->childCount(), 2);
        QCOMPARE(face->child(1)->object(), box.lineEdit());
        QCOMPARE(face->indexOfChild(face->child(1)), 1);
        QVERIFY(face->state().editable);
    }
};

QTEST_MAIN(tst_ChoiceAccess)
#include "tst_ChoiceAccess.moc"
