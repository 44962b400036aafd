#include "ui/shell/ProjectCommands.h"

#include "ui/session/ModelSession.h"
#include "ui/session/PathSession.h"
#include "ui/session/Paths.h"
#include "ui/session/ProjectSession.h"
#include "ui/shell/Actions.h"
#include "ui/shell/Dialogs.h"
#include "ui/shell/Quantity.h"

#include <QAction>
#include <QFileInfo>
#include <QMenu>

#include <algorithm>
#include <array>
#include <utility>

namespace ui {

using namespace Qt::StringLiterals;
using Id = Actions::Id;

namespace {

constexpr std::array Samples{std::pair{Id::TrySample, Sample::Clinic}, std::pair{Id::TryReviews, Sample::Reviews}};

} // namespace

ProjectCommands::ProjectCommands(Actions& actions, ProjectSession& project, ModelSession& models, PathSession& paths,
                                 Dialogs& dialogs, QWidget* window)
    : QObject(window), m_actions(actions), m_project(project), m_models(models), m_paths(paths), m_dialogs(dialogs),
      m_window(window) {
    connect(m_actions[Id::NewProject], &QAction::triggered, this, &ProjectCommands::create);
    connect(m_actions[Id::NewFromFile], &QAction::triggered, this, &ProjectCommands::createFromFile);
    connect(m_actions[Id::OpenProject], &QAction::triggered, this, &ProjectCommands::open);
    for (const auto& [id, sample] : Samples)
        connect(m_actions[id], &QAction::triggered, &m_project,
                [this, each = sample] { m_project.createSample(each); });
    connect(m_actions[Id::CloseProject], &QAction::triggered, &m_project, &ProjectSession::close);
    connect(&m_project, &ProjectSession::busyChanged, this, &ProjectCommands::refresh);
    connect(&m_project, &ProjectSession::closed, this, &ProjectCommands::refresh);
    connect(&m_project, &ProjectSession::shown, this, [this] { emit goTo({.place = Place::Data}); });
    connect(&m_project, &ProjectSession::opened, this, [this](const ProjectReport& report) {
        refresh();
        // The base model comes back with the project that was made with it.
        if (!report.baseModel.isEmpty() && (!m_models.base() || m_models.base()->folder != report.baseModel))
            m_models.inspect(report.baseModel);
        else if (m_models.base())
            m_project.setBaseModel(m_models.base()->folder);
        if (!report.files.isEmpty())
            emit goTo({.place = Place::Data, .files = report.files});
        else if (report.isNewSample)
            emit goTo({.place = Place::Train});
        else if (!hasChosenPage())
            emit goTo({.place = Place::Data});
    });
    connect(&m_models, &ModelSession::baseChanged, this, [this] {
        if (m_models.base()) m_project.setBaseModel(m_models.base()->folder);
    });
    connect(&m_paths, &PathSession::found, this, &ProjectCommands::follow);
    refresh();
}

/// A page that the person went to while the project was being opened stays.
bool ProjectCommands::hasChosenPage() const {
    constexpr std::array Places{Place::Train, Place::Runs, Place::Play, Place::Adapters};
    return std::ranges::any_of(Places, [this](Place place) { return m_actions.goTo(place)->isChecked(); });
}

void ProjectCommands::create() {
    m_paths.suggestFolder(tr("My project"), this, [this](const QString& suggested) {
        const SaveQuestion question{.title = tr("Name a folder for the new project"),
                                    .suggestedName = suggested,
                                    .filter = {},
                                    .defaultEnding = {}};
        m_dialogs.chooseSaveFile(m_window, question, [this](const QString& folder) { m_project.create(folder); });
    });
}

void ProjectCommands::createFromFile() {
    const FilesQuestion question{tr("New project from a file"),
                                 tr("Records (*.json *.jsonl *.ndjson *.csv *.tsv *.txt *.pos *.neg)") + u";;"_s +
                                     tr("All files (*)")};
    m_dialogs.chooseFiles(m_window, question, [this](const QStringList& files) {
        m_project.createFor(files, QFileInfo(files.first()).completeBaseName());
    });
}

void ProjectCommands::open() {
    const QStringList recent = m_project.recent();
    const QString start = recent.isEmpty() ? ProjectSession::defaultFolder() : QFileInfo(recent.first()).path();
    m_dialogs.chooseFolder(m_window, {tr("Open a project folder"), start},
                           [this](const QString& folder) { m_project.open(folder); });
}

void ProjectCommands::take(const QStringList& paths) {
    m_paths.look(paths);
}

void ProjectCommands::follow(const PathFinding& finding) {
    using Kind = PathFinding::Kind;
    switch (finding.kind) {
    case Kind::Project:
        return m_project.open(finding.path);
    case Kind::Adapter:
        return emit goTo({.place = Place::Adapters, .files = {finding.path}});
    case Kind::Model:
        emit goTo({.place = Place::Start});
        return m_models.inspect(finding.path);
    case Kind::Records:
        return takeRecords(finding.files);
    case Kind::Nothing:
        return emit refused(tr("There are no files of records in “%1”.").arg(pathText(finding.path)));
    }
}

/// Without an open project, one is made that is named as the file.
void ProjectCommands::takeRecords(const QStringList& files) {
    if (m_project.isOpen()) return emit goTo({.place = Place::Data, .files = files});
    m_project.createFor(files, QFileInfo(files.first()).completeBaseName());
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
    for (const Id id : {Id::GoStart, Id::NewProject, Id::NewFromFile, Id::OpenProject, Id::SaveCopy, Id::RestoreCopy,
                        Id::ShowStorage, Id::CloseProject})
        menu->addAction(m_actions[id]);
    menu->setToolTipsVisible(true);
    return menu;
}

void ProjectCommands::refresh() {
    const bool isFree = !m_project.isBusy();
    for (const Id id : {Id::NewProject, Id::NewFromFile, Id::OpenProject}) m_actions[id]->setEnabled(isFree);
    for (const auto& [id, sample] : Samples) m_actions[id]->setEnabled(isFree && !sampleFolder(sample).isEmpty());
    m_actions[Id::CloseProject]->setEnabled(isFree && m_project.isOpen());
}

} // namespace ui
