/// An adapter on its way out of the project: plans what it is verified by, has the engine write and verify it, tells
/// how that went. One at a time, also while a run trains. Lives on the UI thread.
#pragma once

#include "core/Problem.h"
#include "core/engine-api/Release.h"
#include "core/release/AdapterLibrary.h"
#include "core/release/ExportPlan.h"

#include <QObject>
#include <QString>

#include <stop_token>
#include <vector>

namespace ui {

class EngineScheduler;
class ModelSession;
class Worker;
struct ExportNews;
struct ExportOrder;

struct ExportReport {
    QString folder;
    core::ExportRequest::Format format = core::ExportRequest::Format::Peft;
    core::ExportPlan::Texts texts = core::ExportPlan::Texts::Common;
    core::ExportVerified verified;
};

class AdapterExport : public QObject {
    Q_OBJECT
public:
    /// `worker` reads records and folders.
    AdapterExport(ModelSession& models, Worker& worker, EngineScheduler& engine, QObject* parent = nullptr);
    ~AdapterExport() override;

    /// Into `folder`, which must not exist. A run's adapter goes with the base it was trained on, wherever that lies;
    /// one from elsewhere with the base in use. Does nothing while an export runs.
    void start(const core::AdapterEntry& adapter, core::ExportRequest::Format format, const QString& folder);
    /// Nothing of it is left, but where it came to its end meanwhile: then it is finished. `ended` tells when.
    void cancel();
    bool isRunning() const { return m_isRunning; }
    bool isCancelling() const { return m_isRunning && m_stop.stop_requested(); }
    /// What the person calls the adapter that is, or was last, exported.
    const QString& name() const { return m_name; }
    /// 0…1
    double part() const { return m_part; }

signals:
    void started();
    /// 0…1
    void progressed(double part);
    void cancelling();
    void finished(const ui::ExportReport& report);
    /// Where the comparison failed, the first problem names the folder that was left aside.
    void failed(const std::vector<core::Problem>& problems);
    /// After each of the two above, and after a cancel.
    void ended();

private:
    void launch(ExportOrder order);
    void end(const std::vector<core::Problem>& problems);

    ModelSession& m_models;
    Worker& m_worker;
    EngineScheduler& m_engine;
    std::stop_source m_stop;
    ExportReport m_report;
    QString m_name;
    double m_part = 0;
    bool m_isRunning = false;
    bool m_isLaunched = false; ///< the engine has it
    bool m_isVerified = false;
};

} // namespace ui
