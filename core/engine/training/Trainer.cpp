#include "core/engine/training/Trainer.h"

#include "core/Error.h"
#include "core/ProblemText.h"
#include "core/engine/adapter/AdapterFolder.h"
#include "core/engine/tensor/Failure.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <cmath>

namespace core::engine {
namespace {

std::string joined(const std::vector<std::int64_t>& numbers) {
    std::string text;
    for (const std::int64_t number : numbers) text += (text.empty() ? "" : ", ") + std::to_string(number + 1);
    return text;
}

/// A seed for each step, spread by splitmix64 (Steele et al. 2014).
std::uint64_t seedOf(std::uint64_t seed, std::uint64_t step) {
    std::uint64_t z = seed + (step + 1) * 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

} // namespace

Trainer::Trainer(std::shared_ptr<const LanguageModel> model, std::string deviceName,
                 std::shared_ptr<const TrainingData> data, const TrainingConfig& config, Run& run, Adapter adapter,
                 std::unique_ptr<const Objective> objective)
    : m_model(std::move(model)), m_deviceName(std::move(deviceName)), m_data(std::move(data)), m_config(config),
      m_run(&run), m_adapter(std::move(adapter)), m_objective(std::move(objective)), m_batches(*m_data, m_config),
      m_schedule(m_config, Schedule::stepCount(m_config, static_cast<std::int64_t>(m_data->samples.size()))),
      m_optimizer(m_adapter.parameters(), m_config.weightDecay),
      m_dropout(m_model->device().is_cpu() ? at::detail::createCPUGenerator()
                                           : at::globalContext().defaultGenerator(m_model->device()).clone()) {}

double Trainer::secondsSinceStart() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_started).count();
}

void Trainer::tell(TrainingEvent event, std::vector<TrainingEvent>& events) {
    m_run->append(event);
    events.push_back(std::move(event));
}

TaskState Trainer::end(TrainingEvent last, TaskState state, std::vector<TrainingEvent>& events) {
    writeAdapter(m_adapter, m_model->config(), m_run->adapterFolder());
    tell(std::move(last), events);
    return state;
}

TaskState Trainer::advance(std::stop_token stop, std::vector<TrainingEvent>& events) {
    if (m_state != TaskState::Running) return m_state;
    try {
        m_state = translated([&] { return turn(stop, events); });
    } catch (const Error& error) {
        m_state = TaskState::Stopped;
        keepAfter(error, events);
        throw;
    }
    return m_state;
}

TaskState Trainer::turn(std::stop_token stop, std::vector<TrainingEvent>& events) {
    if (!m_isStarted) start(events);
    if (m_step == m_schedule.totalSteps())
        return end(RunFinished{m_step, secondsSinceStart()}, TaskState::Finished, events);
    try {
        if (stop.stop_requested()) throw StopRequested();
        if (m_microBatches.empty()) beginStep();
        runMicroBatch(stop);
    } catch (const StopRequested&) {
        // The unfinished step is thrown away; what earlier steps learned is kept.
        m_optimizer.clearGradients();
        return end(RunStopped{m_step, secondsSinceStart()}, TaskState::Stopped, events);
    }
    if (m_nextMicroBatch == m_microBatches.size()) finishStep(events);
    return TaskState::Running;
}

void Trainer::keepAfter(const Error& error, std::vector<TrainingEvent>& events) {
    try {
        for (const Problem& problem : error.problems())
            tell(ProblemReported{std::string(problemName(problem.code)), sentence(problem)}, events);
        if (m_step > 0) writeAdapter(m_adapter, m_model->config(), m_run->adapterFolder());
    } catch (const Error&) {
        // The first error is the one to be told; a full disk, say, keeps this from being written, too.
    }
}

void Trainer::start(std::vector<TrainingEvent>& events) {
    m_isStarted = true;
    m_started = std::chrono::steady_clock::now();
    tell(RunStarted{m_schedule.totalSteps(), static_cast<std::int64_t>(m_data->samples.size()), m_data->tokenCount(),
                    m_adapter.parameterCount(), m_deviceName, m_model->type() == at::kBFloat16 ? "bfloat16" : "float32",
                    at::get_num_threads()},
         events);
}

void Trainer::beginStep() {
    m_stepStarted = std::chrono::steady_clock::now();
    // Each step has its own stream of chance: what a step drops does not depend on what was stopped or resumed before
    // it.
    m_dropout.set_current_seed(seedOf(static_cast<std::uint64_t>(m_config.seed), static_cast<std::uint64_t>(m_step)));
    m_microBatches = m_batches.microBatches(m_batches.step(m_step));
    m_nextMicroBatch = 0;
    m_stepTokens = m_stepLearned = 0;
    m_stepLoss = 0;
    for (const auto& part : m_microBatches)
        for (const std::int64_t sample : part) {
            const TrainingSample& each = m_data->samples[static_cast<std::size_t>(sample)];
            m_stepTokens += static_cast<std::int64_t>(each.ids.size());
            m_stepLearned += m_objective->learnedTokens(each);
        }
}

void Trainer::runMicroBatch(std::stop_token stop) {
    std::vector<const TrainingSample*> samples;
    std::vector<SequenceInput> sequences;
    for (const std::int64_t sample : m_microBatches[m_nextMicroBatch]) {
        samples.push_back(&m_data->samples[static_cast<std::size_t>(sample)]);
        sequences.push_back({samples.back()->ids, &m_adapter, nullptr});
    }
    const FlatBatch batch = makeBatch(sequences, m_model->device());
    const Pass pass{batch, stop, m_config.dropout > 0 ? std::optional(m_dropout) : std::nullopt};
    const at::Tensor hidden = m_model->hidden(pass);
    const double weight = 1.0 / static_cast<double>(std::max<std::int64_t>(1, m_stepLearned));
    const ObjectiveResult result = m_objective->evaluate(*m_model, hidden, pass, samples, weight);
    m_stepLoss += result.lossSum;
    if (stop.stop_requested()) throw StopRequested();
    if (result.gradient.defined() && hidden.requires_grad()) hidden.backward(result.gradient);
    ++m_nextMicroBatch;
}

void Trainer::finishStep(std::vector<TrainingEvent>& events) {
    const double loss = m_stepLoss / static_cast<double>(std::max<std::int64_t>(1, m_stepLearned));
    const double length = m_optimizer.clip(m_config.maxGradNorm);
    if (!std::isfinite(loss) || !std::isfinite(length)) {
        std::vector<std::int64_t> records;
        for (const std::int64_t sample : m_batches.step(m_step))
            records.push_back(m_data->samples[static_cast<std::size_t>(sample)].record);
        throw Error(ProblemCode::LossNotFinite, {}, {std::to_string(m_step + 1), joined(records)});
    }
    const double rate = m_schedule.at(m_step);
    m_optimizer.step(rate);
    ++m_step;
    m_microBatches.clear();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_stepStarted).count();
    tell(StepFinished{m_step, static_cast<double>(m_step) / static_cast<double>(m_batches.stepsPerEpoch()), loss, rate,
                      length, m_stepTokens, m_stepLearned, static_cast<double>(m_stepTokens) / std::max(seconds, 1e-9),
                      secondsSinceStart()},
         events);
}

} // namespace core::engine
