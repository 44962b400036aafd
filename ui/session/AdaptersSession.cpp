#include "ui/session/AdaptersSession.h"

#include "ui/session/Paths.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/TrainingSession.h"
#include "ui/session/Worker.h"

#include <algorithm>
#include <utility>

namespace ui {

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
    m_adapters.clear();
    m_runs.clear();
    m_binned.reset();
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
    Listed found{core::listAdapters(project, {stop, {}}), {}};
    for (const core::AdapterEntry& entry : found.adapters)
        if (!entry.run.empty()) found.runs.emplace(entry.key, core::runOverview(entry.run));
    return found;
}

/// Its folder, or empty. While records are prepared the folder is still that of the run before.
QString AdaptersSession::runUnderWay() const {
    const bool isPreparing = m_training.state() == TrainingState::Preparing;
    return m_training.isActive() && !isPreparing ? m_training.runFolder() : QString();
}

void AdaptersSession::take(Listed found) {
    m_adapters = std::move(found.adapters);
    m_runs = std::move(found.runs);
    if (const QString run = runUnderWay(); !run.isEmpty())
        std::erase_if(m_adapters, [path = toPath(run)](const core::AdapterEntry& entry) { return entry.run == path; });
    m_isKnown = true;
    emit changed();
}

const core::AdapterEntry* AdaptersSession::find(const QString& key) const {
    const auto found = std::ranges::find(m_adapters, key.toStdString(), &core::AdapterEntry::key);
    return found == m_adapters.end() ? nullptr : &*found;
}

const core::AdapterEntry* AdaptersSession::ofRun(const QString& folder) const {
    if (folder.isEmpty()) return nullptr;
    const auto isThere = [path = toPath(folder)](const core::AdapterEntry& entry) {
        return (entry.run.empty() ? entry.folder : entry.run) == path;
    };
    const auto found = std::ranges::find_if(m_adapters, isThere);
    return found == m_adapters.end() ? nullptr : &*found;
}

const core::RunOverview* AdaptersSession::runOf(const QString& key) const {
    const auto found = m_runs.find(key.toStdString());
    return found == m_runs.end() ? nullptr : &found->second;
}

void AdaptersSession::import(const QString& path, const core::ModelConfig& base) {
    if (!m_project.isOpen()) return;
    const auto work = [path = toPath(path), project = m_project.path(), base](const std::stop_token& stop) {
        return core::importAdapter(path, project, base, {stop, {}});
    };
    m_worker.run({}, work, this, [this, path, project = m_project.path()](const Outcome<core::AdapterEntry>& outcome) {
        if (!m_project.isOpen() || m_project.path() != project) return;
        if (!outcome.value) return emit refused(path, outcome.problems);
        refresh();
        emit imported(QString::fromStdString(outcome.value->key));
    });
}

void AdaptersSession::rename(const QString& key, const QString& name) {
    if (const core::AdapterEntry* entry = find(key)) setLabels(key, name.trimmed().toStdString(), entry->note);
}

void AdaptersSession::setNote(const QString& key, const QString& note) {
    if (const core::AdapterEntry* entry = find(key)) setLabels(key, entry->name, note.toStdString());
}

/// Shown at once; what lies on the disk is read again when it is written.
void AdaptersSession::setLabels(const QString& key, const std::string& name, const std::string& note) {
    const auto entry = std::ranges::find(m_adapters, key.toStdString(), &core::AdapterEntry::key);
    if (name == entry->name && note == entry->note) return;
    const std::string kept = name == entry->folderName() ? std::string() : name;
    const auto write = [adapter = *entry, kept, note](const std::stop_token&) {
        core::setAdapterLabels(adapter, kept, note);
        return true;
    };
    m_listing.request_stop(); // would show the names of before
    entry->name = kept.empty() ? entry->folderName() : kept;
    entry->note = note;
    emit changed();
    m_worker.run({}, write, this, [this](const Outcome<bool>& outcome) {
        if (!outcome.value) emit failed(outcome.problems);
        refresh();
    });
}

void AdaptersSession::bin(const QString& key) {
    const core::AdapterEntry* entry = find(key);
    if (!entry || !entry->run.empty()) return;
    const auto work = [adapter = *entry, project = m_project.path()](const std::stop_token&) {
        return Binned{adapter, core::binAdapter(adapter, project)};
    };
    m_worker.run({}, work, this, [this, project = m_project.path()](Outcome<Binned> outcome) {
        if (!m_project.isOpen() || m_project.path() != project) return;
        refresh();
        if (!outcome.value) return emit failed(outcome.problems);
        m_binned = std::move(*outcome.value);
        emit binned(QString::fromStdString(m_binned->entry.name));
    });
}

void AdaptersSession::undoBin() {
    if (!m_binned) return;
    const auto work = [binned = *std::exchange(m_binned, {})](const std::stop_token&) {
        return core::restoreAdapter(binned.place, binned.entry);
    };
    m_worker.run({}, work, this, [this, project = m_project.path()](const Outcome<core::AdapterEntry>& outcome) {
        if (!m_project.isOpen() || m_project.path() != project) return;
        refresh();
        if (!outcome.value) return emit failed(outcome.problems);
        emit restored(QString::fromStdString(outcome.value->key));
    });
}

void AdaptersSession::look(const QString& key, const std::optional<core::ModelConfig>& base) {
    m_looking.request_stop(); // the newest question is answered
    m_looking = std::stop_source();
    const core::AdapterEntry* entry = find(key);
    if (!entry) return;
    const auto work = [key, folder = entry->folder, base](const std::stop_token& stop) {
        AdapterLook look{.key = key, .hash = {}, .hasBase = base.has_value()};
        std::vector<core::Problem> unfit;
        look.problems = Worker::problemsOf([&] {
            look.hash = QString::fromStdString(core::adapterHash(folder, {stop, {}}));
            if (base) unfit = core::adapterProblems(folder, *base);
        });
        look.problems.insert(look.problems.end(), unfit.begin(), unfit.end());
        return look;
    };
    m_worker.run(m_looking.get_token(), work, this, [this](const Outcome<AdapterLook>& outcome) {
        if (outcome.value) emit looked(*outcome.value);
    });
}

} // namespace ui
