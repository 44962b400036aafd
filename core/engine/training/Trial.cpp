#include "core/engine/training/Trial.h"

#include "core/Error.h"
#include "core/engine/tensor/Failure.h"
#include "core/engine/training/Batches.h"
#include "core/engine/training/Evaluation.h"
#include "core/engine/training/TokenBudget.h"
#include "core/training/StepOrder.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <string>

namespace core::engine {
namespace {

using Clock = std::chrono::steady_clock;
using Part = std::vector<std::int64_t>;

/// Micro-batches that are timed: at least the first number, then until the time is up or the second number is reached.
constexpr std::size_t FewestTimed = 3, MostTimed = 24;
constexpr double EnoughSeconds = 2;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Begins to watch the greatest memory of the process anew (proc(5), clear_refs): what was computed before the trial
/// does not count.
void watchMemory() {
    std::ofstream("/proc/self/clear_refs") << "5";
}

/// The greatest memory of the process since then, in bytes; 0 where the system does not tell.
std::uint64_t peakMemory() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::stoull(line.substr(6)) * 1024;
    return 0;
}

std::int64_t tokensOf(const TrainingData& data, const Part& part) {
    std::int64_t tokens = 0;
    for (const std::int64_t sample : part)
        tokens += static_cast<std::int64_t>(data.samples[static_cast<std::size_t>(sample)].ids.size());
    return tokens;
}

/// The largest micro-batch of an epoch, then some from all over it.
std::vector<Part> chosenParts(const TrainingJob& job, std::int64_t budget) {
    const StepOrder order(std::ssize(job.training->samples), job.config);
    std::vector<Part> all;
    for (std::int64_t step = 0; step < order.stepsPerEpoch(); ++step)
        for (Part& part : microBatches(*job.training, order.samplesOf(step), budget)) all.push_back(std::move(part));
    const auto largest = std::max_element(all.begin(), all.end(), [&](const Part& left, const Part& right) {
        return tokensOf(*job.training, left) < tokensOf(*job.training, right);
    });
    std::vector<Part> chosen{*largest};
    const std::size_t count = std::min(all.size(), MostTimed);
    // In an order that is spread over the epoch however soon it ends.
    for (std::size_t stride : {4U, 2U, 1U})
        for (std::size_t i = 0; i < count; i += stride)
            if (stride == 4 || i % (2 * stride) != 0) chosen.push_back(all[i * all.size() / count]);
    return chosen;
}

} // namespace

Trial::Trial(TrainingJob job)
    : m_job(std::move(job)), m_optimizer(m_job.adapter->parameters(), m_job.config.weightDecay),
      m_dropout(generatorFor(*m_job.model)), m_budget(tokenBudget(m_job.config, *m_job.model)),
      m_parts(chosenParts(m_job, m_budget)) {
    m_trial.trainedParameters = m_job.adapter->parameterCount();
    m_trial.resultBytes = m_job.resultBytes;
}

bool Trial::isTimedEnough() const {
    const std::size_t timed = m_next - 1;
    return m_next == m_parts.size() || (timed >= FewestTimed && m_timedSeconds > EnoughSeconds);
}

void Trial::learnPart(std::stop_token stop) {
    const Part& part = m_parts[m_next];
    if (m_next == 0) watchMemory();
    const auto start = Clock::now();
    const std::int64_t tokens = tokensOf(*m_job.training, part);
    try {
        translated([&] { learn(m_job, part, 1.0 / static_cast<double>(tokens), m_dropout, stop); });
    } catch (const Error& error) {
        if (error.problems().front().code != ProblemCode::DeviceMemory || part.size() == 1) throw;
        return shrink();
    }
    // Later ones leave holes in the heap here that a run does not. The optimiser adds two moments to each weight.
    if (m_next == 0 && m_job.model->device().is_cpu())
        m_trial.peakBytes = peakMemory() + 2 * sizeof(float) * static_cast<std::uint64_t>(m_trial.trainedParameters);
    if (m_next++ == 0) return; // the first warms up and shows the memory
    m_timedSeconds += secondsSince(start);
    m_timedTokens += tokens;
    ++m_trial.microBatches;
}

void Trial::shrink() {
    m_optimizer.clearGradients();
    releaseCachedMemory(m_job.model->device());
    m_budget /= 2;
    m_parts = chosenParts(m_job, m_budget);
    m_next = 0;
    m_timedTokens = 0;
    m_timedSeconds = 0;
    m_trial.microBatches = 0;
}

void Trial::stepAndEvaluate(std::stop_token stop) {
    m_trial.secondsPerToken = m_timedSeconds / static_cast<double>(std::max<std::int64_t>(1, m_timedTokens));
    const auto start = Clock::now();
    m_optimizer.clip(m_job.config.maxGradNorm);
    m_optimizer.step(0);
    m_trial.secondsPerStep = secondsSince(start);
    if (m_job.validation) {
        // As much of it as the time allows.
        Evaluation evaluation(m_job.model, m_job.validation, m_job.adapter, m_job.objective,
                              evaluationTokens(m_budget, m_job.config));
        std::vector<SampleEvaluated> figures;
        const auto begun = Clock::now();
        TaskState state = TaskState::Running;
        while (state == TaskState::Running && secondsSince(begun) < EnoughSeconds / 2)
            state = evaluation.advance(stop, figures);
        if (state == TaskState::Stopped) throw StopRequested();
        std::int64_t tokens = 0;
        for (std::size_t i = 0; i < figures.size(); ++i)
            tokens += static_cast<std::int64_t>(m_job.validation->samples[i].ids.size());
        m_trial.secondsPerEvaluatedToken = secondsSince(begun) / static_cast<double>(std::max<std::int64_t>(1, tokens));
    }
}

TaskState Trial::advance(std::stop_token stop, std::vector<TrainingTrial>& events) {
    if (m_state != TaskState::Running) return m_state;
    return m_state = translated([&] {
               try {
                   learnPart(stop);
                   if (!isTimedEnough()) return TaskState::Running;
                   stepAndEvaluate(stop);
               } catch (const StopRequested&) {
                   return TaskState::Stopped;
               }
               events.push_back(m_trial);
               return TaskState::Finished;
           });
}

} // namespace core::engine
