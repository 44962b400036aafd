#include "core/model/families/Family.h"

namespace core::families {
namespace {

std::optional<RopeKind> kindByName(std::string_view name) {
    if (name == "default") return RopeKind::Default;
    if (name == "linear") return RopeKind::Linear;
    if (name == "dynamic") return RopeKind::Dynamic;
    if (name == "llama3") return RopeKind::Llama3;
    if (name == "yarn") return RopeKind::Yarn;
    return std::nullopt;
}

double neededNumber(const Fields& fields, const char* field, double least, double most) {
    if (!fields.find(field)) fields.invalid(field, "it is missing");
    return fields.number(field, least, most).value_or(1);
}

/// The length the stretching starts from: beside rope_scaling (it wins), inside it, or the model's own.
std::int64_t originalPositions(const Fields& fields, const Fields& scaling, const ModelConfig& config) {
    constexpr std::int64_t Most = std::int64_t{1} << 40;
    if (const auto outside = fields.whole("original_max_position_embeddings", 1, Most)) return *outside;
    return scaling.whole("original_max_position_embeddings", 1, Most).value_or(config.maxPositions);
}

void readYarn(const Fields& scaling, const ModelConfig& config, RopeConfig& rope) {
    constexpr double Most = 1e6;
    const double implied = static_cast<double>(config.maxPositions) / static_cast<double>(rope.originalMaxPositions);
    rope.factor = scaling.number("factor", 1e-6, Most).value_or(implied);
    rope.attentionFactor = scaling.number("attention_factor", 0, Most);
    const auto unlessZero = [&](const char* field, double otherwise) {
        const double value = scaling.number(field, 0, Most).value_or(otherwise);
        return value == 0 ? otherwise : value; // as Python's «or» does
    };
    rope.betaFast = unlessZero("beta_fast", 32);
    rope.betaSlow = unlessZero("beta_slow", 1);
    rope.mscale = scaling.number("mscale", 0, Most).value_or(0);
    rope.mscaleAllDim = scaling.number("mscale_all_dim", 0, Most).value_or(0);
    rope.truncate = scaling.flag("truncate", true);
    if (rope.theta == 1) scaling.invalid("rope_theta", "yarn needs a base other than 1");
}

void readLlama3(const Fields& scaling, RopeConfig& rope) {
    rope.factor = neededNumber(scaling, "factor", 1e-6, 1e6);
    rope.lowFrequencyFactor = neededNumber(scaling, "low_freq_factor", 1e-6, 1e6);
    rope.highFrequencyFactor = neededNumber(scaling, "high_freq_factor", 1e-6, 1e6);
    if (rope.highFrequencyFactor <= rope.lowFrequencyFactor)
        scaling.invalid("high_freq_factor", "it must be greater than low_freq_factor");
}

} // namespace

void readRope(const Fields& fields, ModelConfig& config) {
    RopeConfig& rope = config.rope;
    rope.theta = fields.number("rope_theta", 1e-3, 1e15).value_or(10000);
    if (fields.number("partial_rotary_factor", 0, 1).value_or(1) != 1)
        fields.unsupported("partial_rotary_factor", "rotary positions on a part of each head");
    const nlohmann::json* older = fields.find("rope_scaling"); // it wins where it is not empty
    const char* place = older && !(older->is_object() && older->empty()) ? "rope_scaling" : "rope_parameters";
    const std::optional<Fields> scaling = fields.inside(place);
    if (!scaling) return;
    for (const auto& [key, value] : scaling->object().items())
        if (value.is_object())
            return scaling->unsupported(key.substr(0, 80), "different rotary positions in different layers");
    rope.theta = scaling->number("rope_theta", 1e-3, 1e15).value_or(rope.theta);
    if (scaling->number("partial_rotary_factor", 0, 1).value_or(1) != 1)
        scaling->unsupported("partial_rotary_factor", "rotary positions on a part of each head");
    const std::optional<std::string> newer = scaling->text("rope_type");
    const std::string kind = newer ? *newer : scaling->text("type").value_or("default");
    const std::optional<RopeKind> known = kindByName(kind);
    if (!known)
        return scaling->unsupported(newer ? "rope_type" : "type", "the rotary positions «" + kind.substr(0, 40) + "»");
    rope.kind = *known;
    if (rope.kind == RopeKind::Linear || rope.kind == RopeKind::Dynamic)
        rope.factor = neededNumber(*scaling, "factor", 1e-6, 1e6);
    if (rope.kind == RopeKind::Llama3 || rope.kind == RopeKind::Yarn)
        rope.originalMaxPositions = originalPositions(fields, *scaling, config);
    if (rope.kind == RopeKind::Llama3) readLlama3(*scaling, rope);
    if (rope.kind == RopeKind::Yarn) readYarn(*scaling, config, rope);
}

} // namespace core::families
