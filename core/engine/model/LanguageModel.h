/// A decoder that gives the logits of the next token: embedding, blocks, norm, head. Frozen; adapters come with each
/// pass.
#pragma once

#include "core/engine/model/DecoderBlock.h"

#include <vector>

namespace core::engine {

class LanguageModel {
public:
    /// Starts empty; blocks are added one by one so that loading can be shown and stopped.
    LanguageModel(ModelConfig config, const Weights& weights, at::Device device, at::ScalarType type);
    /// Adds the next block. False when all were there.
    bool loadNextBlock(const Weights& weights);

    /// The stream after the last block, `[tokens, hidden]`, not yet normed; advances the caches. Throws StopRequested.
    at::Tensor hidden(const Pass& pass) const;
    /// Rows of hidden → `[rows, vocabulary]`, after the last norm; `segments` cover the rows.
    at::Tensor logits(const at::Tensor& hiddenRows, const std::vector<Segment>& segments,
                      const std::optional<at::Generator>& dropout = {}) const;

    const ModelConfig& config() const { return m_config; }
    at::Device device() const { return m_device; }
    at::ScalarType type() const { return m_type; }
    /// Number of the head in core::linearModules.
    int headModule() const { return m_head.module(); }
    /// Every weight with its number; a tied head comes as a number of its own with the embedding's weight.
    std::vector<Parameter> parameters() const;

private:
    at::Tensor embedded(const FlatBatch& batch) const;
    ModelConfig m_config;
    at::Device m_device;
    at::ScalarType m_type;
    Parameter m_embedding; ///< [vocabulary, hidden]
    Rotary m_rotary;
    std::vector<DecoderBlock> m_blocks;
    RmsNorm m_finalNorm;
    Projection m_head;
};

} // namespace core::engine
