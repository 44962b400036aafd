/// The page of runs over a real project, shown, with its parts at hand and its keys pressed as a person does.
#pragma once

#include "core/training/FrozenRecords.h"
#include "tests/journeys/ScriptedDialogs.h"
#include "tests/support/RunFolders.h"
#include "tests/ui/session/TrainBench.h"
#include "ui/runs/RunsPage.h"
#include "ui/runs/RunTableView.h"
#include "ui/session/JudgementSession.h"
#include "ui/session/RunsSession.h"
#include "ui/shell/Actions.h"
#include "ui/shell/NoticeLine.h"
#include "ui/shell/SystemColorScheme.h"
#include "ui/shell/Theme.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QVBoxLayout>

namespace tests {

struct RunsBench : TrainBench {
    ui::RunsSession runs{project, training, worker};
    ui::JudgementSession judgements{{runs, training, models, edits, reader, worker, worker, engine}};
    ui::Actions actions;
    QStringList folders;
    ScriptedDialogs dialogs{folders};
    ui::SystemColorScheme system{settings};
    ui::Theme theme{settings, system};
    QWidget window;
    ui::RunsPage* page = nullptr;
    ui::RunTableView* table = nullptr;
    std::vector<ui::Destination> destinations;

    RunsBench() {
        theme.apply();
        page =
            new ui::RunsPage({project, runs, training, judgements, query}, actions, dialogs, settings, worker, &window);
        table = part<ui::RunTableView>("runTable");
        auto* column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(page);
        QObject::connect(page, &ui::Page::goTo, page, [this](const auto& to) { destinations.push_back(to); });
        window.resize(1280, 760);
        window.show();
    }
    QString folder(const char* name) const { return fromPath(run(name)); }
    /// Two records; the second run changed one and added one.
    void writeTwo() {
        create(numbered(2));
        const auto data = core::dataFolder(projectFolder().toStdString());
        const core::Record one{.instruction = "a", .output = "1", .id = 1, .revision = 1};
        const core::Record two{.instruction = "b", .output = "1", .id = 2, .revision = 2};
        core::Record changed = one;
        changed.output = "2";
        writeRun(run("run-1"),
                 {.started = "2026-11-20T10:00:00+00:00", .data = core::freeze({.training = {one}}, data)});
        writeRun(run("run-2"), {.steps = 20, .done = 12, .loss = 3, .started = "2026-11-21T10:00:00+00:00",
                                .data = core::freeze({.training = {changed, two}}, data), .rank = 4,
                                .hasCheckpoint = true});
        show(2);
    }
    void show(int count) {
        runs.refresh();
        EVENTUALLY(table->model()->rowCount() == count);
        QVERIFY(QTest::qWaitForWindowActive(&window));
        table->setFocus();
    }
    /// By its place in the table as it is sorted now.
    QString cell(int row, ui::RunColumn column, int role = Qt::DisplayRole) const {
        return table->model()->index(row, static_cast<int>(column)).data(role).toString();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, key, modifiers);
    }
    void type(const QString& text) { QTest::keyClicks(window.focusWidget(), text); }
    template <class T> T* part(const char* name) { return page->findChild<T*>(QLatin1String(name)); }
    /// The line above the table; the plots have lines of their own.
    ui::NoticeLine* notice() { return page->findChild<ui::NoticeLine*>(QString(), Qt::FindDirectChildrenOnly); }
    void undo() {
        auto* button = notice()->findChild<QPushButton*>(QStringLiteral("noticeRemedy"));
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void click(const char* name) {
        auto* button = part<QWidget>(name);
        QVERIFY2(button && button->isEnabled() && button->isVisible(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
};

} // namespace tests
