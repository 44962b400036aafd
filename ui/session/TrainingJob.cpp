#include "ui/session/TrainingJob.h"

#include "core/Error.h"

namespace ui {

TrainingJob::TrainingJob(TrainingOrder order, Carrier carrier, SampleCarrier samples, Opening opening)
    : m_order(std::move(order)), m_carrier(std::move(carrier)), m_sampleCarrier(std::move(samples)),
      m_opening(std::move(opening)) {}

TrainingJob::~TrainingJob() {
    m_asker.reset();
    m_task.reset();
    m_run.reset();
    m_carrier.carryNow();
    m_sampleCarrier.carryNow();
}

core::TaskState TrainingJob::advance(EngineRoom& room, const std::stop_token& stop) {
    if (!m_task) {
        auto model = room.model(modelRequest(m_order.prepared.config), stop);
        if (model)
            begin(room, model);
        else
            m_opening(room.opened());
        return core::TaskState::Running;
    }
    if (m_asker && m_asker->isAsking() && !stop.stop_requested()) {
        advanceSamples(stop);
        return core::TaskState::Running;
    }
    const std::size_t before = m_carrier.events().size();
    const core::TaskState state = m_task->advance(stop, m_carrier.events());
    sampleAfter(before);
    m_carrier.carryIfDue();
    if (state == core::TaskState::Running) return state;
    // The last look comes with the run's end: its samples are answered, too.
    while (m_asker && m_asker->isAsking() && !stop.stop_requested()) advanceSamples(stop);
    return state;
}

/// The training is worth more than a sample: where one cannot be computed or written, no more are asked.
void TrainingJob::advanceSamples(const std::stop_token& stop) {
    try {
        if (m_asker->advance(stop)) m_sampleCarrier.events().push_back(m_asker->answers());
    } catch (const core::Error&) {
        m_asker.reset();
    }
    m_sampleCarrier.carryIfDue();
}

/// After a look at the validation records, the samples are asked.
void TrainingJob::sampleAfter(std::size_t firstEvent) {
    if (!m_asker) return;
    const auto& events = m_carrier.events();
    for (std::size_t i = firstEvent; i < events.size(); ++i)
        if (const auto* look = std::get_if<core::EvaluationFinished>(&events[i]))
            m_asker->begin(*m_model, m_task->adapter(), look->step);
}

void TrainingJob::begin(EngineRoom& room, const std::shared_ptr<core::LoadedModel>& model) {
    m_model = model;
    m_hold = room.hold();
    // The run's config says what was used, so that a resumed run uses the same.
    core::TrainingConfig& training = m_order.prepared.config.training;
    const core::Device& device = m_model->device();
    training.device = device.kind == core::Device::Kind::Cpu ? "cpu" : "cuda:" + std::to_string(device.index);
    training.dtype = m_model->precision() == core::Precision::BFloat16 ? "bfloat16" : "float32";
    training.threads = room.engine().threads();
    m_run.emplace(m_order.goesOn ? core::Run::open(m_order.folder)
                                 : core::Run::create(m_order.folder, m_order.prepared.config));
    try {
        if (!m_order.goesOn) core::writeSamplePrompts(m_order.folder, m_order.samples);
        m_asker = makeSampleAsker(m_order.folder, m_order.prepared.config, m_order.samples, m_order.text);
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
