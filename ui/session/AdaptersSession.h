/// The adapters of the open project: what its runs made, and what was imported. Folders are read on a worker. Lives on the
/// UI thread.
#pragma once

#include "core/Problem.h"
#include "core/release/AdapterLibrary.h"

#include <QObject>
#include <QString>

#include <stop_token>
#include <vector>

namespace ui {

class ProjectSession;
class TrainingSession;
class Worker;

class AdaptersSession : public QObject {
    Q_OBJECT
public:
    /// `worker` reads the folders.
    AdaptersSession(ProjectSession& project, TrainingSession& training, Worker& worker, QObject* parent = nullptr);
    ~AdaptersSession() override;

    /// Looks at the folders again.
    void refresh();
    /// Newest first; without the one that is being trained.
    const std::vector<core::AdapterEntry>& adapters() const { return m_adapters; }
    /// nullptr where there is none of this key.
    const core::AdapterEntry* find(const QString& key) const;
    /// What the run in this folder made, or nullptr.
    const core::AdapterEntry* ofRun(const QString& folder) const;
    /// The folders have been read at least once since the project was opened.
    bool isKnown() const { return m_isKnown; }

signals:
    /// Adapters came, went or are others.
    void changed();
    void failed(const std::vector<core::Problem>& problems);

private:
    void forget();
    QString runUnderWay() const;
    void take(std::vector<core::AdapterEntry> adapters);

    ProjectSession& m_project;
    TrainingSession& m_training;
    Worker& m_worker;
    std::vector<core::AdapterEntry> m_adapters;
    std::stop_source m_listing;
    QString m_run; ///< that is under way
    bool m_isKnown = false;
};

} // namespace ui
