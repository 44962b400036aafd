#include "ui/playground/LabelAnswer.h"

#include "ui/playground/LabelBars.h"
#include "ui/playground/LabelChoice.h"
#include "ui/playground/LabelWords.h"
#include "ui/playground/PlayLine.h"
#include "ui/playground/WeighedText.h"
#include "ui/shell/Theme.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

LabelAnswer::LabelAnswer(QWidget* parent)
    : QWidget(parent), m_verdict(playLine(this, "labelVerdict", Role::Title)),
      m_right(playLine(this, "labelRight", Role::Muted)), m_bars(new LabelBars(this)), m_choice(new LabelChoice(this)),
      m_text(new WeighedText(this)), m_cut(playLine(this, "labelCut", Role::Warning)),
      m_legend(playLine(this, "labelLegend", Role::Muted)) {
    setObjectName(u"labelAnswer"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, Spacing::Hair, 0, 0);
    column->setSpacing(Spacing::Hair);
    for (QWidget* each : std::initializer_list<QWidget*>{m_verdict, m_right, m_bars, m_choice}) column->addWidget(each);
    column->addWidget(m_text, 1);
    column->addWidget(m_cut);
    column->addWidget(m_legend);
    m_verdict->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long name widens no column
    m_choice->hide();
    setFocusProxy(m_text);
    connect(m_choice, &LabelChoice::changed, this, &LabelAnswer::changed);
    connect(m_text, &WeighedText::pointedAt, this, [this](const QString& sentence) {
        if (m_answer) m_legend->setText(sentence.isEmpty() ? weightLegend(*m_answer) : sentence);
    });
    refresh();
}

void LabelAnswer::show(const std::optional<Answer>& answer) {
    m_answer = answer && answer->judged ? answer : std::nullopt;
    m_text->show(m_answer);
    refresh();
}

void LabelAnswer::setTitle(const QString& title) {
    m_title = title;
    refresh();
}

void LabelAnswer::refresh() {
    const bool isShown = m_answer.has_value();
    const bool hasBars = isShown && m_answer->source.labels->problem != core::ProblemType::Regression;
    m_verdict->setVisible(isShown);
    m_verdict->setText(isShown ? verdictText(*m_answer) : QString());
    m_verdict->setToolTip(m_verdict->text().toHtmlEscaped());
    m_verdict->setAccessibleName(isShown ? verdictSentence(*m_answer) : QString());
    m_bars->setVisible(hasBars);
    if (hasBars)
        m_bars->show(*m_answer);
    else
        m_bars->clear();
    const QString cut = isShown ? cutText(*m_answer->judged) : QString();
    m_cut->setText(cut);
    m_cut->setVisible(!cut.isEmpty());
    m_legend->setText(isShown ? weightLegend(*m_answer) : QString());
    m_legend->setVisible(isShown);
    m_text->setVisible(isShown);
    m_text->setAccessibleName(tr("The text as %1 read it").arg(m_title));
    m_text->setAccessibleDescription(m_verdict->accessibleName());
    showRight();
}

/// The record's own label beside the one that was found.
void LabelAnswer::showRight() {
    const bool isKnown = m_answer && !m_answer->right.isEmpty();
    m_right->setVisible(isKnown);
    if (!isKnown) return;
    const std::optional<bool> found = isRight(*m_answer);
    m_right->setText(!found   ? tr("The record says: %1").arg(m_answer->right)
                     : *found ? tr("Right: the record says “%1”").arg(m_answer->right)
                              : tr("Wrong: the record says “%1”").arg(m_answer->right));
    setRole(m_right, !found ? Role::Muted : *found ? Role::Success : Role::Warning);
}

void LabelAnswer::setCorrecting(bool isCorrecting) {
    const bool begins = isCorrecting && m_answer;
    if (begins)
        m_choice->begin(*m_answer->source.labels,
                        m_answer->right.isEmpty() ? verdictAsLabel(*m_answer) : m_answer->right);
    m_choice->setEnabled(true);
    m_choice->setVisible(begins);
}

void LabelAnswer::setLocked(bool isLocked) {
    m_choice->setEnabled(!isLocked);
}

bool LabelAnswer::hasChanges() const {
    return m_choice->hasChanges();
}

bool LabelAnswer::isValid() const {
    return m_choice->isValid();
}

QString LabelAnswer::correction() const {
    return m_choice->label();
}

QString LabelAnswer::copied() const {
    return m_answer ? verdictSentence(*m_answer) : QString();
}

void LabelAnswer::focusCorrection() {
    m_choice->focusField();
}

void LabelAnswer::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) refresh();
}

} // namespace ui
