#include "tests/journeys/PageAudit.h"
#include "tests/ui/data/ImportDesk.h"
#include "ui/data/ColumnPreview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QWheelEvent>

using namespace ui;
using namespace Qt::StringLiterals;

using Desk = tests::ImportDesk;

class tst_ImportPanel : public QObject {
    Q_OBJECT
private slots:
    void itIsThereWhileThereIsAFile() {
        Desk desk;
        QVERIFY(!desk.panel.isVisible());
        desk.add(u"a.csv"_s, "instruction,output\nA,B\nC,D\n");
        QVERIFY(desk.panel.isVisible());
        desk.readWhole();
        QCOMPARE(desk.button(), u"Import 2 record(s)"_s);
        QTest::keyClick(&desk.panel, Qt::Key_Escape);
        QVERIFY(!desk.panel.isVisible());
        QCOMPARE(desk.version(), 0);
    }

    void aTextStandsOnTheSideWhereItsLettersBegin() {
        Desk desk;
        desk.add(u"a.csv"_s, "instruction,output\n\u05e9\u05dc\u05d5\u05dd,ab\n");
        desk.readWhole();
        auto* table = desk.part<ColumnPreview>("columnPreview");
        const auto firstInk = [&](int column) { // from the left, as a part of the cell
            const QRect cell = table->visualRect(table->model()->index(1, column));
            const QImage image = table->viewport()->grab(cell).toImage();
            const QRgb ground = image.pixel(image.width() / 2, 1);
            for (int x = 0; x < image.width(); ++x)
                for (int y = 4; y < image.height() - 4; ++y)
                    if (image.pixel(x, y) != ground) return 100 * x / image.width();
            return -1;
        };
        QVERIFY(firstInk(0) > 50);
        QVERIFY(firstInk(1) >= 0 && firstInk(1) < 10);
    }

    void badRowsAreListedWithLineAndReason() {
        Desk desk;
        desk.add(u"a.jsonl"_s, "{\"instruction\": \"A\", \"output\": \"B\"}\n{\"instruction\": \"no answer\"}\n");
        desk.readWhole();
        QCOMPARE(desk.button(), u"Import 1 of 2 record(s)"_s);
        const QString text = desk.part<QPlainTextEdit>("importProblems")->toPlainText();
        QVERIFY2(text.contains(u"line 2"_s), qPrintable(text));
        QSignalSpy imported(&desk.session, &ImportSession::imported);
        desk.part<QPushButton>("importNow")->click();
        QTRY_COMPARE(imported.size(), 1);
        QVERIFY(!desk.panel.isVisible());
        QTRY_COMPARE(desk.query.count(), qint64(1));
    }

    void columnsAreMappedByHand() {
        Desk desk;
        desk.add(u"a.csv"_s, "foo,bar\nAsk,Say\n");
        QTRY_VERIFY(desk.session.state() == ImportSession::State::Ready);
        QVERIFY(!desk.part<QPushButton>("importNow")->isEnabled());
        QVERIFY(desk.part<QLabel>("importTrouble")->isVisible());
        auto* first = desk.part<QComboBox>("column0");
        first->setCurrentIndex(first->findText(u"Instruction"_s));
        auto* second = desk.part<QComboBox>("column1");
        second->setCurrentIndex(second->findText(u"Output"_s));
        desk.readWhole();
        QVERIFY(!desk.part<QLabel>("importTrouble")->isVisible());
        QCOMPARE(desk.part<QComboBox>("column0"), first); // the keyboard stays where it is
        second->setCurrentIndex(second->findText(u"Instruction"_s)); // the other gives it up
        QTRY_COMPARE(first->currentIndex(), 0);
    }

    void whatStandsBetweenColumnsIsFoundAndCanBeChosen() {
        Desk desk;
        desk.add(u"a.csv"_s, "instruction,output\nAsk,Say;x\n");
        desk.readWhole();
        auto* delimiter = desk.part<QComboBox>("importDelimiter");
        QVERIFY(delimiter->isVisible());
        QCOMPARE(delimiter->currentText(), u"found: comma"_s);
        QCOMPARE(delimiter->count(), 5);
        delimiter->setCurrentIndex(delimiter->findText(u"semicolon"_s));
        QTRY_VERIFY(desk.session.state() == ImportSession::State::Ready);
        auto* table = desk.part<ColumnPreview>("columnPreview");
        QCOMPARE(table->horizontalHeaderItem(0)->text(), u"instruction,output"_s);
        QCOMPARE(table->columnCount(), 1);
        QVERIFY(!desk.part<QPushButton>("importNow")->isEnabled());
        delimiter->setCurrentIndex(0);
        desk.readWhole();
        QCOMPARE(delimiter->currentText(), u"found: comma"_s);
        QCOMPARE(desk.button(), u"Import 1 record(s)"_s);
        desk.session.skip();
        desk.add(u"a.jsonl"_s, "{\"instruction\": \"A\", \"output\": \"B\"}\n");
        desk.readWhole();
        QVERIFY(!delimiter->isVisible());
    }

