/// The records that a run put aside, judged by its result on the engine's thread: opens the base, attaches what the run
/// made, and writes what it found beside the run. A stop leaves what lay there before.
#pragma once

#include "core/training/HeldRecords.h"
#include "ui/session/EngineJob.h"
#include "ui/session/EngineRoom.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace ui {

struct JudgeOrder {
    ModelRequest model;
    std::filesystem::path run;
    std::filesystem::path result; ///< an adapter in PEFT's format, or a whole model
    core::HeldRecords held;
};

class JudgeJob : public EngineJob {
public:
    using Carrier = EventCarrier<double>; ///< how far it is, 0…1

    JudgeJob(JudgeOrder order, Carrier carrier);
    ~JudgeJob() override;

    core::TaskState advance(EngineRoom& room, const std::stop_token& stop) override;

private:
    void takeModel(EngineRoom& room, const std::stop_token& stop);
    void beginNext(EngineRoom& room, const std::stop_token& stop);
    void follow(const std::vector<core::SampleEvaluated>& figures);

    JudgeOrder m_order;
    Carrier m_carrier;
    bool m_isSettled = false; ///< the model is asked for on a device that there is
    std::vector<std::shared_ptr<const core::TrainingData>> m_left; ///< to be judged, the next one last
    std::size_t m_done = 0; ///< of held.judgements.records
    std::shared_ptr<core::LoadedModel> m_model;
    std::unique_ptr<core::EvaluationTask> m_task; ///< goes before the model
};

} // namespace ui
