#include "ui/session/ProjectBackups.h"

#include "ui/session/Paths.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/Worker.h"

#include <QDate>

#include <chrono>
#include <utility>

namespace ui {

using namespace Qt::StringLiterals;

ProjectBackups::ProjectBackups(ProjectSession& project, Worker& worker, QObject* parent)
    : QObject(parent), m_project(project), m_worker(worker) {
    m_again.setInterval(std::chrono::hours(1)); // a window may stay open for days
    connect(&m_again, &QTimer::timeout, this, &ProjectBackups::make);
    connect(&m_project, &ProjectSession::opened, this, [this] {
        forget();
        make();
        m_again.start();
    });
    connect(&m_project, &ProjectSession::closed, this, &ProjectBackups::forget);
}

ProjectBackups::~ProjectBackups() {
    m_making.request_stop();
    m_listing.request_stop();
}

void ProjectBackups::forget() {
    m_making.request_stop();
    m_making = std::stop_source();
    m_again.stop();
    m_hasFailed = false;
}

void ProjectBackups::make() {
    if (!m_project.isWritable()) return;
    const auto work = [project = m_project.path()](const std::stop_token& stop) {
        return core::backUp(project, core::today(), {stop, {}}).has_value();
    };
    m_worker.run(m_making.get_token(), work, this, [this](const Outcome<bool>& outcome) {
        if (outcome.value) {
            m_hasFailed = false;
            if (*outcome.value) emit made();
        } else if (!outcome.problems.empty() && !std::exchange(m_hasFailed, true)) {
            emit failed(outcome.problems);
        }
    });
}

void ProjectBackups::list(const QString& folder) {
    m_listing.request_stop();
    m_listing = std::stop_source();
    m_copies.clear();
    m_isListing = true;
    const auto work = [project = toPath(folder)](const std::stop_token&) { return core::backups(project); };
    m_worker.run(m_listing.get_token(), work, this, [this](Outcome<std::vector<core::Backup>> outcome) {
        m_isListing = false;
        if (outcome.value) m_copies = std::move(*outcome.value);
        emit listed();
    });
}

void ProjectBackups::saveCopy(const QString& folder) {
    if (!m_project.isOpen()) return;
    const auto work = [project = m_project.path(), to = toPath(folder)](const std::stop_token&) {
        core::copyProject(project, to);
        return true;
    };
    m_project.afterWrites(this, [this, work, folder] {
        m_worker.run({}, work, this, [this, folder](const Outcome<bool>& outcome) {
            if (outcome.value)
                emit copied(folder);
            else
                emit copyFailed(outcome.problems);
        });
    });
}

void ProjectBackups::restore(const core::Backup& copy) {
    if (std::exchange(m_isRestoring, true)) return;
    emit restoringChanged();
    const QDate day = QDate::fromString(QString::number(copy.day), u"yyyyMMdd"_s);
    const QString name = fromPath(copy.file.parent_path().parent_path().filename());
    const auto work = [file = copy.file, name = u"%1 %2"_s.arg(name, day.toString(Qt::ISODate))](const std::stop_token&) {
        QString folder = ProjectSession::freshFolder(name);
        core::restoreBackup(file, toPath(folder));
        return folder;
    };
    m_worker.run({}, work, this, [this](const Outcome<QString>& outcome) {
        m_isRestoring = false;
        emit restoringChanged();
        if (!outcome.value) return emit restoreFailed(outcome.problems);
        emit restored(*outcome.value);
        m_project.open(*outcome.value);
    });
}

} // namespace ui