    void everyColumnOfAWideTableCanBeChosen() {
        Desk desk;
        constexpr int Count = 600;
        QByteArray names, cells;
        for (int i = 0; i < Count; ++i) {
            names += (i > 0 ? ",field " : "field ") + QByteArray::number(i);
            cells += (i > 0 ? ",cell " : "cell ") + QByteArray::number(i);
        }
        desk.add(u"wide.csv"_s, names + "\n" + cells + "\n");
        QTRY_VERIFY(desk.session.state() == ImportSession::State::Ready);
        auto* table = desk.part<ColumnPreview>("columnPreview");
        QCOMPARE(table->columnCount(), Count);
        QVERIFY(table->findChildren<QComboBox*>().size() < 20); // the others come when they are looked at
        const auto choose = [&](int column, const QString& what) {
            table->scrollTo(table->model()->index(0, column));
            auto* choice = qobject_cast<QComboBox*>(table->cellWidget(0, column));
            QVERIFY(choice);
            QTRY_COMPARE(table->item(1, column)->text(), u"cell %1"_s.arg(column));
            choice->setCurrentIndex(choice->findText(what));
            QTRY_VERIFY(desk.session.state() == ImportSession::State::Ready);
        };
        for (int i = 0; i < 40; ++i) { // little by little, as a wheel does
            table->horizontalScrollBar()->setValue(i * 50);
            QCoreApplication::processEvents();
            for (int column = 0; column < 20; ++column) {
                const QRect cell = table->visualRect(table->model()->index(0, column));
                if (!cell.intersects(table->viewport()->rect())) continue;
                QVERIFY(table->cellWidget(0, column));
                QVERIFY(table->cellWidget(0, column)->geometry().contains(cell.adjusted(1, 1, -1, -1)));
            }
        }
        choose(Count - 1, u"Output"_s);
        choose(300, u"Instruction"_s);
        desk.readWhole();
        QSignalSpy imported(&desk.session, &ImportSession::imported);
        desk.session.import();
        QTRY_COMPARE(imported.size(), 1);
        QTRY_COMPARE(desk.query.count(), qint64(1));
        const auto record = desk.onDisk(desk.query.idAt(0)).record;
        QCOMPARE(record.instruction, std::string("cell 300"));
        QCOMPARE(record.output, std::string("cell 599"));
    }

    void aFileThatCannotBeReadNeedsLittleRoom() {
        Desk desk;
        desk.add(u"a.csv"_s, "instruction,output\nA,B\n");
        desk.readWhole();
        QVERIFY(desk.part<QComboBox>("importStatus")->isVisible());
        desk.session.skip();
        desk.add(u"a.pdf"_s, "%PDF-1.4\n");
        QTRY_VERIFY(desk.session.state() == ImportSession::State::Ready);
        QVERIFY(desk.part<QLabel>("importTrouble")->isVisible());
        QVERIFY(!desk.part<QComboBox>("importStatus")->isVisible());
        QVERIFY(desk.panel.sizePolicy().verticalPolicy() == QSizePolicy::Maximum);
        QTRY_VERIFY(desk.part<QPushButton>("importGiveUp")->y() < desk.panel.height() / 2); // nothing is spread out
        desk.session.skip();
        desk.add(u"a.json"_s, "[]");
        QTRY_VERIFY(desk.session.state() == ImportSession::State::Ready);
        QVERIFY(desk.part<QLabel>("importTrouble")->isVisible());
        QVERIFY(!desk.part<ColumnPreview>("columnPreview")->isVisible());
    }

    void theTabKeyGoesThroughTheColumnsAndTakesTheTableWithIt() {
        Desk desk;
        QByteArray names;
        for (int i = 0; i < 30; ++i) names += (i > 0 ? ",f" : "f") + QByteArray::number(i);
        desk.add(u"wide.csv"_s, names + "\n" + names + "\n");
        QTRY_VERIFY(desk.session.state() == ImportSession::State::Ready);
        QVERIFY(QTest::qWaitForWindowActive(&desk.panel));
        desk.part<QComboBox>("column0")->setFocus();
        for (int i = 1; i < 30; ++i) {
            QTest::keyClick(desk.panel.focusWidget(), Qt::Key_Tab);
            QCOMPARE(desk.panel.focusWidget()->objectName(), u"column%1"_s.arg(i));
            const auto* table = desk.part<ColumnPreview>("columnPreview");
            const QRect cell = table->visualRect(table->model()->index(0, i));
            QVERIFY(cell.left() >= 0 && cell.left() < table->viewport()->width());
        }
    }

