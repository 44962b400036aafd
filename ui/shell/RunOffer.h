/// A run that was left before its end, offered once when its project is opened: the person goes on with it, or later.
/// What was put off is not offered again as long as the run stays as it is; it waits on the pages of trainings and
/// runs. Lives on the UI thread.
#pragma once

#include "ui/session/TrainingChoice.h"

#include <QObject>

#include <optional>

namespace ui {

class ProjectSession;
class Settings;
class TrainingSession;

class RunOffer : public QObject {
    Q_OBJECT
public:
    RunOffer(ProjectSession& project, TrainingSession& training, Settings& settings, QObject* parent = nullptr);

    /// What is offered now, or nothing.
    const std::optional<UnfinishedRun>& run() const { return m_run; }
    void goOn();
    void putOff();

signals:
    void changed();

private:
    void look();
    void offer(std::optional<UnfinishedRun> run);

    ProjectSession& m_project;
    TrainingSession& m_training;
    Settings& m_settings;
    std::optional<UnfinishedRun> m_run;
    bool m_mayOffer = false; ///< since the project was opened nothing was trained, and nothing answered
};

} // namespace ui
