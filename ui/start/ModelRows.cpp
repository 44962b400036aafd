#include "ui/start/ModelRows.h"

#include "ui/session/ModelSession.h"
#include "ui/shell/BarButton.h"
#include "ui/shell/ModelWords.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* FolderName = "folder";

} // namespace

ModelRows::ModelRows(ModelSession& models, const KnownModels& known, QWidget* before, QWidget* parent)
    : QWidget(parent), m_models(models), m_known(known), m_before(before), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
    connect(&m_known, &KnownModels::changed, this, &ModelRows::fill);
    fill();
}

void ModelRows::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) fill();
}

void ModelRows::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    orderTabs(); // whoever moved them into the page may have parted them
}

/// Rows that come late would come last of all.
void ModelRows::orderTabs() {
    QWidget* before = m_before;
    for (int i = 0; i < m_column->count(); ++i)
        if (QWidget* row = m_column->itemAt(i)->widget(); row->focusPolicy() != Qt::NoFocus)
            setTabOrder(std::exchange(before, row), row);
}

void ModelRows::fill() {
    QWidget* focused = focusWidget();
    const bool hadFocus = isAncestorOf(focused) && focused->hasFocus();
    const QVariant folder = hadFocus ? focused->property(FolderName) : QVariant();
    while (QLayoutItem* item = m_column->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater(); // a row may be the one that was clicked
        }
        delete item;
    }
    std::optional<KnownModel::Origin> last;
    for (const KnownModel& model : m_known.list()) {
        if (m_models.base() && m_models.base()->folder == model.folder) continue; // its card stands above
        if (last != model.origin) addHeading(headingText(model.origin));
        last = model.origin;
        addRow(model);
    }
    setVisible(m_column->count() > 0);
    orderTabs();
    if (!hadFocus || m_column->count() < 2) return;
    QWidget* next = m_column->itemAt(1)->widget();
    for (int i = 0; i < m_column->count(); ++i)
        if (QWidget* row = m_column->itemAt(i)->widget(); row->property(FolderName) == folder && folder.isValid())
            next = row;
    next->setFocus();
}

void ModelRows::addHeading(const QString& text) {
    auto* label = new QLabel(text, this);
    label->setContentsMargins(Spacing::Small, Spacing::Small, 0, 0);
    setRole(label, Role::Muted);
    m_column->addWidget(label);
}

/// The name of a cached model says where it lies.
void ModelRows::addRow(const KnownModel& model) {
    QStringList parts{glanceText(model)};
    if (model.origin == KnownModel::Origin::Recent) parts += pathText(model.folder);
    parts.removeAll(QString());
    const QString detail = parts.join(u" · "_s);
    const QString reason = fitReason(model.fit);
    auto* row = new BarButton(BarButton::Opens::Nothing, this);
    row->setObjectName(u"modelRow"_s);
    row->setProperty(FolderName, model.folder);
    row->setIcon(symbol(Symbol::Model, SymbolColor::Muted));
    row->say(model.name, detail, detail.isEmpty() ? model.name : model.name + u", "_s + detail,
             tr("Looks at this folder and works with it if nothing is wrong.") + u'\n' + pathText(model.folder) +
                 (reason.isEmpty() ? QString() : u'\n' + reason));
    row->setDot(fitColor(model.fit.fit, palette()));
    m_column->addWidget(row);
    connect(row, &BarButton::clicked, &m_models, [this, folder = model.folder] { m_models.inspect(folder); });
}

} // namespace ui
