#include "ui/session/AdaptersSession.h"

#include "core/Files.h"
#include "core/model/AdapterPurpose.h"
#include "core/project/Project.h"
#include "core/release/AdapterBase.h"
#include "ui/session/Paths.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/TrainingSession.h"

#include <algorithm>
#include <utility>

namespace ui {
namespace {

/// The base as it is opened for this adapter: a classifier's brings the labels.
core::ModelConfig baseFor(const std::filesystem::path& adapter, const core::ModelConfig& base,
                          const std::filesystem::path& baseFolder) {
    if (baseFolder.empty() || !core::isThere(adapter / "adapter_config.json")) return base;
    const core::ModelPurpose purpose = core::purposeOfAdapter(adapter);
    return purpose.task == core::ModelTask::Classify ? core::readModelConfig(baseFolder, purpose) : base;
}

} // namespace

AdaptersSession::AdaptersSession(ProjectSession& project, TrainingSession& training, Worker& worker, QObject* parent)
    : QObject(parent), m_project(project), m_training(training), m_worker(worker) {
    connect(&m_project, &ProjectSession::opened, this, [this] {
        forget();
        refresh();
    });
    connect(&m_project, &ProjectSession::closed, this, &AdaptersSession::forget);
    connect(&m_training, &TrainingSession::stateChanged, this, [this] {
        // Only a run's beginning and its end change what can be used.
        const QString run = runUnderWay();
        if (std::exchange(m_run, run) != run) refresh();
    });
}

AdaptersSession::~AdaptersSession() {
    m_listing.request_stop();
    m_looking.request_stop();
}

void AdaptersSession::forget() {
    m_listing.request_stop();
    m_looking.request_stop();
    m_listed = {};
    m_binned.reset();
    m_looked.reset();
    m_isKnown = false;
    emit changed();
}

void AdaptersSession::refresh() {
    if (!m_project.isOpen()) return;
    m_listing.request_stop(); // the newest question is answered
    m_listing = std::stop_source();
    const auto list = [folder = m_project.path()](const std::stop_token& stop) { return listed(folder, stop); };
    m_worker.run(m_listing.get_token(), list, this, [this](Outcome<Listed> outcome) {
        if (outcome.value)
            take(std::move(*outcome.value));
        else
            emit failed(outcome.problems);
    });
}

AdaptersSession::Listed AdaptersSession::listed(const std::filesystem::path& project, const std::stop_token& stop) {
    Listed found{core::listAdapters(project, {stop, {}}), {}, {}, {}};
    for (core::AdapterEntry& entry : found.adapters) {
        if (!entry.run.empty()) found.runs.emplace(entry.key, core::runOverview(entry.run));
        if (!entry.problems.empty() || entry.config.taskType != core::ClassifierTask) continue;
        entry.problems = Worker::problemsOf(
            [&] { found.labels.emplace(entry.key, core::purposeOfAdapter(entry.folder).labels); });
    }
    found.whole = core::runOverviews(core::runsFolder(project), {stop, {}});
    std::erase_if(found.whole, [](const core::RunOverview& run) { // one that fills in words has nothing to answer
        return !run.config || run.config->training.method != "full" || run.config->training.task == "masked_lm" ||
               !run.hasResult;
    });
    return found;
}

/// Its folder, or empty. While records are prepared the folder is still that of the run before.
QString AdaptersSession::runUnderWay() const {
    const bool isPreparing = m_training.state() == TrainingState::Preparing;
    return m_training.isActive() && !isPreparing ? m_training.runFolder() : QString();
}

void AdaptersSession::take(Listed found) {
    m_listed = std::move(found);
    if (const QString run = runUnderWay(); !run.isEmpty()) {
        std::erase_if(m_listed.adapters,
                      [path = toPath(run)](const core::AdapterEntry& entry) { return entry.run == path; });
        std::erase_if(m_listed.whole,
                      [path = toPath(run)](const core::RunOverview& each) { return each.folder == path; });
    }
    m_isKnown = true;
    emit changed();
}

const core::AdapterEntry* AdaptersSession::find(const QString& key) const {
    const auto found = std::ranges::find(m_listed.adapters, key.toStdString(), &core::AdapterEntry::key);
    return found == m_listed.adapters.end() ? nullptr : &*found;
}

const core::AdapterEntry* AdaptersSession::ofRun(const QString& folder) const {
    if (folder.isEmpty()) return nullptr;
    const auto isThere = [path = toPath(folder)](const core::AdapterEntry& entry) {
        return (entry.run.empty() ? entry.folder : entry.run) == path;
    };
    const auto found = std::ranges::find_if(m_listed.adapters, isThere);
    return found == m_listed.adapters.end() ? nullptr : &*found;
}

const core::RunOverview* AdaptersSession::runOf(const QString& key) const {
    const auto found = m_listed.runs.find(key.toStdString());
    return found == m_listed.runs.end() ? nullptr : &found->second;
}

const core::LabelSet* AdaptersSession::labelsOf(const QString& key) const {
    const auto found = m_listed.labels.find(key.toStdString());
    return found == m_listed.labels.end() ? nullptr : &found->second;
}

void AdaptersSession::import(const QString& path, const core::ModelConfig& base,
                             const std::filesystem::path& baseFolder) {
    if (!isWritable()) return;
    const auto work = [path = toPath(path), project = m_project.path(), base, baseFolder](const std::stop_token& stop) {
        const std::filesystem::path folder = core::isFolder(path) ? path : path.parent_path();
        return core::importAdapter(path, project, baseFor(folder, base, baseFolder), {stop, {}});
    };
    m_worker.run({}, work, this, [this, path, project = m_project.path()](const Outcome<core::AdapterEntry>& outcome) {
        if (!m_project.isOpen() || m_project.path() != project) return;
        if (!outcome.value) return emit refused(path, outcome.problems);
        refresh();
        emit imported(QString::fromStdString(outcome.value->key));
    });
}

bool AdaptersSession::isWritable() const {
    return m_project.isWritable();
}

void AdaptersSession::rename(const QString& key, const QString& name) {
    const core::AdapterEntry* entry = find(key);
    if (!entry) return;
    const std::string plain = name.simplified().toStdString();
    // The folder's own name is what one without a name is called by.
    const std::string kept = plain == entry->folderName() ? std::string() : plain;
    if ((kept.empty() ? entry->folderName() : kept) != entry->name) setLabels(key, {.name = kept, .note = {}});
}

void AdaptersSession::setNote(const QString& key, const QString& note) {
    const core::AdapterEntry* entry = find(key);
    if (entry && note.toStdString() != entry->note) setLabels(key, {.name = {}, .note = note.toStdString()});
}

/// Shown at once; what lies on the disk is read again when it is written.
void AdaptersSession::setLabels(const QString& key, const core::LabelChange& change) {
    if (!isWritable()) return;
    const auto entry = std::ranges::find(m_listed.adapters, key.toStdString(), &core::AdapterEntry::key);
    const auto write = [adapter = *entry, change](const std::stop_token&) {
        core::setAdapterLabels(adapter, change);
        return true;
    };
    m_listing.request_stop(); // would show the names of before
    if (change.name) entry->name = change.name->empty() ? entry->folderName() : *change.name;
    if (change.note) entry->note = *change.note;
    emit changed();
    m_keeping.run({}, write, this, [this](const Outcome<bool>& outcome) {
        if (!outcome.value) emit failed(outcome.problems);
        refresh();
        emit kept();
    });
}

void AdaptersSession::bin(const QString& key) {
    const core::AdapterEntry* entry = find(key);
    if (!entry || !entry->run.empty() || !isWritable()) return;
    const auto work = [adapter = *entry, project = m_project.path()](const std::stop_token&) {
        return core::binAdapter(adapter, project);
    };
    const QString name = QString::fromStdString(entry->name);
    using Place = std::filesystem::path;
    m_keeping.run({}, work, this, [this, name, project = m_project.path()](const Outcome<Place>& outcome) {
        if (!m_project.isOpen() || m_project.path() != project) return;
        refresh();
        if (!outcome.value) return emit failed(outcome.problems);
        m_binned = *outcome.value;
        emit binned(name);
    });
}

/// Where it fails it can be tried again.
void AdaptersSession::undoBin() {
    if (!m_binned || !isWritable()) return;
    const auto work = [place = *m_binned](const std::stop_token&) { return core::restoreAdapter(place); };
    m_keeping.run({}, work, this, [this, project = m_project.path()](const Outcome<core::AdapterEntry>& outcome) {
        if (!m_project.isOpen() || m_project.path() != project) return;
        refresh();
        if (!outcome.value) return emit failed(outcome.problems);
        m_binned.reset();
        emit restored(QString::fromStdString(outcome.value->key));
    });
}

bool AdaptersSession::isSameLook(const core::AdapterEntry& entry, bool hasBase,
                                 const std::filesystem::path& baseFolder) const {
    const bool isBaseKnown = !hasBase || !baseFolder.empty();
    return isBaseKnown && m_looked && m_looked->look.key.toStdString() == entry.key &&
           m_looked->look.hasBase == hasBase && m_looked->baseFolder == baseFolder && m_looked->bytes == entry.bytes &&
           m_looked->time == entry.time;
}

/// A large adapter is not hashed again each time that the list is read.
void AdaptersSession::look(const QString& key, const std::optional<core::ModelConfig>& base,
                           const std::filesystem::path& baseFolder) {
    const core::AdapterEntry* entry = find(key);
    m_looking.request_stop(); // the newest question is answered
    m_looking = std::stop_source();
    if (!entry) return;
    if (isSameLook(*entry, base.has_value(), baseFolder)) return emit looked(m_looked->look);
    const auto work = [key, folder = entry->folder, base, baseFolder](const std::stop_token& stop) {
        AdapterLook look{.key = key, .hash = {}, .hasBase = base.has_value(), .problems = {}, .otherBase = {}};
        std::vector<core::Problem> unfit;
        look.problems = Worker::problemsOf([&] {
            look.hash = QString::fromStdString(core::adapterHash(folder, {stop, {}}));
            if (base) unfit = core::adapterProblems(folder, baseFor(folder, *base, baseFolder));
        });
        look.problems.insert(look.problems.end(), unfit.begin(), unfit.end());
        if (base && !baseFolder.empty())
            look.otherBase = QString::fromStdString(core::otherBase(folder, baseFolder).value_or(std::string()));
        return look;
    };
    m_worker.run(m_looking.get_token(), work, this,
                 [this, baseFolder, bytes = entry->bytes, time = entry->time](const Outcome<AdapterLook>& outcome) {
                     if (!outcome.value) return;
                     m_looked = {*outcome.value, baseFolder, bytes, time};
                     emit looked(*outcome.value);
                 });
}

} // namespace ui
