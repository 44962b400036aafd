/// What the modules of a model are called in its checkpoint. A family sets the names that are its own.
#pragma once

#include <string>

namespace core {

/// Module paths in the checkpoint and in PEFT's keys, relative to a layer where they belong to one. Weights are
/// `<module>.weight`, biases `<module>.bias`. An empty name: the model has no such module.
struct ModuleNames {
    std::string embedding = "model.embed_tokens";
    std::string positionEmbedding;   ///< learned positions
    std::string tokenTypeEmbedding;  ///< first or second text of a pair
    std::string embeddingNorm;       ///< after the sum of the embeddings
    std::string embeddingProjection; ///< from the size of the embeddings to that of the stream
    std::string layers = "model.layers";
    std::string insideLayer; ///< what stands between the number of a layer and its modules: «albert_layers.0»
    std::string finalNorm = "model.norm";
    std::string head = "lm_head"; ///< of a classifier: what gives the logits of its labels
    std::string attentionNorm = "input_layernorm";
    std::string mlpNorm = "post_attention_layernorm";
    std::string queryKeyValue; ///< the three of them in one linear; then they have no names of their own
    std::string query = "self_attn.q_proj";
    std::string key = "self_attn.k_proj";
    std::string value = "self_attn.v_proj";
    std::string attentionOutput = "self_attn.o_proj";
    std::string gate = "mlp.gate_proj"; ///< empty: down(act(up(x)))
    std::string up = "mlp.up_proj";
    std::string down = "mlp.down_proj";
};

} // namespace core
