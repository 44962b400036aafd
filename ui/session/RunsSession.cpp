#include "ui/session/RunsSession.h"

#include "core/Error.h"
#include "core/project/Project.h"
#include "core/training/Run.h"
#include "ui/session/Paths.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/TrainingSession.h"

#include <QMap>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr int AgainMs = 3000;

struct Moved {
    QStringList from, to; ///< folders, one for one
    QStringList left;     ///< folders that could not be moved
    std::vector<core::Problem> problems;
};

/// As many as can be moved.
template <class Move> Moved moveAll(const QStringList& folders, const Move& move) {
    Moved moved;
    for (const QString& folder : folders) {
        try {
            moved.to += fromPath(move(toPath(folder)));
            moved.from += folder;
        } catch (const core::Error& error) {
            moved.left += folder;
            moved.problems.insert(moved.problems.end(), error.problems().begin(), error.problems().end());
        }
    }
    return moved;
}

/// What one sees of a run while it goes on.
void follow(core::RunOverview& run, const std::vector<core::TrainingEvent>& events) {
    for (const core::TrainingEvent& event : events) {
        if (const auto* started = std::get_if<core::RunStarted>(&event))
            run.trainedParameters = started->trainableParameters;
        if (const auto* look = std::get_if<core::EvaluationFinished>(&event)) {
            if (look->step == 0) run.untrained = *look;
            if (look->isBest) run.best = *look;
        }
        const auto* step = std::get_if<core::StepFinished>(&event);
        if (!step) continue;
        if (!run.firstLoss) run.firstLoss = step->loss;
        run.seconds = step->seconds;
    }
}

bool isSameStory(const core::RunOverview& one, const core::RunOverview& other) {
    return one.state == other.state && one.step == other.step && one.seconds == other.seconds;
}

} // namespace

RunsSession::RunsSession(ProjectSession& project, TrainingSession& training, Worker& worker, QObject* parent)
    : QObject(parent), m_project(project), m_training(training), m_worker(worker) {
    m_again.setSingleShot(true);
    m_again.setInterval(AgainMs);
    connect(&m_again, &QTimer::timeout, this, &RunsSession::refresh);
    connect(&m_project, &ProjectSession::opened, this, [this] {
        forget();
        refresh();
    });
    connect(&m_project, &ProjectSession::closed, this, &RunsSession::forget);
    connect(&m_training, &TrainingSession::stateChanged, this, &RunsSession::refresh);
    connect(&m_training, &TrainingSession::told, this, &RunsSession::showLive);
}

RunsSession::~RunsSession() {
    for (std::stop_source* each : {&m_listing, &m_comparing, &m_events}) each->request_stop();
}

void RunsSession::forget() {
    for (std::stop_source* each : {&m_listing, &m_comparing, &m_events}) {
        each->request_stop();
        *each = std::stop_source();
    }
    m_again.stop();
    m_runs.clear();
    m_cache.clear();
    m_reading.clear();
    m_binned.clear();
    m_isKnown = false;
    emit changed();
}

void RunsSession::refresh() {
    if (!m_project.isOpen()) return;
    m_listing.request_stop(); // the newest question is answered
    m_listing = std::stop_source();
    const auto work = [folder = core::runsFolder(m_project.path())](const std::stop_token& stop) {
        return core::runOverviews(folder, {stop, {}});
    };
    m_worker.run(m_listing.get_token(), work, this, [this](Outcome<std::vector<core::RunOverview>> outcome) {
        if (outcome.value)
            take(std::move(*outcome.value));
        else
            emit failed(outcome.problems);
    });
}

void RunsSession::take(std::vector<core::RunOverview> runs) {
    std::erase_if(m_cache, [&](const Cached& cached) {
        const auto now = std::ranges::find(runs, toPath(cached.folder), &core::RunOverview::folder);
        const core::RunOverview* before = find(cached.folder);
        return now == runs.end() || !before || !isSameStory(*before, *now);
    });
    m_runs = std::move(runs);
    m_isKnown = true;
    showLive(m_training.events());
    emit changed();
    const bool isElsewhere = std::ranges::any_of(m_runs, [this](const core::RunOverview& run) {
        return run.state == core::RunState::UnderWay && !isOwn(fromPath(run.folder));
    });
    if (isElsewhere) m_again.start();
}

core::RunOverview* RunsSession::mutableRun(const QString& folder) {
    const auto found = std::ranges::find(m_runs, toPath(folder), &core::RunOverview::folder);
    return found == m_runs.end() ? nullptr : &*found;
}

const core::RunOverview* RunsSession::find(const QString& folder) const {
    return const_cast<RunsSession*>(this)->mutableRun(folder);
}

bool RunsSession::isOwn(const QString& folder) const {
    return m_training.isActive() && folder == m_training.runFolder();
}

/// The training knows more than its files did when they were read.
void RunsSession::showLive(const std::vector<core::TrainingEvent>& events) {
    if (!m_training.isActive() || m_training.events().empty()) return;
    core::RunOverview* run = mutableRun(m_training.runFolder());
    if (!run) return;
    run->state = core::RunState::UnderWay;
    run->canGoOn = false;
    run->step = m_training.step();
    run->steps = std::max<std::int64_t>(run->steps, m_training.steps());
    if (m_training.step() > 0) run->lastLoss = m_training.loss();
    follow(*run, events);
    emit runChanged(m_training.runFolder());
}

