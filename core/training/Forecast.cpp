#include "core/training/Forecast.h"

#include "core/training/Schedule.h"

#include <algorithm>

namespace core {
namespace {

/// A weight and two moments, in float32.
constexpr std::uint64_t CheckpointBytesPerParameter = 12;

std::int64_t evaluationCount(const TrainingConfig& config, std::int64_t steps, std::int64_t stepsPerEpoch) {
    const std::int64_t every = config.evaluateEvery > 0 ? config.evaluateEvery : stepsPerEpoch;
    return 1 + steps / every + (steps % every != 0 ? 1 : 0); // the first is the untrained model's
}

} // namespace

Forecast forecast(const TrainingConfig& config, const TrainingData& training, const TrainingData* validation,
                  const TrainingTrial& trial) {
    Forecast result;
    result.records = static_cast<std::int64_t>(training.samples.size());
    for (const Problem& note : training.notes)
        ++(note.code == ProblemCode::RecordCut ? result.cutRecords : result.leftOutRecords);
    result.tokens = training.tokenCount();
    result.learnedTokens = training.learnedTokenCount();
    result.stepsPerEpoch = (result.records + config.batchSize - 1) / config.batchSize;
    result.steps = Schedule::stepCount(config, result.records);
    const double epochs = static_cast<double>(result.steps) / static_cast<double>(std::max<std::int64_t>(1, result.stepsPerEpoch));
    result.seconds = epochs * static_cast<double>(result.tokens) * trial.secondsPerToken +
                     static_cast<double>(result.steps) * trial.secondsPerStep;
    if (validation) {
        result.evaluations = evaluationCount(config, result.steps, result.stepsPerEpoch);
        result.seconds += static_cast<double>(result.evaluations * validation->tokenCount()) *
                          trial.secondsPerEvaluatedToken;
    }
    result.peakBytes = trial.peakBytes;
    result.resultBytes = trial.resultBytes;
    result.checkpointBytes = CheckpointBytesPerParameter * static_cast<std::uint64_t>(trial.trainedParameters);
    result.diskBytes = result.checkpointBytes + (validation ? 3 : 2) * result.resultBytes;
    return result;
}

} // namespace core
