/// The frame: rail, top bar, job bar, and a stack of pages that are handed in. It resolves destinations and binds the
/// commands; features live in pages, what is open and running in sessions.
#pragma once

#include "ui/shell/Destination.h"

#include <QMainWindow>

#include <map>

class QStackedWidget;

namespace ui {

class Actions;
class CommandPalette;
class Dialogs;
class EngineScheduler;
class JobBar;
class ModelSession;
class NoticeLine;
class Page;
class Rail;
class Settings;
class TopBar;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Settings& settings, EngineScheduler& engine, ModelSession& models, Actions& actions, Dialogs& dialogs);
    ~MainWindow() override;

    /// The window owns the page.
    void addPage(Place place, Page* page);
    void goTo(const Destination& destination);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    void bindActions();
    void bindChoices();
    void bindSessions();
    void chooseModel();
    void showAbout(int tab);
    void showEngine();
    void showInspection();
    void restoreGeometryOfLastTime();

    Settings& m_settings;
    EngineScheduler& m_engine;
    ModelSession& m_models;
    Actions& m_actions;
    Dialogs& m_dialogs;
    TopBar* m_topBar = nullptr;
    Rail* m_rail = nullptr;
    NoticeLine* m_notice = nullptr;
    QStackedWidget* m_stack = nullptr;
    JobBar* m_jobBar = nullptr;
    CommandPalette* m_palette = nullptr;
    std::map<Place, Page*> m_pages;
};

} // namespace ui
