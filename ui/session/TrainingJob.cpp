#include "ui/session/TrainingJob.h"

#include "core/Error.h"

namespace ui {

TrainingJob::TrainingJob(TrainingOrder order, Carrier carrier, Opening opening)
    : m_order(std::move(order)), m_carrier(std::move(carrier)), m_opening(std::move(opening)) {}

TrainingJob::~TrainingJob() {
    m_task.reset();
    m_run.reset();
    m_carrier.carryNow();
}

core::TaskState TrainingJob::advance(EngineRoom& room, const std::stop_token& stop) {
    if (!m_task) {
        auto model = room.model(modelRequest(m_order.prepared.config), stop);
        if (model)
            begin(room, std::move(model));
        else
            m_opening(room.opened());
        return core::TaskState::Running;
    }
    const core::TaskState state = m_task->advance(stop, m_carrier.events());
    m_carrier.carryIfDue();
    return state;
}

void TrainingJob::begin(EngineRoom& room, std::shared_ptr<core::LoadedModel> model) {
    m_model = std::move(model);
    // The run's config says what was used, so that a resumed run uses the same.
    core::TrainingConfig& training = m_order.prepared.config.training;
    const core::Device& device = m_model->device();
    training.device = device.kind == core::Device::Kind::Cpu ? "cpu" : "cuda:" + std::to_string(device.index);
    training.dtype = m_model->precision() == core::Precision::BFloat16 ? "bfloat16" : "float32";
    training.threads = room.engine().threads();
    m_run.emplace(m_order.goesOn ? core::Run::open(m_order.folder)
                                 : core::Run::create(m_order.folder, m_order.prepared.config));
    try {
        m_task = m_model->train(request(*m_model), *m_run);
    } catch (...) {
        m_run.reset();
        std::error_code ignored;
        if (!m_order.goesOn) std::filesystem::remove_all(m_order.folder, ignored); // a run that never began
        throw;
    }
}

core::TrainingRequest TrainingJob::request(core::LoadedModel& model) const {
    const core::PreparedRun& prepared = m_order.prepared;
    const std::filesystem::path begun = core::startFolder(m_order.folder, prepared.config);
    const core::AdapterHandle start = begun.empty() ? 0 : model.attach(begun);
    return {prepared.training, prepared.validation, prepared.config.training, start};
}

} // namespace ui
