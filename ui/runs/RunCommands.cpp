#include "ui/runs/RunCommands.h"

#include "core/training/RunOverview.h"
#include "ui/shell/ElidedText.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

RunCommands::RunCommands(QWidget* parent)
    : QFrame(parent), m_try(makeButton("tryAdapter", &RunCommands::tryAsked)),
      m_again(makeButton("trainAgain", &RunCommands::trainAgainAsked)),
      m_goOn(makeButton("goOnWithRun", &RunCommands::goOnAsked)),
      m_rename(makeButton("renameRun", &RunCommands::renameAsked)), m_bin(makeButton("binRun", &RunCommands::binAsked)),
      m_untick(makeButton("untickAll", &RunCommands::untickAsked)), m_count(new QLabel(this)) {
    setObjectName(u"toolRow"_s); // as the style sheet knows a row of tools
    setRole(m_try, Role::Primary);
    for (QPushButton* each : {m_rename, m_bin, m_untick}) setRole(each, Role::Flat);
    setRole(m_count, Role::Muted);
    m_count->setObjectName(u"runCount"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Spacing::Large, Spacing::Small, Spacing::Large, Spacing::Small);
    row->setSpacing(Spacing::Small);
    for (QPushButton* each : {m_try, m_again, m_goOn, m_rename, m_bin}) row->addWidget(each);
    row->addStretch(1);
    row->addWidget(m_count);
    row->addWidget(m_untick);
    refresh();
}

QPushButton* RunCommands::makeButton(const char* name, void (RunCommands::*asked)()) {
    auto* button = new ElidedButton(this);
    button->setObjectName(QLatin1StringView(name));
    connect(button, &QPushButton::clicked, this, asked);
    return button;
}

void RunCommands::setRun(const core::RunOverview* run, bool isTraining, bool isWritable) {
    m_facts = {.isTraining = isTraining, .isWritable = isWritable};
    if (run) {
        m_facts.isRun = true;
        m_facts.isReadable = run->config.has_value();
        m_facts.hasResult = run->hasResult;
        m_facts.canGoOn = run->canGoOn;
        m_facts.isUnderWay = run->state == core::RunState::UnderWay;
        m_facts.isOver = run->state == core::RunState::Finished;
    }
    refresh();
}

void RunCommands::setCounts(int runs, int ticked) {
    m_runs = runs;
    m_ticked = ticked;
    refresh();
}

QString RunCommands::obstacleToGoOn() const {
    if (!m_facts.isWritable) return readOnly();
    if (m_facts.isUnderWay) return tr("It is being trained now.");
    if (m_facts.isOver) return tr("It has come to its end.");
    if (!m_facts.canGoOn) return tr("It never came to a checkpoint.");
    return m_facts.isTraining ? tr("Another run is being trained; wait for its end, or stop it.") : QString();
}

QString RunCommands::readOnly() {
    return tr("This project can only be looked at.");
}

void RunCommands::say(QPushButton* button, const QString& text, const QString& explanation, const QString& obstacle) {
    const QString reason = m_facts.isRun ? obstacle : tr("Select a run first.");
    button->setText(text);
    button->setAccessibleName(text);
    button->setEnabled(reason.isEmpty());
    button->setToolTip(reason.isEmpty() ? explanation : reason);
    button->setAccessibleDescription(button->toolTip());
}

void RunCommands::refresh() {
    say(m_try, tr("Try the adapter"), tr("Asks the base model and this run’s adapter the same, side by side."),
        m_facts.hasResult ? QString() : tr("This run has not written its adapter yet."));
    say(m_again, tr("Train again with these settings"), tr("Fills the Train page with the settings of this run."),
        m_facts.isReadable ? QString() : tr("The settings of this run cannot be read."));
    say(m_goOn, tr("Go on"), tr("Goes on with this run from its last checkpoint."), obstacleToGoOn());
    const QString obstacle = m_facts.isWritable ? QString() : readOnly();
    say(m_rename, tr("Rename"), tr("Gives the run a name of your own (F2)."), obstacle);
    say(m_bin, tr("Delete"), tr("Moves the selected runs to the project’s bin; you can take it back (Del)."),
        m_facts.isUnderWay ? tr("It is being trained now.") : obstacle);
    m_count->setText(m_ticked > 0 ? tr("%1 of %2 ticked", "runs").arg(countText(m_ticked), countText(m_runs))
                                  : tr("%Ln run(s)", nullptr, m_runs));
    m_untick->setText(tr("Untick all"));
    m_untick->setAccessibleName(m_untick->text());
    m_untick->setToolTip(tr("Shows the plots of the selected run alone again."));
    m_untick->setVisible(m_ticked > 0);
}

void RunCommands::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) refresh();
}

} // namespace ui
