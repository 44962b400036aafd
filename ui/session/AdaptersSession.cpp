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
}

void AdaptersSession::forget() {
    m_listing.request_stop();
    m_adapters.clear();
    m_isKnown = false;
    emit changed();
}

void AdaptersSession::refresh() {
    if (!m_project.isOpen()) return;
    m_listing.request_stop(); // the newest question is answered
    m_listing = std::stop_source();
    const auto list = [folder = m_project.path()](const std::stop_token& stop) {
        return core::listAdapters(folder, {stop, {}});
    };
    m_worker.run(m_listing.get_token(), list, this, [this](Outcome<std::vector<core::AdapterEntry>> outcome) {
        if (outcome.value)
            take(std::move(*outcome.value));
        else
            emit failed(outcome.problems);
    });
}

/// Its folder, or empty. While records are prepared the folder is still that of the run before.
QString AdaptersSession::runUnderWay() const {
    const bool isPreparing = m_training.state() == TrainingState::Preparing;
    return m_training.isActive() && !isPreparing ? m_training.runFolder() : QString();
}

void AdaptersSession::take(std::vector<core::AdapterEntry> adapters) {
    m_adapters = std::move(adapters);
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
    const auto found = std::ranges::find(m_adapters, toPath(folder), &core::AdapterEntry::run);
    return found == m_adapters.end() ? nullptr : &*found;
}

} // namespace ui