bool RunsSession::isWritable() const {
    return m_project.isWritable();
}

void RunsSession::setName(const QString& folder, const QString& name) {
    const core::RunOverview* run = find(folder);
    if (!run) return;
    const QString plain = name.simplified();
    // The folder's own name is what a run without one is called by.
    const std::string kept = plain == fromPath(run->folder.filename()) ? std::string() : plain.toStdString();
    if (kept != run->labels.name) setLabels(folder, {.name = kept, .note = {}});
}

void RunsSession::setNote(const QString& folder, const QString& note) {
    const core::RunOverview* run = find(folder);
    const std::string kept = note.trimmed().toStdString();
    if (run && kept != run->labels.note) setLabels(folder, {.name = {}, .note = kept});
}

/// Shown at once; where they cannot be written, what is on the disk is shown again.
void RunsSession::setLabels(const QString& folder, const core::LabelChange& change) {
    if (!isWritable()) return;
    core::RunOverview* run = mutableRun(folder);
    if (change.name) run->labels.name = *change.name;
    if (change.note) run->labels.note = *change.note;
    m_listing.request_stop(); // a list that was read before does not know of it
    emit runChanged(folder);
    const auto write = [path = run->folder, change](const std::stop_token&) {
        core::setRunLabels(path, change);
        return true;
    };
    m_keeping.run({}, write, this, [this](const Outcome<bool>& outcome) {
        if (!outcome.value) emit failed(outcome.problems);
        refresh();
        m_training.lookForUnfinished();
        emit kept();
    });
}

void RunsSession::bin(const QStringList& folders) {
    if (!isWritable()) return;
    QMap<QString, QString> names; // as they are called now; a list that comes meanwhile knows them no more
    for (const QString& folder : folders)
        if (const core::RunOverview* run = find(folder)) names[folder] = QString::fromStdString(run->name());
    const auto work = [folders](const std::stop_token&) { return moveAll(folders, core::binRun); };
    m_keeping.run({}, work, this, [this, names, project = m_project.path()](const Outcome<Moved>& outcome) {
        if (!m_project.isOpen() || m_project.path() != project) return; // it waits in the bin of the other
        if (!outcome.value) return emit failed(outcome.problems);
        const Moved& moved = *outcome.value;
        QStringList gone;
        for (const QString& folder : moved.from) gone += names.value(folder);
        if (moved.from.contains(m_training.runFolder())) m_training.dismiss();
        takeBinned(gone, moved.to, moved.problems);
    });
}

void RunsSession::takeBinned(const QStringList& names, const QStringList& places,
                             const std::vector<core::Problem>& problems) {
    if (places.isEmpty()) {
        emit failed(problems);
    } else {
        m_binned = places;
        emit binned(names, problems);
    }
    refresh();
    m_training.lookForUnfinished();
    emit kept();
}

void RunsSession::undoBin() {
    if (m_binned.isEmpty() || !isWritable()) return;
    const auto work = [places = m_binned](const std::stop_token&) { return moveAll(places, core::restoreRun); };
    m_keeping.run({}, work, this, [this, project = m_project.path()](const Outcome<Moved>& outcome) {
        if (!m_project.isOpen() || m_project.path() != project) return;
        if (!outcome.value) return emit failed(outcome.problems);
        m_binned = outcome.value->left;
        if (!outcome.value->problems.empty()) emit failed(outcome.value->problems);
        refresh();
        m_training.lookForUnfinished();
        emit restored(outcome.value->to);
        emit kept();
    });
}

RunsSession::Events RunsSession::events(const QString& folder) {
    if (isOwn(folder)) return std::make_shared<const std::vector<core::TrainingEvent>>(m_training.events());
    const auto known = std::ranges::find(m_cache, folder, &Cached::folder);
    if (known != m_cache.end()) {
        m_cache.splice(m_cache.begin(), m_cache, known);
        return known->events;
    }
    if (m_reading.contains(folder) || !find(folder)) return {};
    m_reading += folder;
    const auto work = [path = toPath(folder)](const std::stop_token&) {
        return std::make_shared<const std::vector<core::TrainingEvent>>(core::Run::events(path));
    };
    m_worker.run(m_events.get_token(), work, this, [this, folder](const Outcome<Events>& outcome) {
        m_reading.removeAll(folder);
        // Of a damaged run there is nothing to be drawn; its row says why.
        keep(folder, outcome.value ? *outcome.value : std::make_shared<const std::vector<core::TrainingEvent>>());
        emit eventsRead(folder);
    });
    return {};
}

void RunsSession::keep(const QString& folder, Events events) {
    m_cache.push_front({folder, std::move(events)});
    if (m_cache.size() > CachedRuns) m_cache.pop_back();
}

void RunsSession::compareData(const QString& before, const QString& after) {
    m_comparing.request_stop();
    m_comparing = std::stop_source();
    const auto work = [one = toPath(before), other = toPath(after)](const std::stop_token& stop) {
        return core::dataDifference(one, other, {stop, {}});
    };
    m_worker.run(m_comparing.get_token(), work, this,
                 [this, before, after](const Outcome<core::DataDifference>& outcome) {
                     emit compared(before, after, outcome.value, outcome.problems);
                 });
}

} // namespace ui
