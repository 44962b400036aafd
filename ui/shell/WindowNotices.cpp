#include "ui/shell/WindowNotices.h"

#include "ui/session/AdapterExport.h"
#include "ui/session/EngineScheduler.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/shell/Actions.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/RunOffer.h"

#include <QAction>
#include <QEvent>
#include <QScopedValueRollback>

#include <algorithm>

namespace ui {

WindowNotices::WindowNotices(NoticeLine& line, const WindowSessions& sessions, Actions& actions, QObject* parent)
    : QObject(parent), m_line(line), m_sessions(sessions), m_actions(actions),
      m_run(new RunOffer(sessions.project, sessions.training, sessions.settings, this)), m_retry(new QAction(this)),
      m_goOn(new QAction(this)), m_putOff(new QAction(this)), m_showExport(new QAction(this)),
      m_copies(new QAction(this)) {
    const ProjectSession& project = m_sessions.project;
    RecordEdits& edits = m_sessions.edits;
    connect(&m_sessions.engine, &EngineScheduler::changed, this, &WindowNotices::showEngine);
    connect(&project, &ProjectSession::opened, this, &WindowNotices::showProject);
    connect(&project, &ProjectSession::closed, this, [this] {
        unsay(Subject::Project);
        unsay(Subject::Edits);
        unsay(Subject::Export);
        const auto copy = m_notices.find(Subject::Copy);
        if (copy != m_notices.end() && !copy->second.remedy)
            unsay(Subject::Copy); // it spoke of the project that is left
    });
    connect(&project, &ProjectSession::failed, this, &WindowNotices::showFailedProject);
    connect(m_copies, &QAction::triggered, this, [this] { emit copiesWanted(m_damaged); });
    connect(m_retry, &QAction::triggered, &edits, &RecordEdits::retry);
    connect(&edits, &RecordEdits::failed, this, &WindowNotices::showFailedEdits);
    connect(&edits, &RecordEdits::idle, this, [this] {
        const auto said = m_notices.find(Subject::Edits);
        const bool isMended = said != m_notices.end() && said->second.remedy && !m_sessions.edits.hasFailed();
        if (isMended) unsay(Subject::Edits);
    });
    bindRun();
    if (m_sessions.release) bindExport();
    m_line.installEventFilter(this);
    retranslate();
}

void WindowNotices::bindRun() {
    connect(m_run, &RunOffer::changed, this, &WindowNotices::showRun);
    connect(m_putOff, &QAction::triggered, m_run, &RunOffer::putOff);
    connect(m_goOn, &QAction::triggered, this, [this] {
        m_run->goOn();
        emit goTo({.place = Place::Train});
    });
}

/// On the page of adapters the export's own panel says it.
void WindowNotices::bindExport() {
    const AdapterExport& release = *m_sessions.release;
    connect(&release, &AdapterExport::started, this, [this] { unsay(Subject::Export); });
    connect(&release, &AdapterExport::finished, this, [this](const ExportReport& report) {
        sayExported(NoticeLine::Kind::Information,
                    tr("%1 is exported and verified: %2.", "an adapter, a folder")
                        .arg(m_sessions.release->name(), pathText(report.folder)));
    });
    connect(&release, &AdapterExport::failed, this, [this](const std::vector<core::Problem>& problems) {
        sayExported(NoticeLine::Kind::Danger,
                    tr("%1 was not exported.").arg(m_sessions.release->name()) + u'\n' + problemLines(problems));
    });
    connect(m_showExport, &QAction::triggered, this, [this] { emit goTo({.place = Place::Adapters}); });
}

void WindowNotices::sayExported(NoticeLine::Kind kind, const QString& text) {
    if (m_place != Place::Adapters) say(Subject::Export, {.kind = kind, .text = text, .remedy = m_showExport});
}

void WindowNotices::setPlace(Place place) {
    m_place = place;
    if (m_place == Place::Adapters) unsay(Subject::Export);
    showRun();
}

void WindowNotices::retranslate() {
    m_retry->setText(tr("Write again"));
    m_retry->setToolTip(tr("Writes what could not be written once more."));
    m_goOn->setText(tr("Go on"));
    m_goOn->setToolTip(tr("Goes on from the run’s checkpoint; you see it on the Train page."));
    m_putOff->setText(tr("Later"));
    m_putOff->setToolTip(tr("Leaves the run as it is; it waits on the Train and Runs pages."));
    m_showExport->setText(tr("Show"));
    m_showExport->setToolTip(tr("Shows how it was verified, on the Adapters page."));
    m_copies->setText(m_actions[Actions::Id::RestoreCopy]->text());
    m_copies->setToolTip(m_actions[Actions::Id::RestoreCopy]->toolTip());
    showEngine();
    showRun();
}

void WindowNotices::say(Subject subject, const Notice& notice) {
    m_notices[subject] = notice;
    refresh();
}

/// What was said of something else stays to be read.
void WindowNotices::unsay(Subject subject) {
    if (m_notices.erase(subject) > 0) refresh();
}

/// A line that was closed, or whose remedy was taken, makes room for the next.
bool WindowNotices::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Hide && m_line.isHidden() && !m_isRefreshing && !m_notices.empty()) {
        const bool isOfRun = m_notices.begin()->first == Subject::Run;
        m_notices.erase(m_notices.begin());
        const auto goOn = [this, isOfRun] {
            if (isOfRun) m_run->putOff(); // to close the line is an answer, too
            refresh();
        };
        QMetaObject::invokeMethod(this, goOn, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void WindowNotices::refresh() {
    const QScopedValueRollback own(m_isRefreshing, true);
    if (m_notices.empty()) return m_line.hide();
    const Notice& first = m_notices.begin()->second;
    m_line.show(first.kind, first.text, first.remedy, first.otherwise);
}

void WindowNotices::showEngine() {
    const EngineReport& report = m_sessions.engine.report();
    const bool isMissing = report.state == EngineState::Missing;
    m_actions[Actions::Id::StartEngine]->setEnabled(isMissing);
    if (!isMissing) return unsay(Subject::Engine); // whichever way it was started again
    say(Subject::Engine, {.text = problemLines(report.problems), .remedy = m_actions[Actions::Id::StartEngine]});
}

/// That it is open in another window is nothing to be alarmed at; a damaged one may have a copy of yesterday.
void WindowNotices::showFailedProject(const QString& folder, const std::vector<core::Problem>& problems) {
    using enum core::ProblemCode;
    const auto isOf = [&](core::ProblemCode code) {
        return std::ranges::any_of(problems, [code](const core::Problem& each) { return each.code == code; });
    };
    m_damaged = folder;
    say(Subject::Project, {.kind = isOf(ProjectBusy) ? NoticeLine::Kind::Information : NoticeLine::Kind::Danger,
                           .text = problemLines(problems),
                           .remedy = isOf(ProjectDamaged) ? m_copies : nullptr});
}

void WindowNotices::sayOfProject(const QString& text) {
    say(Subject::Project, {.text = text});
}

void WindowNotices::sayOfCopy(const QString& text, QAction* remedy) {
    say(Subject::Copy, {.kind = NoticeLine::Kind::Information, .text = text, .remedy = remedy});
}

void WindowNotices::showProject() {
    const ProjectReport& report = *m_sessions.project.project();
    std::vector<core::Problem> said = report.notes;
    if (report.readOnly) said.insert(said.begin(), *report.readOnly);
    if (said.empty()) return unsay(Subject::Project);
    const bool isRefused = report.readOnly && report.readOnly->code == core::ProblemCode::ProjectReadOnly;
    say(Subject::Project, {.kind = NoticeLine::Kind::Information,
                           .text = problemLines(said),
                           .remedy = isRefused ? m_actions[Actions::Id::SaveCopy] : nullptr});
}

/// On the page of trainings a line of its own says it.
void WindowNotices::showRun() {
    const auto& run = m_run->run();
    if (!run || m_place == Place::Train) return unsay(Subject::Run);
    const QString text = tr("%1 was left before its end, at step %2 of %3. It can go on from there.")
                             .arg(run->name, countText(run->step), countText(run->steps));
    say(Subject::Run, {NoticeLine::Kind::Information, text, m_goOn, m_putOff});
}

void WindowNotices::showFailedEdits(const std::vector<core::Problem>& problems) {
    say(Subject::Edits, {.text = problemLines(problems), .remedy = m_sessions.edits.hasFailed() ? m_retry : nullptr});
}

} // namespace ui
