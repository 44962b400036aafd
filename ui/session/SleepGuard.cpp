#include "ui/session/SleepGuard.h"

#include "ui/session/TrainingSession.h"

#include <utility>

namespace ui {

SleepGuard::SleepGuard(TrainingSession& training, std::shared_ptr<SleepInhibitor> inhibitor, QObject* parent)
    : QObject(parent), m_training(training), m_inhibitor(std::move(inhibitor)) {
    connect(&m_training, &TrainingSession::stateChanged, this, &SleepGuard::follow);
    follow();
}

SleepGuard::~SleepGuard() = default;

void SleepGuard::follow() {
    if (m_training.isActive()) {
        if (!m_hold && !m_isAsking && !m_isRefused) ask();
        return;
    }
    if (!m_hold && !m_isRefused) return;
    m_hold.reset();
    m_isRefused = false;
    emit changed();
}

void SleepGuard::ask() {
    m_isAsking = true;
    const auto work = [inhibitor = m_inhibitor, reason = tr("A model is being trained")](const std::stop_token&) {
        return inhibitor->inhibit(reason);
    };
    m_worker.run({}, work, this, [this](Outcome<SleepInhibitor::Hold> outcome) {
        take(outcome.value ? std::move(*outcome.value) : nullptr);
    });
}

/// A run that ended meanwhile needs it no more.
void SleepGuard::take(SleepInhibitor::Hold hold) {
    m_isAsking = false;
    if (!m_training.isActive()) return;
    m_hold = std::move(hold);
    m_isRefused = !m_hold;
    emit changed();
}

} // namespace ui
