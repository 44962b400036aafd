#include "tests/ui/session/TrainBench.h"
#include "ui/shell/Actions.h"
#include "ui/shell/BarButton.h"
#include "ui/start/StartPage.h"

#include <QAction>
#include <QPushButton>
#include <QSignalSpy>

using namespace ui;
using namespace tests;
using Id = Actions::Id;

namespace {

struct StartBench : TrainBench {
    Actions actions;
    StartPage page{project, models, known, actions};

    StartBench() { page.show(); }
    QPushButton* button(const char* name) { return page.findChild<QPushButton*>(QLatin1String(name)); }
    QList<BarButton*> modelRows() {
        QList<BarButton*> shown;
        for (BarButton* row : page.findChildren<BarButton*>(QStringLiteral("modelRow")))
            if (row->isVisible()) shown += row;
        return shown;
    }
    /// The projects that are a click away.
    QList<BarButton*> rows() {
        QList<BarButton*> shown;
        for (BarButton* row : page.findChildren<BarButton*>(QStringLiteral("projectRow")))
            if (row->isVisible()) shown += row;
        return shown;
    }
};

} // namespace

class tst_StartPage : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { 
        qputenv("LORIKEET_STARTER", LORIKEET_SOURCES "/resources/starter");
        qputenv("LORIKEET_REVIEWS", LORIKEET_SOURCES "/resources/review-starter");
    }

    void buttonsDoWhatTheCommandsDo() {
        StartBench bench;
        const std::pair<const char*, Id> buttons[] = {{"trySampleButton", Id::TrySample},
                                                      {"tryReviewsButton", Id::TryReviews},
                                                      {"newProjectButton", Id::NewProject},
                                                      {"newFromFileButton", Id::NewFromFile},
                                                      {"openProjectButton", Id::OpenProject},
                                                      {"chooseModelButton", Id::ChooseModel}};
        for (const auto& [name, id] : buttons) {
            bench.actions[id]->setEnabled(true);
            QSignalSpy triggered(bench.actions[id], &QAction::triggered);
            QTest::mouseClick(bench.button(name), Qt::LeftButton);
            QCOMPARE(triggered.size(), 1);
            bench.actions[id]->setEnabled(false);
            QVERIFY(!bench.button(name)->isEnabled());
            QVERIFY(!bench.button(name)->toolTip().isEmpty());
        }
    }

    void theNextStepIsTheSampleAsLongAsThereIsNoProject() {
        StartBench bench;
        QVERIFY(bench.rows().isEmpty());
        QCOMPARE(bench.page.firstFocus(), bench.button("trySampleButton"));
        const QVariant primary = bench.button("trySampleButton")->property("role");
        bench.create();
        QVERIFY(bench.button("trySampleButton")->property("role") != primary);
        bench.actions[Id::TrySample]->setEnabled(false); // there is no starter
        QCOMPARE(bench.page.firstFocus(), bench.button("newProjectButton"));
    }

    void theFocusStaysWhileAProjectIsBeingOpened() {
        StartBench bench;
        bench.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&bench.page));
        bench.button("newProjectButton")->setFocus();
        QVERIFY(bench.button("newProjectButton")->hasFocus());
        for (const Id id : {Id::TrySample, Id::TryReviews, Id::NewProject, Id::OpenProject})
            bench.actions[id]->setEnabled(false);
        QVERIFY(!bench.button("newProjectButton")->hasFocus());
        QVERIFY(bench.page.hasFocus()); // and nowhere further down
        for (const Id id : {Id::TrySample, Id::TryReviews, Id::NewProject, Id::OpenProject})
            bench.actions[id]->setEnabled(true);
        QVERIFY(bench.button("newProjectButton")->hasFocus());
    }

    void recentProjectsAreAClickAway() {
        StartBench bench;
        bench.create(numbered(1), "first");
        bench.create(numbered(2), "second");
        EVENTUALLY(bench.rows().size() == 2);
        QCOMPARE(bench.rows()[0]->text(), QStringLiteral("second"));
        QVERIFY(!bench.rows()[0]->isEnabled()); // it is open
        QTest::mouseClick(bench.rows()[1], Qt::LeftButton);
        EVENTUALLY(bench.project.isOpen() && bench.project.project()->name == QStringLiteral("first"));
        EVENTUALLY(!bench.rows().isEmpty() && bench.rows()[0]->text() == QStringLiteral("first"));
    }

    void theModelsSayTheirFamilySizeAndFit() {
        StartBench bench;
        bench.engine.start();
        bench.known.look();
        EVENTUALLY(bench.engine.report().state == EngineState::Ready);
        EVENTUALLY(bench.modelRows().size() == 2 && bench.modelRows()[0]->accessibleName().endsWith(QStringLiteral("fits")));
        QCOMPARE(bench.modelRows()[0]->accessibleName(), QStringLiteral("Starter, Llama · 324,032 · fits"));
        bench.models.inspect(bench.fromPath(fixture("models/sample")));
        EVENTUALLY(bench.models.base());
        EVENTUALLY(bench.modelRows().size() == 2);
        QTest::mouseClick(bench.modelRows()[0], Qt::LeftButton);
        EVENTUALLY(bench.models.base()->name == QStringLiteral("Starter"));
        EVENTUALLY(bench.modelRows().size() == 2); // the other starter, and the one before
        QCOMPARE(bench.modelRows()[1]->text(), QStringLiteral("sample"));
    }
};

QTEST_MAIN(tst_StartPage)
#include "tst_StartPage.moc"
