/// What looks after the project and the person while they work: daily copies, storage, a computer that stays awake, a
/// word at the end of a long run. Made after the sessions that it follows; dies before them.
#pragma once

#include "ui/session/DesktopNotices.h"
#include "ui/session/ProjectBackups.h"
#include "ui/session/RunNotice.h"
#include "ui/session/SleepGuard.h"
#include "ui/session/Storage.h"
#include "ui/session/Worker.h"

#include <memory>

namespace ui {
class Actions;
class Dialogs;
class MainWindow;
}

namespace app {

class Upkeep {
public:
    Upkeep(ui::ProjectSession& project, ui::TrainingSession& training);
    ~Upkeep();
    Q_DISABLE_COPY_MOVE(Upkeep)

    ui::SleepGuard& sleep() { return m_sleep; }
    ui::ProjectBackups& backups() { return m_backups; }
    ui::Storage& storage() { return m_storage; }
    /// Its commands and what it says, in the window.
    void bind(ui::Actions& actions, ui::Dialogs& dialogs, ui::MainWindow& window);

private:
    ui::ProjectSession& m_project;
    ui::Worker m_worker{"upkeep"}; ///< copies and counts: nobody else waits for it
    ui::ProjectBackups m_backups;
    ui::Storage m_storage;
    ui::SleepGuard m_sleep;
    std::unique_ptr<ui::DesktopNotices> m_notices;
    ui::RunNotice m_notice;
};

} // namespace app
