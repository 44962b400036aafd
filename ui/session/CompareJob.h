/// One question to several columns on the engine's thread: base and adapters on one resident model, a token of each in
/// a turn. Before an adapter answers it is proven that it changes something.
#pragma once

#include "core/engine-api/Engine.h"
#include "core/text/ModelText.h"
#include "ui/session/EngineJob.h"
#include "ui/session/EngineRoom.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ui {

/// Who answers what.
struct ColumnOrder {
    std::filesystem::path adapter; ///< folder in PEFT's format; empty: the base alone
    core::Sampling sampling;
    std::vector<std::int32_t> prompt;
};

struct CompareOrder {
    ModelRequest model;
    std::shared_ptr<const core::ModelText> text;
    std::vector<std::int32_t> endTokens; ///< of the format; the model's own hold beside them
    std::vector<ColumnOrder> columns;
};

/// Tells of one column; what does not apply is empty.
struct AnswerPiece {
    std::size_t column = 0;
    std::string text;           ///< whole characters, to be appended
    std::string hash;           ///< of the adapter, when it is attached
    bool isIgnored = false;     ///< the adapter changes nothing at all
    std::vector<core::Problem> problems; ///< the column cannot answer
    bool isFinished = false;
    core::FinishReason reason = core::FinishReason::EndToken;
    std::int64_t promptTokens = 0, tokens = 0;
    double seconds = 0;
    bool isWaiting = false; ///< for another model to be free
};

class CompareJob : public EngineJob {
public:
    using Carrier = EventCarrier<AnswerPiece>;

    CompareJob(CompareOrder order, Carrier carrier);
    ~CompareJob() override;

    core::TaskState advance(EngineRoom& room, const std::stop_token& stop) override;

private:
    struct Writing {
        std::size_t column; ///< of the order
        core::TextStream text;
    };
    using Ids = std::vector<std::int32_t>;

    /// The model asked for, as it lies in the room now; false while it is being opened.
    bool takeModel(EngineRoom& room, const std::stop_token& stop);
    /// Whether the model's context has room for it.
    bool fits(const Ids& prompt) const;
    /// Of the prompt and of the context, in tokens.
    std::vector<std::string> lengths(const Ids& prompt) const;
    /// Attaches the next column's adapter and proves it; false when all are.
    bool prepareNext(EngineRoom& room, const std::stop_token& stop);
    /// Whether the model foretells the prompt with the adapter exactly as without: then the adapter does nothing. Most
    /// show what they do in the first tokens.
    bool changesNothing(core::AdapterHandle adapter, const Ids& prompt, const std::stop_token& stop);
    bool scoresAlike(core::AdapterHandle adapter, const Ids& ids, const std::stop_token& stop);
    std::vector<float> scores(core::AdapterHandle adapter, const Ids& ids, const std::stop_token& stop);
    void begin(EngineRoom& room, const std::stop_token& stop);
    void refuse(std::size_t column, std::vector<core::Problem> problems);
    void tellWaiting(bool isWaiting);
    core::TaskState write(const std::stop_token& stop);
    void follow(const core::GenerationEvent& event);
    void tell(AnswerPiece piece) { m_carrier.events().push_back(std::move(piece)); }

    CompareOrder m_order;
    Carrier m_carrier;
    std::shared_ptr<core::LoadedModel> m_model;
    std::vector<std::optional<core::AdapterHandle>> m_handles; ///< by column, as far as prepared; empty: it is out
    std::map<Ids, std::vector<float>> m_baseScores;
    std::unique_ptr<core::GenerationTask> m_task;
    std::vector<Writing> m_writing; ///< by column of the task
    bool m_isWriting = false;       ///< the first token was told
    bool m_isWaiting = false;
};

} // namespace ui
