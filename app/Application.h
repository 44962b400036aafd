/// Makes every object of the studio and hands each what it uses. Workers come first and die last; the window dies
/// first.
#pragma once

#include "ui/session/EngineScheduler.h"
#include "ui/session/ModelSession.h"
#include "ui/session/Settings.h"
#include "ui/session/Worker.h"
#include "ui/shell/Actions.h"
#include "ui/shell/Dialogs.h"
#include "ui/shell/Language.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/SystemColorScheme.h"
#include "ui/shell/Theme.h"

#include <memory>
#include <optional>

namespace app {

struct ApplicationOptions {
    QString settingsFile; ///< empty: the person's own
    QString path;         ///< a model folder to look at, or empty
    ui::EngineScheduler::Load loadEngine;
    std::unique_ptr<ui::Dialogs> dialogs;
};

class Application {
public:
    /// Needs a QApplication.
    explicit Application(ApplicationOptions options);
    ~Application();
    Q_DISABLE_COPY_MOVE(Application)

    /// Shows the window; what takes time begins after its first picture.
    void start();
    ui::MainWindow& window() { return *m_window; }
    ui::Settings& settings() { return m_settings; }
    ui::ModelSession& models() { return m_models; }
    ui::EngineScheduler& engine() { return m_engine; }

private:
    void makePages();
    void startWorkers();

    ui::Worker m_reader;
    ui::Settings m_settings;
    ui::EngineScheduler m_engine;
    ui::ModelSession m_models;
    ui::Language m_language;
    ui::SystemColorScheme m_systemScheme;
    ui::Theme m_theme;
    ui::Actions m_actions;
    std::unique_ptr<ui::Dialogs> m_dialogs;
    std::unique_ptr<ui::MainWindow> m_window;
    QString m_path;
};

} // namespace app
