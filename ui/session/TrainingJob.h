/// One run on the engine's thread: opens the base model, begins the run's folder or goes on with it, and moves its
/// training forward. Everything it tells is in the run's folder already.
#pragma once

#include "core/training/Run.h"
#include "core/training/RunPreparation.h"
#include "ui/session/EngineJob.h"
#include "ui/session/EngineRoom.h"
#include "ui/session/SampleAsker.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace ui {

struct TrainingOrder {
    std::filesystem::path folder; ///< of the run
    core::PreparedRun prepared;   ///< its records are frozen
    bool goesOn = false;          ///< from the checkpoint in the folder
    std::vector<core::SamplePrompt> samples; ///< answered at every look at the validation records
    std::shared_ptr<const core::ModelText> text;
};

class TrainingJob : public EngineJob {
public:
    using Carrier = EventCarrier<core::TrainingEvent>;
    using SampleCarrier = EventCarrier<core::SampleAnswers>;
    /// Called with the bytes of the model that are read, and of how many, on the UI thread.
    using Opening = std::function<void(core::LoadProgress)>;

    TrainingJob(TrainingOrder order, Carrier carrier, SampleCarrier samples, Opening opening);
    ~TrainingJob() override;

    core::TaskState advance(EngineRoom& room, const std::stop_token& stop) override;

private:
    void begin(EngineRoom& room, const std::shared_ptr<core::LoadedModel>& model);
    void sampleAfter(std::size_t firstEvent);
    void advanceSamples(const std::stop_token& stop);
    core::TrainingRequest request(core::LoadedModel& model) const;

    TrainingOrder m_order;
    Carrier m_carrier;
    SampleCarrier m_sampleCarrier;
    Opening m_opening;
    std::shared_ptr<core::LoadedModel> m_model;
    std::shared_ptr<void> m_hold; ///< on that model
    std::optional<core::Run> m_run;
    std::unique_ptr<SampleAsker> m_asker; ///< nullptr: nothing is asked
    std::unique_ptr<core::TrainingTask> m_task; ///< last: it keeps the address of the run
};

} // namespace ui
