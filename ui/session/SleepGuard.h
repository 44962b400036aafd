/// Keeps the computer awake while a run trains, and says where that was refused. What it asks may take its time, so it
/// is asked on a thread of its own. Lives on the UI thread.
#pragma once

#include "ui/session/SleepInhibitor.h"
#include "ui/session/Worker.h"

#include <QObject>

#include <memory>

namespace ui {

class TrainingSession;

class SleepGuard : public QObject {
    Q_OBJECT
public:
    SleepGuard(TrainingSession& training, std::shared_ptr<SleepInhibitor> inhibitor, QObject* parent = nullptr);
    ~SleepGuard() override;

    bool isHeld() const { return m_hold != nullptr; }
    /// A run trains, and the computer may fall asleep meanwhile.
    bool isRefused() const { return m_isRefused; }

signals:
    void changed();

private:
    void follow();
    void ask();
    void take(SleepInhibitor::Hold hold);

    TrainingSession& m_training;
    std::shared_ptr<SleepInhibitor> m_inhibitor;
    SleepInhibitor::Hold m_hold;
    bool m_isAsking = false;
    bool m_isRefused = false;
    Worker m_worker{"sleep guard"};
};

} // namespace ui
