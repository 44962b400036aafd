/// Writes an export aside, reads it from disk anew, has it judge held-out texts, and puts it in place only where it
/// judges them as the adapter in memory does.
#pragma once

#include "core/engine-api/Engine.h"
#include "core/engine/model/LanguageModel.h"
#include "core/model/ModelFolder.h"

#include <memory>

namespace core::engine {

class Exporter : public ExportTask {
public:
    /// `base` is the folder that `model` was opened from.
    Exporter(std::shared_ptr<const LanguageModel> model, std::shared_ptr<const ModelFolder> base,
             std::shared_ptr<const Adapter> adapter, ExportRequest request);
    TaskState advance(std::stop_token stop, std::vector<ExportEvent>& events) override;

private:
    using LogProbabilities = std::vector<Scored>;

    void write(const std::stop_token& stop);
    /// Log-probabilities of the held-out texts.
    LogProbabilities judged(std::shared_ptr<const LanguageModel> model, std::shared_ptr<const Adapter> adapter,
                            const std::stop_token& stop) const;
    LogProbabilities judgedFromDisk(const std::stop_token& stop) const;
    /// By the weights that were to be written.
    LogProbabilities expected(const std::stop_token& stop) const;
    /// Throws ExportDiffers.
    void compare(std::vector<ExportEvent>& events) const;
    [[noreturn]] void differ(double found, double allowed) const;
    TaskState turn(const std::stop_token& stop, std::vector<ExportEvent>& events);

    std::shared_ptr<const LanguageModel> m_model;
    std::shared_ptr<const ModelFolder> m_base;
    std::shared_ptr<const Adapter> m_adapter;
    ExportRequest m_request;
    std::filesystem::path m_aside;
    /// By the weights that were to be written, by the adapter in memory, by the folder.
    LogProbabilities m_expected, m_live, m_exported;
    int m_stage = 0;
    TaskState m_state = TaskState::Running;
};

} // namespace core::engine
