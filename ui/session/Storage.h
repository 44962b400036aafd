/// What the open project occupies on the disk, counted on a worker, and what a person lets go of or takes out of the
/// bin again. While a run is under way, nothing of runs and their records is let go of. Lives on the UI thread.
#pragma once

#include "core/Problem.h"
#include "core/project/ProjectBin.h"
#include "core/project/StorageUse.h"

#include <QObject>

#include <optional>
#include <stop_token>
#include <vector>

namespace ui {

class ProjectSession;
class TrainingSession;
class Worker;

class Storage : public QObject {
    Q_OBJECT
public:
    Storage(ProjectSession& project, TrainingSession& training, Worker& worker, QObject* parent = nullptr);
    ~Storage() override;

    void count();
    void cancel();
    /// For good; counts anew afterwards.
    void free(core::StoragePart part);
    /// One of bin() comes back where it was; counts anew afterwards.
    void putBack(const std::filesystem::path& place);

    /// One of each part in their order; empty until they are counted.
    const std::vector<core::StorageShare>& shares() const { return m_shares; }
    /// What lies in the bin, newest first.
    const std::vector<core::BinnedFolder>& bin() const { return m_bin; }
    bool canPutBack() const;
    bool isCounting() const { return m_isCounting; }
    /// What is being let go of.
    std::optional<core::StoragePart> freeing() const { return m_freeing; }
    bool canFree(const core::StorageShare& share) const;
    /// Files looked at so far.
    qint64 files() const { return m_files; }
    const std::vector<core::Problem>& problems() const { return m_problems; }

signals:
    void changed();
    void progressChanged();
    /// Runs or adapters of the project came back.
    void restored();

private:
    struct Counted {
        std::vector<core::StorageShare> shares;
        std::vector<core::BinnedFolder> bin;
    };
    void forget();
    void end(const std::vector<core::Problem>& problems);

    ProjectSession& m_project;
    TrainingSession& m_training;
    Worker& m_worker;
    std::vector<core::StorageShare> m_shares;
    std::vector<core::BinnedFolder> m_bin;
    std::vector<core::Problem> m_problems;
    std::optional<core::StoragePart> m_freeing;
    std::stop_source m_counting;
    qint64 m_files = 0;
    bool m_isCounting = false;
    bool m_isPuttingBack = false;
};

} // namespace ui
