#include "ui/shell/Actions.h"

#include <QAction>
#include <QSet>
#include <QTest>

using namespace ui;

class tst_Actions : public QObject {
    Q_OBJECT
private slots:
    void everyCommandHasAWordAndASentence() {
        const Actions actions;
        QSet<QString> names, texts;
        for (const QAction* action : actions.all()) {
            QVERIFY2(!action->objectName().isEmpty() && !action->text().isEmpty(), qPrintable(action->objectName()));
            QVERIFY2(action->toolTip().endsWith(QLatin1Char('.')), qPrintable(action->toolTip()));
            names += action->objectName();
            texts += action->text();
        }
        QCOMPARE(names.size(), static_cast<qsizetype>(actions.all().size()));
        QCOMPARE(texts.size(), static_cast<qsizetype>(actions.all().size()));
    }

    void noKeyMeansTwoThings() {
        const Actions actions;
        QHash<QString, QString> owners;
        for (const QAction* action : actions.all())
            for (const QKeySequence& keys : action->shortcuts()) {
                const QString name = keys.toString(QKeySequence::PortableText);
                QVERIFY2(!owners.contains(name), qPrintable(name + QLatin1Char(' ') + owners[name]));
                owners[name] = action->objectName();
            }
    }

    void keysOfTheTableDoNotReachIntoTexts() {
        const Actions actions;
        QVERIFY(!actions.ofTable().empty());
        for (const QAction* action : actions.ofTable()) QCOMPARE(action->shortcutContext(), Qt::WidgetShortcut);
        QCOMPARE(actions[Actions::Id::Undo]->shortcutContext(), Qt::WindowShortcut);
    }

    void placesHaveTheirCommands() {
        const Actions actions;
        QCOMPARE(actions.goTo(Place::Start), actions[Actions::Id::GoStart]);
        QCOMPARE(actions.goTo(Place::Adapters), actions[Actions::Id::GoAdapters]);
    }
};

QTEST_MAIN(tst_Actions)
#include "tst_Actions.moc"
