/// One run on the engine's thread: opens the base model, begins the run's folder or goes on with it, and moves its
/// training forward. Everything it tells is in the run's folder already.
#pragma once

#include "core/training/Run.h"
#include "core/training/RunPreparation.h"
#include "ui/session/EngineJob.h"
#include "ui/session/EngineRoom.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace ui {

struct TrainingOrder {
    std::filesystem::path folder; ///< of the run
    core::PreparedRun prepared;   ///< its records are frozen
    bool goesOn = false;          ///< from the checkpoint in the folder
};

class TrainingJob : public EngineJob {
public:
    using Carrier = EventCarrier<core::TrainingEvent>;
    /// Called with the bytes of the model that are read, and of how many, on the UI thread.
    using Opening = std::function<void(core::LoadProgress)>;

    TrainingJob(TrainingOrder order, Carrier carrier, Opening opening);
    ~TrainingJob() override;

    core::TaskState advance(EngineRoom& room, const std::stop_token& stop) override;

private:
    void begin(EngineRoom& room, std::shared_ptr<core::LoadedModel> model);
    core::TrainingRequest request(core::LoadedModel& model) const;

    TrainingOrder m_order;
    Carrier m_carrier;
    Opening m_opening;
    std::shared_ptr<core::LoadedModel> m_model;
    std::optional<core::Run> m_run;
    std::unique_ptr<core::TrainingTask> m_task; ///< last: it keeps the address of the run
};

} // namespace ui
