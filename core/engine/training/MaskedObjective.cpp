#include "core/engine/training/MaskedObjective.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace core::engine {
namespace {

constexpr double ChosenShare = 0.15;
/// Of ten chosen tokens eight are masked and one is replaced.
constexpr std::uint64_t Parts = 10, Masked = 8, Replaced = 1;
constexpr std::uint64_t FixedSeed = 0;

} // namespace

std::int64_t MaskedObjective::learnedTokens(const TrainingSample& sample) const {
    const std::int64_t all = std::ranges::count_if(sample.learned, [](std::uint8_t learned) { return learned != 0; });
    return std::min(all, std::max<std::int64_t>(1, std::llround(ChosenShare * static_cast<double>(all))));
}

std::vector<HiddenToken> MaskedObjective::hidden(const TrainingSample& sample, const Pass& pass) const {
    const std::uint64_t chance = pass.dropout ? pass.dropout->current_seed() : FixedSeed;
    const auto record = static_cast<std::uint64_t>(sample.record);
    std::seed_seq seed{chance, chance >> 32, record, record >> 32};
    std::mt19937_64 random(seed);
    std::vector<std::int64_t> places;
    for (std::size_t i = 0; i < sample.learned.size(); ++i)
        if (sample.learned[i]) places.push_back(static_cast<std::int64_t>(i));
    const auto count = static_cast<std::size_t>(learnedTokens(sample));
    for (std::size_t i = 0; i < count; ++i) std::swap(places[i], places[i + random() % (places.size() - i)]);
    places.resize(count);
    std::ranges::sort(places);
    std::vector<HiddenToken> result;
    for (const std::int64_t place : places) {
        const std::uint64_t part = random() % Parts;
        const std::uint64_t other = random() % static_cast<std::uint64_t>(m_vocabularySize);
        const std::int64_t itself = sample.ids[static_cast<std::size_t>(place)];
        result.push_back({place, part < Masked              ? m_mask
                                 : part < Masked + Replaced ? static_cast<std::int64_t>(other)
                                                            : itself});
    }
    return result;
}

at::Tensor MaskedObjective::stream(const Transformer& model, const Pass& pass,
                                   std::span<const TrainingSample* const> samples) const {
    std::vector<std::int64_t> rows, ids;
    for (std::size_t i = 0; i < samples.size(); ++i)
        for (const HiddenToken& token : hidden(*samples[i], pass)) {
            rows.push_back(pass.batch.sequences[i].begin + token.place);
            ids.push_back(token.shown);
        }
    const at::Device device = pass.batch.ids.device();
    FlatBatch shown = pass.batch;
    shown.ids = shown.ids.index_copy(0, at::tensor(rows, at::kLong).to(device), at::tensor(ids, at::kLong).to(device));
    return model.hidden({shown, pass.stop, pass.dropout});
}

LearnedRows MaskedObjective::learnedRows(const Pass& pass, std::span<const TrainingSample* const> samples) const {
    LearnedRows result;
    for (std::size_t i = 0; i < samples.size(); ++i)
        for (const HiddenToken& token : hidden(*samples[i], pass)) {
            result.rows.push_back(pass.batch.sequences[i].begin + token.place);
            result.targets.push_back(samples[i]->ids[static_cast<std::size_t>(token.place)]);
            result.samples.push_back(i);
        }
    return result;
}

} // namespace core::engine
