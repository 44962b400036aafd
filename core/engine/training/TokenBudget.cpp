#include "core/engine/training/TokenBudget.h"

#include "core/engine/tensor/Device.h"

#include <algorithm>

namespace core::engine {
namespace {

constexpr std::int64_t MostOnCard = 16384;
/// The share of a card for what a step computes; weights, optimiser and other programs have the rest.
constexpr std::uint64_t ShareOfCard = 4;
/// Values kept of a token in each layer, in widths of the stream and of the MLP: norms, projections, attention, and
/// the inputs of the adapters, which are kept in float32.
constexpr std::int64_t StreamValues = 12, MlpValues = 4, StreamInputs = 6, MlpInputs = 1, InputBytes = 4;

} // namespace

std::int64_t suitableTokens(const ModelConfig& model, std::uint64_t cardBytes, std::int64_t valueBytes) {
    if (cardBytes == 0) return FewTokens;
    const std::int64_t values = StreamValues * model.hiddenSize + MlpValues * model.intermediateSize;
    const std::int64_t inputs = StreamInputs * model.hiddenSize + MlpInputs * model.intermediateSize;
    const std::int64_t ofToken = model.layerCount * (values * valueBytes + inputs * InputBytes);
    const auto budget = static_cast<std::int64_t>(cardBytes / ShareOfCard) / std::max<std::int64_t>(1, ofToken);
    return std::clamp(budget, FewTokens, MostOnCard); // what does not fit is made smaller
}

std::int64_t tokenBudget(const TrainingConfig& config, const Transformer& model) {
    if (config.tokensPerMicroBatch > 0) return config.tokensPerMicroBatch;
    return suitableTokens(model.config(), cardMemory(model.device()),
                          static_cast<std::int64_t>(c10::elementSize(model.type())));
}

} // namespace core::engine
