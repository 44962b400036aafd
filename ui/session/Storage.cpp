#include "ui/session/Storage.h"

#include "ui/session/ProjectSession.h"
#include "ui/session/TrainingSession.h"
#include "ui/session/Worker.h"

#include <utility>

namespace ui {

using Part = core::StoragePart;

Storage::Storage(ProjectSession& project, TrainingSession& training, Worker& worker, QObject* parent)
    : QObject(parent), m_project(project), m_training(training), m_worker(worker) {
    connect(&m_project, &ProjectSession::opened, this, &Storage::forget);
    connect(&m_project, &ProjectSession::closed, this, &Storage::forget);
    connect(&m_training, &TrainingSession::stateChanged, this, &Storage::changed); // of what can be freed
}

Storage::~Storage() {
    m_counting.request_stop();
}

void Storage::forget() {
    cancel();
    m_shares.clear();
    m_bin.clear();
    m_problems.clear();
    m_freeing.reset();
    m_isPuttingBack = false;
    emit changed();
}

void Storage::count() {
    if (!m_project.isOpen() || m_freeing || m_isPuttingBack) return;
    cancel();
    m_problems.clear();
    m_isCounting = true;
    m_files = 0;
    const std::stop_token token = m_counting.get_token();
    const auto tell = m_worker.listener<std::uint64_t>(this, [this, token](std::uint64_t files) {
        if (token.stop_requested()) return;
        m_files = static_cast<qint64>(files);
        emit progressChanged();
    });
    const auto work = [project = m_project.path(), tell](const std::stop_token& stop) {
        const core::Progress progress{stop, [&](std::uint64_t done, std::uint64_t) { tell(done); }};
        return Counted{core::storageUse(project, progress), core::listBin(project)};
    };
    m_worker.run(token, work, this, [this](Outcome<Counted> outcome) {
        m_isCounting = false;
        if (outcome.value) m_shares = std::move(outcome.value->shares);
        if (outcome.value) m_bin = std::move(outcome.value->bin);
        m_problems = std::move(outcome.problems);
        emit changed();
    });
    emit changed();
}

void Storage::cancel() {
    m_counting.request_stop();
    m_counting = std::stop_source();
    if (std::exchange(m_isCounting, false)) emit changed();
}

bool Storage::canFree(const core::StorageShare& share) const {
    const bool isOfRuns = share.part == Part::Frozen || share.part == Part::Checkpoints;
    if (m_freeing || !m_project.isWritable() || (isOfRuns && m_training.isActive())) return false;
    return share.freeBytes > 0 && share.freeCount > 0;
}

void Storage::free(Part part) {
    const auto index = static_cast<std::size_t>(part);
    if (index >= m_shares.size() || !canFree(m_shares[index])) return;
    cancel();
    m_freeing = part;
    const auto work = [project = m_project.path(), part](const std::stop_token&) {
        core::freeStorage(project, part);
        return true;
    };
    m_worker.run({}, work, this, [this, path = m_project.path()](const Outcome<bool>& outcome) {
        if (!m_project.isOpen() || m_project.path() != path) return; // another one is open by now
        m_freeing.reset();
        end(outcome.problems);
    });
    emit changed();
}

bool Storage::canPutBack() const {
    return m_project.isWritable() && !m_freeing && !m_isPuttingBack;
}

void Storage::putBack(const std::filesystem::path& place) {
    if (!canPutBack()) return;
    cancel();
    m_isPuttingBack = true;
    const auto work = [place](const std::stop_token&) { return core::putBack(place); };
    m_worker.run({}, work, this, [this, path = m_project.path()](const Outcome<std::filesystem::path>& outcome) {
        if (!m_project.isOpen() || m_project.path() != path) return;
        m_isPuttingBack = false;
        if (outcome.value) emit restored();
        end(outcome.problems);
    });
    emit changed();
}

/// How much there is is another now; what went wrong is said until it is counted again.
void Storage::end(const std::vector<core::Problem>& problems) {
    count();
    if (problems.empty()) return;
    cancel();
    m_problems = problems;
    emit changed();
}

} // namespace ui
