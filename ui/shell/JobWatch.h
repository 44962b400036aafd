/// Which job the job bar shows: a training, an export of an adapter, records that are judged, an import, a large
/// change, a drive that is waited for, a project or an engine that is being opened, in this order. Lives on the UI
/// thread.
#pragma once

#include "ui/shell/Destination.h"
#include "ui/shell/JobBar.h"

#include <QObject>

#include <optional>

namespace ui {

class AdapterExport;
class EngineScheduler;
class JudgementSession;
class PathSession;
class ProjectSession;
class RecordEdits;
class SleepGuard;
class TrainingSession;

class JobWatch : public QObject {
    Q_OBJECT
public:
    JobWatch(JobBar& bar, const EngineScheduler& engine, const ProjectSession& project, RecordEdits& edits,
             TrainingSession& training, const SleepGuard* sleep = nullptr, PathSession* paths = nullptr,
             AdapterExport* release = nullptr, JudgementSession* judgements = nullptr, QObject* parent = nullptr);

    /// Also when the language is another.
    void refresh();

signals:
    void goTo(const ui::Destination& destination);

private:
    std::optional<Job> job() const;
    std::optional<Job> trainingJob() const;
    std::optional<Job> exportJob() const;
    std::optional<Job> judgingJob() const;
    Destination place() const;
    JobAction cancelExport() const;
    JobAction cancelJudging() const;
    std::vector<JobAction> trainingActions() const;

    JobBar& m_bar;
    const EngineScheduler& m_engine;
    const ProjectSession& m_project;
    RecordEdits& m_edits;
    TrainingSession& m_training;
    const SleepGuard* m_sleep;
    PathSession* m_paths;
    AdapterExport* m_release;
    JudgementSession* m_judgements;
    qint64 m_imported = 0, m_importTotal = 0;
};

} // namespace ui
