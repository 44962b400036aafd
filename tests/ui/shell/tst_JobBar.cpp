#include "ui/shell/JobBar.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace ui;

class tst_JobBar : public QObject {
    Q_OBJECT
private slots:
    void itIsThereWhileThereIsAJob() {
        JobBar bar;
        bar.setJob(Job{.title = QStringLiteral("A"), .detail = QStringLiteral("a"), .permille = 250, .actions = {}});
        QVERIFY(bar.isVisible());
        const auto* progress = bar.findChild<QProgressBar*>();
        QVERIFY(!bar.findChild<QPushButton*>("jobTitle")->toolTip().isEmpty());
        QCOMPARE(progress->value(), 250);
        QCOMPARE(progress->maximum(), 1000);
        bar.setJob(Job{.title = QStringLiteral("B"), .detail = {}, .permille = {}, .actions = {}});
        QCOMPARE(progress->maximum(), 0); // nobody knows how far
        QCOMPARE(bar.findChild<QPushButton*>("jobTitle")->text(), QStringLiteral("B"));
        bar.setJob({});
        QVERIFY(!bar.isVisible());
    }

    void aButtonDoesWhatItSaysNow() {
        JobBar bar;
        QStringList done;
        const auto job = [&](const QString& name) {
            return Job{.title = name,
                       .detail = {},
                       .permille = {},
                       .actions = {{QStringLiteral("act"), name, name, [&done, name] { done += name; }}}};
        };
        bar.setJob(job(QStringLiteral("first")));
        auto* button = bar.findChild<QPushButton*>("act");
        QTest::mouseClick(button, Qt::LeftButton);
        bar.setJob(job(QStringLiteral("second")));
        QCOMPARE(bar.findChild<QPushButton*>("act"), button); // it stays under the pointer
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(done, (QStringList{QStringLiteral("first"), QStringLiteral("second")}));
        bar.setJob(Job{.title = QStringLiteral("none"), .detail = {}, .permille = {}, .actions = {}});
        QVERIFY(!button->isVisible());
    }

    void theTitleLeadsToItsPage() {
        JobBar bar;
        QSignalSpy asked(&bar, &JobBar::asked);
        bar.setJob(Job{.title = QStringLiteral("A"), .detail = {}, .permille = {}, .actions = {}});
        QTest::mouseClick(bar.findChild<QPushButton*>("jobTitle"), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
    }
};

QTEST_MAIN(tst_JobBar)
#include "tst_JobBar.moc"
