#include "ui/shell/RunOffer.h"

#include "ui/session/ProjectSession.h"
#include "ui/session/Settings.h"
#include "ui/session/TrainingSession.h"

#include <utility>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

const QString PutOff = u"runs-put-off"_s;
constexpr qsizetype MostPutOff = 20; ///< the newest are remembered

/// The run as it is now: when it has gone further it is worth another question.
QByteArray keyOf(const UnfinishedRun& run) {
    return run.folder.toUtf8() + '\t' + QByteArray::number(run.step);
}

} // namespace

RunOffer::RunOffer(ProjectSession& project, TrainingSession& training, Settings& settings, QObject* parent)
    : QObject(parent), m_project(project), m_training(training), m_settings(settings) {
    connect(&m_project, &ProjectSession::opened, this, [this] { m_mayOffer = m_project.isWritable(); });
    connect(&m_project, &ProjectSession::closed, this, [this] {
        m_mayOffer = false;
        offer({});
    });
    connect(&m_training, &TrainingSession::unfinishedChanged, this, &RunOffer::look);
    connect(&m_training, &TrainingSession::stateChanged, this, [this] {
        if (!m_training.isActive()) return;
        m_mayOffer = false; // what the person stops from now on they know of
        offer({});
    });
}

void RunOffer::look() {
    if (!m_mayOffer) return;
    const auto& unfinished = m_training.unfinished();
    if (unfinished.empty()) return offer({});
    const bool isPutOff = m_settings.pageState(PutOff).split('\n').contains(keyOf(unfinished.front()));
    offer(isPutOff ? std::nullopt : std::optional(unfinished.front()));
}

void RunOffer::offer(std::optional<UnfinishedRun> run) {
    if (!run && !m_run) return;
    m_run = std::move(run);
    emit changed();
}

void RunOffer::goOn() {
    if (!m_run || m_training.isActive()) return;
    m_training.resume(m_run->folder); // it is offered no more: the training is active
}

void RunOffer::putOff() {
    if (!m_run) return;
    QByteArrayList kept = m_settings.pageState(PutOff).split('\n');
    kept.prepend(keyOf(*m_run));
    m_settings.setPageState(PutOff, kept.mid(0, MostPutOff).join('\n'));
    m_mayOffer = false;
    offer({});
}

} // namespace ui
