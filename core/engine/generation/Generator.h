/// Writes answers, one token for every column a turn: columns are rows of one batch on one resident base, each with its
/// own adapter and cache.
#pragma once

#include "core/engine-api/Engine.h"
#include "core/engine/generation/Sampler.h"
#include "core/engine/model/KvCache.h"
#include "core/engine/model/LanguageModel.h"

#include <chrono>
#include <memory>

namespace core::engine {

/// A column with its adapter resolved.
struct ColumnInput {
    Column column;
    std::shared_ptr<const Adapter> adapter;
};

/// Throws TokenOutOfRange, PromptTooLong.
void checkSequence(const std::vector<std::int32_t>& ids, const ModelConfig& config);

class Generator : public GenerationTask {
public:
    Generator(std::shared_ptr<const LanguageModel> model, std::vector<ColumnInput> columns);
    /// Throws what ends a column, as problems of that column, counted from 1; the others go on in the next turn.
    TaskState advance(std::stop_token stop, std::vector<GenerationEvent>& events) override;

private:
    struct State {
        ColumnInput input;
        KvCache cache;
        Sampler sampler;
        std::vector<std::int32_t> next; ///< ids not yet computed: the prompt, then one token
        std::int64_t written = 0;
        bool finished = false;
    };
    std::vector<std::size_t> columnsOfTurn() const;
    void chooseAll(const std::vector<std::size_t>& columns, const at::Tensor& logits,
                   std::vector<GenerationEvent>& events);
    void choose(std::size_t column, const at::Tensor& logits, std::vector<GenerationEvent>& events);
    void finish(std::size_t column, FinishReason reason, std::vector<GenerationEvent>& events);

    std::shared_ptr<const LanguageModel> m_model;
    std::vector<State> m_columns;
    std::chrono::steady_clock::time_point m_started{};
};

} // namespace core::engine
