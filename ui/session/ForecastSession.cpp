#include "ui/session/ForecastSession.h"

#include "core/training/TrainingConfig.h"
#include "ui/session/DataReader.h"
#include "ui/session/EngineScheduler.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/PromptSession.h"
#include "ui/session/TrialJob.h"

#include <chrono>
#include <utility>

namespace ui {
namespace {

constexpr std::chrono::milliseconds Rest{400};

} // namespace

ForecastSession::ForecastSession(ProjectSession& project, DataReader& reader, PromptSession& prompts, Worker& worker,
                                 EngineScheduler& engine, const TrainingSession& training, QObject* parent)
    : QObject(parent), m_project(project), m_reader(reader), m_prompts(prompts), m_worker(worker), m_engine(engine),
      m_training(training) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(Rest);
    connect(&m_rest, &QTimer::timeout, this, &ForecastSession::collect);
    connect(&m_project, &ProjectSession::closed, this, [this] {
        stop();
        m_choice = {};
        setReport({});
    });
    connect(&m_prompts, &PromptSession::readyChanged, this, [this] { m_stop.request_stop(); }); // another model
    // Where the engine was not free for a trial, the question is answered when it is.
    connect(&m_engine, &EngineScheduler::changed, this, &ForecastSession::askAgain);
    connect(&m_training, &TrainingSession::stateChanged, this, [this] {
        if (m_training.isActive())
            stopTrial(); // a training does not wait for it
        else
            askAgain();
    });
}

void ForecastSession::stopTrial() {
    m_stopTrial.request_stop();
    if (!std::exchange(m_isTrying, false)) return;
    ForecastReport report = m_report;
    report.isComputing = false;
    setReport(std::move(report));
}

ForecastSession::~ForecastSession() {
    m_stop.request_stop();
    m_stopTrial.request_stop();
}

void ForecastSession::askAgain() {
    const bool isFree = m_engine.report().state == EngineState::Ready && !m_training.isActive();
    if (isFree && m_isAsked && !m_report.isTimed) ask(m_choice);
}

void ForecastSession::ask(const TrainingChoice& choice) {
    m_choice = choice;
    m_isAsked = true;
    stopTrial();
    m_stop.request_stop();
    m_stop = std::stop_source();
    ForecastReport report = m_report;
    report.isComputing = true;
    setReport(std::move(report));
    m_rest.start();
}

void ForecastSession::setReport(ForecastReport report) {
    m_report = std::move(report);
    emit changed(m_report);
}

void ForecastSession::fail(const std::vector<core::Problem>& problems) {
    setReport({.problems = problems});
}

void ForecastSession::stop() {
    m_rest.stop();
    m_isAsked = false;
    m_stop.request_stop();
    stopTrial();
}

void ForecastSession::collect() {
    if (!m_project.isOpen() || !m_prompts.isReady()) return setReport({});
    m_project.afterWrites(this, [this, draft = draftRun(m_choice, m_prompts), stop = m_stop.get_token()] {
        if (stop.stop_requested()) return;
        const auto work = [statuses = draft.choice.statuses](const core::ProjectReader& reader,
                                                             const std::stop_token& token) {
            return reader.splitRecords(statuses, {token, {}});
        };
        m_reader.scan(stop, work, this, [this, draft](Outcome<core::SplitRecords> outcome) {
            if (outcome.value)
                prepare(draft, std::move(*outcome.value));
            else
                fail(outcome.problems);
        });
    });
}

void ForecastSession::prepare(const RunDraft& draft, core::SplitRecords records) {
    const auto shared = std::make_shared<core::SplitRecords>(std::move(records));
    const auto work = [draft, shared](const std::stop_token& stop) -> Prepared {
        return std::make_shared<const core::PreparedRun>(prepareDraft(draft, *shared, {stop, {}}));
    };
    m_worker.run(m_stop.get_token(), work, this, [this](const Outcome<Prepared>& outcome) {
        if (!outcome.value) return fail(outcome.problems);
        const bool isKnown = m_trial && m_trialKey == trialKey(**outcome.value);
        if (!isKnown) m_trial.reset();
        if (!isKnown) time(*outcome.value);
        tell(*outcome.value);
    });
}

void ForecastSession::tell(const Prepared& prepared) {
    const core::PreparedRun& run = *prepared;
    ForecastReport report{.notes = run.notes};
    report.isTimed = m_trial.has_value();
    report.isComputing = m_isTrying;
    report.forecast = core::forecast(run.config.training, *run.training, run.validation.get(),
                                     m_trial.value_or(core::TrainingTrial()));
    report.validationRecords = run.config.validationRecords;
    if (const core::Device* device = m_engine.report().preferredDevice()) report.freeBytes = device->freeBytes;
    setReport(std::move(report));
}

void ForecastSession::time(const Prepared& prepared) {
    if (m_training.isActive() || m_engine.report().state != EngineState::Ready) return;
    const auto trial = std::make_shared<std::optional<core::TrainingTrial>>();
    m_isTrying = true;
    m_stopTrial = std::stop_source();
    auto job = std::make_unique<TrialJob>(prepared, [trial](core::TrainingTrial told) { *trial = told; });
    const auto ended = [this, trial, prepared, stop = m_stopTrial.get_token()](
                           core::TaskState, const std::vector<core::Problem>& problems) {
        if (stop.stop_requested()) return;
        m_isTrying = false;
        if (!problems.empty()) return fail(problems);
        if (!*trial) return;
        m_trial = *trial;
        m_trialKey = trialKey(*prepared);
        tell(prepared);
    };
    m_engine.run(std::move(job), EngineScheduler::Priority::Training, m_stopTrial.get_token(), this, ended);
}

std::string ForecastSession::trialKey(const core::PreparedRun& prepared) const {
    core::TrainingConfig config = prepared.config.training;
    const core::TrainingConfig standard;
    config.learningRate = standard.learningRate;
    config.lrScheduler = standard.lrScheduler;
    config.epochs = standard.epochs;
    config.maxSteps = standard.maxSteps;
    config.warmupRatio = standard.warmupRatio;
    config.weightDecay = standard.weightDecay;
    config.maxGradNorm = standard.maxGradNorm;
    config.seed = standard.seed;
    config.evaluateEvery = standard.evaluateEvery;
    config.earlyStoppingPatience = standard.earlyStoppingPatience;
    config.saveEvery = standard.saveEvery;
    config.alpha = standard.alpha;
    return prepared.config.model + core::trainingConfigJson(config) + prepared.training->fingerprint();
}

} // namespace ui
