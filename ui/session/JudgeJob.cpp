#include "ui/session/JudgeJob.h"

#include "core/Error.h"

#include <utility>

namespace ui {
namespace {

/// Of the whole work, where the model is not in memory yet.
constexpr double OpeningPart = 0.2;

double share(std::uint64_t done, std::uint64_t total) {
    return total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 0;
}

/// The run may have been trained on another computer's card: then on what there is.
ModelRequest settled(ModelRequest request, const core::Engine& engine) {
    try {
        engine.device(request.device);
    } catch (const core::Error&) {
        request.device = request.dtype = "auto";
        request.threads = 0;
    }
    return request;
}

} // namespace

JudgeJob::JudgeJob(JudgeOrder order, Carrier carrier) : m_order(std::move(order)), m_carrier(std::move(carrier)) {
    for (const auto& data : {m_order.held.test, m_order.held.validation})
        if (data) m_left.push_back(data);
}

JudgeJob::~JudgeJob() {
    m_task.reset();
    m_carrier.carryNow();
}

core::TaskState JudgeJob::advance(EngineRoom& room, const std::stop_token& stop) {
    if (stop.stop_requested()) return core::TaskState::Stopped;
    if (!m_model) {
        takeModel(room, stop);
        m_carrier.carryIfDue();
        return core::TaskState::Running;
    }
    std::vector<core::SampleEvaluated> figures;
    const core::TaskState state = m_task->advance(stop, figures);
    follow(figures);
    if (state != core::TaskState::Finished) return state;
    if (!m_left.empty()) {
        beginNext(room, stop);
        return core::TaskState::Running;
    }
    core::writeJudgements(m_order.run, m_order.held.judgements);
    return core::TaskState::Finished;
}

void JudgeJob::takeModel(EngineRoom& room, const std::stop_token& stop) {
    if (!std::exchange(m_isSettled, true)) m_order.model = settled(std::move(m_order.model), room.engine());
    m_model = room.model(m_order.model, stop);
    if (!m_model) {
        const core::LoadProgress& opened = room.opened();
        m_carrier.events().push_back(OpeningPart * share(opened.bytesDone, opened.bytesTotal));
        return;
    }
    beginNext(room, stop);
}

/// Asked anew each time: a run that began meanwhile may have taken a whole model's memory, and says so then.
void JudgeJob::beginNext(EngineRoom& room, const std::stop_token& stop) {
    const core::AdapterHandle result = room.attached(m_order.result, stop).handle;
    m_task = m_model->evaluate(std::exchange(m_left.back(), {}), result);
    m_left.pop_back();
}

/// They come in the order of the samples.
void JudgeJob::follow(const std::vector<core::SampleEvaluated>& figures) {
    auto& records = m_order.held.judgements.records;
    for (const core::SampleEvaluated& figure : figures) {
        core::Judgement& judgement = records[m_done++];
        judgement.loss = figure.loss;
        judgement.logits = figure.logits;
        judgement.learnedTokens = figure.learnedTokens;
        judgement.correctTokens = figure.correctTokens;
    }
    m_carrier.events().push_back(OpeningPart + (1 - OpeningPart) * share(m_done, records.size()));
    m_carrier.carryIfDue();
}

} // namespace ui
