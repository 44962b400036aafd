/// Makes every object of the studio and hands each what it uses. Workers come first and die last; the window dies
/// first.
#pragma once

#include "app/Upkeep.h"
#include "ui/session/AdapterExport.h"
#include "ui/session/AdaptersSession.h"
#include "ui/session/DataReader.h"
#include "ui/session/DataWriter.h"
#include "ui/session/EngineScheduler.h"
#include "ui/session/ExportSession.h"
#include "ui/session/ForecastSession.h"
#include "ui/session/GenerationSession.h"
#include "ui/session/ImportSession.h"
#include "ui/session/JudgementSession.h"
#include "ui/session/KnownModels.h"
#include "ui/session/LabelCounts.h"
#include "ui/session/ModelSession.h"
#include "ui/session/PathSession.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/PromptSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/session/RecordQuery.h"
#include "ui/session/RunsSession.h"
#include "ui/session/Settings.h"
#include "ui/session/TrainingSession.h"
#include "ui/session/Worker.h"
#include "ui/shell/Actions.h"
#include "ui/shell/Dialogs.h"
#include "ui/shell/EnterKey.h"
#include "ui/shell/Language.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/SystemColorScheme.h"
#include "ui/shell/Theme.h"

#include <memory>
#include <optional>

namespace app {

struct ApplicationOptions {
    QString settingsFile; ///< empty: the person's own
    QStringList paths;    ///< a project, a model folder or files of records to begin with
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
    ui::ProjectSession& project() { return m_project; }
    ui::RecordEdits& edits() { return m_edits; }
    ui::RecordQuery& records() { return m_query; }
    ui::TrainingSession& training() { return m_training; }
    ui::AdaptersSession& adapters() { return m_adapters; }
    ui::GenerationSession& generation() { return m_generation; }
    ui::AdapterExport& release() { return m_release; }
    Upkeep& upkeep() { return m_upkeep; }
    ui::RunsSession& runs() { return m_runs; }
    ui::JudgementSession& judgements() { return m_judgements; }

private:
    void makePages();
    void startWorkers();

    // What takes long does not hold up what is quick.
    ui::Worker m_drives;      ///< asks what lies at paths, whose drive may be gone
    ui::Worker m_folders;     ///< looks at models
    ui::Worker m_shelf;       ///< glances at known models, whose drives may be gone
    ui::Worker m_files;       ///< reads what is imported, runs and adapters; writes what is exported
    ui::Worker m_texts;       ///< the model's view of records and questions
    ui::Worker m_preparation; ///< of runs, and of their forecasts
    ui::DataWriter m_writer;
    ui::DataReader m_reader;
    ui::Settings m_settings;
    ui::EngineScheduler m_engine;
    ui::ModelSession m_models;
    ui::KnownModels m_known;
    ui::PromptSession m_prompts;
    ui::ProjectSession m_project;
    ui::PathSession m_paths;
    ui::RecordEdits m_edits;
    ui::RecordQuery m_query;
    ui::LabelCounts m_labels;
    ui::ImportSession m_import;
    ui::ExportSession m_export;
    ui::TrainingSession m_training;
    Upkeep m_upkeep;
    ui::ForecastSession m_forecast;
    ui::RunsSession m_runs;
    ui::AdaptersSession m_adapters;
    ui::GenerationSession m_generation;
    ui::AdapterExport m_release;
    ui::JudgementSession m_judgements;
    ui::Language m_language;
    ui::SystemColorScheme m_systemScheme;
    ui::Theme m_theme;
    ui::EnterKey m_enter;
    ui::Actions m_actions;
    std::unique_ptr<ui::Dialogs> m_dialogs;
    std::unique_ptr<ui::MainWindow> m_window;
    QStringList m_toOpen;
};

} // namespace app