    void whatWasChosenBeforeIsUsedAgainAndSaid() {
        Desk desk;
        const auto find = [&](int column) {
            return qobject_cast<QComboBox*>(desk.part<ColumnPreview>("columnPreview")->cellWidget(0, column));
        };
        desk.add(u"january.csv"_s, "foo,bar\nAsk,Say\n");
        QTRY_VERIFY(desk.session.state() == ImportSession::State::Ready);
        QVERIFY(!desk.part<QWidget>("importRemembered")->isVisible());
        find(0)->setCurrentIndex(find(0)->findText(u"Output"_s));
        find(1)->setCurrentIndex(find(1)->findText(u"Instruction"_s));
        desk.readWhole();
        QSignalSpy imported(&desk.session, &ImportSession::imported);
        desk.part<QPushButton>("importNow")->click();
        QTRY_COMPARE(imported.size(), 1);
        desk.add(u"february.csv"_s, "foo,bar\nAsk again,Say again\n");
        desk.readWhole();
        QVERIFY(desk.part<QWidget>("importRemembered")->isVisible());
        QCOMPARE(find(0)->currentText(), u"Output"_s);
        QCOMPARE(find(1)->currentText(), u"Instruction"_s);
        desk.part<QPushButton>("importForget")->click();
        QTRY_VERIFY(desk.session.state() == ImportSession::State::Ready);
        QVERIFY(!desk.part<QWidget>("importRemembered")->isVisible());
        QCOMPARE(find(0)->currentText(), u"not used"_s);
    }

    void theFirstRowMayBeARecord() {
        Desk desk;
        desk.add(u"a.csv"_s, "instruction,output\nAsk,Say\n");
        desk.readWhole();
        QCOMPARE(desk.part<ColumnPreview>("columnPreview")->rowCount(), 2);
        desk.part<QCheckBox>("importHeader")->click();
        QTRY_COMPARE(desk.part<ColumnPreview>("columnPreview")->rowCount(), 3);
        desk.readWhole();
        QCOMPARE(desk.button(), u"Import 2 record(s)"_s);
    }

    void theEncodingIsSaidAndCanBeChosen() {
        Desk desk;
        desk.session.add({QString::fromStdString(tests::fixture("data/gb18030.json").string())});
        QTRY_VERIFY(desk.session.state() == ImportSession::State::Ready);
        auto* encoding = desk.part<QComboBox>("importEncoding");
        QVERIFY2(encoding->currentText().contains(u"GB18030"_s), qPrintable(encoding->currentText()));
        const auto shown = [&] { return desk.part<ColumnPreview>("columnPreview")->item(2, 0)->text(); };
        const QString right = shown();
        QVERIFY2(right.contains(QRegularExpression(u"\\p{Han}"_s)), qPrintable(right));
        encoding->setCurrentIndex(encoding->findText(u"Windows-1252"_s));
        QTRY_VERIFY(desk.session.state() == ImportSession::State::Ready);
        QVERIFY(shown() != right);
    }

    void newRecordsGetTheStatusAndTheSplitThatAreChosen() {
        Desk desk;
        desk.add(u"a.jsonl"_s,
                 "{\"instruction\": \"A\", \"output\": \"B\", \"status\": \"rejected\", \"split\": \"test\"}\n");
        desk.readWhole();
        auto* status = desk.part<QComboBox>("importStatus");
        auto* split = desk.part<QComboBox>("importSplit");
        QCOMPARE(status->currentText(), u"as the file says"_s);
        QCOMPARE(split->currentText(), u"as the file says"_s);
        status->setCurrentIndex(status->findText(u"Approved"_s));
        desk.part<QPushButton>("importNow")->click();
        QTRY_COMPARE(desk.query.count(), qint64(1));
        desk.settle();
        const auto record = desk.onDisk(desk.query.idAt(0));
        QVERIFY(record.status == core::Status::Approved);
        QVERIFY(record.split == core::Split::Test);
    }

    void aSecondFileWaits() {
        Desk desk;
        desk.add(u"a.jsonl"_s, "{\"instruction\": \"A\", \"output\": \"B\"}\n");
        desk.add(u"b.jsonl"_s, "{\"instruction\": \"A\", \"output\": \"B\"}\n");
        desk.readWhole();
        QCOMPARE(desk.part<QPushButton>("importGiveUp")->text(), u"Skip this file"_s);
        desk.part<QPushButton>("importGiveUp")->click();
        QVERIFY(desk.panel.isVisible());
        QCOMPARE(desk.part<QPushButton>("importGiveUp")->text(), u"Do not import"_s);
    }

    void everythingHasANameAndAnExplanation() {
        Desk desk;
        desk.add(u"a.csv"_s, "instruction,output\nA,B\nC,\n");
        desk.readWhole();
        QTest::qWait(50);
        QCOMPARE(tests::auditPage(desk.panel), QStringList());
    }

    void theWheelChangesNothingUnseen() {
        Desk desk;
        desk.add(u"a.jsonl"_s, "{\"instruction\": \"A\", \"output\": \"B\"}\n");
        desk.readWhole();
        auto* split = desk.part<QComboBox>("importSplit");
        desk.part<QPushButton>("importNow")->setFocus();
        const QPointF place = split->rect().center();
        QWheelEvent wheel(place, split->mapToGlobal(place), {}, QPoint(0, -120), Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(split, &wheel);
        QCOMPARE(split->currentIndex(), 0);
    }
};

QTEST_MAIN(tst_ImportPanel)
#include "tst_ImportPanel.moc"
