/// How an adapter from elsewhere comes into the project: held against the base in use, as soon as there are both.
#include "ui/adapters/AdaptersPage.h"
#include "ui/session/AdaptersSession.h"
#include "ui/session/ModelSession.h"
#include "ui/session/Paths.h"
#include "ui/session/ProjectSession.h"
#include "ui/shell/Actions.h"
#include "ui/shell/Dialogs.h"
#include "ui/shell/NoticeLine.h"

#include <QAction>
#include <QPushButton>

#include <utility>

namespace ui {

void AdaptersPage::askForImport() {
    m_dialogs.chooseFolder(this, {tr("Choose the folder of an adapter (adapter_config.json)"), QString()},
                           [this](const QString& folder) {
                               m_waiting += folder;
                               importWaiting();
                           });
}

void AdaptersPage::importWaiting() {
    m_import->setEnabled(!m_sessions.project.isOpen() || m_sessions.adapters.isWritable());
    if (m_waiting.isEmpty()) return;
    if (!m_sessions.project.isOpen())
        return m_notice->show(NoticeLine::Kind::Information, tr("Open a project: the adapter comes into it then."));
    if (!m_sessions.adapters.isWritable()) {
        m_waiting.clear();
        return m_notice->show(NoticeLine::Kind::Danger, tr("This project can only be looked at: nothing is imported."));
    }
    const auto& base = m_sessions.models.base();
    if (!base)
        return m_notice->show(NoticeLine::Kind::Information,
                              tr("Choose the adapter’s base model in the bar above: it is held against that, and comes "
                                 "in then."),
                              m_actions[Actions::Id::ChooseModel]);
    m_notice->hide();
    for (const QString& path : std::exchange(m_waiting, {}))
        m_sessions.adapters.import(path, *base->inspection.config, toPath(base->folder));
}

} // namespace ui
