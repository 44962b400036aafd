/// Records of the project on their way into a file: all of them, those of a filter, or the selected ones, as they were
/// at one moment. Reads through a connection of its own on a worker, so that pages go on loading. Lives on the UI
/// thread.
#pragma once

#include "core/exchange/RecordExport.h"
#include "core/project/RecordFilter.h"
#include "core/Problem.h"

#include <QObject>
#include <QString>

#include <stop_token>
#include <variant>
#include <vector>

namespace ui {

class ProjectSession;
class Worker;

/// The records of a filter in its order, or these in this order.
using ExportChoice = std::variant<core::RecordFilter, std::vector<core::RecordId>>;

class ExportSession : public QObject {
    Q_OBJECT
public:
    ExportSession(Worker& worker, ProjectSession& project, QObject* parent = nullptr);
    ~ExportSession() override;

    /// `statuses` narrows the choice; empty: any. Does nothing while an export runs.
    void write(const QString& file, const core::ExportOptions& options, ExportChoice choice,
               std::vector<core::Status> statuses);
    /// The file stays as it was, unless it is whole already: then `written` says so. Either way `ended` comes.
    void cancel();
    bool isRunning() const { return m_isRunning; }

signals:
    void started();
    /// 0…1
    void progressed(double part);
    void written(const QString& file, const core::ExportedRecords& records);
    void failed(const QString& file, const std::vector<core::Problem>& problems);
    /// After each of the above, and after a cancel took effect.
    void ended();

private:
    Worker& m_worker;
    ProjectSession& m_project;
    std::stop_source m_stop;
    bool m_isRunning = false;
};

} // namespace ui
