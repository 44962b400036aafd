#include "ui/start/ModelRows.h"

#include "ui/session/ModelSession.h"
#include "ui/shell/BarButton.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"

#include <QEvent>
#include <QLabel>
#include <QSet>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

ModelRows::ModelRows(ModelSession& models, QWidget* parent)
    : QWidget(parent), m_models(models), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
    connect(&m_models, &ModelSession::knownModelsChanged, this, &ModelRows::fill);
    connect(&m_models, &ModelSession::baseChanged, this, &ModelRows::fill);
    fill();
}

void ModelRows::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) fill();
}

void ModelRows::fill() {
    const bool hadFocus = isAncestorOf(focusWidget()) && focusWidget()->hasFocus();
    while (QLayoutItem* item = m_column->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater(); // a row may be the one that was clicked
        }
        delete item;
    }
    QSet<QString> shown;
    if (m_models.base()) shown += m_models.base()->folder;
    for (const QString& folder : m_models.recent()) {
        if (shown.contains(folder)) continue;
        if (shown.size() == (m_models.base() ? 1 : 0)) addHeading(tr("Used before"));
        shown += folder;
        addRow(modelName(folder), folder);
    }
    bool first = true;
    for (const CachedModel& model : m_models.cached()) {
        if (shown.contains(model.folder)) continue;
        if (std::exchange(first, false)) addHeading(tr("In the Hugging Face cache"));
        addRow(model.name, model.folder);
    }
    setVisible(m_column->count() > 0);
    if (hadFocus && m_column->count() > 1) m_column->itemAt(1)->widget()->setFocus();
}

void ModelRows::addHeading(const QString& text) {
    auto* label = new QLabel(text, this);
    label->setContentsMargins(Spacing::Small, Spacing::Small, 0, 0);
    setRole(label, Role::Muted);
    m_column->addWidget(label);
}

void ModelRows::addRow(const QString& name, const QString& folder) {
    auto* row = new BarButton(BarButton::Opens::Nothing, this);
    row->setObjectName(u"modelRow"_s);
    row->setIcon(symbol(Symbol::Model, SymbolColor::Muted));
    row->say(name, pathText(folder), name, tr("Looks at this folder and works with it if nothing is wrong."));
    m_column->addWidget(row);
    connect(row, &BarButton::clicked, &m_models, [this, folder] { m_models.inspect(folder); });
}

} // namespace ui
