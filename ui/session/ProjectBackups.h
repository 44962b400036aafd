/// The daily copy of the open project, made in the background after it was opened and once in a while later, and its
/// way back: a copy becomes a project of its own. Lives on the UI thread.
#pragma once

#include "core/Problem.h"
#include "core/project/Backups.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <stop_token>
#include <vector>

namespace ui {

class ProjectSession;
class Worker;

class ProjectBackups : public QObject {
    Q_OBJECT
public:
    /// `worker` copies: nobody else may wait for it.
    ProjectBackups(ProjectSession& project, Worker& worker, QObject* parent = nullptr);
    ~ProjectBackups() override;

    /// Makes one where it is due.
    void make();
    /// Asks for the copies of a project, which need not be the open one; listed() brings them.
    void list(const QString& folder);
    const std::vector<core::Backup>& copies() const { return m_copies; }
    bool isListing() const { return m_isListing; }
    /// Makes a new project of a copy, in a folder that is not there yet, and opens it.
    void restore(const core::Backup& copy);
    bool isRestoring() const { return m_isRestoring; }
    /// The open project as it is when all that was changed so far is written, as one of its own in a folder that is new
    /// or empty; it is not opened.
    void saveCopy(const QString& folder);

signals:
    /// A copy was made.
    void made();
    void listed();
    /// Why the copy of today could not be made; said once for a project.
    void failed(const std::vector<core::Problem>& problems);
    void copied(const QString& folder);
    /// Why a copy could not be saved.
    void copyFailed(const std::vector<core::Problem>& problems);
    void restoringChanged();
    void restored(const QString& folder);
    /// Why a copy could not be brought back.
    void restoreFailed(const std::vector<core::Problem>& problems);

private:
    void forget();

    ProjectSession& m_project;
    Worker& m_worker;
    std::vector<core::Backup> m_copies;
    std::stop_source m_making, m_listing;
    QTimer m_again;
    bool m_hasFailed = false;
    bool m_isListing = false;
    bool m_isRestoring = false;
};

} // namespace ui
