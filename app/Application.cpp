#include "app/Application.h"

#include "ui/adapters/AdaptersPage.h"
#include "ui/data/DataPage.h"
#include "ui/playground/PlaygroundPage.h"
#include "ui/runs/RunsPage.h"
#include "ui/shell/ButtonAccess.h"
#include "ui/shell/ChoiceAccess.h"
#include "ui/shell/DrawingAccess.h"
#include "ui/start/StartPage.h"
#include "ui/train/TrainPage.h"

#include <QRegularExpression>
#include <QTimer>

namespace app {

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

/// The engine's libraries, hundreds of megabytes, are opened under the loader's lock, and the first match in a thread
/// takes that lock, too: without this one the window might stand still for as long as the engine is opened.
void matchOnce() {
    (void)QRegularExpression(u"."_s).match(u"."_s);
}

} // namespace

Application::Application(ApplicationOptions options)
    : m_drives("drives"), m_folders("folders"), m_shelf("shelf"), m_files("files"), m_texts("texts"), m_preparation("preparation"),
      m_settings(options.settingsFile), m_engine(std::move(options.loadEngine)), m_models(m_folders, m_settings), m_known(m_shelf, m_models, m_engine),
      m_prompts(m_texts, m_models), m_project(m_writer, m_reader, m_settings), m_paths(m_drives),
      m_edits(m_writer, m_project), m_query(m_reader, m_project, m_edits),
      m_labels(m_reader, m_project, m_edits), m_import(m_files, m_project, m_edits, m_settings),
      m_export(m_files, m_project), m_training(m_project, m_reader, m_prompts, m_preparation, m_engine),
      m_upkeep(m_project, m_training),
      m_forecast(m_project, m_reader, m_prompts, m_preparation, m_engine, m_training),
      m_runs(m_project, m_training, m_files), m_adapters(m_project, m_training, m_files),
      m_generation(m_models, m_prompts, m_texts, m_engine), m_release(m_models, m_files, m_engine),
      m_judgements({m_runs, m_training, m_models, m_edits, m_reader, m_files, m_preparation, m_engine}),
      m_language(m_settings), m_systemScheme(m_settings), m_theme(m_settings, m_systemScheme),
      m_dialogs(std::move(options.dialogs)), m_toOpen(std::move(options.paths)) {
    QObject::connect(&m_project, &ProjectSession::opened, &m_prompts,
                     [this] { m_prompts.keepCountsIn(m_project.path()); });
    QObject::connect(&m_project, &ProjectSession::closed, &m_prompts, [this] { m_prompts.keepCountsIn({}); });
    // Two lists read what one writes.
    QObject::connect(&m_runs, &RunsSession::kept, &m_adapters, &AdaptersSession::refresh);
    QObject::connect(&m_adapters, &AdaptersSession::kept, &m_runs, &RunsSession::refresh);
    QObject::connect(&m_upkeep.storage(), &Storage::restored, &m_runs, &RunsSession::refresh);
    QObject::connect(&m_upkeep.storage(), &Storage::restored, &m_adapters, &AdaptersSession::refresh);
    QObject::connect(&m_upkeep.storage(), &Storage::restored, &m_training, &TrainingSession::lookForUnfinished);
    installButtonAccess();
    installChoiceAccess();
    installDrawingAccess();
    m_language.apply();
    m_actions.retranslate();
    m_theme.apply();
    m_window = std::make_unique<MainWindow>(
        WindowSessions{m_settings, m_engine, m_project, m_edits, m_models, m_training, m_paths, m_known, &m_upkeep.sleep(),
                       &m_release, &m_judgements},
        m_actions, *m_dialogs);
    m_upkeep.bind(m_actions, *m_dialogs, *m_window);
    makePages();
}

Application::~Application() = default;

void Application::makePages() {
    m_window->addPage(Place::Start, new StartPage(m_project, m_models, m_known, m_actions));
    m_window->addPage(Place::Data, new DataPage({m_project, m_edits, m_query, m_prompts, m_reader, m_import, m_export,
                                                 m_labels},
                                                m_actions, *m_dialogs, m_settings));
    m_window->addPage(Place::Train, new TrainPage({m_project, m_query, m_edits, m_models, m_prompts, m_forecast,
                                                   m_training, m_settings, m_labels, m_judgements},
                                                  *m_dialogs, m_files));
    m_window->addPage(Place::Runs,
                      new RunsPage({m_project, m_runs, m_training, m_judgements, m_query}, m_actions, *m_dialogs,
                                   m_settings, m_files));
    m_window->addPage(Place::Play, new PlaygroundPage({m_project, m_adapters, m_models, m_prompts, m_generation,
                                                       m_training, m_engine, m_edits, m_query, m_settings},
                                                      m_actions));
    m_window->addPage(Place::Adapters, new AdaptersPage({m_project, m_adapters, m_release, m_models}, m_actions,
                                                        *m_dialogs, m_settings));
    m_window->goTo({.place = Place::Start});
}

void Application::start() {
    m_window->show();
    QTimer::singleShot(0, m_window.get(), [this] { startWorkers(); });
}

void Application::startWorkers() {
    m_systemScheme.watch();
    matchOnce();
    m_engine.start();
    m_models.restore();
    m_known.look();
    const QString last = m_settings.openProject();
    if (!m_toOpen.isEmpty())
        m_window->take(m_toOpen);
    else if (!last.isEmpty())
        m_window->reopen(last);
}

} // namespace app
