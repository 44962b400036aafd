#include "tests/journeys/PageAudit.h"
#include "tests/ui/data/ImportDesk.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QPlainTextEdit>

using namespace ui;
using namespace Qt::StringLiterals;
using Desk = tests::ImportDesk;

class tst_ImportLabels : public QObject {
    Q_OBJECT
private slots:
    void labelsAreCountedAndWhatIsStrikingIsSaid() {
        Desk desk;
        auto* labels = desk.part<QLabel>("importLabels");
        desk.add(u"a.csv"_s, "text,label\na,good\nb,bad\nc,good\n");
        desk.readWhole();
        QCOMPARE(labels->text(), u"Labels: good (2) · bad (1)"_s);
        QCOMPARE(desk.part<QComboBox>("column1")->currentText(), u"Label"_s);
        desk.session.skip();
        QByteArray uneven = "text,label\nx,bad\n", own = "text,label\n";
        for (int i = 0; i < 30; ++i) {
            uneven += QByteArray("text ") + QByteArray::number(i) + ",good\n";
            own += QByteArray("text,label ") + QByteArray::number(i) + "\n";
        }
        desk.add(u"b.csv"_s, uneven);
        desk.readWhole();
        QVERIFY2(labels->text().contains(u"“good” is 30 times as common"_s), qPrintable(labels->text()));
        desk.session.skip();
        desk.add(u"c.csv"_s, own);
        desk.readWhole();
        QVERIFY2(labels->text().contains(u"is this the right column?"_s), qPrintable(labels->text()));
        desk.session.skip();
        desk.add(u"d.csv"_s, "instruction,output\na,b\n");
        desk.readWhole();
        QVERIFY(!labels->isVisible());
    }

    void textsWithoutLabelsAreExplainedAndTakenWhereOneSaysSo() {
        Desk desk;
        desk.add(u"a.csv"_s, "review\n\"fine, all in all\"\ndull\n");
        QTRY_VERIFY(desk.session.state() == ImportSession::State::Ready);
        auto* alone = desk.part<QCheckBox>("importTextsAlone");
        QVERIFY(alone->isVisible());
        QVERIFY(!desk.part<QPushButton>("importNow")->isEnabled());
        const QString trouble = desk.part<QLabel>("importTrouble")->text();
        QVERIFY2(trouble.contains(u"“review”"_s) && trouble.contains(u"is a label or an answer"_s),
                 qPrintable(trouble));
        alone->click();
        desk.readWhole();
        QCOMPARE(desk.button(), u"Import 2 record(s)"_s);
        alone->click();
        QTRY_VERIFY(!desk.part<QPushButton>("importNow")->isEnabled());
        desk.session.skip();
        desk.add(u"b.csv"_s, "instruction,output\na,b\n");
        desk.readWhole();
        QVERIFY(!alone->isVisible());
    }

    /// What the studio exports comes back whole: a draft may have no output yet, and Excel's mark is no fault.
    void draftsWithoutAnOutputAreOffered() {
        Desk desk;
        desk.add(u"a.csv"_s, "\xEF\xBB\xBFinstruction,output,status\na,b,approved\nc,,draft\n");
        desk.readWhole();
        QCOMPARE(desk.button(), u"Import 1 of 2 record(s)"_s);
        QVERIFY(!desk.part<QPlainTextEdit>("importProblems")->toPlainText().contains(u"Repaired"_s));
        auto* alone = desk.part<QCheckBox>("importTextsAlone");
        QVERIFY(alone->isVisible() && !alone->isChecked());
        alone->click();
        desk.readWhole();
        QCOMPARE(desk.button(), u"Import 2 record(s)"_s);
        QVERIFY(alone->isVisible());
    }

    void rowsWithoutAHeaderAreSaidAndCanBeOverruled() {
        Desk desk;
        QByteArray rows;
        for (int i = 0; i < 8; ++i)
            rows += "the film number " + QByteArray::number(i) + " of many\t" + QByteArray::number(i % 2) + "\n";
        desk.add(u"a.tsv"_s, rows);
        desk.readWhole();
        auto* header = desk.part<QCheckBox>("importHeader");
        QVERIFY(header->isVisible() && !header->isChecked());
        QCOMPARE(desk.button(), u"Import 8 record(s)"_s);
        QCOMPARE(desk.part<QLabel>("importLabels")->text(), u"Labels: 0 (4) · 1 (4)"_s);
        header->click();
        QTRY_VERIFY(!desk.part<QPushButton>("importNow")->isEnabled());
        QVERIFY(header->isChecked());
        header->click();
        desk.readWhole();
        QCOMPARE(desk.button(), u"Import 8 record(s)"_s);
    }

    void filesOfAFolderAreNamedByTheirPlaceInIt() {
        Desk desk;
        for (const auto& [name, text] : {std::pair("tree/pos/1.txt", "a"), std::pair("tree/neg/1.txt", "b"),
                                         std::pair("tree/neg/2.txt", " ")}) {
            const QString file = desk.folder.filePath(QLatin1StringView(name));
            QVERIFY(QDir().mkpath(QFileInfo(file).path()));
            QFile written(file);
            QVERIFY(written.open(QIODevice::WriteOnly) && written.write(text) > 0);
        }
        desk.session.add({desk.folder.filePath(u"tree"_s)});
        desk.readWhole();
        QCOMPARE(desk.part<QLabel>("importLabels")->text(), u"Labels: neg (1) · pos (1)"_s);
        const QString problems = desk.part<QPlainTextEdit>("importProblems")->toPlainText();
        QVERIFY2(problems.contains(u"neg/2.txt"_s) && !problems.contains(desk.folder.path()), qPrintable(problems));
        QTest::qWait(50);
        QCOMPARE(tests::auditPage(desk.panel), QStringList());
    }
};

QTEST_MAIN(tst_ImportLabels)
#include "tst_ImportLabels.moc"
