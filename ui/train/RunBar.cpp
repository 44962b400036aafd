#include "ui/train/RunBar.h"

#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace ui {

using namespace Qt::StringLiterals;
using State = TrainingState;

RunBar::RunBar(TrainingSession& training, QWidget* parent)
    : QFrame(parent), m_training(training), m_title(new QLabel(this)), m_detail(new QLabel(this)),
      m_problem(new QLabel(this)), m_progress(new QProgressBar(this)), m_pause(new QPushButton(this)),
      m_resume(new QPushButton(this)), m_stop(new QPushButton(this)), m_next(new QPushButton(this)),
      m_putAway(new QToolButton(this)) {
    setObjectName(u"runBar"_s);
    setRole(this, Role::Card);
    setRole(m_title, Role::Heading);
    setRole(m_detail, Role::Muted);
    setRole(m_problem, Role::Danger);
    setRole(m_next, Role::Primary);
    m_title->setObjectName(u"runTitle"_s);
    m_detail->setObjectName(u"runDetail"_s);
    m_problem->setObjectName(u"runProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->setWordWrap(true);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_pause->setObjectName(u"pauseButton"_s);
    m_resume->setObjectName(u"resumeButton"_s);
    m_stop->setObjectName(u"stopButton"_s);
    m_next->setObjectName(u"tryResultButton"_s);
    m_putAway->setObjectName(u"putAwayButton"_s);
    m_putAway->setIcon(symbol(Symbol::Close, SymbolColor::Muted));
    m_putAway->setFocusPolicy(Qt::TabFocus);
    setRole(m_putAway, Role::Flat);

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_detail);
    auto* row = new QHBoxLayout;
    row->setSpacing(Spacing::Small);
    row->addLayout(words, 1);
    for (QPushButton* button : {m_pause, m_resume, m_stop, m_next}) row->addWidget(button);
    row->addWidget(m_putAway);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Large, Spacing::Medium, Spacing::Large, Spacing::Medium);
    column->setSpacing(Spacing::Small);
    column->addLayout(row);
    column->addWidget(m_progress);
    column->addWidget(m_problem);

    connect(m_pause, &QPushButton::clicked, &m_training, &TrainingSession::pause);
    connect(m_resume, &QPushButton::clicked, &m_training, qOverload<>(&TrainingSession::resume));
    connect(m_stop, &QPushButton::clicked, &m_training, &TrainingSession::stop);
    connect(m_next, &QPushButton::clicked, this, [this] { emit resultAsked(m_training.runFolder()); });
    connect(m_putAway, &QToolButton::clicked, &m_training, &TrainingSession::dismiss);
    connect(&m_training, &TrainingSession::stateChanged, this, &RunBar::refresh);
    connect(&m_training, &TrainingSession::progressChanged, this, &RunBar::showProgress);
    refresh();
}

void RunBar::setVerdict(const QString& verdict) {
    m_verdict = verdict;
    showProgress();
}

/// The keys never slip from a button that goes away to one that does something else.
void RunBar::keepFocus(const QWidget* before) {
    const bool isStillThere = before != this && before->isVisible() && before->isEnabled();
    if (!isVisible() || isStillThere) return;
    QWidget* next = this;
    for (QWidget* each : {m_resume, m_next})
        if (each->isVisible()) next = each;
    next->setFocus();
}

void RunBar::refresh() {
    const QWidget* focus = window()->focusWidget();
    const bool isHere = focus == this || isAncestorOf(focus);
    showState();
    if (isHere) keepFocus(focus);
}

void RunBar::showState() {
    const State state = m_training.state();
    setVisible(state != State::Idle);
    m_pause->setText(tr("Pause"));
    m_pause->setToolTip(tr("Keeps a checkpoint and waits; going on gives the same result as no pause."));
    m_resume->setText(tr("Go on"));
    m_resume->setToolTip(tr("Goes on from the checkpoint, to the bit."));
    m_stop->setText(state == State::Preparing ? tr("Cancel") : tr("Stop and save"));
    m_stop->setToolTip(tr("Ends the run here; the adapter as it is now can be used, and the run can go on later."));
    m_next->setText(tr("Try the adapter"));
    m_next->setToolTip(tr("Shows its answers beside those of the base model."));
    m_putAway->setAccessibleName(tr("Put this run away"));
    m_putAway->setToolTip(tr("Clears it from this page; nothing of it is lost, and it stays on the Runs page."));
    m_putAway->setVisible(!m_training.isActive());
    m_pause->setVisible(state == State::Training || state == State::Pausing);
    m_pause->setEnabled(state == State::Training);
    m_resume->setVisible(state == State::Paused || state == State::Stopped);
    m_stop->setVisible(m_training.isActive() || state == State::Paused);
    m_stop->setEnabled(state != State::Stopping && state != State::Pausing);
    m_next->setVisible(state == State::Finished || state == State::Stopped);
    m_progress->setVisible(m_training.isActive() || state == State::Paused);
    m_problem->setText(problemLines(m_training.problems()));
    m_problem->setVisible(!m_problem->text().isEmpty());
    showProgress();
}

void RunBar::showProgress() {
    m_title->setText(stateText());
    setAccessibleName(m_title->text());
    m_detail->setText(detailText());
    m_detail->setVisible(!m_detail->text().isEmpty());
    const bool hasSteps = m_training.steps() > 0;
    const bool isKnown = hasSteps || m_training.prepared() > 0;
    m_progress->setRange(0, isKnown ? 1000 : 0);
    m_progress->setValue(hasSteps ? static_cast<int>(1000 * m_training.step() / m_training.steps())
                                  : static_cast<int>(1000 * m_training.prepared()));
    m_progress->setAccessibleName(m_title->text());
}

QString RunBar::stateText() const {
    const QString name = m_training.runName();
    switch (m_training.state()) {
    case State::Idle:
        return {};
    case State::Preparing:
        return tr("Preparing the records");
    case State::Opening:
        return tr("Opening the base model");
    case State::Training:
        return tr("%1 is training").arg(name);
    case State::Pausing:
        return tr("%1: keeping a checkpoint").arg(name);
    case State::Paused:
        return tr("%1 is paused").arg(name);
    case State::Stopping:
        return tr("%1: saving").arg(name);
    case State::Stopped:
        return tr("%1 was stopped; its adapter is saved").arg(name);
    case State::Finished:
        return tr("%1 is done").arg(name);
    case State::Failed:
        return name.isEmpty() ? tr("The run could not begin") : tr("%1 has ended with a problem").arg(name);
    }
    return {};
}

QString RunBar::detailText() const {
    QStringList parts;
    const QLocale locale;
    if (m_training.steps() > 0)
        parts += tr("step %1 of %2").arg(locale.toString(m_training.step()), locale.toString(m_training.steps()));
    const int digits = m_training.loss() < 0.1 ? 4 : 3;
    if (m_training.step() > 0) parts += tr("loss %1").arg(locale.toString(m_training.loss(), 'f', digits));
    if (const double left = m_training.secondsLeft(); left >= 0 && m_training.state() == State::Training)
        parts += tr("%1 left").arg(timeText(left));
    if (!m_verdict.isEmpty()) parts += m_verdict;
    return parts.join(u" · "_s).replace(u" %"_s, u"\u00A0%"_s); // no line begins with a sign
}

void RunBar::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    if (!hasFocus()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), CornerRadius, CornerRadius);
}

void RunBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) refresh();
}

} // namespace ui
