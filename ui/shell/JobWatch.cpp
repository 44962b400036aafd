#include "ui/shell/JobWatch.h"

#include "ui/session/AdapterExport.h"
#include "ui/session/EngineScheduler.h"
#include "ui/session/JudgementSession.h"
#include "ui/session/PathSession.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/session/SleepGuard.h"
#include "ui/session/TrainingSession.h"
#include "ui/shell/Quantity.h"

#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;
using State = TrainingState;

JobWatch::JobWatch(JobBar& bar, const EngineScheduler& engine, const ProjectSession& project, RecordEdits& edits,
                   TrainingSession& training, const SleepGuard* sleep, PathSession* paths, AdapterExport* release,
                   JudgementSession* judgements, QObject* parent)
    : QObject(parent), m_bar(bar), m_engine(engine), m_project(project), m_edits(edits), m_training(training),
      m_sleep(sleep), m_paths(paths), m_release(release), m_judgements(judgements) {
    connect(&m_engine, &EngineScheduler::changed, this, &JobWatch::refresh);
    connect(&m_project, &ProjectSession::busyChanged, this, &JobWatch::refresh);
    connect(&m_training, &TrainingSession::stateChanged, this, &JobWatch::refresh);
    connect(&m_training, &TrainingSession::progressChanged, this, &JobWatch::refresh);
    if (m_sleep) connect(m_sleep, &SleepGuard::changed, this, &JobWatch::refresh);
    if (m_paths) connect(m_paths, &PathSession::slowChanged, this, &JobWatch::refresh);
    if (m_release) {
        connect(m_release, &AdapterExport::started, this, &JobWatch::refresh);
        connect(m_release, &AdapterExport::progressed, this, &JobWatch::refresh);
        connect(m_release, &AdapterExport::cancelling, this, &JobWatch::refresh);
        connect(m_release, &AdapterExport::ended, this, &JobWatch::refresh);
    }
    if (m_judgements) connect(m_judgements, &JudgementSession::progressed, this, &JobWatch::refresh);
    connect(&m_edits, &RecordEdits::slowChanged, this, &JobWatch::refresh);
    connect(&m_edits, &RecordEdits::importing, this, [this](qint64 done, qint64 total) {
        m_imported = done;
        m_importTotal = total;
        refresh();
    });
    connect(&m_edits, &RecordEdits::importEnded, this, [this] {
        m_imported = m_importTotal = 0;
        refresh();
    });
    connect(&m_bar, &JobBar::asked, this, [this] { emit goTo(place()); });
    refresh();
}

Destination JobWatch::place() const {
    if (m_training.isActive() || m_training.state() == State::Paused) return {.place = Place::Train};
    if (m_release && m_release->isRunning()) return {.place = Place::Adapters};
    if (!m_judgements || !m_judgements->isJudging()) return {.place = Place::Data};
    if (m_judgements->judging() == m_training.runFolder()) return {.place = Place::Train};
    return {.place = Place::Runs, .records = {}, .run = m_judgements->judging()};
}

void JobWatch::refresh() {
    m_bar.setJob(job());
}

std::optional<Job> JobWatch::job() const {
    auto training = trainingJob(), release = exportJob(), judging = judgingJob();
    if (training && release) { // one line says both
        training->detail += u" · "_s + tr("exporting %1").arg(m_release->name());
        training->actions.push_back(cancelExport());
    }
    for (auto* first : {&training, &release})
        if (*first && judging) {
            (*first)->detail += u" · "_s + tr("judging the records of %1").arg(m_judgements->name());
            if (!m_judgements->isCancelling()) (*first)->actions.push_back(cancelJudging());
            judging.reset();
        }
    for (const auto& each : {training, release, judging})
        if (each) return each;
    if (m_edits.isImporting() && m_importTotal > 0)
        return Job{.title = tr("Importing"),
                   .detail = tr("%1 of %2 records").arg(countText(m_imported), countText(m_importTotal)),
                   .permille = static_cast<int>(1000 * m_imported / m_importTotal),
                   .actions = {{u"jobCancelImport"_s, tr("Cancel"), tr("Nothing of the import stays."),
                                [this] { m_edits.cancelImport(); }}}};
    if (m_edits.isSlow() && !m_edits.isImporting())
        return Job{.title = tr("Writing changes"),
                   .detail = tr("What is changed meanwhile is written next."),
                   .permille = {},
                   .actions = {}};
    if (m_paths && m_paths->isSlow())
        return Job{.title = tr("Waiting for a drive"),
                   .detail = pathText(m_paths->path()),
                   .permille = {},
                   .actions = {{u"jobCancelLook"_s, tr("Cancel"), tr("Nothing is done with what was dropped or chosen."),
                                [this] { m_paths->cancel(); }}}};
    if (m_project.isBusy()) return Job{.title = tr("Opening the project"), .detail = {}, .permille = {}, .actions = {}};
    if (m_engine.report().state == EngineState::Starting)
        return Job{.title = tr("Starting the engine"),
                   .detail = tr("Everything but computing can be used meanwhile."),
                   .permille = {},
                   .actions = {}};
    return {};
}

