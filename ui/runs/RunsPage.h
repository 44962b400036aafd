/// Every run of the project in one table; those that are ticked laid over one another below, else the selected one; and
/// how the selected one judges the records that it did not learn from. From here one goes on with a run, trains again
/// with its settings, tries its adapter.
#pragma once

#include "ui/shell/Page.h"

#include <QStringList>

#include <vector>

class QAction;
class QLabel;
class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace core {
struct Problem;
struct RunOverview;
}

namespace ui {

class Actions;
class Dialogs;
class JudgementPanel;
class JudgementSession;
class NoticeLine;
class ProjectSession;
class RecordQuery;
class RunCommands;
class RunComparison;
class RunsSession;
class RunsWelcome;
class RunTableModel;
class RunTableView;
class Settings;
class TrainingSession;
class Worker;

/// What the page works on.
struct RunsSessions {
    ProjectSession& project;
    RunsSession& runs;
    TrainingSession& training;
    JudgementSession& judgements;
    RecordQuery& records;
};

class RunsPage : public Page {
    Q_OBJECT
public:
    /// `worker` writes what is saved of the plots.
    RunsPage(const RunsSessions& sessions, Actions& actions, Dialogs& dialogs, Settings& settings, Worker& worker,
             QWidget* parent = nullptr);

    /// Selects the run that is named.
    void arrive(const Destination& destination) override;
    QWidget* firstFocus() const override;

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void makeTabs();
    void bindCommands();
    void bindSessions();
    const core::RunOverview* current() const;
    void showContent();
    void showRun();
    void selectSome();
    void goOn();
    void showBinned(const QStringList& names, const std::vector<core::Problem>& problems);
    void keepLayout();
    void restoreLayout();
    void retranslate();

    RunsSessions m_sessions;
    Actions& m_actions;
    Settings& m_settings;
    RunTableModel* m_model;
    RunCommands* m_commands;
    RunTableView* m_table;
    RunComparison* m_comparison;
    JudgementPanel* m_judgements;
    QTabWidget* m_tabs; ///< what is told of the runs
    RunsWelcome* m_welcome;
    QStackedWidget* m_stack;
    QSplitter* m_splitter;
    NoticeLine* m_notice;
    QLabel* m_reason; ///< what is wrong with the selected run
    QAction* m_undo;
    QString m_wanted; ///< a run to be selected when it is known
};

} // namespace ui
