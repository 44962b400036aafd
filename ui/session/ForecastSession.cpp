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
/// Some 200 MB. Of more records none are kept: they are encoded anew.
constexpr std::int64_t MostKeptTokens = 40'000'000;

/// Everything that the ids depend on, besides the version of the records.
std::string encodingKey(const RunDraft& draft, const std::filesystem::path& project) {
    const core::TrainingConfig& training = draft.config.training;
    const double share = draft.choice.validationShare;
    std::string key = project.string();
    for (const core::Status status : draft.choice.statuses) key += '\n' + std::to_string(static_cast<int>(status));
    for (const std::string& part :
         {draft.text->folder().string(), draft.text->fingerprint(), draft.config.format, training.task,
          training.objective, training.learned, training.overlong, std::to_string(training.maxLength),
          std::to_string(share), share > 0 ? std::to_string(training.seed) : std::string()})
        key += '\n' + part;
    return key;
}

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
        m_kept.reset();
        m_choice = {};
        setReport({});
    });
    connect(&m_prompts, &PromptSession::readyChanged, this, [this] { // another model
        m_stop.request_stop();
        m_kept.reset();
    });
    // Where the engine was not free for a trial, the question is answered when it is.
    connect(&m_engine, &EngineScheduler::changed, this, &ForecastSession::askAgain);
    connect(&m_training, &TrainingSession::stateChanged, this, [this] {
        if (m_training.isActive()) {
            stopTrial(); // a training does not wait for it, and has use for the memory
            m_kept.reset();
        } else
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
        const std::string key = encodingKey(draft, m_project.path());
        const std::int64_t kept = m_kept && m_kept->key == key ? m_kept->version : -1;
        const auto work = [kept, statuses = draft.choice.statuses](const core::ProjectReader& reader,
                                                                   const std::stop_token& token) {
            Read read;
            reader.atOnce([&] {
                read.version = reader.version();
                if (read.version != kept) read.records = reader.splitRecords(statuses, {token, {}});
            });
            return read;
        };
        m_reader.scan(stop, work, this, [this, draft](Outcome<Read> outcome) {
            if (outcome.value)
                prepare(draft, std::move(*outcome.value));
            else
                fail(outcome.problems);
        });
    });
}

ForecastSession::Prepared ForecastSession::encode(const RunDraft& draft, core::SplitRecords& records,
                                                  const core::Progress& progress) {
    Encoded encoded{.run = prepareDraft(draft, records, progress), .counts = {}, .fingerprint = {}};
    encoded.counts = core::countTokens(*encoded.run.training, encoded.run.validation.get());
    encoded.fingerprint = encoded.run.training->fingerprint();
    return std::make_shared<const Encoded>(std::move(encoded));
}

ForecastSession::Prepared ForecastSession::again(const RunDraft& draft, const Encoded& before) {
    return std::make_shared<const Encoded>(Encoded{.run = core::prepareAgain(draft.config, before.run, *draft.text),
                                                   .counts = before.counts,
                                                   .fingerprint = before.fingerprint});
}

void ForecastSession::prepare(const RunDraft& draft, Read read) {
    const std::string key = encodingKey(draft, m_project.path());
    Prepared before;
    if (!read.records && !m_kept) return collect(); // they were given up meanwhile
    if (read.records)
        m_kept.reset();
    else
        before = m_kept->prepared;
    const auto records = std::make_shared<std::optional<core::SplitRecords>>(std::move(read.records));
    const auto work = [draft, records, before](const std::stop_token& stop) {
        return before ? again(draft, *before) : encode(draft, **records, {stop, {}});
    };
    m_worker.run(m_stop.get_token(), work, this, [this, key, version = read.version](const Outcome<Prepared>& outcome) {
        if (!outcome.value) return fail(outcome.problems);
        keep(key, version, *outcome.value);
        const bool isKnown = m_trial && m_trialKey == trialKey(**outcome.value);
        if (!isKnown) m_trial.reset();
        if (!isKnown) time(*outcome.value);
        tell(*outcome.value);
    });
}

void ForecastSession::keep(const std::string& key, std::int64_t version, const Prepared& prepared) {
    m_kept.reset();
    const core::TokenCounts& counts = prepared->counts;
    const bool isSmall = counts.tokens + counts.validationTokens <= MostKeptTokens;
    if (isSmall && !m_training.isActive()) m_kept = Kept{key, version, prepared};
}

void ForecastSession::tell(const Prepared& prepared) {
    const core::PreparedRun& run = prepared->run;
    ForecastReport report{.notes = run.notes};
    report.isTimed = m_trial.has_value();
    report.isComputing = m_isTrying;
    report.forecast =
        core::forecast(run.config.training, prepared->counts, m_trial.value_or(core::TrainingTrial()));
    report.validationRecords = run.config.validationRecords;
    if (const core::Device* device = m_engine.report().preferredDevice()) report.freeBytes = device->freeBytes;
    setReport(std::move(report));
}

void ForecastSession::time(const Prepared& prepared) {
    if (m_training.isActive() || m_engine.report().state != EngineState::Ready) return;
    const auto trial = std::make_shared<std::optional<core::TrainingTrial>>();
    m_isTrying = true;
    m_stopTrial = std::stop_source();
    const std::shared_ptr<const core::PreparedRun> run(prepared, &prepared->run);
    auto job = std::make_unique<TrialJob>(run, [trial](core::TrainingTrial told) { *trial = told; });
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

std::string ForecastSession::trialKey(const Encoded& prepared) {
    core::TrainingConfig config = prepared.run.config.training;
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
    return prepared.run.config.model + core::trainingConfigJson(config) + prepared.fingerprint;
}

} // namespace ui
