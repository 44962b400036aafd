#include "ui/session/ProjectSession.h"

#include "core/Error.h"
#include "core/exchange/DataFile.h"
#include "ui/session/AskedPrompts.h"
#include "ui/session/DataReader.h"
#include "ui/session/DataWriter.h"
#include "ui/session/Paths.h"
#include "ui/session/Settings.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr const char* BaseModel = "base_model";
constexpr const char* Prompts = "prompts";

ProjectReport reportOf(const core::Project& project) {
    const QString folder = fromPath(project.folder());
    return {.folder = folder,
            .name = QFileInfo(folder).fileName(),
            .readOnly = project.readOnly(),
            .notes = project.notes(),
            .undo = project.undoState(),
            .version = project.version(),
            .baseModel = QString::fromStdString(project.setting(BaseModel)),
            .prompts = promptsOf(project.setting(Prompts))};
}

/// The sample's records of one split, ready to be learned from. In a sample of labels they are JSON Lines.
void addSplit(std::vector<core::StoredRecord>& records, const QString& folder, const char* name, core::Split split) {
    QString path = folder + "/records/"_L1 + QLatin1StringView(name) + ".json"_L1;
    if (!QFileInfo::exists(path)) path += u'l';
    for (core::Record& record : core::readDataFile(toPath(path)).records)
        records.push_back({.record = std::move(record), .status = core::Status::Approved, .split = split});
}

core::Project makeSample(const std::filesystem::path& folder, const QString& starter) {
    std::vector<core::StoredRecord> records;
    addSplit(records, starter, "train", core::Split::Train);
    addSplit(records, starter, "validation", core::Split::Validation);
    addSplit(records, starter, "test", core::Split::Test);
    core::Project project = core::Project::create(folder);
    project.import(records, "sample");
    project.setSetting(BaseModel, (starter + "/model"_L1).toStdString());
    return project;
}

} // namespace

ProjectSession::ProjectSession(DataWriter& writer, DataReader& reader, Settings& settings, QObject* parent)
    : QObject(parent), m_writer(writer), m_reader(reader), m_settings(settings) {
    connect(&m_settings, &Settings::recentProjectsChanged, this, &ProjectSession::recentChanged);
}

ProjectSession::~ProjectSession() = default;

void ProjectSession::open(const QString& path) {
    const bool isFile = QFileInfo(path).fileName() == "project.lorikeet"_L1; // asked of its name: the drive may be gone
    const QString folder = QDir::cleanPath(QFileInfo(isFile ? QFileInfo(path).path() : path).absoluteFilePath());
    if (m_project && m_project->folder == folder && !m_isBusy) return emit shown();
    start({.folder = folder, .open = [path = toPath(folder)] { return core::Project::open(path); }, .files = {}});
}

void ProjectSession::create(const QString& folder) {
    start({.folder = folder, .open = [path = toPath(folder)] { return core::Project::create(path); }, .files = {}});
}

void ProjectSession::createFor(const QStringList& files, const QString& name) {
    start({.folder = defaultFolder() + u'/' + name,
           .open = [name] { return core::Project::create(toPath(freshFolder(name))); },
           .files = files});
}

void ProjectSession::createSample(Sample sample) {
    const QString name = sample == Sample::Clinic ? tr("Clinic sample") : tr("Review sample");
    const auto open = [name, sample, folder = sampleFolder(sample)] {
        if (folder.isEmpty())
            throw core::Error(
                core::ProblemCode::FolderMissing,
                {.file = sample == Sample::Clinic ? "share/lorikeet/starter" : "share/lorikeet/review-starter"});
        return makeSample(toPath(freshFolder(name)), folder);
    };
    start({.folder = defaultFolder() + u'/' + name, .open = open, .files = {}, .isSample = true});
}

void ProjectSession::start(const Wish& wish) {
    if (m_isBusy) {
        m_next = [this, wish] { start(wish); };
        return;
    }
    ++m_offer;
    setBusy(true);
    m_writer.open(wish.open, reportOf, this,
                  [this, wish](Outcome<ProjectReport> outcome) { arrive(wish, std::move(outcome)); });
}