std::optional<Job> JobWatch::exportJob() const {
    if (!m_release || !m_release->isRunning()) return {};
    return Job{.title = tr("Exporting %1").arg(m_release->name()),
               .detail = m_release->isCancelling() ? tr("stopping") : tr("written, read again and compared"),
               .permille = static_cast<int>(1000 * m_release->part()),
               .actions = {cancelExport()}};
}

JobAction JobWatch::cancelExport() const {
    return {u"jobCancelExport"_s, tr("Cancel the export"), tr("Stops it; nothing of the export is left."),
            [this] { m_release->cancel(); }};
}

std::optional<Job> JobWatch::judgingJob() const {
    if (!m_judgements || !m_judgements->isJudging()) return {};
    const bool isCancelling = m_judgements->isCancelling();
    return Job{.title = tr("Judging the records of %1").arg(m_judgements->name()),
               .detail = isCancelling ? tr("stopping") : tr("those that the run did not learn from"),
               .permille = static_cast<int>(1000 * m_judgements->part()),
               .actions = isCancelling ? std::vector<JobAction>() : std::vector{cancelJudging()}};
}

JobAction JobWatch::cancelJudging() const {
    return {u"jobCancelJudging"_s, tr("Cancel the judging"),
            tr("Stops it; what was known of the run before is kept."), [this] { m_judgements->cancel(); }};
}

std::optional<Job> JobWatch::trainingJob() const {
    const State state = m_training.state();
    if (!m_training.isActive() && state != State::Paused) return {};
    Job job{.title = m_training.runName(), .detail = {}, .permille = {}, .actions = trainingActions()};
    const QLocale locale;
    switch (state) {
    case State::Preparing:
        job.title = tr("Preparing the records");
        break;
    case State::Opening:
        job.detail = tr("opening the base model");
        break;
    case State::Pausing:
    case State::Stopping:
        job.detail = tr("saving");
        break;
    default: {
        QStringList parts{tr("step %1/%2").arg(locale.toString(m_training.step()), locale.toString(m_training.steps()))};
        if (m_training.steps() > 0) job.permille = static_cast<int>(1000 * m_training.step() / m_training.steps());
        const int digits = m_training.loss() < 0.1 ? 4 : 3;
        if (m_training.step() > 0) parts += tr("loss %1").arg(locale.toString(m_training.loss(), 'f', digits));
        if (state == State::Paused) parts += tr("paused");
        if (const double left = m_training.secondsLeft(); left >= 0 && state == State::Training)
            parts += tr("%1 left").arg(timeText(left));
        if (m_sleep && m_sleep->isRefused()) parts += tr("the computer may fall asleep");
        job.detail = parts.join(u" · "_s);
    }
    }
    return job;
}

std::vector<JobAction> JobWatch::trainingActions() const {
    const JobAction pause{u"jobPause"_s, tr("Pause"), tr("Keeps a checkpoint and waits."), [this] { m_training.pause(); }};
    const JobAction resume{u"jobResume"_s, tr("Go on"), tr("Goes on from the checkpoint, to the bit."),
                           [this] { m_training.resume(); }};
    const JobAction stop{u"jobStop"_s, tr("Stop"), tr("Ends the run here and keeps what it has learned."),
                         [this] { m_training.stop(); }};
    switch (m_training.state()) {
    case State::Training:
        return {pause, stop};
    case State::Paused:
        return {resume, stop};
    case State::Preparing:
    case State::Opening:
        return {stop};
    default:
        return {};
    }
}

} // namespace ui
