#include "core/engine/training/Trainer.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/ProblemText.h"
#include "core/engine/tensor/Failure.h"
#include "core/engine/training/TokenBudget.h"
#include "core/metrics/LanguageScore.h"
#include "core/metrics/UnknownLabels.h"
#include "core/training/LabelledTexts.h"
#include "core/training/ShownValue.h"

#include <ATen/Parallel.h>
#include <cmath>
#include <torch/headeronly/version.h>

namespace core::engine {
namespace {

constexpr std::chrono::minutes CheckpointInterval{2};
/// Steps after which a rise of the smoothed loss counts as divergence, and how slowly it is smoothed.
constexpr std::int64_t SettlingSteps = 20;
constexpr double Smoothing = 0.9;
/// Below this a micro-batch is not made smaller: what does not fit then does not fit at all.
constexpr std::int64_t SmallestBudget = 16;

/// A seed for each step, spread by splitmix64 (Steele et al. 2014).
std::uint64_t seedOf(std::uint64_t seed, std::uint64_t step) {
    std::uint64_t z = seed + (step + 1) * 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

} // namespace

Trainer::Trainer(TrainingJob job, Run& run)
    : m_job(std::move(job)), m_run(&run), m_order(std::ssize(m_job.training->samples), m_job.config),
      m_schedule(m_job.config,
                 Schedule::stepCount(m_job.config, static_cast<std::int64_t>(m_job.training->samples.size()))),
      m_optimizer(m_job.adapter->parameters(), m_job.config.weightDecay), m_dropout(generatorFor(*m_job.model)) {
    m_fingerprint = m_job.training->fingerprint();
    m_state.tokenBudget = tokenBudget(m_job.config, *m_job.model);
    if (!isThere(m_run->checkpoint())) return;
    const Checkpoint checkpoint = readCheckpoint(m_run->checkpoint(), m_optimizer);
    m_state = checkpoint.state;
    m_secondsBefore = m_state.seconds;
    m_saved = m_state;
    settleBest();
    const Environment here = environment();
    m_differs = here.differenceFrom(checkpoint.environment);
    if (here.device != checkpoint.environment.device) // another may have less memory
        m_state.tokenBudget = std::min(m_state.tokenBudget, tokenBudget(m_job.config, *m_job.model));
    m_isResumed = true;
}

double Trainer::seconds() const {
    return m_secondsBefore + std::chrono::duration<double>(Clock::now() - m_started).count();
}

double Trainer::epoch() const {
    return static_cast<double>(m_state.step) / static_cast<double>(m_order.stepsPerEpoch());
}

Environment Trainer::environment() const {
    return {m_job.deviceName, m_job.model->type() == at::kBFloat16 ? "bfloat16" : "float32",
            TORCH_VERSION,    at::get_num_threads(),
            m_fingerprint,    m_job.modelFolder};
}

void Trainer::tell(TrainingEvent event, std::vector<TrainingEvent>& events) {
    m_run->append(event);
    events.push_back(std::move(event));
}

TaskState Trainer::advance(std::stop_token stop, std::vector<TrainingEvent>& events) {
    if (m_taskState != TaskState::Running) return m_taskState;
    try {
        m_taskState = translated([&] { return turn(stop, events); });
    } catch (const Error& error) {
        m_taskState = TaskState::Stopped;
        keepAfter(error, events);
        throw;
    }
    return m_taskState;
}

TaskState Trainer::turn(std::stop_token stop, std::vector<TrainingEvent>& events) {
    if (!m_isStarted) start(events);
    try {
        if (stop.stop_requested()) throw StopRequested();
        if (m_evaluation || evaluationIsDue()) {
            advanceEvaluation(stop, events);
            return TaskState::Running;
        }
        if (m_microBatches.empty() && checkpointIsDue()) saveCheckpoint(events);
        const bool isOver = m_state.step == m_schedule.totalSteps();
        if (isOver || !hasPatience())
            return end(RunFinished{m_state.step, seconds(), !isOver, m_state.bestStep}, TaskState::Finished, events);
        if (m_microBatches.empty()) beginStep();
        runMicroBatch(stop, events);
    } catch (const StopRequested&) {
        // The unfinished step is thrown away; what earlier steps learned is kept.
        m_optimizer.clearGradients();
        if (!isSaved()) saveCheckpoint(events);
        return end(RunStopped{m_state.step, seconds()}, TaskState::Stopped, events);
    }
    if (!m_microBatches.empty() && m_nextMicroBatch == m_microBatches.size()) finishStep(events);
    return TaskState::Running;
}

TaskState Trainer::end(TrainingEvent last, TaskState state, std::vector<TrainingEvent>& events) {
    writeResult();
    tell(std::move(last), events);
    return state;
}

void Trainer::writeResult() {
    m_job.write(weights(), m_run->last());
    const bool hasBest = m_state.bestStep >= 0 && isThere(m_run->best());
    copyFolder(hasBest ? m_run->best() : m_run->last(), m_run->result(m_job.config.method));
}

void Trainer::keepAfter(const Error& error, std::vector<TrainingEvent>& events) {
    const auto attempt = [](auto&& work) {
        try {
            translated(work);
        } catch (const Error&) {
            // The first error is the one to be told; a full disk, say, keeps this from being written, too.
        }
    };
    if (m_state.step > 0) attempt([&] { writeResult(); });
    for (const Problem& problem : error.problems())
        attempt([&] { tell(ProblemReported{std::string(problemName(problem.code)), sentence(problem)}, events); });
}

void Trainer::start(std::vector<TrainingEvent>& events) {
    m_isStarted = true;
    m_started = m_savedAt = Clock::now();
    if (m_isResumed) return tell(RunResumed{m_state.step, m_secondsBefore, m_differs}, events);
    const Environment here = environment();
    tell(RunStarted{m_schedule.totalSteps(), static_cast<std::int64_t>(m_job.training->samples.size()),
                    m_job.training->tokenCount(), weights().parameterCount(), here.device, here.dtype, here.threads},
         events);
}

void Trainer::beginStep() {
    m_stepStarted = Clock::now();
    m_stepTokens = m_stepLearned = 0;
    m_stepWeight = 0;
    for (const std::int64_t sample : m_order.samplesOf(m_state.step)) {
        const TrainingSample& each = m_job.training->samples[static_cast<std::size_t>(sample)];
        m_stepTokens += static_cast<std::int64_t>(each.ids.size());
        m_stepLearned += m_job.objective->learnedTokens(each);
        m_stepWeight += m_job.objective->weightOf(each);
    }
    cutStep();
}

void Trainer::cutStep() {
    // Each step has its own stream of chance: what a step drops does not depend on what was stopped or resumed before
    // it.
    m_dropout.set_current_seed(
        seedOf(static_cast<std::uint64_t>(m_job.config.seed), static_cast<std::uint64_t>(m_state.step)));
    m_microBatches = microBatches(*m_job.training, m_order.samplesOf(m_state.step), m_state.tokenBudget);
    m_nextMicroBatch = 0;
    m_stepLoss = 0;
}

void Trainer::runMicroBatch(std::stop_token stop, std::vector<TrainingEvent>& events) {
    try {
        const double weight = m_stepWeight > 0 ? 1 / m_stepWeight : 1;
        m_stepLoss +=
            translated([&] { return learn(m_job, m_microBatches[m_nextMicroBatch], weight, m_dropout, stop); });
        ++m_nextMicroBatch;
    } catch (const Error& error) {
        const bool canShrink = m_microBatches[m_nextMicroBatch].size() > 1 && m_state.tokenBudget > SmallestBudget;
        if (error.problems().front().code != ProblemCode::DeviceMemory || !canShrink) throw;
        m_optimizer.clearGradients();
        releaseCachedMemory(m_job.model->device());
        m_state.tokenBudget = std::max(SmallestBudget, m_state.tokenBudget / 2);
        const Problem notice{ProblemCode::MemoryShort, {}, {std::to_string(m_state.tokenBudget)}};
        tell(ProblemReported{std::string(problemName(notice.code)), sentence(notice)}, events);
        cutStep();
    }
}

void Trainer::judge(double loss, double gradientNorm) {
    const std::int64_t step = m_state.step + 1;
    const auto records = [&] { return m_job.training->placesOf(m_order.samplesOf(m_state.step)); };
    if (!std::isfinite(loss) || !std::isfinite(gradientNorm))
        throw Error(ProblemCode::LossNotFinite, {}, {std::to_string(step), records()});
    const double smoothed = step == 1 ? loss : Smoothing * m_state.smoothedLoss + (1 - Smoothing) * loss;
    const double lowest = step == 1 ? smoothed : std::min(m_state.lowestLoss, smoothed);
    if (step > SettlingSteps && smoothed > lowest + m_job.objective->largestRise(m_job.model->config()))
        throw Error(ProblemCode::LossDiverged, {},
                    {std::to_string(step), shownValue(smoothed, 3), shownValue(lowest, 3), records()});
    m_state.smoothedLoss = smoothed;
    m_state.lowestLoss = lowest;
}

void Trainer::finishStep(std::vector<TrainingEvent>& events) {
    const double loss = m_stepWeight > 0 ? m_stepLoss / m_stepWeight : m_stepLoss;
    const double gradientNorm = m_optimizer.clip(m_job.config.maxGradNorm);
    judge(loss, gradientNorm);
    const double rate = m_schedule.at(m_state.step);
    m_optimizer.step(rate);
    ++m_state.step;
    m_microBatches.clear();
    const double stepSeconds = std::chrono::duration<double>(Clock::now() - m_stepStarted).count();
    tell(StepFinished{m_state.step, epoch(), loss, rate, gradientNorm, m_stepTokens, m_stepLearned,
                      static_cast<double>(m_stepTokens) / std::max(stepSeconds, 1e-9), seconds()},
         events);
}

bool Trainer::evaluationIsDue() const {
    if (!m_job.validation || !m_microBatches.empty() || m_state.evaluatedStep == m_state.step) return false;
    const std::int64_t every = m_job.config.evaluateEvery > 0 ? m_job.config.evaluateEvery : m_order.stepsPerEpoch();
    return m_state.step % every == 0 || m_state.step == m_schedule.totalSteps();
}

bool Trainer::hasPatience() const {
    const std::int64_t patience = m_job.config.earlyStoppingPatience;
    return patience == 0 || !m_job.validation || m_state.evaluationsSinceBest < patience;
}

void Trainer::advanceEvaluation(std::stop_token stop, std::vector<TrainingEvent>& events) {
    if (!m_evaluation) {
        m_figures.clear();
        m_evaluation = std::make_unique<Evaluation>(m_job.model, m_job.validation, m_job.adapter, m_job.objective,
                                                    evaluationTokens(m_state.tokenBudget, m_job.config));
    }
    const TaskState state = m_evaluation->advance(stop, m_figures);
    if (state == TaskState::Running) return;
    m_evaluation.reset();
    if (state == TaskState::Stopped) throw StopRequested();
    finishEvaluation(events);
}

void Trainer::judgeEvaluation() const {
    std::vector<std::int64_t> failed;
    for (std::size_t i = 0; i < m_figures.size(); ++i)
        if (!std::isfinite(m_figures[i].loss)) failed.push_back(static_cast<std::int64_t>(i));
    if (!failed.empty())
        throw Error(ProblemCode::ValidationFailed, {},
                    {std::to_string(m_state.step), m_job.validation->placesOf(failed)});
}

void Trainer::finishEvaluation(std::vector<TrainingEvent>& events) {
    judgeEvaluation();
    LanguageScore score;
    const std::optional<LabelSet>& labels = m_job.model->config().labels;
    std::optional<ClassificationScore> judged;
    if (labels) judged.emplace(labels->problem, labels->count());
    for (std::size_t i = 0; i < m_figures.size(); ++i) {
        const SampleEvaluated& figure = m_figures[i];
        const TrainingSample& sample = m_job.validation->samples[i];
        if (labels && hasUnknownLabel(sample, *labels)) {
            ++score.records; // wrong
            addUnknown(*judged, sample.targets, figure.logits);
            continue;
        }
        score.add(figure.loss, figure.learnedTokens, figure.correctTokens);
        if (judged) judged->add(sample.targets, figure.logits);
    }
    m_state.evaluatedStep = m_state.step;
    // The model before any training is what the others are measured by, and no result.
    const bool isBaseline = m_state.step == 0;
    const bool isBest = !isBaseline && (m_state.bestStep < 0 || score.loss() < m_state.bestLoss);
    if (isBest) {
        m_state.bestStep = m_state.step;
        m_state.bestLoss = score.loss();
        m_state.evaluationsSinceBest = 0;
        m_job.write(weights(), m_run->newBest(m_state.step));
    } else if (!isBaseline) {
        ++m_state.evaluationsSinceBest;
    }
    tell(EvaluationFinished{m_state.step, epoch(), score.loss(), score.tokenAccuracy(), score.exactMatch(),
                            score.records, score.tokens, isBest, seconds(), std::move(judged)},
         events);
    saveCheckpoint(events);
    if (isBest) replaceFolder(m_run->newBest(m_state.step), m_run->best());
}

void Trainer::settleBest() {
    if (m_state.bestStep >= 0 && isThere(m_run->newBest(m_state.bestStep)))
        replaceFolder(m_run->newBest(m_state.bestStep), m_run->best());
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(m_run->folder(), ignored))
        if (utf8(entry.path().filename()).starts_with("best-")) std::filesystem::remove_all(entry.path(), ignored);
}

bool Trainer::isSaved() const {
    if (!m_saved || !isThere(m_run->checkpoint())) return false;
    TrainingState now = m_state;
    now.seconds = m_saved->seconds;
    return now == *m_saved;
}

bool Trainer::checkpointIsDue() const {
    if (isSaved()) return false;
    if (m_saved && m_saved->tokenBudget != m_state.tokenBudget) return true;
    const std::int64_t every = m_job.config.saveEvery;
    return every > 0 ? m_state.step > 0 && m_state.step % every == 0 : Clock::now() - m_savedAt > CheckpointInterval;
}

void Trainer::saveCheckpoint(std::vector<TrainingEvent>& events) {
    m_state.seconds = seconds();
    m_run->sync();
    writeCheckpoint(m_run->checkpoint(), {m_state, environment()}, m_optimizer);
    m_saved = m_state;
    m_savedAt = Clock::now();
    tell(CheckpointWritten{m_state.step, m_state.seconds}, events);
}

} // namespace core::engine
