#include "core/training/Forecast.h"

#include "core/training/Schedule.h"
#include "core/training/TokenCounts.h"

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
    return forecast(config, countTokens(training, validation), trial);
}

TokenCounts countTokens(const TrainingData& training, const TrainingData* validation) {
    TokenCounts counts{.records = static_cast<std::int64_t>(training.samples.size()),
                       .tokens = training.tokenCount(),
                       .learnedTokens = training.learnedTokenCount(),
                       .hasValidation = validation != nullptr,
                       .validationTokens = validation ? validation->tokenCount() : 0};
    for (const Problem& note : training.notes)
        ++(note.code == ProblemCode::RecordCut ? counts.cutRecords : counts.leftOutRecords);
    return counts;
}

Forecast forecast(const TrainingConfig& config, const TokenCounts& counts, const TrainingTrial& trial) {
    Forecast result;
    result.records = counts.records;
    result.cutRecords = counts.cutRecords;
    result.leftOutRecords = counts.leftOutRecords;
    result.tokens = counts.tokens;
    result.learnedTokens = counts.learnedTokens;
    result.stepsPerEpoch = (result.records + config.batchSize - 1) / config.batchSize;
    result.steps = Schedule::stepCount(config, result.records);
    const double epochs =
        static_cast<double>(result.steps) / static_cast<double>(std::max<std::int64_t>(1, result.stepsPerEpoch));
    result.seconds = epochs * static_cast<double>(result.tokens) * trial.secondsPerToken +
                     static_cast<double>(result.steps) * trial.secondsPerStep;
    if (counts.hasValidation) {
        result.evaluations = evaluationCount(config, result.steps, result.stepsPerEpoch);
        result.seconds +=
            static_cast<double>(result.evaluations * counts.validationTokens) * trial.secondsPerEvaluatedToken;
    }
    result.peakBytes = trial.peakBytes;
    result.resultBytes = trial.resultBytes;
    result.checkpointBytes = CheckpointBytesPerParameter * static_cast<std::uint64_t>(trial.trainedParameters);
    result.diskBytes = result.checkpointBytes + (counts.hasValidation ? 3 : 2) * result.resultBytes;
    return result;
}

} // namespace core
