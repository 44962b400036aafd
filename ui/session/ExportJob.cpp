#include "ui/session/ExportJob.h"

namespace ui {
namespace {

/// Of the whole work, by experience: the model is opened once, and most of the rest is judging.
constexpr double OpeningPart = 0.2;

} // namespace

ExportJob::ExportJob(ExportOrder order, Carrier carrier) : m_order(std::move(order)), m_carrier(std::move(carrier)) {}

ExportJob::~ExportJob() {
    m_task.reset();
    m_carrier.carryNow();
}

core::TaskState ExportJob::advance(EngineRoom& room, const std::stop_token& stop) {
    if (!m_task) {
        // Between two turns another job may have had another model opened in this one's place, and an adapter is
        // attached to the one that lies there now.
        m_model = room.model(m_order.model, stop);
        const core::LoadProgress& opened = room.opened();
        if (m_model)
            begin(room, stop);
        else if (opened.bytesTotal > 0)
            tell(OpeningPart * static_cast<double>(opened.bytesDone) / static_cast<double>(opened.bytesTotal));
        m_carrier.carryIfDue();
        return core::TaskState::Running;
    }
    std::vector<core::ExportEvent> events;
    const core::TaskState state = m_task->advance(stop, events);
    for (const core::ExportEvent& event : events) {
        if (const auto* found = std::get_if<core::ExportVerified>(&event)) m_verified = *found;
        if (const auto* at = std::get_if<core::ExportProgress>(&event); at && at->total > 0)
            tell(OpeningPart + (1 - OpeningPart) * static_cast<double>(at->done) / static_cast<double>(at->total));
    }
    if (state == core::TaskState::Finished) {
        m_order.card.verified = {m_verified.sequences, m_verified.tokens, m_verified.largestDifference,
                                 m_verified.roundingDifference};
        core::writeCard(m_order.folder, m_order.card);
        m_carrier.events().push_back({1, m_verified});
    }
    m_carrier.carryIfDue();
    return state;
}

void ExportJob::begin(EngineRoom& room, const std::stop_token& stop) {
    const AttachedAdapter& adapter = room.attached(m_order.plan.adapter, stop);
    m_order.card.adapterHash = adapter.hash; // of what is exported, whatever lies there now
    core::ExportRequest request{.adapter = adapter.handle, .folder = m_order.folder};
    if (m_order.card.format == core::ReleaseFormat::Merged) request.format = core::ExportRequest::Format::Merged;
    request.sequences = std::move(m_order.plan.sequences);
    m_task = m_model->exportTo(std::move(request));
}

} // namespace ui
