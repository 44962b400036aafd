/// Embedding and blocks: ids to a stream. What stands on top makes it a LanguageModel, a MaskedLanguageModel or a
/// SequenceClassifier. Frozen; adapters come with each pass.
#pragma once

#include "core/engine/model/DecoderBlock.h"
#include "core/engine/model/EncoderBlock.h"
#include "core/engine/parts/Embedding.h"

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace core::engine {

class Transformer {
public:
    /// Starts empty; blocks are added one by one so that loading can be shown and stopped.
    Transformer(ModelConfig config, const Weights& weights, at::Device device, at::ScalarType type);
    virtual ~Transformer() = default;
    /// Adds the next block. False when all were there.
    bool loadNextBlock(const Weights& weights);

    /// The stream after the last block, `[tokens, hidden]`, not yet normed; advances the caches. Throws StopRequested.
    at::Tensor hidden(const Pass& pass) const;
    /// The stream before the first block, `[tokens, hidden]`.
    at::Tensor embedded(const Pass& pass) const { return m_embedding.forward(pass); }
    /// One row of each sequence of that stream, `[sequences, hidden]`; of the last block no more is computed. Without
    /// caches. `rows` as Attention::forwardRows takes them; `stream` is what embedded() gave.
    at::Tensor hiddenRows(const Pass& pass, at::Tensor stream, std::span<const std::int64_t> rows) const;
    /// Rows of hidden → `[rows, vocabulary]` or `[rows, labels]`, after the last norm; `segments` cover the rows.
    virtual at::Tensor logits(const at::Tensor& hiddenRows, const std::vector<Segment>& segments,
                              const std::optional<at::Generator>& dropout = {}) const = 0;

    const ModelConfig& config() const { return m_config; }
    at::Device device() const { return m_device; }
    at::ScalarType type() const { return m_type; }
    /// Every weight with its number; a tied head comes as a number of its own with the embedding's weight.
    std::vector<Parameter> parameters() const;

protected:
    /// What gives the logits of the vocabulary: a weight of its own, or the embedding's.
    Parameter headWeight(const Weights& weights) const;
    at::Tensor normed(const at::Tensor& rows, const std::vector<Segment>& segments) const {
        return m_finalNorm ? m_finalNorm->forward(rows, segments) : rows;
    }
    virtual void appendHead(std::vector<Parameter>& list) const = 0;

private:
    at::Tensor throughBlocks(const Pass& pass, at::Tensor stream, const Rotation& rotation, std::size_t layers) const;
    using Block = std::variant<DecoderBlock, EncoderBlock>;
    ModelConfig m_config;
    at::Device m_device;
    at::ScalarType m_type;
    Embedding m_embedding;
    Rotary m_rotary;
    std::vector<Block> m_blocks;        ///< one for each layer that is stored
    std::vector<std::size_t> m_ofLayer; ///< block of each layer that is computed
    std::optional<Norm> m_finalNorm;
};

/// The model that `config` describes: a classifier where it has labels, an encoder without them foretells hidden
/// tokens.
std::shared_ptr<Transformer> makeModel(const ModelConfig& config, const Weights& weights, at::Device device,
                                       at::ScalarType type);

} // namespace core::engine
