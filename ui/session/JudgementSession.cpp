#include "ui/session/JudgementSession.h"

#include "core/Files.h"
#include "core/training/Run.h"
#include "core/training/RunPreparation.h"
#include "ui/session/DataReader.h"
#include "ui/session/EngineScheduler.h"
#include "ui/session/JudgeJob.h"
#include "ui/session/ModelSession.h"
#include "ui/session/Paths.h"
#include "ui/session/RecordEdits.h"
#include "ui/session/RunsSession.h"
#include "ui/session/TrainingSession.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace ui {
namespace {

namespace fs = std::filesystem;
using core::Split;

/// After which it is looked again whether something that is not known any more is in use.
constexpr int SweepMs = 1000;

/// Where the base of a run lies: where it lay, else the one in use, which is held against it.
fs::path baseOf(const core::RunConfig& config, const fs::path& inUse) {
    const fs::path trained = fs::u8path(config.model);
    return core::isFolder(trained) || inUse.empty() ? trained : inUse;
}

JudgeOrder planned(const fs::path& run, const fs::path& inUse, const std::stop_token& stop) {
    const core::RunOverview overview = core::runOverview(run);
    if (!overview.config) throw core::Error(*overview.problem);
    const fs::path base = baseOf(*overview.config, inUse);
    JudgeOrder order{.model = modelRequest(*overview.config),
                     .run = run,
                     .result = core::writtenResult(run, *overview.config),
                     .held = core::heldRecords(overview, *core::ModelText::open(base), {stop, {}})};
    order.model.folder = base;
    return order;
}

/// The last look at the validation records.
std::optional<core::EvaluationFinished> lastLook(const std::vector<core::TrainingEvent>& events) {
    for (auto event = events.rbegin(); event != events.rend(); ++event)
        if (const auto* look = std::get_if<core::EvaluationFinished>(&*event)) return *look;
    return {};
}

struct Changes {
    std::vector<core::RecordId> others, gone;
    friend bool operator==(const Changes&, const Changes&) = default;
};

Changes changesSince(const SummedJudgements::Revisions& before, const core::ProjectReader& reader) {
    Changes changes;
    for (const auto& [record, revision] : before) changes.others.push_back(record);
    std::ranges::sort(changes.others);
    changes.gone = changes.others;
    for (const core::StoredRecord& stored : reader.load(std::vector(changes.others))) {
        std::erase(changes.gone, stored.record.id);
        if (stored.record.revision == before.at(stored.record.id)) std::erase(changes.others, stored.record.id);
    }
    return changes;
}

} // namespace

JudgementSession::JudgementSession(const JudgementSources& sources, QObject* parent)
    : QObject(parent), m_sources(sources) {
    connect(&m_sources.training, &TrainingSession::stateChanged, this, &JudgementSession::follow);
    connect(&m_sources.training, &TrainingSession::told, this,
            [this](const std::vector<core::TrainingEvent>& events) {
                if (lastLook(events)) emit changed(m_sources.training.runFolder());
            });
    connect(&m_sources.runs, &RunsSession::runChanged, this, &JudgementSession::changed);
    connect(&m_sources.runs, &RunsSession::changed, this, [this] {
        if (m_sources.runs.runs().empty() && !m_sources.runs.isKnown()) forget();
        emit changed({});
    });
    connect(&m_sources.edits, &RecordEdits::changed, this, [this] {
        m_looking.request_stop(); // the newest look counts
        m_looking = std::stop_source();
        for (const Known& each : m_known) lookForChanges(each.folder);
    });
    connect(this, &JudgementSession::changed, this, &JudgementSession::sweep, Qt::QueuedConnection);
    m_sweeping.setSingleShot(true);
    m_sweeping.setInterval(SweepMs);
    connect(&m_sweeping, &QTimer::timeout, this, &JudgementSession::sweep);
}

JudgementSession::~JudgementSession() {
    m_stop.request_stop();
    m_reading.request_stop();
    m_looking.request_stop();
}

/// At the end of a run its figures are there without a click; a run that begins needs the engine more.
void JudgementSession::follow() {
    const TrainingSession& training = m_sources.training;
    const bool isActive = training.isActive();
    const bool isOver = training.state() == TrainingState::Finished || training.state() == TrainingState::Stopped;
    const core::RunConfig& config = training.config();
    if (isActive && !m_wasActive) cancel();
    const bool wasActive = std::exchange(m_wasActive, isActive);
    const bool hasEnded = wasActive && isOver;
    if (wasActive != isActive) emit progressed();
    if (hasEnded && config.validationRecords + config.testRecords > 0 && config.training.task != "masked_lm")
        judge(training.runFolder());
}

/// The project is left.
void JudgementSession::forget() {
    cancel();
    m_reading.request_stop();
    m_reading = std::stop_source();
    m_looking.request_stop();
    m_looking = std::stop_source();
    m_known.clear();
}

JudgementSession::Known* JudgementSession::find(const QString& folder) {
    const auto found = std::ranges::find(m_known, folder, &Known::folder);
    return found == m_known.end() ? nullptr : &*found;
}

JudgementSession::Known& JudgementSession::known(const QString& folder) {
    const auto found = std::ranges::find(m_known, folder, &Known::folder);
    if (found != m_known.end()) {
        m_known.splice(m_known.begin(), m_known, found);
    } else {
        m_known.push_front({.folder = folder, .judgements = {}, .others = {}, .gone = {}, .problems = {}});
        if (m_known.size() > KeptRuns) m_known.pop_back();
        read(folder);
    }
    return m_known.front();
}

