/// Models and reference values for tests of the engine. Includes torch: only for tests made with `lorikeet_test(…
/// ENGINE)`.
#pragma once

#include "core/Files.h"
#include "core/engine/adapter/AdapterFolder.h"
#include "core/engine/model/KvCache.h"
#include "core/engine/model/LanguageModel.h"
#include "core/engine/model/SequenceClassifier.h"
#include "core/model/ModelFolder.h"

#include <ATen/ATen.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace tests {

inline std::shared_ptr<core::engine::LanguageModel> loadModel(const std::filesystem::path& folder,
                                                              at::ScalarType type = at::kFloat) {
    auto opened = std::make_shared<const core::ModelFolder>(core::ModelFolder::open(folder));
    const core::engine::Weights weights(opened, at::kCPU, type);
    auto model = std::make_shared<core::engine::LanguageModel>(opened->config(), weights, at::kCPU, type);
    while (model->loadNextBlock(weights)) {}
    return model;
}

inline std::shared_ptr<core::engine::SequenceClassifier> loadClassifier(const std::filesystem::path& folder,
                                                                         const core::ModelPurpose& purpose = {}) {
    auto opened = std::make_shared<const core::ModelFolder>(core::ModelFolder::open(folder, {}, purpose));
    const core::engine::Weights weights(opened, at::kCPU, at::kFloat);
    auto model = std::dynamic_pointer_cast<core::engine::SequenceClassifier>(
        core::engine::makeModel(opened->config(), weights, at::kCPU, at::kFloat));
    while (model->loadNextBlock(weights)) {}
    return model;
}

inline nlohmann::json readJson(const std::filesystem::path& file) {
    return nlohmann::json::parse(core::readFile(file));
}

/// Logits of every sequence of one batch, `[sequences, labels]`.
inline at::Tensor labelLogits(const core::engine::SequenceClassifier& model,
                              std::span<const core::engine::SequenceInput> sequences) {
    const c10::InferenceMode guard;
    const core::engine::FlatBatch batch = core::engine::makeBatch(sequences, model.device());
    std::vector<std::int64_t> rows;
    for (const core::engine::Sequence& sequence : batch.sequences) rows.push_back(model.rowOf(sequence));
    const at::Tensor chosen = model.hidden({batch, {}, std::nullopt}).index_select(0, at::tensor(rows, at::kLong));
    return model.logits(chosen, core::engine::segmentsOfRows(batch.segments, rows));
}

/// Logits of every token of one batch, `[tokens, vocabulary]`.
inline at::Tensor allLogits(const core::engine::LanguageModel& model,
                            std::span<const core::engine::SequenceInput> sequences) {
    const c10::InferenceMode guard;
    const core::engine::FlatBatch batch = core::engine::makeBatch(sequences, model.device());
    return model.logits(model.hidden({batch, {}, std::nullopt}), batch.segments);
}

inline at::Tensor allLogits(const core::engine::LanguageModel& model, const std::vector<std::int32_t>& ids,
                            const core::engine::Adapter* adapter = nullptr) {
    const core::engine::SequenceInput sequence{ids, adapter, nullptr};
    return allLogits(model, {&sequence, 1});
}

/// max|Δ| / max|expected|
inline double relativeError(const at::Tensor& actual, const at::Tensor& expected) {
    const double scale = expected.abs().max().item<double>();
    return (actual.to(at::kDouble) - expected.to(at::kDouble)).abs().max().item<double>() / std::max(scale, 1e-30);
}

inline at::Tensor vectorOf(const nlohmann::json& values) {
    return at::tensor(values.get<std::vector<double>>(), at::kDouble);
}

} // namespace tests
