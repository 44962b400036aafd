#include "ui/shell/LeaveLine.h"

#include "ui/session/AdapterExport.h"
#include "ui/session/ProjectSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/session/TrainingSession.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>
#include <QToolButton>

#include <utility>

namespace ui {

using namespace Qt::StringLiterals;

LeaveLine::LeaveLine(ProjectSession& project, RecordEdits& edits, TrainingSession& training, AdapterExport* release,
                     QWidget* parent)
    : NoticeLine(parent), m_project(project), m_edits(edits), m_training(training), m_release(release),
      m_retry(new QPushButton(this)), m_leave(new QPushButton(this)), m_stay(new QPushButton(this)) {
    setObjectName(u"leaveLine"_s);
    m_retry->setObjectName(u"leaveRetry"_s);
    m_leave->setObjectName(u"leaveLeave"_s);
    m_stay->setObjectName(u"leaveStay"_s);
    auto* row = qobject_cast<QBoxLayout*>(layout());
    for (QPushButton* button : {m_retry, m_leave, m_stay}) row->insertWidget(row->count() - 1, button);
    connect(m_retry, &QPushButton::clicked, this, [this] {
        m_edits.retry();
        look();
    });
    connect(m_leave, &QPushButton::clicked, this, &LeaveLine::agree);
    connect(m_stay, &QPushButton::clicked, this, &LeaveLine::stay);
    for (auto* close : findChildren<QToolButton*>(u"noticeClose"_s))
        connect(close, &QToolButton::clicked, this, &LeaveLine::stay);
    // Behind what others do at the same signal.
    connect(&m_edits, &RecordEdits::idle, this, &LeaveLine::look, Qt::QueuedConnection);
    connect(&m_edits, &RecordEdits::slowChanged, this, &LeaveLine::look, Qt::QueuedConnection);
    connect(&m_edits, &RecordEdits::importEnded, this, &LeaveLine::look, Qt::QueuedConnection);
    connect(&m_training, &TrainingSession::stateChanged, this, &LeaveLine::look, Qt::QueuedConnection);
    if (m_release) connect(m_release, &AdapterExport::ended, this, &LeaveLine::look, Qt::QueuedConnection);
    retranslate();
}

bool LeaveLine::isExporting() const {
    return m_release && m_release->isRunning();
}

QStringList LeaveLine::unkept() const {
    QStringList sentences;
    for (const Page* page : m_pages)
        if (const QString sentence = page ? page->unkept() : QString(); !sentence.isEmpty()) sentences += sentence;
    return sentences;
}

bool LeaveLine::isFree() const {
    if (!m_project.isOpen()) return true;
    return m_edits.isIdle() && !m_edits.hasFailed() && !m_training.isActive() && !isExporting() && unkept().isEmpty();
}

void LeaveLine::ask(std::function<void()> leave, std::function<void()> stay) {
    if (QWidget* editor = window()->focusWidget()) editor->clearFocus(); // a text under way is kept
    if (m_isAsked) this->stay();
    m_question = {std::move(leave), std::move(stay)};
    m_isAsked = true;
    m_isAgreed = m_waitsNoMore = false;
    look();
}

void LeaveLine::look() {
    if (!m_isAsked) return;
    const bool isAgainst = m_edits.isImporting() || m_edits.hasFailed() || m_training.isActive() || isExporting() ||
                           !unkept().isEmpty();
    if (m_project.isOpen() && isAgainst && !m_isAgreed) return say();
    if (m_project.isOpen() && !m_edits.isIdle() && !m_waitsNoMore) return wait();
    hide();
    m_isAsked = false;
    std::exchange(m_question, {}).leave();
}

/// It goes on when all is written; a drive that does not answer must not keep the person.
void LeaveLine::wait() {
    if (!m_edits.isSlow()) return hide();
    m_isSlowSaid = true;
    m_retry->hide();
    show(Kind::Information,
         tr("The last changes are still being written; it goes on when they are on the disk. Leave now, and they are "
            "written all the same, but nothing is said if that fails."));
}

void LeaveLine::say() {
    m_isSlowSaid = false;
    QStringList lines;
    if (m_edits.hasFailed())
        lines += tr("Some texts could not be written to the disk. They are lost if the project is left now.");
    if (m_edits.isImporting()) lines += tr("Records are being imported. Leaving gives the import up: none of them stays.");
    if (m_training.isActive())
        lines += tr("%1 is under way. Leaving stops it; what it has learned so far is kept.").arg(m_training.runName());
    if (isExporting())
        lines +=
            tr("The export of %1 is under way. Leaving gives it up: nothing of it is left.").arg(m_release->name());
    lines += unkept();
    m_retry->setVisible(m_edits.hasFailed());
    show(m_edits.hasFailed() ? Kind::Danger : Kind::Information, lines.join(u'\n'));
}

void LeaveLine::agree() {
    m_isAgreed = true;
    m_waitsNoMore = m_isSlowSaid;
    m_edits.cancelImport();
    if (m_release) m_release->cancel();
    look();
}

void LeaveLine::stay() {
    hide();
    if (!std::exchange(m_isAsked, false)) return;
    if (const auto stay = std::exchange(m_question, {}).stay) stay();
}

void LeaveLine::changeEvent(QEvent* event) {
    NoticeLine::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    retranslate();
    look();
}

void LeaveLine::retranslate() {
    m_retry->setText(tr("Write again"));
    m_retry->setToolTip(tr("Writes what could not be written once more, then leaves the project."));
    m_leave->setText(tr("Leave all the same"));
    m_leave->setToolTip(tr("Leaves the project now."));
    m_stay->setText(tr("Stay"));
    m_stay->setToolTip(tr("Leaves everything as it is."));
}

} // namespace ui