JudgedState JudgementSession::stateOf(const core::RunOverview& run, const Known& known) const {
    const bool isPaused = m_sources.training.state() == TrainingState::Paused;
    if (!run.config) return JudgedState::NoResult;
    if (run.state == core::RunState::UnderWay ||
        (isPaused && fromPath(run.folder) == m_sources.training.runFolder()))
        return JudgedState::UnderWay;
    if (m_judging == known.folder) return JudgedState::Judging;
    const core::RunConfig& config = *run.config;
    if (config.validationRecords + config.testRecords == 0 || config.training.task == "masked_lm")
        return JudgedState::Nothing;
    if (!run.hasResult) return JudgedState::NoResult;
    if (!known.isRead) return JudgedState::Unknown;
    return known.judgements && core::isOfResult(*known.judgements, run) ? JudgedState::Judged : JudgedState::NotJudged;
}

JudgedRun JudgementSession::of(const QString& folder) {
    const core::RunOverview* run = m_sources.runs.find(folder);
    if (!run) return {};
    const Known& found = known(folder);
    JudgedRun judged{.state = stateOf(*run, found),
                     .name = QString::fromStdString(run->name()),
                     .judgements = found.judgements,
                     .look = {},
                     .labels = run->config ? core::labelSetOf(*run->config) : core::LabelSet(),
                     .others = found.others,
                     .gone = found.gone,
                     .problems = found.problems};
    if (judged.state == JudgedState::UnderWay) {
        judged.judgements.reset();
        if (folder == m_sources.training.runFolder()) judged.look = lastLook(m_sources.training.events());
    }
    return judged;
}

void JudgementSession::read(const QString& folder) {
    using Found = std::shared_ptr<const SummedJudgements>;
    const auto work = [path = toPath(folder)](const std::stop_token&) {
        std::optional<core::Judgements> read = core::readJudgements(path);
        return read ? std::make_shared<const SummedJudgements>(std::move(*read)) : Found();
    };
    m_sources.files.run(m_reading.get_token(), work, this, [this, folder](Outcome<Found> outcome) {
        Known* known = find(folder);
        if (!known) return;
        known->isRead = true;
        known->judgements.reset();
        if (outcome.value && *outcome.value)
            known->judgements = m_held.emplace_back(std::move(*outcome.value));
        else if (!outcome.problems.empty())
            known->problems = outcome.problems;
        lookForChanges(folder);
        emit changed(folder);
    });
}

/// Which of the records that are listed were edited since the run.
void JudgementSession::lookForChanges(const QString& folder) {
    const Known* known = find(folder);
    if (!known || !known->judgements) return;
    const auto work = [judgements = known->judgements](const core::ProjectReader& reader, const std::stop_token&) {
        return changesSince(judgements->revisions(), reader);
    };
    m_sources.reader.run(m_looking.get_token(), work, this, [this, folder](const Outcome<Changes>& outcome) {
        Known* found = find(folder);
        if (!found || !outcome.value || *outcome.value == Changes{found->others, found->gone}) return;
        found->others = outcome.value->others;
        found->gone = outcome.value->gone;
        emit changed(folder);
    });
}

/// What nobody shows any more is freed where it takes no time from the window.
void JudgementSession::sweep() {
    for (auto& each : m_held)
        if (each.use_count() == 1) m_sources.files.post([unused = std::move(each)] {});
    std::erase(m_held, nullptr);
    const auto isKnown = [this](const auto& held) {
        return std::ranges::find(m_known, held, &Known::judgements) != m_known.end();
    };
    if (!std::ranges::all_of(m_held, isKnown)) m_sweeping.start(); // a reader still has it, or a page
}

JudgementSession::Hindrance JudgementSession::hindrance() const {
    if (isJudging()) return Hindrance::Judging;
    if (m_sources.training.isActive()) return Hindrance::Training;
    return m_sources.runs.isWritable() ? Hindrance::None : Hindrance::ReadOnly;
}

QString JudgementSession::name() const {
    const core::RunOverview* run = m_sources.runs.find(m_judging);
    return run ? QString::fromStdString(run->name()) : QString::fromStdString(toPath(m_judging).filename().string());
}

void JudgementSession::judge(const QString& folder) {
    if (isJudging()) return;
    m_judging = folder;
    m_part = 0;
    m_isLaunched = false;
    m_stop = std::stop_source();
    known(folder).problems.clear(); // it is there to be told how it went
    emit progressed();
    emit changed(folder);
    const auto& base = m_sources.models.base();
    const auto work = [run = toPath(folder), inUse = base ? toPath(base->folder) : fs::path()](
                          const std::stop_token& stop) { return planned(run, inUse, stop); };
    m_sources.preparation.run(m_stop.get_token(), work, this, [this](Outcome<JudgeOrder> outcome) {
        if (outcome.value)
            launch(std::move(*outcome.value));
        else
            end(outcome.problems);
    });
}

void JudgementSession::launch(JudgeOrder order) {
    m_isLaunched = true;
    JudgeJob::Carrier carrier(m_sources.engine.courier(this), [this](const std::vector<double>& parts) {
        m_part = parts.back();
        emit progressed();
    });
    m_sources.engine.run(std::make_unique<JudgeJob>(std::move(order), std::move(carrier)),
                         EngineScheduler::Priority::Question, m_stop.get_token(), this,
                         [this](core::TaskState, const std::vector<core::Problem>& problems) { end(problems); });
}

void JudgementSession::end(const std::vector<core::Problem>& problems) {
    const QString folder = std::exchange(m_judging, {});
    if (Known* found = find(folder)) {
        found->problems = problems;
        read(folder);
    }
    emit progressed();
    emit changed(folder);
}

void JudgementSession::cancel() {
    if (!isJudging() || isCancelling()) return;
    m_stop.request_stop();
    if (!m_isLaunched) return end({}); // of what a worker prepares nobody hears any more
    emit progressed();
}

} // namespace ui
