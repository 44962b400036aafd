/// The frame: rail, top bar, job bar, and a stack of pages that are handed in. It resolves destinations and binds the
/// commands; features live in pages, what is open and running in sessions.
#pragma once

#include "ui/shell/Destination.h"

#include <QMainWindow>

#include <map>

namespace ui {

class Actions;
class AdapterExport;
class CommandPalette;
class Dialogs;
class EngineScheduler;
class JobBar;
class JobWatch;
class JudgementSession;
class KnownModels;
class LeaveLine;
class ModelSession;
class NoticeLine;
class Page;
class PageStack;
class PathSession;
class ProjectCommands;
class ProjectSession;
class Rail;
class RailBadges;
class RecordEdits;
class Settings;
class SleepGuard;
class TopBar;
class TrainingSession;
class WindowNotices;
class WindowState;

/// What the frame shows and works on.
struct WindowSessions {
    Settings& settings;
    EngineScheduler& engine;
    ProjectSession& project;
    RecordEdits& edits;
    ModelSession& models;
    TrainingSession& training;
    PathSession& paths;
    const KnownModels& known;
    SleepGuard* sleep = nullptr; ///< the job bar says where it is refused
    AdapterExport* release = nullptr;
    JudgementSession* judgements = nullptr;
};

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(const WindowSessions& sessions, Actions& actions, Dialogs& dialogs);
    ~MainWindow() override;

    /// The window owns the page.
    void addPage(Place place, Page* page);
    void goTo(const Destination& destination);
    /// Files and folders, by what they are: a project, a model, records.
    void take(const QStringList& paths);
    /// Opens the project of the last time at the page of the last time.
    void reopen(const QString& folder);
    /// A text that is being typed becomes a change.
    void keepText();
    /// Closes without a question, as the system wants it that shuts down: texts are kept, and a run its checkpoint.
    void closeAtOnce();
    /// What is said above every page.
    WindowNotices& notices() const { return *m_notices; }

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void build();
    void bindActions();
    void bindSessions();
    void bindProject();
    void chooseModel();
    void showAbout(int tab);
    void showInspection();

    WindowSessions m_sessions;
    Settings& m_settings;
    EngineScheduler& m_engine;
    ModelSession& m_models;
    Actions& m_actions;
    Dialogs& m_dialogs;
    TopBar* m_topBar = nullptr;
    Rail* m_rail = nullptr;
    NoticeLine* m_notice = nullptr;
    LeaveLine* m_leave = nullptr;
    PageStack* m_stack = nullptr;
    JobBar* m_jobBar = nullptr;
    CommandPalette* m_palette = nullptr;
    ProjectCommands* m_commands = nullptr;
    JobWatch* m_jobs = nullptr;
    WindowNotices* m_notices = nullptr;
    WindowState* m_state = nullptr;
    RailBadges* m_badges = nullptr;
    std::map<Place, Page*> m_pages;
    bool m_mayClose = false; ///< the person was asked
};

} // namespace ui
