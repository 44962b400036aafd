/// What lies at paths that were dropped on the window, chosen, or named at its start. They are looked at on a worker,
/// one question after the other, for a drive may take its time or be gone. Lives on the UI thread.
#pragma once

#include "ui/session/SlowWatch.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <stop_token>

namespace ui {

class Worker;

/// What paths stand for: the first project, model or adapter among them, else the files of records.
struct PathFinding {
    enum class Kind { Project, Model, Adapter, Records, Nothing };
    Kind kind = Kind::Nothing;
    QString path;      ///< of a project its folder; of nothing the path that is of no use
    QStringList files; ///< of records
};

class PathSession : public QObject {
    Q_OBJECT
public:
    explicit PathSession(Worker& worker, QObject* parent = nullptr);
    ~PathSession() override;

    /// found() brings the answer.
    void look(const QStringList& paths);
    /// A folder for a new project that does not exist yet, where new projects lie.
    void suggestFolder(const QString& name, QObject* context, std::function<void(const QString&)> then);
    /// Forgets every question. What waits for a drive goes on waiting, and nobody hears of it.
    void cancel();

    bool isLooking() const { return m_work.isRunning(); }
    /// It takes so long that a person wonders.
    bool isSlow() const { return m_work.isSlow(); }
    /// What was asked for last.
    const QString& path() const { return m_path; }

signals:
    void found(const ui::PathFinding& finding);
    void slowChanged();

private:
    void begin(const QString& path);

    Worker& m_worker;
    SlowWatch m_work;
    std::stop_source m_stop;
    QString m_path;
};

} // namespace ui
