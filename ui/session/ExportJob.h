/// One export on the engine's thread: opens the base, attaches the adapter, has it written and verified, and puts the
/// card beside it. What does not agree is left aside, to be looked at; a stop leaves nothing.
#pragma once

#include "core/release/ExportPlan.h"
#include "core/release/ModelCard.h"
#include "ui/session/EngineJob.h"
#include "ui/session/EngineRoom.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace ui {

struct ExportOrder {
    ModelRequest model;
    core::ExportPlan plan;
    core::ModelCard card;         ///< all but how it was verified; says the format, too
    std::filesystem::path folder; ///< must not exist
};

/// How far it is, 0…1, and at the end how it was verified.
struct ExportNews {
    double part = 0;
    std::optional<core::ExportVerified> verified;
};

class ExportJob : public EngineJob {
public:
    using Carrier = EventCarrier<ExportNews>;

    ExportJob(ExportOrder order, Carrier carrier);
    ~ExportJob() override;

    core::TaskState advance(EngineRoom& room, const std::stop_token& stop) override;

private:
    void begin(EngineRoom& room, const std::stop_token& stop);
    void tell(double part) { m_carrier.events().push_back({part, {}}); }

    ExportOrder m_order;
    Carrier m_carrier;
    core::ExportVerified m_verified;
    std::shared_ptr<core::LoadedModel> m_model;
    std::unique_ptr<core::ExportTask> m_task;
};

} // namespace ui
