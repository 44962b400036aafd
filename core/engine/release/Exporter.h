/// Writes an export aside, reads it from disk anew, has it judge held-out texts, and puts it in place only where it
/// judges them as the adapter in memory does. A turn is a tensor, a block, or a few texts.
#pragma once

#include "core/engine-api/Engine.h"
#include "core/engine/model/Transformer.h"
#include "core/engine/release/ModelWriter.h"
#include "core/engine/tensor/Weights.h"
#include "core/model/ModelFolder.h"

#include <memory>
#include <optional>

namespace core::engine {

class Exporter : public ExportTask {
public:
    /// `base` is the folder that `model` was opened from.
    Exporter(std::shared_ptr<const Transformer> model, std::shared_ptr<const ModelFolder> base,
             std::shared_ptr<const Adapter> adapter, ExportRequest request);
    ~Exporter() override;
    TaskState advance(std::stop_token stop, std::vector<ExportEvent>& events) override;

private:
    using LogProbabilities = std::vector<Scored>;
    enum class Stage { Write, JudgeLive, Store, JudgeStored, Read, JudgeWritten, Place };

    /// One piece of a stage: a tensor, a block, some texts. False when the stage is through.
    bool write();
    bool store();
    bool read();
    /// Log-probabilities of the held-out texts' tokens, or of their labels.
    bool judge(LogProbabilities& result, const std::shared_ptr<const Transformer>& model,
               const std::shared_ptr<const Adapter>& adapter, const std::stop_token& stop);
    bool goOn(const std::stop_token& stop);
    TaskState turn(const std::stop_token& stop, std::vector<ExportEvent>& events);
    void nextStage();
    /// Throws ExportDiffers.
    void compare(std::vector<ExportEvent>& events) const;
    [[noreturn]] void differ(double found, double allowed) const;
    void tellProgress(std::vector<ExportEvent>& events) const;
    void clear() const;

    std::shared_ptr<const Transformer> m_model;
    std::shared_ptr<const ModelFolder> m_base;
    std::shared_ptr<const Adapter> m_adapter;
    ExportRequest m_request;
    std::filesystem::path m_aside;
    std::unique_ptr<ModelWriting> m_writing;
    std::unique_ptr<StoredAdapter> m_storing;
    std::unique_ptr<ScoringTask> m_scorer;
    std::shared_ptr<const Adapter> m_stored; ///< the weights that were to be written
    std::optional<Weights> m_weights;        ///< of the folder, as is the model that comes of them
    std::shared_ptr<Transformer> m_written;
    std::shared_ptr<const Adapter> m_writtenAdapter;
    /// By the adapter in memory, by the weights that were to be written, by the folder.
    LogProbabilities m_live, m_expected, m_exported;
    Stage m_stage = Stage::Write;
    TaskState m_state = TaskState::Running;
};

} // namespace core::engine
