#include "ui/session/TrainingSession.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/project/Project.h"
#include "core/text/ModelText.h"
#include "core/training/FrozenRecords.h"
#include "core/training/Run.h"
#include "core/training/RunEvents.h"
#include "core/training/StepOrder.h"
#include "ui/session/DataReader.h"
#include "ui/session/EngineScheduler.h"
#include "ui/session/Paths.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/PromptSession.h"
#include "ui/session/TrainingJob.h"

#include <QFileInfo>

#include <algorithm>

namespace ui {
namespace {

namespace fs = std::filesystem;

/// Records of the project that a run answers as it learns.
constexpr std::size_t SampleCount = 3;
/// Steps after which the time left is worth telling.
constexpr qint64 FewSteps = 3;

/// «run-1», «run-2» …: the first that is free.
fs::path freshRun(const fs::path& project) {
    for (int number = 1;; ++number)
        if (fs::path folder = core::runsFolder(project) / ("run-" + std::to_string(number)); !core::isThere(folder))
            return folder;
}

} // namespace

TrainingSession::TrainingSession(ProjectSession& project, DataReader& reader, PromptSession& prompts, Worker& worker,
                                 EngineScheduler& engine, QObject* parent)
    : QObject(parent), m_project(project), m_reader(reader), m_prompts(prompts), m_worker(worker), m_engine(engine) {
    connect(&m_project, &ProjectSession::opened, this, &TrainingSession::lookForUnfinished);
    connect(&m_project, &ProjectSession::closed, this, [this] {
        m_stop.request_stop(); // the engine still writes the checkpoint
        forget();
        m_unfinished.clear();
        emit unfinishedChanged();
    });
}

TrainingSession::~TrainingSession() {
    m_stop.request_stop();
}

bool TrainingSession::isActive() const {
    switch (m_state) {
    case TrainingState::Preparing:
    case TrainingState::Opening:
    case TrainingState::Training:
    case TrainingState::Pausing:
    case TrainingState::Stopping:
        return true;
    default:
        return false;
    }
}

QString TrainingSession::runName() const {
    return QFileInfo(m_folder).fileName();
}

double TrainingSession::secondsLeft() const {
    const qint64 done = m_step - m_firstStep;
    if (done < FewSteps || m_steps <= m_step) return -1;
    return (m_seconds - m_firstSeconds) / static_cast<double>(done) * static_cast<double>(m_steps - m_step);
}

std::vector<std::int64_t> TrainingSession::recordsOfStep(qint64 step) const {
    std::vector<std::int64_t> records;
    if (!m_prepared.training || step < 1) return records;
    const auto& samples = m_prepared.training->samples;
    for (const std::int64_t sample : core::StepOrder(std::ssize(samples), config().training).samplesOf(step - 1))
        records.push_back(samples[static_cast<std::size_t>(sample)].record);
    return records;
}

void TrainingSession::setState(TrainingState state) {
    m_state = state;
    emit stateChanged();
}

void TrainingSession::begin() {
    m_stop = std::stop_source();
    m_wanted = TrainingState::Stopped;
    m_problems.clear();
    m_preparedShare = 0;
    m_firstStep = m_step;
    m_firstSeconds = m_seconds;
}

void TrainingSession::forget() {
    ++m_launch;
    m_folder.clear();
    m_prepared = {};
    m_samples = {};
    m_text.reset();
    m_events.clear();
    m_problems.clear();
    m_step = m_steps = 0;
    m_loss = m_seconds = 0;
    setState(TrainingState::Idle);
    emit runChanged();
}

void TrainingSession::dismiss() {
    if (isActive()) return;
    forget();
    lookForUnfinished(); // one that was paused waits with the others
}

void TrainingSession::start(const TrainingChoice& choice) {
    if (isActive() || !m_project.isOpen() || !m_prompts.isReady()) return;
    forget();
    begin();
    setState(TrainingState::Preparing);
    // What the person sees is learned: also what is on its way to the disk.
    m_project.afterWrites(this, [this, draft = draftRun(choice, m_prompts), stop = m_stop.get_token()] {
        if (!stop.stop_requested()) collect(draft);
    });
}

void TrainingSession::collect(const RunDraft& draft) {
    const auto work = [statuses = draft.choice.statuses](const core::ProjectReader& reader,
                                                         const std::stop_token& stop) {
        return reader.splitRecords(statuses, {stop, {}});
    };
    m_reader.scan(m_stop.get_token(), work, this, [this, draft](Outcome<core::SplitRecords> outcome) {
        if (outcome.value)
            prepare(draft, std::move(*outcome.value));
        else
            fail(outcome.problems);
    });
}

std::function<void(std::uint64_t, std::uint64_t)> TrainingSession::preparing() {
    const auto tell = m_worker.listener<double>(this, [this](double share) {
        m_preparedShare = share;
        emit progressChanged();
    });
    return [tell](std::uint64_t done, std::uint64_t total) {
        if (total > 0) tell(static_cast<double>(done) / static_cast<double>(total));
    };
}

void TrainingSession::prepare(const RunDraft& draft, core::SplitRecords records) {
    const auto shared = std::make_shared<core::SplitRecords>(std::move(records));
    const auto work = [draft, shared, project = m_project.path(), tell = preparing()](const std::stop_token& stop) {
        Prepared prepared{.run = prepareDraft(draft, *shared, {stop, tell}), .text = draft.text};
        prepared.samples.prompts = core::chooseSamples(shared->validation, shared->training, SampleCount);
        for (const core::Record& record : draft.choice.ownSamples)
            prepared.samples.prompts.push_back({.record = record, .isOwn = true});
        prepared.run.config.data = core::freeze(*shared, core::dataFolder(project), {stop, {}});
        const fs::path folder = freshRun(project);
        core::makeFolders(folder.parent_path());
        prepared.folder = fromPath(folder);
        return prepared;
    };
    m_worker.run(m_stop.get_token(), work, this, [this](Outcome<Prepared> outcome) {
        if (!outcome.value) return fail(outcome.problems);
        take(std::move(*outcome.value));
        launch(false);
    });
}

/// Another run is shown from now on.
void TrainingSession::take(Prepared prepared) {
    m_folder = prepared.folder;
    m_prepared = std::move(prepared.run);
    m_samples = std::move(prepared.samples);
    m_text = std::move(prepared.text);
    emit runChanged();
    if (!prepared.events.empty()) arrive(prepared.events);
}

void TrainingSession::resume() {
    if (m_state != TrainingState::Paused && m_state != TrainingState::Stopped) return;
    begin();
    launch(true);
}

void TrainingSession::resume(const QString& runFolder) {
    if (isActive()) return;
    forget();
    begin();
    m_folder = runFolder;
    setState(TrainingState::Preparing);
    const auto work = [folder = toPath(runFolder), base = m_prompts.text(),
                       tell = preparing()](const std::stop_token& stop) {
        core::RunConfig config = core::Run::config(folder);
        const core::SplitRecords records = core::thaw(core::frozenFolder(folder), config.data, {stop, {}});
        // A model that lies elsewhere now can be chosen as the base; whether it is the same, prepareResumed sees.
        const bool isThere = core::isFolder(fs::u8path(config.model));
        const auto text = isThere || !base ? core::ModelText::open(fs::u8path(config.model)) : base;
        return Prepared{.folder = fromPath(folder),
                        .run = core::prepareResumed(std::move(config), records, *text, {stop, tell}),
                        .events = core::Run::events(folder),
                        .samples = core::readSamples(folder),
                        .text = text};
    };
    m_worker.run(m_stop.get_token(), work, this, [this](Outcome<Prepared> outcome) {
        if (!outcome.value) return fail(outcome.problems);
        take(std::move(*outcome.value));
        begin();
        launch(true);
    });
}

void TrainingSession::launch(bool goesOn) {
    setState(TrainingState::Opening);
    const auto isShown = [this, launch = ++m_launch] { return launch == m_launch; };
    TrainingJob::Carrier carrier(m_engine.courier(this), [this, isShown](const auto& events) {
        if (isShown()) arrive(events);
    });
    TrainingJob::SampleCarrier samples(m_engine.courier(this), [this, isShown](const auto& answers) {
        if (!isShown()) return;
        for (const core::SampleAnswers& each : answers) {
            std::erase_if(m_samples.answers, [&](const auto& other) { return other.step >= each.step; });
            m_samples.answers.push_back(each);
        }
        emit sampled();
    });
    const auto opening = [this, isShown, carry = m_engine.courier(this)](core::LoadProgress progress) {
        carry([this, isShown, progress] {
            if (progress.bytesTotal == 0 || !isShown()) return;
            m_preparedShare = static_cast<double>(progress.bytesDone) / static_cast<double>(progress.bytesTotal);
            emit progressChanged();
        });
    };
    auto job =
        std::make_unique<TrainingJob>(TrainingOrder{toPath(m_folder), m_prepared, goesOn, m_samples.prompts, m_text},
                                      std::move(carrier), std::move(samples), opening);
    m_engine.run(std::move(job), EngineScheduler::Priority::Training, m_stop.get_token(), this,
                 [this, isShown](core::TaskState state, const std::vector<core::Problem>& problems) {
                     if (isShown())
                         end(state, problems);
                     else
                         lookForUnfinished(); // its project was closed, and may be open again
                 });
}

void TrainingSession::arrive(const std::vector<core::TrainingEvent>& events) {
    for (const core::TrainingEvent& event : events) follow(event);
    if (m_state == TrainingState::Opening) setState(TrainingState::Training);
    emit progressChanged();
    emit told(events);
}

void TrainingSession::follow(const core::TrainingEvent& event) {
    if (const auto* started = std::get_if<core::RunStarted>(&event)) m_steps = started->steps;
    if (const auto* step = std::get_if<core::StepFinished>(&event)) {
        m_step = step->step;
        m_loss = step->loss;
        m_seconds = step->seconds;
    }
    if (const auto* resumed = std::get_if<core::RunResumed>(&event)) {
        m_step = m_firstStep = resumed->step;
        m_seconds = m_firstSeconds = resumed->seconds;
    }
    core::takeUp(m_events, event);
}

void TrainingSession::end(core::TaskState state, const std::vector<core::Problem>& problems) {
    if (!problems.empty()) return fail(problems);
    if (m_events.empty())
        forget(); // it was stopped before it began: nothing of it is on the disk
    else
        setState(state == core::TaskState::Finished ? TrainingState::Finished : m_wanted);
    lookForUnfinished();
}

/// Without problems it was stopped before it began.
void TrainingSession::fail(const std::vector<core::Problem>& problems) {
    m_problems = problems;
    setState(problems.empty() ? TrainingState::Idle : TrainingState::Failed);
    lookForUnfinished();
}

void TrainingSession::pause() {
    if (m_state != TrainingState::Training) return;
    m_wanted = TrainingState::Paused;
    setState(TrainingState::Pausing);
    m_stop.request_stop();
}

void TrainingSession::stop() {
    if (m_state == TrainingState::Paused) {
        setState(TrainingState::Stopped);
        return lookForUnfinished();
    }
    if (!isActive()) return;
    const bool isPrepared = m_state != TrainingState::Preparing;
    m_wanted = TrainingState::Stopped;
    m_stop.request_stop();
    if (isPrepared)
        setState(TrainingState::Stopping);
    else
        forget(); // nothing of it is on the disk
}

void TrainingSession::lookForUnfinished() {
    if (!m_project.isOpen()) return;
    const std::filesystem::path project = m_project.path();
    const auto look = [runs = core::runsFolder(project)](const std::stop_token&) { return unfinishedRuns(runs); };
    m_worker.run({}, look, this, [this, project](Outcome<std::vector<UnfinishedRun>> outcome) {
        if (!outcome.value || !m_project.isOpen() || m_project.path() != project) return;
        m_unfinished = std::move(*outcome.value);
        if (isActive() || m_state == TrainingState::Paused)
            std::erase_if(m_unfinished, [this](const UnfinishedRun& run) { return run.folder == m_folder; });
        emit unfinishedChanged();
    });
}

} // namespace ui
