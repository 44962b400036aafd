#include "ui/data/LabelButtons.h"

#include "ui/data/LabelCommands.h"
#include "ui/session/LabelCounts.h"
#include "ui/shell/ElidedText.h"
#include "ui/shell/Theme.h"

#include <QEvent>
#include <QGridLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int Columns = 2; // more would make the editor wider than its texts need

} // namespace

LabelButtons::LabelButtons(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
    setObjectName(u"labelButtons"_s);
    m_grid->setContentsMargins(0, Spacing::Hair, 0, 0);
    m_grid->setSpacing(Spacing::Hair);
    for (int column = 0; column < Columns; ++column) m_grid->setColumnStretch(column, 1);
}

void LabelButtons::showLabels(const LabelCounts& labels) {
    std::vector<std::string> names = labels.keyed();
    const bool isOfSeveral = labels.isOfSeveral();
    if (names == m_names && isOfSeveral == m_isOfSeveral) return;
    m_isOfSeveral = isOfSeveral;
    m_names = std::move(names);
    while (m_buttons.size() > m_names.size()) {
        delete m_buttons.back();
        m_buttons.pop_back();
    }
    while (m_buttons.size() < m_names.size()) {
        const std::size_t place = m_buttons.size();
        auto* button = new ElidedButton(this);
        button->setObjectName(u"labelButton%1"_s.arg(place + 1));
        button->setCheckable(true);
        button->setProperty("choice", true);
        button->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // a long name is shortened
        connect(button, &QPushButton::clicked, this, [this, place] {
            showChosen(m_text); // it shows what is in the record, not what was pressed
            emit chosen(m_names[place]);
        });
        m_grid->addWidget(button, static_cast<int>(place) / Columns, static_cast<int>(place) % Columns);
        m_buttons.push_back(button);
    }
    retranslate();
    showChosen(m_text);
    setReadOnly(m_isReadOnly);
}

void LabelButtons::showChosen(const std::string& text) {
    m_text = text;
    for (std::size_t i = 0; i < m_buttons.size(); ++i) m_buttons[i]->setChecked(LabelCounts::isAmong(text, m_names[i]));
}

void LabelButtons::setReadOnly(bool isReadOnly) {
    m_isReadOnly = isReadOnly;
    for (QPushButton* button : m_buttons) button->setEnabled(!isReadOnly);
}

void LabelButtons::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void LabelButtons::retranslate() {
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const QString name = QString::fromStdString(m_names[i]);
        m_buttons[i]->setText(QString(name).replace(u"&"_s, u"&&"_s));
        m_buttons[i]->setAccessibleName(tr("Label %1").arg(name));
        const QString what =
            m_isOfSeveral ? tr("Puts this label in, or takes it out (%1).") : tr("Gives the record this label (%1).");
        m_buttons[i]->setToolTip(what.arg(LabelCommands::keyText(i)));
    }
}

} // namespace ui
