#include "ui/shell/ProjectCommands.h"

#include "core/project/Project.h"
#include "ui/session/ImportSession.h"
#include "ui/session/ModelSession.h"
#include "ui/session/Paths.h"
#include "ui/session/ProjectSession.h"
#include "ui/shell/Actions.h"
#include "ui/shell/Dialogs.h"
#include "ui/shell/Quantity.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QMenu>

#include <algorithm>
#include <array>

namespace ui {

using namespace Qt::StringLiterals;
using Id = Actions::Id;

namespace {

bool holdsModel(const QFileInfo& info) {
    static const QStringList names{u"config.json"_s, u"tokenizer.json"_s, u"model.safetensors.index.json"_s};
    if (info.isDir()) // what is wrong with it, the model's card says
        return !QDir(info.filePath()).entryList(names + QStringList{u"*.safetensors"_s}, QDir::Files).isEmpty();
    return names.contains(info.fileName()) || info.suffix() == "safetensors"_L1;
}

/// A folder in PEFT's format, or one of its files. A whole model with an adapter beside it is a model.
bool holdsAdapter(const QFileInfo& info) {
    if (!info.isDir())
        return info.fileName() == "adapter_config.json"_L1 || info.fileName() == "adapter_model.safetensors"_L1;
    const QDir folder(info.filePath());
    return folder.exists(u"adapter_config.json"_s) && !folder.exists(u"config.json"_s);
}

} // namespace

ProjectCommands::ProjectCommands(Actions& actions, ProjectSession& project, ModelSession& models, Dialogs& dialogs,
                                 QWidget* window)
    : QObject(window), m_actions(actions), m_project(project), m_models(models), m_dialogs(dialogs), m_window(window) {
    connect(m_actions[Id::NewProject], &QAction::triggered, this, &ProjectCommands::create);
    connect(m_actions[Id::OpenProject], &QAction::triggered, this, &ProjectCommands::open);
    connect(m_actions[Id::TrySample], &QAction::triggered, &m_project, &ProjectSession::createSample);
    connect(m_actions[Id::CloseProject], &QAction::triggered, &m_project, &ProjectSession::close);
    connect(&m_project, &ProjectSession::busyChanged, this, &ProjectCommands::refresh);
    connect(&m_project, &ProjectSession::closed, this, &ProjectCommands::refresh);
    connect(&m_project, &ProjectSession::failed, this, [this](const QString& folder) {
        if (folder == m_waitingFolder) m_waiting.clear();
    });
    connect(&m_project, &ProjectSession::shown, this, [this] { emit goTo({.place = Place::Data}); });
    connect(&m_project, &ProjectSession::opened, this, [this](const ProjectReport& report) {
        refresh();
        // The base model comes back with the project that was made with it.
        if (!report.baseModel.isEmpty() && (!m_models.base() || m_models.base()->folder != report.baseModel))
            m_models.inspect(report.baseModel);
        else if (m_models.base())
            m_project.setBaseModel(m_models.base()->folder);
        if (!m_waiting.isEmpty() && report.folder == m_waitingFolder)
            emit goTo({.place = Place::Data, .files = std::exchange(m_waiting, {})});
        else if (report.isNewSample)
            emit goTo({.place = Place::Train});
        else if (!hasChosenPage())
            emit goTo({.place = Place::Data});
    });
    connect(&m_models, &ModelSession::baseChanged, this, [this] {
        if (m_models.base()) m_project.setBaseModel(m_models.base()->folder);
    });
    refresh();
}

/// A page that the person went to while the project was being opened stays.
bool ProjectCommands::hasChosenPage() const {
    constexpr std::array Places{Place::Train, Place::Runs, Place::Play, Place::Adapters};
    return std::ranges::any_of(Places, [this](Place place) { return m_actions.goTo(place)->isChecked(); });
}

void ProjectCommands::create() {
    const SaveQuestion question{.title = tr("Name a folder for the new project"),
                                .suggestedName = ProjectSession::freshFolder(tr("My project")),
                                .filter = {},
                                .defaultEnding = {}};
    QDir().mkpath(ProjectSession::defaultFolder());
    m_dialogs.chooseSaveFile(m_window, question, [this](const QString& folder) { m_project.create(folder); });
}

void ProjectCommands::open() {
    const QStringList recent = m_project.recent();
    const QString start = recent.isEmpty() ? ProjectSession::defaultFolder() : QFileInfo(recent.first()).path();
    m_dialogs.chooseFolder(m_window, {tr("Open a project folder"), start},
                           [this](const QString& folder) { m_project.open(folder); });
}

void ProjectCommands::take(const QStringList& paths) {
    QStringList records;
    for (const QString& path : paths) {
        const QFileInfo info(path);
        const QString folder = info.isDir() ? path : info.path();
        if (core::isProject(toPath(folder)) && (info.isDir() || info.suffix() == "lorikeet"_L1))
            return m_project.open(folder);
        if (holdsAdapter(info)) return emit goTo({.place = Place::Adapters, .files = {path}});
        if (!holdsModel(info)) {
            const QStringList files = ImportSession::filesOf({path});
            if (files.isEmpty()) return emit refused(tr("There are no files of records in “%1”.").arg(pathText(path)));
            records += files;
            continue;
        }
        emit goTo({.place = Place::Start});
        return m_models.inspect(path);
    }
    if (!records.isEmpty()) takeRecords(records);
}

/// Without an open project, one is made that is named as the file.
void ProjectCommands::takeRecords(const QStringList& files) {
    if (m_project.isOpen()) return emit goTo({.place = Place::Data, .files = files});
    m_waiting = files;
    QDir().mkpath(ProjectSession::defaultFolder());
    m_waitingFolder = ProjectSession::freshFolder(QFileInfo(files.first()).completeBaseName());
    m_project.create(m_waitingFolder);
}

QMenu* ProjectCommands::makeMenu(QWidget* parent) const {
    auto* menu = new QMenu(parent);
    menu->setObjectName(u"projectMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString open = m_project.isOpen() ? m_project.project()->folder : QString();
    for (const QString& folder : m_project.recent()) {
        if (folder == open) continue;
        QAction* action = menu->addAction(QFileInfo(folder).fileName());
        action->setToolTip(pathText(folder));
        connect(action, &QAction::triggered, &m_project, [this, folder] { m_project.open(folder); });
    }
    menu->addSeparator();
    for (const Id id :
         {Id::NewProject, Id::OpenProject, Id::TrySample, Id::RestoreCopy, Id::ShowStorage, Id::CloseProject})
        menu->addAction(m_actions[id]);
    menu->setToolTipsVisible(true);
    return menu;
}

void ProjectCommands::refresh() {
    const bool isFree = !m_project.isBusy();
    for (const Id id : {Id::NewProject, Id::OpenProject}) m_actions[id]->setEnabled(isFree);
    m_actions[Id::TrySample]->setEnabled(isFree && !starterFolder().isEmpty());
    m_actions[Id::CloseProject]->setEnabled(isFree && m_project.isOpen());
}

} // namespace ui
