/// A folder with a small DistilBERT of random weights, which every text is new to, and a tokenizer that lies elsewhere.
#pragma once

#include "core/Files.h"
#include "core/model/ModelFolder.h"
#include "core/model/SafetensorsFile.h"

#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace tests {

inline void makeDistilBert(const std::filesystem::path& folder, const std::filesystem::path& tokenizer,
                           std::int64_t vocabularySize) {
    std::filesystem::create_directories(folder);
    for (const char* file : {"tokenizer.json", "tokenizer_config.json"})
        std::filesystem::copy_file(tokenizer / file, folder / file);
    core::replaceFile(folder / "config.json",
                      R"({"activation": "gelu", "architectures": ["DistilBertModel"], "attention_dropout": 0.1,
                      "dim": 32, "dropout": 0.1, "hidden_dim": 64, "initializer_range": 0.02, "max_position_embeddings": 512,
                      "model_type": "distilbert", "n_heads": 4, "n_layers": 2, "pad_token_id": 0,
                      "seq_classif_dropout": 0.2, "sinusoidal_pos_embds": false, "vocab_size": )" +
                          std::to_string(vocabularySize) + "}");
    const core::ModelConfig config =
        core::readModelConfig(folder, {core::ModelTask::Classify, {core::ProblemType::SingleLabel, {"a", "b"}}});
    std::mt19937 random(5);
    std::normal_distribution<float> values(0, 0.2F); // wider than a fresh model's: what is learned shows in a few steps
    std::vector<std::vector<float>> weights;
    std::vector<core::TensorToWrite> tensors;
    for (const core::NeededTensor& needed : core::neededTensors(config)) {
        if (needed.isDrawn || needed.optional) continue;
        std::int64_t count = 1;
        for (const std::int64_t size : needed.shape) count *= size;
        std::vector<float>& weight = weights.emplace_back(static_cast<std::size_t>(count));
        const bool isNorm = needed.name.find("orm.weight") != std::string::npos;
        for (float& each : weight) each = isNorm ? 1 : values(random);
        tensors.push_back({needed.name, core::DataType::F32, needed.shape,
                           std::as_bytes(std::span(weight))});
    }
    core::writeSafetensors(folder / "model.safetensors", tensors);
}

} // namespace tests
