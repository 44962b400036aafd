#include "app/Upkeep.h"

#include "ui/shell/MainWindow.h"
#include "ui/shell/UpkeepCommands.h"
#include "ui/shell/WindowNotices.h"

#include <QGuiApplication>

namespace app {

using namespace ui;

Upkeep::Upkeep(ProjectSession& project, TrainingSession& training)
    : m_project(project), m_backups(project, m_worker), m_storage(project, training, m_worker),
      m_sleep(training, systemSleepInhibitor()), m_notices(systemNotices()),
      m_notice(training, *m_notices, [] { return QGuiApplication::applicationState() == Qt::ApplicationActive; }) {}

Upkeep::~Upkeep() = default;

void Upkeep::bind(Actions& actions, Dialogs& dialogs, MainWindow& window) {
    const UpkeepSessions sessions{m_project, m_backups, m_storage, m_notice};
    auto* commands = new UpkeepCommands(sessions, actions, dialogs, &window);
    QObject::connect(commands, &UpkeepCommands::goTo, &window, &MainWindow::goTo);
    QObject::connect(commands, &UpkeepCommands::said, &window.notices(), &WindowNotices::sayOfCopy);
    QObject::connect(&window.notices(), &WindowNotices::copiesWanted, commands, &UpkeepCommands::showCopies);
}

} // namespace app
