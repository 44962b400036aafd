#include "ui/session/TrialJob.h"

#include "ui/session/EngineRoom.h"

namespace ui {

TrialJob::TrialJob(std::shared_ptr<const core::PreparedRun> prepared, std::function<void(core::TrainingTrial)> told)
    : m_prepared(std::move(prepared)), m_told(std::move(told)) {}

TrialJob::~TrialJob() = default;

core::TaskState TrialJob::advance(EngineRoom& room, const std::stop_token& stop) {
    const core::RunConfig& config = m_prepared->config;
    if (!m_task) {
        m_model = room.model(modelRequest(config), stop);
        // The adapter that a run begins with takes as long as a fresh one of its shape.
        if (m_model) m_task = m_model->tryOut({m_prepared->training, m_prepared->validation, config.training, 0});
        return core::TaskState::Running;
    }
    std::vector<core::TrainingTrial> trials;
    const core::TaskState state = m_task->advance(stop, trials);
    if (!trials.empty()) m_told(trials.back());
    return state;
}

} // namespace ui
