#include "ui/train/FieldEditor.h"

#include "ui/shell/FieldAccess.h"
#include "ui/shell/Theme.h"
#include "ui/shell/TrainingWords.h"
#include "ui/train/FieldPaint.h"
#include "ui/train/NumberBox.h"
#include "ui/train/WheelGuard.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace ui {

using namespace Qt::StringLiterals;

FieldEditor::FieldEditor(std::string_view key, QWidget* parent) : QWidget(parent), m_key(key) {
    make();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_shown);
    if (m_input) {
        m_input->setObjectName(QString::fromStdString(m_key));
        setFocusProxy(m_input);
    }
    retranslate();
}

void FieldEditor::make() {
    switch (fieldKind(m_key)) {
    case FieldKind::Fixed:
        m_shown = new QLabel(this);
        m_isWide = true;
        break;
    case FieldKind::Choice:
        makeChoice();
        break;
    case FieldKind::Flag: {
        auto* box = new Tick(this);
        connect(box, &Tick::clicked, this,
                [this](bool isOn) { emit edited(m_text = isOn ? u"true"_s : u"false"_s); });
        m_input = box;
        break;
    }
    case FieldKind::Whole:
    case FieldKind::Real:
        makeNumber();
        break;
    case FieldKind::Text:
    case FieldKind::Names:
    case FieldKind::Numbers:
        makeLine();
        break;
    }
    if (!m_shown) m_shown = m_input;
}

void FieldEditor::makeNumber() {
    const core::FieldNote& note = fieldNote(m_key);
    const auto numbers = fieldKind(m_key) == FieldKind::Whole ? NumberBox::Numbers::Whole : NumberBox::Numbers::Real;
    auto* box = new NumberBox(numbers, note.minimum, note.maximum, this);
    connect(box, &NumberBox::edited, this, [this](const QString& text) { emit edited(m_text = text); });
    m_input = box;
}

void FieldEditor::makeChoice() {
    auto* box = new PickBox(this);
    for (const std::string_view choice : fieldNote(m_key).choices)
        box->addItem(QString(), QString::fromUtf8(choice.data(), static_cast<qsizetype>(choice.size())));
    new WheelGuard(box);
    connect(box, &PickBox::activated, this,
            [this, box](int index) { emit edited(m_text = box->itemData(index).toString()); });
    m_input = box;
}

void FieldEditor::makeLine() {
    auto* line = new QLineEdit(this);
    connect(line, &QLineEdit::textEdited, this, [this](const QString& text) { emit edited(m_text = text); });
    m_input = line;
    m_isWide = true;
}

void FieldEditor::show(const QString& text) {
    m_text = text;
    if (auto* label = qobject_cast<QLabel*>(m_shown)) label->setText(choiceText(m_key, text.toStdString()));
    if (auto* box = qobject_cast<QCheckBox*>(m_input)) box->setChecked(text == u"true"_s);
    if (auto* box = qobject_cast<NumberBox*>(m_input)) box->setText(text);
    if (auto* box = qobject_cast<QComboBox*>(m_input)) box->setCurrentIndex(box->findData(text));
    if (auto* line = qobject_cast<QLineEdit*>(m_input); line && line->text() != text) line->setText(text);
}

QString FieldEditor::text() const {
    return m_text;
}

void FieldEditor::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void FieldEditor::retranslate() {
    if (auto* box = qobject_cast<QComboBox*>(m_input))
        for (int i = 0; i < box->count(); ++i)
            box->setItemText(i, choiceText(m_key, box->itemData(i).toString().toStdString()));
    if (auto* label = qobject_cast<QLabel*>(m_shown)) label->setText(choiceText(m_key, m_text.toStdString()));
    if (auto* line = qobject_cast<QLineEdit*>(m_input); line && fieldKind(m_key) != FieldKind::Text)
        line->setPlaceholderText(tr("none named"));
}

} // namespace ui
