#include "ui/train/FieldRow.h"

#include "core/training/TrainingConfig.h"
#include "ui/shell/FieldAccess.h"
#include "ui/shell/Theme.h"
#include "ui/shell/TrainingWords.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

QString FieldRow::shownText(std::string_view key, const QString& text) {
    if (fieldKind(key) == FieldKind::Flag) return text == u"true"_s ? tr("on") : tr("off");
    if (text.isEmpty()) return tr("none");
    return choiceText(key, text.toStdString());
}

FieldRow::FieldRow(std::string_view key, QWidget* editor, QWidget* input, Width width, QWidget* parent)
    : QWidget(parent), m_key(key), m_input(input), m_label(new QLabel(this)), m_unit(new QLabel(this)),
      m_note(new QLabel(this)), m_problem(new QLabel(this)) {
    editor->setParent(this);
    m_back = new QPushButton(this); // after the editor, also for the Tab key
    setObjectName(u"row_"_s + QString::fromStdString(m_key));
    m_problem->setObjectName(u"problem_"_s + QString::fromStdString(m_key));
    m_back->setObjectName(u"back_"_s + QString::fromStdString(m_key));
    setRole(m_note, Role::Muted);
    setRole(m_unit, Role::Muted);
    setRole(m_problem, Role::Danger);
    m_label->setBuddy(m_input);
    for (QLabel* label : {m_label, m_note, m_problem}) label->setWordWrap(true);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Spacing::Small);
    grid->setVerticalSpacing(Spacing::Hair);
    grid->setColumnStretch(0, 1);
    grid->addWidget(m_label, 0, 0);
    if (width == Width::Beside) {
        const bool hasUnit = !fieldNote(m_key).unit.empty();
        grid->addWidget(editor, 0, 1, 1, hasUnit ? 1 : 2);
        if (hasUnit) grid->addWidget(m_unit, 0, 2);
    } else {
        grid->addWidget(editor, 1, 0, 1, 3);
    }
    grid->addWidget(m_problem, 2, 0, 1, 3);
    grid->addWidget(m_note, 3, 0, 1, 3);
    grid->addWidget(m_back, 4, 0, 1, 3, Qt::AlignLeft);
    m_problem->hide();
    m_back->hide();
    connect(m_back, &QPushButton::clicked, this, &FieldRow::takenBack);
    retranslate();
}

void FieldRow::setPreset(const QString& preset, const QString& reason, bool isChanged) {
    if (m_preset == preset && m_reason == reason && m_isChanged == isChanged) return;
    m_preset = preset;
    m_reason = reason;
    const bool hadFocus = m_back->hasFocus();
    m_isChanged = isChanged;
    m_back->setVisible(isChanged);
    if (hadFocus && !isChanged && m_input) m_input->setFocus();
    retranslate();
}

void FieldRow::setProblem(const QString& sentence) {
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    retranslate();
}

QString FieldRow::problem() const {
    return m_problem->text();
}

bool FieldRow::matches(const QString& words) const {
    const auto holds = [&](const QString& text) { return text.contains(words, Qt::CaseInsensitive); };
    return words.isEmpty() || holds(fieldLabel(m_key)) || holds(fieldSentence(m_key)) ||
           holds(QString::fromStdString(m_key)) ||
           holds(QString::fromStdString(m_key).replace(u'_', u' '));
}

void FieldRow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void FieldRow::retranslate() {
    const QString label = fieldLabel(m_key);
    const QString sentence = fieldSentence(m_key);
    const core::FieldNote& note = fieldNote(m_key);
    m_label->setText(m_isChanged ? u"● "_s + label : label);
    m_unit->setText(unitText(note.unit));
    m_unit->setVisible(!note.unit.empty());
    const QString standard = tr("default %1").arg(shownText(m_key, fieldText(core::TrainingConfig(), m_key)));
    const QString range = rangeText(note);
    const QString facts = range.isEmpty() ? standard : tr("%1; %2", "range, default").arg(range, standard);
    m_note->setText(fieldKind(m_key) == FieldKind::Fixed ? sentence
                                                         : tr("%1 (%2)", "sentence, facts").arg(sentence, facts));
    const QString preset = shownText(m_key, m_preset);
    m_back->setText(tr("Back to %1").arg(preset));
    m_back->setAccessibleName(tr("%1: back to %2", "setting, value").arg(label, preset));
    m_back->setToolTip(m_reason.isEmpty() ? tr("Takes the value that your choices come to.") : m_reason);
    QString toolTip = sentence;
    if (!m_reason.isEmpty()) toolTip += u"\n"_s + tr("Preset: %1. %2", "value, reason").arg(preset, m_reason);
    for (QWidget* widget : {static_cast<QWidget*>(m_label), m_input})
        if (widget) widget->setToolTip(toolTip);
    if (!m_input) return;
    m_input->setAccessibleName(label);
    m_input->setAccessibleDescription(m_problem->text().isEmpty() ? sentence : m_problem->text());
}

} // namespace ui
