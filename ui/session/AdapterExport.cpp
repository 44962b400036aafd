#include "ui/session/AdapterExport.h"

#include "core/Files.h"
#include "core/model/AdapterPurpose.h"
#include "core/training/Run.h"
#include "ui/session/EngineScheduler.h"
#include "ui/session/ExportJob.h"
#include "ui/session/ModelSession.h"
#include "ui/session/Paths.h"
#include "ui/session/Worker.h"

#include <QCoreApplication>

namespace ui {
namespace {

namespace fs = std::filesystem;
using Format = core::ExportRequest::Format;

/// Where the base of a run lies: where it lay, else the one in use, which is held against it.
fs::path baseOf(const fs::path& run, const fs::path& inUse) {
    const fs::path trained = fs::u8path(core::Run::config(run).model);
    return core::isFolder(trained) || inUse.empty() ? trained : inUse;
}

ExportOrder planned(const core::AdapterEntry& adapter, Format format, const fs::path& folder, const fs::path& inUse,
                    const std::string& program, const std::stop_token& stop) {
    if (core::isThere(folder)) // before a large model is opened in vain
        throw core::Error(core::ProblemCode::FolderNotEmpty, {.file = core::utf8(folder)});
    const core::Progress progress{stop, {}};
    if (adapter.run.empty() && inUse.empty())
        throw core::Error(core::ProblemCode::FolderMissing, {.file = adapter.baseModel});
    ExportOrder order{.model = {},
                      .plan = adapter.run.empty()
                                  ? core::planAdapterExport(adapter.folder, inUse, {}, {}, progress)
                                  : core::planRunExport(adapter.run, baseOf(adapter.run, inUse), progress),
                      .card = {},
                      .folder = folder};
    const core::ModelPurpose purpose = core::purposeOfAdapter(order.plan.adapter);
    order.model.folder = order.plan.model;
    order.model.task = purpose.task;
    order.model.labels = purpose.labels;
    const bool isPeft = format == Format::Peft;
    order.card = core::makeCard(order.plan, isPeft ? core::ReleaseFormat::Peft : core::ReleaseFormat::Merged,
                                adapter.name, program, progress);
    return order;
}

std::string programText() {
    return ("Lorikeet " + QCoreApplication::applicationVersion().toStdString());
}

} // namespace

AdapterExport::AdapterExport(ModelSession& models, Worker& worker, EngineScheduler& engine, QObject* parent)
    : QObject(parent), m_models(models), m_worker(worker), m_engine(engine) {}

AdapterExport::~AdapterExport() {
    m_stop.request_stop();
}

void AdapterExport::start(const core::AdapterEntry& adapter, Format format, const QString& folder) {
    if (m_isRunning) return;
    m_isRunning = true;
    m_isVerified = m_isLaunched = false;
    m_stop = std::stop_source();
    m_report = {.folder = folder, .format = format};
    m_name = QString::fromStdString(adapter.name);
    m_part = 0;
    emit started();
    const fs::path inUse = m_models.base() ? toPath(m_models.base()->folder) : fs::path();
    const auto plan = [adapter, format, path = toPath(folder), inUse,
                       program = programText()](const std::stop_token& stop) {
        return planned(adapter, format, path, inUse, program, stop);
    };
    m_worker.run(m_stop.get_token(), plan, this, [this](Outcome<ExportOrder> outcome) {
        if (outcome.value)
            launch(std::move(*outcome.value));
        else
            end(outcome.problems);
    });
}

void AdapterExport::launch(ExportOrder order) {
    m_isLaunched = true;
    m_report.texts = order.plan.texts;
    const std::stop_token stop = m_stop.get_token();
    ExportJob::Carrier carrier(m_engine.courier(this), [this](const std::vector<ExportNews>& news) {
        for (const ExportNews& each : news) {
            if (each.verified) m_report.verified = *each.verified;
            m_isVerified = m_isVerified || each.verified;
        }
        m_part = news.back().part;
        emit progressed(m_part);
    });
    m_engine.run(std::make_unique<ExportJob>(std::move(order), std::move(carrier)), EngineScheduler::Priority::Question,
                 stop, this, [this](core::TaskState, const std::vector<core::Problem>& problems) { end(problems); });
}

void AdapterExport::end(const std::vector<core::Problem>& problems) {
    const bool wasCancelled = isCancelling();
    m_isRunning = false;
    if (m_isVerified && problems.empty())
        emit finished(m_report);
    else if (!wasCancelled)
        emit failed(problems);
    emit ended();
}

void AdapterExport::cancel() {
    if (!m_isRunning || isCancelling()) return;
    m_stop.request_stop();
    if (!m_isLaunched) return end({}); // of what a worker plans nobody hears any more
    emit cancelling();
}

} // namespace ui