void ProjectSession::arrive(const Wish& wish, Outcome<ProjectReport> outcome) {
    setBusy(false);
    const auto next = std::exchange(m_next, {});
    if (next) {
        if (outcome.value) m_writer.drop();
        return next();
    }
    if (outcome.value) {
        outcome.value->isNewSample = wish.isSample;
        outcome.value->files = wish.files;
        offer(std::move(*outcome.value));
    } else
        tellFailure(wish.folder, outcome.problems);
}

/// What is open is left only when the other stands beside it.
void ProjectSession::offer(ProjectReport report) {
    if (!m_project || !m_guard) return adopt(std::move(report));
    const auto isCurrent = [this, number = m_offer] { return number == m_offer; };
    const auto go = [this, isCurrent, report = std::move(report)] {
        if (isCurrent()) adopt(report);
    };
    m_guard(go, [this, isCurrent] {
        if (isCurrent()) m_writer.drop();
    });
}

void ProjectSession::adopt(ProjectReport report) {
    ++m_offer;
    if (m_project) {
        m_project.reset();
        emit closed();
    }
    m_writer.adopt();
    m_project = std::move(report);
    m_reader.open(path());
    m_settings.addRecentProject(m_project->folder);
    m_settings.setOpenProject(m_project->folder);
    emit opened(*m_project);
}

/// A project that was moved or deleted is offered no more; that of the last time, which nobody asked for, still is: its
/// drive may not be there yet.
void ProjectSession::tellFailure(const QString& folder, const std::vector<core::Problem>& problems) {
    const auto isGone = [](const core::Problem& problem) { return problem.code == core::ProblemCode::ProjectMissing; };
    if (folder != m_settings.openProject() && std::ranges::any_of(problems, isGone)) forget(folder);
    emit failed(folder, problems);
}

void ProjectSession::close() {
    if (!m_project) return;
    if (m_guard)
        m_guard([this] { leave(); }, [] {});
    else
        leave();
}

void ProjectSession::leave() {
    if (!m_project) return;
    m_project.reset();
    m_settings.setOpenProject({});
    m_reader.close();
    m_writer.close(this, [] {});
    emit closed();
}

void ProjectSession::setBusy(bool isBusy) {
    m_isBusy = isBusy;
    emit busyChanged();
}

QStringList ProjectSession::recent() const {
    return m_settings.recentProjects();
}

void ProjectSession::forget(const QString& folder) {
    m_settings.removeRecentProject(folder);
}

void ProjectSession::setBaseModel(const QString& folder) {
    if (!isWritable() || m_project->baseModel == folder) return;
    m_project->baseModel = folder;
    keepSetting(BaseModel, [value = folder.toStdString()] { return value; });
}

void ProjectSession::setPrompts(const std::vector<core::Record>& prompts) {
    if (!m_project || m_project->prompts == prompts) return;
    m_project->prompts = prompts;
    if (isWritable()) keepSetting(Prompts, [prompts] { return promptsText(prompts); });
}

void ProjectSession::keepSetting(std::string_view name, std::function<std::string()> value) {
    const auto keep = [name, value = std::move(value)](core::Project& project, const std::stop_token&) {
        project.setSetting(name, value());
        return true;
    };
    m_writer.run({}, keep, this, [this](const Outcome<bool>& outcome) {
        if (!outcome.problems.empty() && m_project) emit failed(m_project->folder, outcome.problems);
    });
}

std::filesystem::path ProjectSession::path() const {
    return m_project ? toPath(m_project->folder) : std::filesystem::path();
}

void ProjectSession::afterWrites(QObject* context, std::function<void()> then) {
    m_writer.run({}, [](core::Project&, const std::stop_token&) { return true; }, context,
                 [then = std::move(then)](const Outcome<bool>&) { then(); });
}

QString ProjectSession::defaultFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + "/Lorikeet"_L1;
}

QString ProjectSession::freshFolder(const QString& name) {
    QDir().mkpath(defaultFolder());
    const QString first = defaultFolder() + u'/' + name;
    QString folder = first;
    for (int number = 2; QFileInfo::exists(folder); ++number) folder = first + u' ' + QString::number(number);
    return folder;
}

} // namespace ui
