#include "app/Application.h"

#include "ui/shell/EmptyPage.h"
#include "ui/start/StartPage.h"

#include <QAction>
#include <QTimer>

namespace app {

using namespace ui;

Application::Application(ApplicationOptions options)
    : m_reader("reader"), m_settings(options.settingsFile), m_engine(std::move(options.loadEngine)),
      m_models(m_reader, m_settings), m_language(m_settings), m_systemScheme(m_settings),
      m_theme(m_settings, m_systemScheme), m_dialogs(std::move(options.dialogs)), m_path(std::move(options.path)) {
    m_language.apply();
    m_actions.retranslate();
    m_theme.apply();
    m_window = std::make_unique<MainWindow>(m_settings, m_engine, m_models, m_actions, *m_dialogs);
    makePages();
}

Application::~Application() = default;

void Application::makePages() {
    QAction* chooseModel = m_actions[Actions::Id::ChooseModel];
    m_window->addPage(Place::Start, new StartPage(m_models, chooseModel));
    for (const Place place : {Place::Data, Place::Train, Place::Runs, Place::Play, Place::Adapters})
        m_window->addPage(place, new EmptyPage(place, m_models, chooseModel));
    m_window->goTo({.place = Place::Start});
}

void Application::start() {
    m_window->show();
    QTimer::singleShot(0, m_window.get(), [this] { startWorkers(); });
}

void Application::startWorkers() {
    m_systemScheme.watch();
    m_engine.start();
    if (!m_path.isEmpty()) m_models.inspect(m_path);
    m_models.restore();
}

} // namespace app
