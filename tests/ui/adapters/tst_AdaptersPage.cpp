#include "tests/journeys/PageAudit.h"
#include "tests/ui/adapters/AdaptersBench.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTranslator>

using namespace ui;
using namespace tests;

namespace {

/// Gives every text back with a mark before it, so that what was not translated anew stands out.
class MarkingTranslator : public QTranslator {
public:
    QString translate(const char*, const char* source, const char*, int) const override {
        return QStringLiteral("¶") + QString::fromUtf8(source);
    }
    bool isEmpty() const override { return false; }
};

} // namespace

/// What a person does with the adapters of a project, with the real engine behind it.
class tst_AdaptersPage : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    fs::path m_run, m_base;

private slots:
    void initTestCase() {
        const fs::path place = m_folder.path().toStdString();
        m_base = place / "starter";
        fs::copy(Starter / "model", m_base, fs::copy_options::recursive);
        const auto engine = core::EngineLoader::load();
        m_run = trainRun(*engine, place / "project", "run-1", m_base);
    }

    void withoutAnyItLeadsToTraining() {
        AdaptersBench bench;
        auto* next = bench.part<QPushButton>("adaptersNext");
        QSignalSpy start(bench.actions[Actions::Id::GoStart], &QAction::triggered);
        QSignalSpy train(bench.actions[Actions::Id::GoTrain], &QAction::triggered);
        QCOMPARE(bench.page->firstFocus(), next);
        bench.click("adaptersNext");
        QCOMPARE(start.size(), 1);
        bench.create(numbered(1));
        EVENTUALLY(bench.adapters.isKnown() && next->isVisible());
        bench.click("adaptersNext");
        QCOMPARE(train.size(), 1);
        QVERIFY2(auditPage(bench.window).isEmpty(), qPrintable(auditPage(bench.window).join('\n')));
    }
    void theyStandInATableWithWhatIsKnown() {
        AdaptersBench bench;
        bench.chooseBase(m_base);
        bench.begin(m_run);
        const QAbstractItemModelTester tester(bench.table->model());
        QCOMPARE(bench.table->current(), QString("runs/run-1"));
        EVENTUALLY(bench.fits());
        const auto cell = [&](int row, int column) {
            return bench.table->model()->index(row, column).data().toString();
        };
        QCOMPARE(cell(0, 0), QString("run-1"));
        QCOMPARE(cell(1, 1), QString("imported"));
        QCOMPARE(cell(0, 2), QString("starter"));
        QCOMPARE(cell(0, 3), QString("8"));
        QVERIFY(!cell(0, 4).isEmpty() && cell(1, 4).isEmpty());
        QStringList facts;
        for (const QLabel* label : bench.part<QWidget>("adapterCard")->findChildren<QLabel*>()) facts += label->text();
        const QString all = facts.join('\n');
        for (const char* part :
             {"48 records to learn from, 6 to watch it by", "all linear layers", "before training: loss"})
            QVERIFY2(all.contains(QLatin1String(part)), qPrintable(all));
        QVERIFY(all.contains(QString::fromStdString(core::adapterHash(m_run / "adapter")).left(16)));
        QVERIFY2(auditPage(bench.window).isEmpty(), qPrintable(auditPage(bench.window).join('\n')));
    }
    void eachLeadsToPlayAndToItsRun() {
        AdaptersBench bench;
        bench.chooseBase(m_base);
        bench.begin(m_run);
        EVENTUALLY(bench.fits());
        bench.press(Qt::Key_Return);
        bench.click("adapterRun");
        bench.choose("adapters/law");
        EVENTUALLY(bench.fits() && bench.isUsable("adapterTry"));
        bench.click("adapterTry");
        QVERIFY(!bench.isUsable("adapterRun"));
        const std::vector<Destination> wanted{{.place = Place::Play, .records = {}, .run = bench.text("runs/run-1")},
                                              {.place = Place::Runs, .records = {}, .run = bench.text("runs/run-1")},
                                              {.place = Place::Play, .records = {}, .run = bench.text("adapters/law")}};
        QCOMPARE(bench.destinations, wanted);
        bench.page->arrive({.place = Place::Adapters, .records = {}, .run = bench.text("runs/run-1")});
        EVENTUALLY(bench.table->current() == QLatin1String("runs/run-1"));
    }
    void f2NamesAndTheNoteIsKept() {
        AdaptersBench bench;
        bench.begin(m_run);
        bench.press(Qt::Key_F2);
        QVERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
        QTest::keyClicks(QApplication::focusWidget(), "Clinic");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        EVENTUALLY(core::listAdapters(bench.project.path()).front().name == "Clinic");
        auto* note = bench.part<QPlainTextEdit>("adapterNote");
        note->setFocus();
        QTest::keyClicks(note, "the better one");
        bench.choose("adapters/law"); // leaves it
        QCOMPARE(note->toPlainText(), QString());
        EVENTUALLY(core::listAdapters(bench.project.path()).front().note == "the better one");
        QCOMPARE(core::listAdapters(bench.project.path()).front().name, std::string("Clinic"));
    }
    void theChoiceStaysWhenAnotherComesOrGoes() {
        AdaptersBench bench;
        bench.begin(m_run);
        const QAbstractItemModelTester tester(bench.table->model());
        bench.choose("adapters/law");
        bench.press(Qt::Key_F2);
        EVENTUALLY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
        QTest::keyClicks(QApplication::focusWidget(), "Kanz");
        fs::copy(m_run / "adapter", bench.at("adapters/newer"), fs::copy_options::recursive);
        fs::last_write_time(bench.at("adapters/newer/adapter_model.safetensors"),
                            fs::file_time_type::clock::now() + std::chrono::hours(1)); // it stands first
        bench.adapters.refresh();
        EVENTUALLY(bench.table->model()->rowCount() == 3);
        QCOMPARE(bench.table->current(), QString("adapters/law"));
        QVERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget())); // and the name that is being typed
        QTest::keyClicks(QApplication::focusWidget(), "lei");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        EVENTUALLY(bench.adapters.find("adapters/law")->name == "Kanzlei");
        fs::remove_all(bench.at("adapters/newer"));
        bench.adapters.refresh();
        EVENTUALLY(bench.table->model()->rowCount() == 2);
        QCOMPARE(bench.table->current(), QString("adapters/law"));
    }
    void aBaseOfTheSameSizesIsNotTakenForItsOwn() {
        AdaptersBench bench;
        const fs::path sister = fs::path(bench.folder.path().toStdString()) / "sister";
        fs::copy(m_base, sister, fs::copy_options::recursive);
        std::string weights = core::readFile(sister / "model.safetensors");
        for (std::size_t i = weights.size() / 2; i < weights.size(); i += 2) // the lower bytes: they stay numbers
            weights[i] = static_cast<char>(weights[i] ^ 1);
        core::replaceFile(sister / "model.safetensors", weights);
        bench.chooseBase(sister);
        bench.begin(m_run);
        const auto* fit = bench.part<QLabel>("adapterFit");
        EVENTUALLY(fit->text().startsWith(QLatin1String("It was made for starter, and sister is in use.")));
        QVERIFY(bench.isUsable("adapterTry")); // it is said, and not refused
        bench.choose("adapters/law");
        EVENTUALLY(fit->text().startsWith(QLatin1String("It was made for starter"))); // by the name that it gives
        QVERIFY(!bench.isUsable("adapterUseBase"));
        bench.click("adapterExport");
        QVERIFY(bench.part<QLabel>("adapterExportWarning")->text().contains(QLatin1String("starter")));
        bench.click("adapterExportClose");
        bench.choose("runs/run-1");
        EVENTUALLY(bench.isUsable("adapterUseBase"));
        bench.click("adapterUseBase");
        EVENTUALLY(bench.fits() && bench.models.base()->folder == fromPath(m_base));
    }
    void anExportThatWasLeftIsFoundAgain() {
        AdaptersBench bench;
        bench.chooseBase(m_base);
        bench.begin(m_run);
        EVENTUALLY(bench.fits());
        bench.click("adapterExport");
        bench.dialogs.setSavePath(bench.folder.filePath("out"));
        Gate gate;
        bench.worker.run({}, gate.job(), &bench.adapters, [](const auto&) {});
        bench.click("adapterExportNow");
        bench.page->arrive({.place = Place::Adapters, .records = {}, .run = bench.text("adapters/law")});
        EVENTUALLY(bench.table->isVisible() && bench.table->current() == QLatin1String("adapters/law"));
        QCOMPARE(bench.part<QPushButton>("adapterExport")->text(), QString("Show the export"));
        bench.click("adapterExport");
        QVERIFY(bench.isUsable("adapterExportClose"));
        bench.page->arrive({.place = Place::Adapters, .records = {}, .run = bench.text("adapters/law")});
        bench.page->arrive({.place = Place::Adapters}); // by the rail
        QVERIFY(bench.isUsable("adapterExportClose"));
        bench.page->arrive({.place = Place::Adapters, .records = {}, .run = bench.text("adapters/law")});
        gate.open(); // without an engine it fails
        EVENTUALLY(!bench.release.isRunning());
        EVENTUALLY(bench.notice()->isVisible());
        QTest::mouseClick(bench.notice()->findChild<QPushButton*>("noticeRemedy"), Qt::LeftButton);
        QVERIFY(bench.part<QLabel>("adapterExportResult")->isVisible());
    }
    void delPutsAnImportedOneIntoTheBinAndUndoBringsItBack() {
        AdaptersBench bench;
        bench.begin(m_run);
        QVERIFY(!bench.isUsable("adapterBin"));
        bench.press(Qt::Key_Delete); // goes with its run
        bench.choose("adapters/law");
        bench.press(Qt::Key_Delete);
        EVENTUALLY(bench.table->model()->rowCount() == 1);
        QCOMPARE(bench.noticed(), QString("law lies in the project’s bin now."));
        QTest::mouseClick(bench.notice()->findChild<QPushButton*>("noticeRemedy"), Qt::LeftButton);
        EVENTUALLY(bench.table->model()->rowCount() == 2 && bench.table->current() == QLatin1String("adapters/law"));
    }
    void whatIsDroppedWaitsForABaseAndComesIn() {
        AdaptersBench bench;
        bench.begin(m_run);
        bench.page->arrive({.place = Place::Adapters, .files = {fromPath(m_run / "adapter")}});
        QVERIFY(bench.notice()->isVisible() && bench.noticed().startsWith("Choose the adapter’s base model"));
        bench.chooseBase(m_base);
        EVENTUALLY(bench.table->model()->rowCount() == 3 && bench.table->current() == QLatin1String("adapters/run-1"));
        QCOMPARE(bench.noticed(), QString("run-1 was imported."));
    }
    void whatDoesNotFitIsRefusedLineByLine() {
        AdaptersBench bench;
        bench.chooseBase(m_base);
        bench.begin(m_run);
        bench.folders = {fromPath(fixture("adapters/plain-qv"))};
        bench.click("adaptersImport");
        EVENTUALLY(bench.notice()->isVisible());
        QVERIFY2(bench.noticed().contains("plain-qv was not imported; held against starter:"),
                 qPrintable(bench.noticed()));
        QVERIFY(bench.noticed().count('\n') >= 3);
        QCOMPARE(bench.table->model()->rowCount(), 2);
    }
    void anotherBaseIsSaid() {
        AdaptersBench bench;
        bench.chooseBase(fixture("models/sample"));
        bench.begin(m_run);
        EVENTUALLY(bench.part<QLabel>("adapterFit")->text() == QLatin1String("It does not fit sample:"));
        const QString lines = bench.part<QLabel>("adapterMisfits")->text();
        QVERIFY2(lines.contains("tensor") && !lines.contains(bench.folder.path()), qPrintable(lines));
        QVERIFY(!bench.isUsable("adapterTry"));
        QVERIFY(bench.isUsable("adapterExport")); // a run's adapter goes with its own base
        bench.choose("adapters/law");
        EVENTUALLY(!bench.part<QLabel>("adapterFit")->text().isEmpty() && !bench.isUsable("adapterExport"));
    }
    void anExportIsVerifiedAndComesInAgain() {
        AdaptersBench bench;
        bench.chooseBase(m_base);
        bench.engine.start();
        bench.begin(m_run);
        EVENTUALLY(bench.engine.report().state == EngineState::Ready && bench.fits());
        bench.click("adapterExport");
        const QString out = bench.folder.filePath("clinic-adapter");
        bench.dialogs.setSavePath(out);
        QSignalSpy ended(&bench.release, &AdapterExport::ended);
        bench.click("adapterExportNow");
        QVERIFY(bench.release.isRunning() && !bench.isUsable("adapterExportNow"));
        EVENTUALLY(ended.size() == 1);
        static const QRegularExpression said("it judges 6 text.* that it did not learn from as the adapter here does");
        QVERIFY2(bench.result().contains(said), qPrintable(bench.result()));
        QVERIFY(bench.isUsable("adapterExportShow"));
        QVERIFY2(auditPage(bench.window).isEmpty(), qPrintable(auditPage(bench.window).join('\n')));
        // Again into the same folder: nothing is overwritten.
        bench.dialogs.setSavePath(out);
        bench.click("adapterExportNow");
        EVENTUALLY(ended.size() == 2);
        QVERIFY2(bench.result().startsWith("Nothing was exported.\n"), qPrintable(bench.result()));
        QTest::keyClick(bench.part<QPushButton>("adapterExportNow"), Qt::Key_Escape);
        EVENTUALLY(bench.table->isVisible());
        bench.page->arrive({.place = Place::Adapters, .files = {out}});
        EVENTUALLY(bench.table->current() == QLatin1String("adapters/clinic-adapter") && bench.fits());
    }
    void anImportedOneIsExportedMergedAndACancelLeavesNothingOrIsTooLate() {
        AdaptersBench bench;
        bench.chooseBase(m_base);
        bench.begin(m_run);
        bench.choose("adapters/law");
        EVENTUALLY(bench.fits() && bench.isUsable("adapterExport"));
        bench.click("adapterExport");
        bench.part<QRadioButton>("exportMerged")->click(); // beside its words a mouse finds nothing
        QSignalSpy ended(&bench.release, &AdapterExport::ended);
        QDir(bench.folder.path()).mkdir("out");
        bench.engine.start();
        EVENTUALLY(bench.engine.report().state == EngineState::Ready);
        // In the middle of its work, wherever that is then.
        const auto cancel = connect(&bench.release, &AdapterExport::progressed, &bench.release, &AdapterExport::cancel);
        bench.dialogs.setSavePath(bench.folder.filePath("out/one"));
        bench.click("adapterExportNow");
        EVENTUALLY(ended.size() == 1);
        disconnect(cancel);
        const bool isLate = bench.isUsable("adapterExportShow"); // it was done already, and says so
        QCOMPARE(namesIn(bench.folder.filePath("out").toStdString()), isLate ? QStringList{"one"} : QStringList());
        bench.dialogs.setSavePath(bench.folder.filePath("two"));
        bench.click("adapterExportNow");
        EVENTUALLY(ended.size() == 2);
        QVERIFY2(bench.result().contains("6 common text"), qPrintable(bench.result()));
        QVERIFY(QFile::exists(bench.folder.filePath("two/model.safetensors")));
    }
    void anExportThatIsGivenUpWithItsProjectIsNotShownInTheNext() {
        AdaptersBench bench;
        bench.chooseBase(m_base);
        bench.begin(m_run);
        EVENTUALLY(bench.fits() && bench.isUsable("adapterExport"));
        bench.click("adapterExport");
        bench.dialogs.setSavePath(bench.folder.filePath("left"));
        bench.click("adapterExportNow"); // no engine is there: it waits
        bench.project.close();
        QVERIFY(bench.release.isRunning());
        bench.release.cancel();
        EVENTUALLY(!bench.release.isRunning());
        QVERIFY(bench.part<QPushButton>("adaptersNext")->isVisible());
        bench.project.open(bench.projectFolder());
        EVENTUALLY(bench.table->model()->rowCount() == 2);
        QVERIFY(bench.table->isVisible());
    }
    void anotherLanguageIsShownAtOnce() {
        AdaptersBench bench;
        bench.chooseBase(m_base);
        bench.begin(m_run);
        EVENTUALLY(bench.fits());
        MarkingTranslator marking;
        QCoreApplication::installTranslator(&marking);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LanguageChange);
        EVENTUALLY(bench.part<QLabel>("adapterFit")->text().startsWith(QStringLiteral("¶")));
        for (const auto* button : bench.page->findChildren<QAbstractButton*>())
            if (button->isVisible() && !button->text().isEmpty())
                QVERIFY2(button->text().startsWith(QStringLiteral("¶")), qPrintable(button->text()));
        QCoreApplication::removeTranslator(&marking);
    }
};

int main(int argc, char** argv) {
    core::EngineLoader::prepareProcess();
    QApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    tst_AdaptersPage test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_AdaptersPage.moc"
