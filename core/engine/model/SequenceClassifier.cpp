#include "core/engine/model/SequenceClassifier.h"

#include "core/engine/parts/PartReader.h"

namespace core::engine {

SequenceClassifier::SequenceClassifier(ModelConfig config, const Weights& weights, at::Device device,
                                       at::ScalarType type)
    : Transformer(std::move(config), weights, device, type),
      m_output(
          readProjection(weights, this->config().classifierHead.output, this->config().classifierHead.outputBias)) {
    const std::string& dense = this->config().classifierHead.dense;
    if (!dense.empty()) m_dense = readProjection(weights, dense, true);
}

at::Tensor SequenceClassifier::judgedRows(const Pass& pass, at::Tensor stream) const {
    std::vector<std::int64_t> rows;
    for (const Sequence& sequence : pass.batch.sequences) rows.push_back(rowOf(sequence));
    return hiddenRows(pass, std::move(stream), rows);
}

std::vector<Segment> SequenceClassifier::judgedSegments(const FlatBatch& batch) {
    std::vector<std::int64_t> first;
    for (const Sequence& sequence : batch.sequences) first.push_back(sequence.begin);
    return segmentsOfRows(batch.segments, first);
}

at::Tensor SequenceClassifier::logits(const at::Tensor& hiddenRows, const std::vector<Segment>& segments,
                                      const std::optional<at::Generator>& dropout) const {
    const ClassifierHead& head = config().classifierHead;
    at::Tensor rows = normed(hiddenRows, segments);
    if (m_dense) {
        rows = droppedInTraining(rows, head.inputDropout, dropout);
        rows = activate(head.activation, m_dense->forward(rows, segments, dropout));
    }
    return m_output.forward(droppedInTraining(rows, head.dropout, dropout), segments, dropout);
}

void SequenceClassifier::appendHead(std::vector<Parameter>& list) const {
    const auto append = [&list](const Projection& projection) {
        list.push_back(projection.weight());
        if (projection.bias().value.defined()) list.push_back(projection.bias());
    };
    if (m_dense) append(*m_dense);
    append(m_output);
}

} // namespace core::engine
