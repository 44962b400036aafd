/// Adapters in PEFT's format, made without training: seeded weights for a model folder's own shapes.
#pragma once

#include "core/Files.h"
#include "core/model/ClassifierConfig.h"

#include <nlohmann/json.hpp>

#include <cstring>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace tests {

/// Adapts q_proj and v_proj of every layer. `strength` is the spread of B; 0: the adapter changes nothing. With labels
/// it has a head for so many.
inline void writeAdapter(const std::filesystem::path& folder, const std::filesystem::path& model, unsigned seed,
                         float strength, std::int64_t rank = 4, std::int64_t labels = 0) {
    using nlohmann::json;
    const json config = json::parse(core::readFile(model / "config.json"));
    const std::int64_t hidden = config.at("hidden_size"), heads = config.at("num_attention_heads");
    const std::int64_t headSize = config.value("head_dim", hidden / heads);
    const std::int64_t values = config.value("num_key_value_heads", heads) * headSize;
    std::mt19937 random(seed);
    json header = json::object();
    std::string weights;
    const auto add = [&](const std::string& name, std::int64_t rows, std::int64_t columns, float spread) {
        const std::size_t begin = weights.size();
        std::normal_distribution<float> draw(0.0F, 1.0F);
        for (std::int64_t i = 0; i < rows * columns; ++i) {
            const float value = spread * draw(random);
            weights.append(reinterpret_cast<const char*>(&value), sizeof value);
        }
        header[name] = {{"dtype", "F32"}, {"shape", {rows, columns}}, {"data_offsets", {begin, weights.size()}}};
    };
    for (std::int64_t layer = 0; layer < config.at("num_hidden_layers").get<std::int64_t>(); ++layer)
        for (const auto& [target, width] : {std::pair{"q_proj", heads * headSize}, std::pair{"v_proj", values}}) {
            const std::string name = "base_model.model.model.layers." + std::to_string(layer) + ".self_attn." + target;
            add(name + ".lora_A.weight", rank, hidden, 0.1F);
            add(name + ".lora_B.weight", width, rank, strength);
        }
    if (labels > 0) add("base_model.model.score.weight", labels, hidden, 0.1F);
    std::string head = header.dump();
    head.resize((head.size() + 7) / 8 * 8, ' ');
    std::string file(sizeof(std::uint64_t), '\0');
    const std::uint64_t length = head.size();
    std::memcpy(file.data(), &length, sizeof length);
    core::makeFolders(folder);
    core::replaceFile(folder / "adapter_model.safetensors", file + head + weights);
    const json peft{{"peft_type", "LORA"},   {"task_type", "CAUSAL_LM"},           {"r", rank},
                    {"lora_alpha", 2 * rank}, {"target_modules", {"q_proj", "v_proj"}}, {"bias", "none"},
                    {"base_model_name_or_path", model.string()}};
    core::replaceFile(folder / "adapter_config.json", peft.dump(2));
}

/// Makes of such a folder one of an adapter that judges texts by these labels; its head is the base's.
inline void judgeBy(const std::filesystem::path& folder, const core::LabelSet& labels) {
    using nlohmann::json;
    json peft = json::parse(core::readFile(folder / "adapter_config.json"));
    peft["task_type"] = "SEQ_CLS";
    core::replaceFile(folder / "adapter_config.json", peft.dump(2));
    json names = json::object();
    for (std::size_t i = 0; i < labels.names.size(); ++i) names[std::to_string(i)] = labels.names[i];
    const json config{{"id2label", names}, {"problem_type", core::name(labels.problem)}};
    core::replaceFile(folder / "config.json", config.dump(2));
}

} // namespace tests
