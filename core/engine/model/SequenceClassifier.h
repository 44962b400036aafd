/// A model that judges a whole text: from one row of the stream, the first token's or the last's, to the logits of the
/// labels. The head is a wiring chosen by ClassifierHead.
#pragma once

#include "core/engine/model/Transformer.h"

namespace core::engine {

class SequenceClassifier : public Transformer {
public:
    SequenceClassifier(ModelConfig config, const Weights& weights, at::Device device, at::ScalarType type);
    /// The rows that the texts of a batch are judged by, `[sequences, hidden]`. Throws StopRequested.
    at::Tensor judgedRows(const Pass& pass) const { return judgedRows(pass, embedded(pass)); }
    /// The same from a stream that embedded() gave.
    at::Tensor judgedRows(const Pass& pass, at::Tensor stream) const;
    /// The adapters of these rows, one row a text.
    static std::vector<Segment> judgedSegments(const FlatBatch& batch);
    /// Of judgedRows → `[sequences, labels]`
    at::Tensor logits(const at::Tensor& hiddenRows, const std::vector<Segment>& segments,
                      const std::optional<at::Generator>& dropout = {}) const override;
    /// The row of the stream that a sequence is judged by.
    std::int64_t rowOf(const Sequence& sequence) const {
        return config().classifierHead.readsLastToken ? sequence.end - 1 : sequence.begin;
    }

protected:
    void appendHead(std::vector<Parameter>& list) const override;

private:
    std::optional<Projection> m_dense;
    Projection m_output;
};

} // namespace core::engine
