/// A few seconds of a training on the engine's thread, to tell what the whole would take; nothing of it is kept.
#pragma once

#include "core/engine-api/Training.h"
#include "core/training/RunPreparation.h"
#include "ui/session/EngineJob.h"

#include <functional>
#include <memory>

namespace core {
class LoadedModel;
}

namespace ui {

class TrialJob : public EngineJob {
public:
    /// `told` is called on the engine's thread.
    TrialJob(std::shared_ptr<const core::PreparedRun> prepared, std::function<void(core::TrainingTrial)> told);
    ~TrialJob() override;

    core::TaskState advance(EngineRoom& room, const std::stop_token& stop) override;

private:
    std::shared_ptr<const core::PreparedRun> m_prepared;
    std::function<void(core::TrainingTrial)> m_told;
    std::shared_ptr<core::LoadedModel> m_model;
    std::unique_ptr<core::Task<core::TrainingTrial>> m_task;
};

} // namespace ui
