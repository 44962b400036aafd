#include "ui/data/RecordForm.h"

#include "ui/data/FieldEdit.h"
#include "ui/data/LabelButtons.h"
#include "ui/data/LabelCommands.h"
#include "ui/data/RecordWords.h"
#include "ui/session/LabelCounts.h"
#include "ui/shell/Theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

const char* objectNameOf(core::RecordField field) {
    switch (field) {
    case core::RecordField::Instruction:
        return "instructionField";
    case core::RecordField::Input:
        return "inputField";
    case core::RecordField::Output:
        return "outputField";
    case core::RecordField::System:
        return "systemField";
    case core::RecordField::Label:
        return "labelField";
    case core::RecordField::Note:
        break;
    }
    return "noteField";
}

} // namespace

RecordForm::RecordForm(const LabelCounts& labels, QWidget* parent)
    : QWidget(parent), m_labels(labels), m_labelButtons(new LabelButtons(this)), m_turnsTitle(new QLabel(this)),
      m_turns(new QVBoxLayout), m_source(new QLabel(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Large, Spacing::Medium, Spacing::Large, Spacing::Medium);
    column->setSpacing(Spacing::Hair);
    constexpr std::array Order{core::RecordField::System, core::RecordField::Instruction, core::RecordField::Input,
                               core::RecordField::Output, core::RecordField::Label,       core::RecordField::Note};
    setRole(m_turnsTitle, Role::Muted);
    m_turns->setSpacing(Spacing::Hair);
    for (std::size_t i = 0; i < FieldCount; ++i) {
        m_fields[i] = makeField(Order[i]);
        column->addWidget(m_fields[i].label);
        column->addWidget(m_fields[i].edit);
        if (Order[i] == core::RecordField::Label) column->addWidget(m_labelButtons);
        column->addSpacing(Spacing::Small);
        if (Order[i] != core::RecordField::System) continue;
        column->addWidget(m_turnsTitle);
        column->addLayout(m_turns);
        column->addSpacing(Spacing::Small);
    }
    column->addLayout(makeAskButtons());
    m_source->setObjectName(u"recordSource"_s);
    m_source->setTextFormat(Qt::PlainText);
    m_source->setWordWrap(true);
    setRole(m_source, Role::Muted);
    column->addWidget(m_source);
    column->addStretch(1);
    connect(m_labelButtons, &LabelButtons::chosen, this, &RecordForm::chooseLabel);
    connect(&m_labels, &LabelCounts::changed, this, &RecordForm::showLabels);
    showLabels();
    retranslate();
    clear();
}

RecordForm::Field RecordForm::makeField(core::RecordField field) {
    Field made{.field = field, .label = new QLabel(this), .edit = new FieldEdit(this)};
    made.edit->setObjectName(QLatin1StringView(objectNameOf(field)));
    made.label->setBuddy(made.edit);
    setRole(made.label, Role::Muted);
    connect(made.edit, &FieldEdit::textChanged, this, [this] {
        if (!m_isShowing) emit typed();
    });
    if (field == core::RecordField::Label) {
        made.edit->offerLabels({});
        connect(made.edit, &FieldEdit::textChanged, m_labelButtons,
                [this, edit = made.edit] { m_labelButtons->showChosen(edit->text().toStdString()); });
    }
    connect(made.edit, &FieldEdit::left, this, &RecordForm::left);
    connect(made.edit, &FieldEdit::undoWanted, this, &RecordForm::undoWanted);
    connect(made.edit, &FieldEdit::redoWanted, this, &RecordForm::redoWanted);
    return made;
}

/// A project without labels is as it was before there were any; in one of labels, what no record uses makes room for
/// them.
bool RecordForm::isOften(core::RecordField field) const {
    switch (field) {
    case core::RecordField::Label:
        return !m_labels.isEmpty();
    case core::RecordField::Input:
    case core::RecordField::Output:
        return m_labels.isUsed(field);
    case core::RecordField::System:
    case core::RecordField::Note:
        return false;
    case core::RecordField::Instruction:
        break;
    }
    return true;
}

RecordForm::Field& RecordForm::find(core::RecordField which) {
    return *std::ranges::find(m_fields, which, &Field::field);
}

void RecordForm::showLabels() {
    find(core::RecordField::Label).edit->offerLabels(m_labels.names());
    m_labelButtons->showLabels(m_labels);
    find(core::RecordField::Label).label->setText(labelTitle());
    showFields();
}

/// With the keys of the buttons below.
QString RecordForm::labelTitle() const {
    const QString name = fieldText(core::RecordField::Label);
    const std::size_t keys = m_labels.keyed().size();
    if (keys == 0) return name;
    const QString last = keys > 1 ? u"…%1"_s.arg(keys) : QString();
    return name + u"   "_s + LabelCommands::keyText(0) + last;
}

/// As if it were typed, and the field left.
void RecordForm::chooseLabel(const std::string& label) {
    FieldEdit* edit = find(core::RecordField::Label).edit;
    const std::string text = m_labels.chosen(edit->text().toStdString(), label);
    QTextCursor cursor = edit->textCursor();
    cursor.select(QTextCursor::Document);
    cursor.insertText(QString::fromStdString(text));
    emit left();
}

