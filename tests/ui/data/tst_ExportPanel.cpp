#include "tests/journeys/PageAudit.h"
#include "tests/journeys/ScriptedDialogs.h"
#include "tests/ui/data/EditorBench.h"
#include "ui/data/ExportPanel.h"
#include "ui/session/ExportSession.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>

using namespace ui;
using namespace Qt::StringLiterals;
using tests::stored;

namespace {

struct Desk : tests::EditorBench {
    QStringList folders;
    tests::ScriptedDialogs dialogs{folders};
    ExportSession session{worker, project};
    ExportPanel panel{project, query, session, dialogs};

    Desk() {
        open({stored("One"), stored("Two"), stored("Three, \"quoted\"")});
        panel.resize(600, 400);
        panel.show();
    }
    template <class T> T* part(const char* name) { return panel.findChild<T*>(QLatin1StringView(name)); }
    /// What is in the file after the click.
    QByteArray write(const QString& name) {
        const QString file = folder.filePath(name);
        dialogs.setSavePath(file);
        part<QPushButton>("exportNow")->click();
        if (!QTest::qWaitFor([&] { return !session.isRunning(); })) return {};
        QFile written(file);
        return written.open(QIODevice::ReadOnly) ? written.readAll() : QByteArray();
    }
};

} // namespace

class tst_ExportPanel : public QObject {
    Q_OBJECT
private slots:
    void allRecordsAreWrittenAndThePathIsSaid() {
        Desk desk;
        QTRY_COMPARE(desk.part<QRadioButton>("exportAll")->text(), u"All 3 record(s)"_s);
        QVERIFY(!desk.part<QRadioButton>("exportFilter")->isVisible());
        const QByteArray text = desk.write(u"out.json"_s);
        QVERIFY(text.contains("Two"));
        QVERIFY(text.contains("status"));
        const QString said = desk.part<QLabel>("exportResult")->text();
        QVERIFY2(said.startsWith(u"3 record"_s) && said.contains(u"out.json"_s), qPrintable(said));
    }

    void excelGetsAMark() {
        Desk desk;
        auto* format = desk.part<QComboBox>("exportFormat");
        format->setCurrentIndex(format->findText(u"CSV for Excel"_s));
        desk.part<QCheckBox>("exportWithNote")->click();
        const QByteArray text = desk.write(u"out.csv"_s);
        QVERIFY(text.startsWith("\xEF\xBB\xBF"));
        QVERIFY(text.contains("\"Three, \"\"quoted\"\"\""));
        QVERIFY(!text.contains("note"));
    }

    void labelsAreWrittenUnlessTheyAreLeftOut() {
        Desk desk;
        core::StoredRecord labelled = stored("Four");
        labelled.record.label = "positive";
        desk.edits.add({labelled}, 0, core::EntryKind::Add);
        QTRY_COMPARE(desk.part<QRadioButton>("exportAll")->text(), u"All 4 record(s)"_s);
        QVERIFY(desk.write(u"out.json"_s).contains("\"label\": \"positive\""));
        desk.part<QCheckBox>("exportWithLabel")->click();
        QVERIFY(!desk.write(u"out.json"_s).contains("positive"));
        const QString said = desk.part<QLabel>("exportResult")->text();
        QVERIFY2(said.contains(u"1 of them hold more"_s), qPrintable(said));
    }

    void theSelectionAndTheFilterAreOfferedWhereThereAreAny() {
        Desk desk;
        desk.panel.setSelected({desk.query.idAt(1)});
        auto* selection = desk.part<QRadioButton>("exportSelection");
        QVERIFY(selection->isVisible());
        selection->click();
        QByteArray text = desk.write(u"out.json"_s);
        QVERIFY(text.contains("Two") && !text.contains("One"));
        desk.panel.setSelected({});
        QVERIFY(desk.part<QRadioButton>("exportAll")->isChecked());
        desk.query.setFilter({.text = "One"});
        QTRY_COMPARE(desk.query.count(), qint64(1));
        desk.settle();
        QTRY_VERIFY(desk.part<QRadioButton>("exportFilter")->isVisible());
        desk.part<QRadioButton>("exportFilter")->click();
        text = desk.write(u"out.json"_s);
        QVERIFY(text.contains("One") && !text.contains("Two"));
    }

    void chosenRecordsAreWrittenOnceTheirListIsWhole() {
        Desk desk;
        desk.query.setChosen({.records = {desk.query.idAt(0), desk.query.idAt(2)}, .what = {}});
        QTRY_COMPARE(desk.query.count(), qint64(2));
        desk.settle();
        desk.part<QRadioButton>("exportFilter")->click();
        auto* write = desk.part<QPushButton>("exportNow");
        QVERIFY(write->isEnabled());
        desk.query.setFilter({.text = "Three"});
        QVERIFY(desk.query.isSearching());
        QVERIFY(!write->isEnabled());
        QTRY_VERIFY(write->isEnabled());
        const QByteArray text = desk.write(u"out.json"_s);
        QVERIFY(text.contains("Three") && !text.contains("One"));
    }

    void statusesNarrowWhatIsWritten() {
        Desk desk;
        desk.edits.setStatus({desk.query.idAt(2)}, core::Status::Approved);
        desk.settle();
        desk.part<QCheckBox>("exportStatus0")->click();
        const QByteArray text = desk.write(u"out.json"_s);
        QVERIFY(text.contains("Three") && !text.contains("One"));
        for (const char* name : {"exportStatus1", "exportStatus2", "exportStatus3"})
            desk.part<QCheckBox>(name)->click();
        QVERIFY(!desk.part<QPushButton>("exportNow")->isEnabled());
    }

    void everythingHasANameAndAnExplanation() {
        Desk desk;
        QTest::qWait(50);
        QCOMPARE(tests::auditPage(desk.panel), QStringList());
    }

    void aFailureIsASentence() {
        Desk desk;
        desk.write(u"no/such/folder.json"_s);
        QVERIFY(!desk.part<QLabel>("exportResult")->text().isEmpty());
        QVERIFY(desk.part<QPushButton>("exportNow")->isEnabled());
    }
};

QTEST_MAIN(tst_ExportPanel)
#include "tst_ExportPanel.moc"
