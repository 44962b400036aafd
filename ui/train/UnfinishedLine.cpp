#include "ui/train/UnfinishedLine.h"

#include "ui/session/TrainingSession.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int NameWidth = 160; ///< of a run, on the button

} // namespace

UnfinishedLine::UnfinishedLine(TrainingSession& training, QWidget* parent)
    : QFrame(parent), m_training(training), m_text(new QLabel(this)), m_goOn(new QPushButton(this)) {
    setObjectName(u"unfinishedLine"_s);
    setRole(this, Role::Card);
    m_goOn->setObjectName(u"goOnButton"_s);
    m_text->setTextFormat(Qt::PlainText); // a run is called what its person likes
    m_text->setWordWrap(true);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(Spacing::Large, Spacing::Small, Spacing::Small, Spacing::Small);
    line->addWidget(m_text, 1);
    line->addWidget(m_goOn);
    connect(m_goOn, &QPushButton::clicked, this, [this] {
        if (const UnfinishedRun* run = waiting()) m_training.resume(QString(run->folder));
    });
    connect(&m_training, &TrainingSession::unfinishedChanged, this, &UnfinishedLine::refresh);
    connect(&m_training, &TrainingSession::stateChanged, this, &UnfinishedLine::refresh);
    refresh();
}

/// By the line over the plots, unless it has failed.
bool UnfinishedLine::isShown(const UnfinishedRun& run) const {
    return m_training.state() != TrainingState::Failed && run.folder == m_training.runFolder();
}

const UnfinishedRun* UnfinishedLine::waiting() const {
    if (m_training.isActive()) return nullptr;
    const auto found =
        std::ranges::find_if_not(m_training.unfinished(), [this](const UnfinishedRun& run) { return isShown(run); });
    return found == m_training.unfinished().end() ? nullptr : &*found;
}

void UnfinishedLine::refresh() {
    const UnfinishedRun* run = waiting();
    setVisible(run != nullptr);
    if (!run) return;
    QString text = tr("%1 has not come to its end: step %2 of %3. It can go on where it was.")
                       .arg(run->name, countText(run->step), countText(run->steps));
    const auto others = std::ranges::count_if(m_training.unfinished(),
                                              [this](const UnfinishedRun& each) { return !isShown(each); }) - 1;
    if (others > 0) text += u' ' + tr("%Ln more wait(s) on the page Runs.", nullptr, static_cast<int>(others));
    m_text->setText(text);
    m_goOn->setText(tr("Go on with %1").arg(fontMetrics().elidedText(run->name, Qt::ElideMiddle, NameWidth)));
    m_goOn->setAccessibleName(tr("Go on with %1").arg(run->name));
    m_goOn->setToolTip(tr("Goes on from the checkpoint, to the bit."));
}

void UnfinishedLine::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) refresh();
}

} // namespace ui
