/// One text to several columns that judge it by the same labels, on the engine's thread: base and adapters on one
/// resident model, a column in a turn, each with the words that its judgement came from. An adapter is proven to change
/// something.
#pragma once

#include "core/engine-api/Engine.h"
#include "ui/session/EngineJob.h"
#include "ui/session/EngineRoom.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ui {

struct JudgeColumnsOrder {
    struct Column {
        std::filesystem::path adapter; ///< folder in PEFT's format; empty: the base alone
        core::TrainingSample sample;   ///< the text as this column reads it
    };
    ModelRequest model; ///< with the labels
    std::vector<Column> columns;
};

/// Tells of one column; what does not apply is empty.
struct ColumnJudged {
    std::size_t column = 0;
    std::string hash;                    ///< of the adapter
    bool isIgnored = false;              ///< the adapter changes nothing at all
    bool isHeadUntrained = false;        ///< the base's, for these labels
    core::TextExplained explained;       ///< where it is finished without problems
    std::vector<core::Problem> problems; ///< the column cannot judge
    bool isFinished = false;
    double seconds = 0;
    bool isWaiting = false;            ///< for another model to be free
    std::optional<double> opened = {}; ///< how much of the model is read, while it is opened
};

class JudgeColumns : public EngineJob {
public:
    using Carrier = EventCarrier<ColumnJudged>;

    JudgeColumns(JudgeColumnsOrder order, Carrier carrier);
    ~JudgeColumns() override;

    core::TaskState advance(EngineRoom& room, const std::stop_token& stop) override;

private:
    /// The model asked for, as it lies in the room now; false while it is being opened.
    bool takeModel(EngineRoom& room, const std::stop_token& stop);
    void tellOpening(const EngineRoom& room);
    ColumnJudged judged(EngineRoom& room, const std::stop_token& stop);
    core::TextExplained explained(core::AdapterHandle adapter, const core::TrainingSample& sample,
                                  const std::stop_token& stop);
    /// Whether the text is judged with these logits without any adapter: then this one does nothing.
    bool isAsBase(const core::TextExplained& found, const core::TrainingSample& sample, const std::stop_token& stop);
    bool isHeadUntrained() const;

    JudgeColumnsOrder m_order;
    Carrier m_carrier;
    std::shared_ptr<core::LoadedModel> m_model;
    std::size_t m_next = 0;
    std::map<std::vector<std::int32_t>, std::vector<float>> m_baseLogits; ///< by the text's tokens
};

} // namespace ui
