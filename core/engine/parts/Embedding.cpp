#include "core/engine/parts/Embedding.h"

#include "core/engine/parts/Dropout.h"
#include "core/engine/parts/OwnWeight.h"
#include "core/engine/parts/PartReader.h"

namespace core::engine {
namespace {

at::Tensor rowsOf(const Parameter& table, const at::Tensor& indices, const std::vector<Segment>& segments) {
    return withOwnWeight(table, indices, segments, [](const at::Tensor& some, const at::Tensor& weight) {
        return at::embedding(weight, some);
    });
}

Parameter tableOf(const Weights& weights, const std::string& name) {
    return name.empty() ? Parameter() : weights.get(name + ".weight");
}

} // namespace

Embedding::Embedding(const ModelConfig& config, const Weights& weights)
    : m_tokens(tableOf(weights, config.names.embedding)),
      m_positions(tableOf(weights, config.names.positionEmbedding)),
      m_types(tableOf(weights, config.names.tokenTypeEmbedding)), m_positionOffset(config.positionOffset),
      m_dropout(config.embeddingDropout) {
    const ModuleNames& names = config.names;
    if (!names.embeddingNorm.empty()) m_norm = readNorm(weights, names.embeddingNorm, config);
    if (!names.embeddingProjection.empty()) m_projection = readProjection(weights, names.embeddingProjection, true);
}

at::Tensor Embedding::forward(const Pass& pass) const {
    const std::vector<Segment>& segments = pass.batch.segments;
    at::Tensor stream = rowsOf(m_tokens, pass.batch.ids, segments);
    if (m_types.value.defined()) stream = stream + rowsOf(m_types, pass.batch.types, segments);
    if (m_positions.value.defined())
        stream = stream + rowsOf(m_positions, pass.batch.positions + m_positionOffset, segments);
    if (m_norm) stream = m_norm->forward(stream, segments);
    stream = droppedInTraining(stream, m_dropout, pass.dropout);
    return m_projection ? m_projection->forward(stream, pass) : stream;
}

void Embedding::appendParameters(std::vector<Parameter>& list) const {
    const auto append = [&list](const Parameter& parameter) {
        if (parameter.value.defined()) list.push_back(parameter);
    };
    for (const Parameter* each : {&m_tokens, &m_positions, &m_types}) append(*each);
    if (m_norm) {
        append(m_norm->weight());
        append(m_norm->bias());
    }
    if (m_projection) {
        append(m_projection->weight());
        append(m_projection->bias());
    }
}

} // namespace core::engine
