// What BERT and its relatives share: transformers/models/bert/configuration_bert.py and modeling_bert.py.
#include "core/model/families/Family.h"

namespace core::families {
namespace {

ModuleNames bertNames(const std::string& prefix) {
    ModuleNames names;
    names.embedding = prefix + ".embeddings.word_embeddings";
    names.positionEmbedding = prefix + ".embeddings.position_embeddings";
    names.tokenTypeEmbedding = prefix + ".embeddings.token_type_embeddings";
    names.embeddingNorm = prefix + ".embeddings.LayerNorm";
    names.layers = prefix + ".encoder.layer";
    names.finalNorm.clear();
    names.attentionNorm = "attention.output.LayerNorm";
    names.mlpNorm = "output.LayerNorm";
    names.query = "attention.self.query";
    names.key = "attention.self.key";
    names.value = "attention.self.value";
    names.attentionOutput = "attention.output.dense";
    names.gate.clear();
    names.up = "intermediate.dense";
    names.down = "output.dense";
    return names;
}

} // namespace

void readEncoder(const Fields& fields, const std::string& prefix, const SizeFields& sizes, ModelConfig& config) {
    readPlainSizes(fields, sizes, config);
    config.names = bertNames(prefix);
    config.sight = Sight::All;
    config.normKind = NormKind::Layer;
    config.normPlace = NormPlace::After;
    config.normEpsilon = fields.number("layer_norm_eps", 0, 1).value_or(1e-12);
    config.tokenTypeCount = fields.whole("type_vocab_size", 1, 1 << 10).value_or(2);
    config.queryKeyValueBias = config.attentionOutputBias = config.mlpBias = true;
    readActivation(fields, "hidden_act", "gelu", config);
    config.attentionDropout = fields.number("attention_probs_dropout_prob", 0, 1).value_or(0.1);
    const double dropout = fields.number("hidden_dropout_prob", 0, 1).value_or(0.1);
    config.embeddingDropout = config.attentionOutputDropout = config.mlpDropout = dropout;
    config.classifierHead = {.output = "classifier",
                             .outputBias = true,
                             .dropout = fields.number("classifier_dropout", 0, 1).value_or(dropout),
                             .readsLastToken = false};
    readTokens(fields, config);
    if (fields.flag("is_decoder", false)) fields.unsupported("is_decoder", "an encoder's family used as a decoder");
    if (fields.text("position_embedding_type").value_or("absolute") != "absolute")
        fields.unsupported("position_embedding_type", "relative positions");
}

void readOffsetEncoder(const Fields& fields, const std::string& prefix, const SizeFields& sizes, ModelConfig& config) {
    readEncoder(fields, prefix, sizes, config);
    config.positionOffset = fields.whole("pad_token_id", 0, 1 << 20).value_or(1) + 1;
    if (config.positionOffset >= config.maxPositions)
        fields.invalid("max_position_embeddings", "no position is left after that of the padding token");
    config.classifierHead.dense = "classifier.dense";
    config.classifierHead.output = "classifier.out_proj";
    config.classifierHead.inputDropout = config.classifierHead.dropout;
}

} // namespace core::families
