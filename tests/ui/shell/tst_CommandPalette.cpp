#include "ui/shell/Actions.h"
#include "ui/shell/CommandPalette.h"

#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace ui;

class tst_CommandPalette : public QObject {
    Q_OBJECT
private slots:
    void everyTypedWordMustOccur() {
        QVERIFY(CommandPalette::match(QStringLiteral("lar tex"), QStringLiteral("Larger text")) > 0);
        QCOMPARE(CommandPalette::match(QStringLiteral("lar x9"), QStringLiteral("Larger text")), 0);
        QVERIFY(CommandPalette::match(QString(), QStringLiteral("anything")) > 0);
        QVERIFY(CommandPalette::match(QStringLiteral("文字"), QStringLiteral("放大文字")) > 0);
    }

    void beginningsCountMoreThanMiddles() {
        const auto score = [](const char* text) {
            return CommandPalette::match(QStringLiteral("a"), QLatin1String(text));
        };
        QVERIFY(score("about") > score("go about"));
        QVERIFY(score("go about") > score("data"));
    }

    void aNameCountsMoreThanAnExplanation() {
        QWidget window;
        window.resize(800, 600);
        QAction about(QStringLiteral("About"));
        about.setToolTip(QStringLiteral("The licences of everything inside."));
        QAction licence(QStringLiteral("Show the licence"));
        QAction other(QStringLiteral("Other"));
        CommandPalette palette({&about, &licence, &other}, &window);
        window.show();
        palette.open(&window);
        QTest::keyClicks(palette.findChild<QLineEdit*>(QStringLiteral("paletteEdit")), QStringLiteral("licence"));
        auto* list = palette.findChild<QListWidget*>(QStringLiteral("paletteList"));
        QCOMPARE(list->count(), 2);
        QCOMPARE(list->item(0)->text(), QStringLiteral("Show the licence"));
        QCOMPARE(list->item(1)->text(), QStringLiteral("About"));
    }

    void aLanguageIsFoundByTheWordLanguage() {
        QWidget window;
        window.resize(800, 600);
        Actions actions;
        CommandPalette palette(actions.all(), &window);
        window.show();
        palette.open(&window);
        QTest::keyClicks(palette.findChild<QLineEdit*>(QStringLiteral("paletteEdit")), QStringLiteral("language"));
        auto* list = palette.findChild<QListWidget*>(QStringLiteral("paletteList"));
        QStringList texts;
        for (int i = 0; i < list->count(); ++i) texts += list->item(i)->text();
        QVERIFY(texts.contains(QStringLiteral("Language of the system")));
        QVERIFY(texts.contains(QStringLiteral("Language: English")));
        QVERIFY(texts.contains(QStringLiteral("Language: 简体中文")));
        QVERIFY(texts.indexOf(QStringLiteral("Language: English")) <= 2); // before those that only speak of one
    }

    void keysChooseAndRun() {
        QWidget window;
        window.resize(800, 600);
        QAction first(QStringLiteral("Alpha one"));
        QAction second(QStringLiteral("Alpha two"));
        QAction other(QStringLiteral("Beta"));
        QAction disabled(QStringLiteral("Alpha three"));
        disabled.setEnabled(false);
        CommandPalette palette({&first, &second, &other, &disabled}, &window);
        window.show();
        palette.open(&window);
        auto* edit = palette.findChild<QLineEdit*>(QStringLiteral("paletteEdit"));
        auto* list = palette.findChild<QListWidget*>(QStringLiteral("paletteList"));
        QCOMPARE(list->count(), 3);
        QTest::keyClicks(edit, QStringLiteral("alpha"));
        QCOMPARE(list->count(), 2);
        QSignalSpy ran(&second, &QAction::triggered);
        QTest::keyClick(edit, Qt::Key_Down);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(ran.size(), 1);
        QVERIFY(!palette.isVisible());
        palette.open(&window);
        QCOMPARE(edit->text(), QString());
        QTest::keyClicks(edit, QStringLiteral("nothing like it"));
        QCOMPARE(list->count(), 0);
        QTest::keyClick(edit, Qt::Key_Return); // runs nothing
    }
};

QTEST_MAIN(tst_CommandPalette)
#include "tst_CommandPalette.moc"