/// Two by two: three in a row would make the editor wider than its texts need. Where a label is asked for, an input is
/// not: they share a place.
QLayout* RecordForm::makeAskButtons() {
    auto* asks = new QGridLayout;
    asks->setSpacing(Spacing::Small);
    asks->setColumnStretch(2, 1);
    constexpr std::array Asked{core::RecordField::System, core::RecordField::Note, core::RecordField::Input,
                               core::RecordField::Output, core::RecordField::Label};
    for (std::size_t i = 0; i < Asked.size(); ++i) {
        const int place = Asked[i] == core::RecordField::Label ? 2 : static_cast<int>(i);
        makeAskButton(find(Asked[i]));
        asks->addWidget(find(Asked[i]).ask, place / 2, place % 2);
    }
    return asks;
}

void RecordForm::makeAskButton(Field& field) {
    field.ask = new QPushButton(this);
    field.ask->setObjectName(QLatin1StringView(objectNameOf(field.field)) + "Button"_L1);
    connect(field.ask, &QPushButton::clicked, this, [this, which = field.field] {
        find(which).isAsked = true;
        showFields();
        find(which).edit->setFocus();
    });
}

void RecordForm::showRecord(const core::StoredRecord& stored) {
    const bool isAnother = stored.record.id != m_stored.record.id;
    const bool hasOtherTurns = isAnother || stored.record.turns != m_stored.record.turns;
    m_stored = stored;
    m_isShowing = true;
    for (Field& field : m_fields) {
        const QString text = QString::fromStdString(core::textOf(m_stored, field.field));
        if (isAnother) {
            field.edit->begin(text);
            field.isAsked = false;
        } else {
            field.edit->follow(text);
        }
    }
    m_isShowing = false;
    if (hasOtherTurns) showTurns();
    showSource();
    showFields();
}

void RecordForm::clear() {
    m_stored = {};
    m_isShowing = true;
    for (Field& field : m_fields) {
        field.edit->begin({});
        field.isAsked = false;
    }
    m_isShowing = false;
    showTurns();
    showSource();
    showFields();
}

void RecordForm::showFields() {
    for (const Field& field : m_fields) {
        const bool isShown = isOften(field.field) || field.isAsked || field.edit->isChanged() ||
                             field.edit->hasFocus() || !core::textOf(m_stored, field.field).empty();
        field.edit->setVisible(isShown);
        field.label->setVisible(isShown);
        if (field.ask) field.ask->setVisible(!isShown && !field.edit->isReadOnly());
        if (field.field == core::RecordField::Label) m_labelButtons->setVisible(isShown && !m_labelButtons->isEmpty());
    }
}

bool RecordForm::isChanged() const {
    return record() != 0 && std::ranges::any_of(m_fields, [](const Field& field) { return field.edit->isChanged(); });
}

bool RecordForm::isTypingLabel() const {
    const Field& label = *std::ranges::find(m_fields, core::RecordField::Label, &Field::field);
    return label.edit->hasFocus() && label.edit->isChanged();
}

bool RecordForm::isComposing() const {
    return std::ranges::any_of(m_fields, [](const Field& field) { return field.edit->isComposing(); });
}

core::StoredRecord RecordForm::current() const {
    core::StoredRecord stored = m_stored;
    for (const Field& field : m_fields)
        if (field.edit->isChanged()) core::textOf(stored, field.field) = field.edit->text().toStdString();
    return stored;
}

std::vector<core::TextEdit> RecordForm::take() {
    std::vector<core::TextEdit> edits;
    if (record() == 0) return edits;
    for (const Field& field : m_fields) {
        if (!field.edit->isChanged()) continue;
        const std::string text = field.edit->take().toStdString();
        core::textOf(m_stored, field.field) = text;
        edits.push_back({record(), field.field, text});
    }
    return edits;
}

void RecordForm::setReadOnly(bool isReadOnly) {
    for (const Field& field : m_fields) field.edit->setReadOnly(isReadOnly);
    m_labelButtons->setReadOnly(isReadOnly);
    showFields();
}

QWidget* RecordForm::firstFocus() const {
    return std::ranges::find(m_fields, core::RecordField::Instruction, &Field::field)->edit;
}

void RecordForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void RecordForm::retranslate() {
    for (const Field& field : m_fields) {
        const QString name = fieldText(field.field);
        field.label->setText(field.field == core::RecordField::Label ? labelTitle() : name);
        field.edit->setAccessibleName(name);
        switch (field.field) {
        case core::RecordField::Instruction:
            field.edit->setToolTip(tr("What the model is asked to do."));
            break;
        case core::RecordField::Input:
            field.edit->setToolTip(tr("What the instruction is about; may stay empty."));
            field.ask->setText(tr("Add input"));
            field.ask->setToolTip(field.edit->toolTip());
            break;
        case core::RecordField::Output:
            field.edit->setToolTip(tr("The answer that the model learns to give."));
            field.ask->setText(tr("Add output"));
            field.ask->setToolTip(field.edit->toolTip());
            break;
        case core::RecordField::System:
            field.edit->setToolTip(tr("Who the model is and how it behaves, said before everything else."));
            field.ask->setText(tr("Add system text"));
            field.ask->setToolTip(field.edit->toolTip());
            break;
        case core::RecordField::Label:
            field.edit->setToolTip(
                tr("What the text is judged by, such as positive; several of one text between semicolons."));
            field.ask->setText(tr("Add label"));
            field.ask->setToolTip(field.edit->toolTip());
            break;
        case core::RecordField::Note:
            field.edit->setToolTip(tr("For you and your colleagues; the model never sees it."));
            field.ask->setText(tr("Add note"));
            field.ask->setToolTip(field.edit->toolTip());
            break;
        }
    }
    m_turnsTitle->setText(tr("Earlier turns, as they came with the record"));
    showTurns();
    showSource();
}

} // namespace ui
