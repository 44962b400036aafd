#include "core/engine/parts/Rotary.h"

#include "core/engine/model/KvCache.h"

#include <cmath>
#include <numbers>

namespace core::engine {
namespace {

at::Tensor plainFrequencies(double theta, std::int64_t size) {
    const at::Tensor exponents = at::arange(0, size, 2, at::kLong).to(at::kFloat) / static_cast<double>(size);
    return 1.0 / at::pow(theta, exponents);
}

/// Llama 3.1: long wavelengths divided by the factor, short ones kept, a smooth passage between.
at::Tensor llama3Frequencies(const RopeConfig& rope, const at::Tensor& plain, double originalLength) {
    const double longWave = originalLength / rope.lowFrequencyFactor;
    const double shortWave = originalLength / rope.highFrequencyFactor;
    const at::Tensor wave = 2 * std::numbers::pi / plain;
    const at::Tensor stretched = at::where(wave > longWave, plain / rope.factor, plain);
    const at::Tensor smooth =
        (originalLength / wave - rope.lowFrequencyFactor) / (rope.highFrequencyFactor - rope.lowFrequencyFactor);
    const at::Tensor passage = (1 - smooth) * stretched / rope.factor + smooth * stretched;
    const at::Tensor between = at::logical_and(wave >= shortWave, wave <= longWave);
    return at::where(between, passage, stretched);
}

/// YaRN (Peng et al. 2023, arXiv 2309.00071): interpolated below a number of rotations, kept above another, a ramp
/// between.
at::Tensor yarnFrequencies(const RopeConfig& rope, std::int64_t size, double originalLength) {
    const auto dimensionOf = [&](double rotations) {
        return static_cast<double>(size) * std::log(originalLength / (rotations * 2 * std::numbers::pi)) /
               (2 * std::log(rope.theta));
    };
    double low = dimensionOf(rope.betaFast), high = dimensionOf(rope.betaSlow);
    if (rope.truncate) {
        low = std::floor(low);
        high = std::ceil(high);
    }
    low = std::max(low, 0.0);
    high = std::min(high, static_cast<double>(size - 1));
    if (low == high) high += 0.001; // no division by zero
    const at::Tensor ramp = at::clamp((at::arange(size / 2, at::kFloat) - low) / (high - low), 0, 1);
    const at::Tensor kept = plainFrequencies(rope.theta, size);
    const at::Tensor interpolated = 1.0 / (rope.factor / kept);
    return interpolated * ramp + kept * (1 - ramp);
}

double yarnScaling(const RopeConfig& rope) {
    if (rope.attentionFactor) return *rope.attentionFactor;
    const auto scale = [&](double mscale) {
        return rope.factor <= 1 ? 1.0 : 0.1 * mscale * std::log(rope.factor) + 1.0;
    };
    if (rope.mscale != 0 && rope.mscaleAllDim != 0) return scale(rope.mscale) / scale(rope.mscaleAllDim);
    return scale(1);
}

} // namespace

at::Tensor Rotation::apply(const at::Tensor& x) const {
    if (!cosine.defined()) return x;
    const auto halves = x.chunk(2, -1);
    return at::cat({halves[0] * cosine - halves[1] * sine, halves[1] * cosine + halves[0] * sine}, -1);
}

Rotary::Rotary(const ModelConfig& config, at::Device device)
    : m_rope(config.rope), m_headSize(config.headSize),
      m_originalMaxPositions(config.rope.originalMaxPositions ? config.rope.originalMaxPositions : config.maxPositions),
      m_device(device) {
    if (!config.hasRotary) return;
    if (m_rope.kind == RopeKind::Yarn) m_scaling = yarnScaling(m_rope);
    m_frequencies = frequencies(0);
}

at::Tensor Rotary::frequencies(std::int64_t sequenceLength) const {
    const auto original = static_cast<double>(m_originalMaxPositions);
    const auto size = static_cast<double>(m_headSize);
    at::Tensor result;
    switch (m_rope.kind) {
    case RopeKind::Default:
        result = plainFrequencies(m_rope.theta, m_headSize);
        break;
    case RopeKind::Linear:
        result = plainFrequencies(m_rope.theta, m_headSize) / m_rope.factor;
        break;
    case RopeKind::Llama3:
        result = llama3Frequencies(m_rope, plainFrequencies(m_rope.theta, m_headSize), original);
        break;
    case RopeKind::Yarn:
        result = yarnFrequencies(m_rope, m_headSize, original);
        break;
    case RopeKind::Dynamic: {
        const double length = std::max(static_cast<double>(sequenceLength), original);
        const double stretch = m_rope.factor * length / original - (m_rope.factor - 1);
        result = plainFrequencies(m_rope.theta * std::pow(stretch, size / (size - 2)), m_headSize);
        break;
    }
    }
    return result.to(m_device);
}

Rotation Rotary::rotation(const FlatBatch& batch, at::ScalarType type) const {
    if (!m_frequencies.defined()) return {};
    const at::Tensor positions = batch.positions.to(at::kFloat).unsqueeze(-1);
    at::Tensor angles;
    if (m_rope.kind == RopeKind::Dynamic) {
        std::vector<at::Tensor> parts;
        for (const Sequence& sequence : batch.sequences) {
            const std::int64_t past = sequence.cache ? sequence.cache->length() : 0;
            parts.push_back(positions.narrow(0, sequence.begin, sequence.length()) *
                            frequencies(past + sequence.length()));
        }
        angles = at::cat(parts);
    } else {
        angles = positions * m_frequencies;
    }
    angles = angles.unsqueeze(1);
    return {(at::cos(angles) * m_scaling).to(type), (at::sin(angles) * m_scaling).to(type)};
}

} // namespace core::engine
