#include "ui/start/ProjectRows.h"

#include "ui/session/ProjectSession.h"
#include "ui/shell/BarButton.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Symbols.h"

#include <QEvent>
#include <QFileInfo>
#include <QVBoxLayout>

#include <utility>

namespace ui {

using namespace Qt::StringLiterals;

ProjectRows::ProjectRows(ProjectSession& project, QWidget* before, QWidget* parent)
    : QWidget(parent), m_project(project), m_before(before), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2);
    connect(&m_project, &ProjectSession::recentChanged, this, &ProjectRows::fill);
    connect(&m_project, &ProjectSession::opened, this, &ProjectRows::fill);
    connect(&m_project, &ProjectSession::closed, this, &ProjectRows::fill);
    fill();
}

void ProjectRows::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) fill();
}

void ProjectRows::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    orderTabs(); // whoever moved them into the page may have parted them
}

/// Rows that come late would come last of all.
void ProjectRows::orderTabs() {
    QWidget* before = m_before;
    for (int i = 0; i < m_column->count(); ++i)
        if (QWidget* row = m_column->itemAt(i)->widget(); row->focusPolicy() != Qt::NoFocus)
            setTabOrder(std::exchange(before, row), row);
}

void ProjectRows::fill() {
    while (QLayoutItem* item = m_column->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater(); // a row may be the one that was clicked
        }
        delete item;
    }
    for (const QString& folder : m_project.recent()) addRow(folder);
    setVisible(m_column->count() > 0);
    orderTabs();
}

void ProjectRows::addRow(const QString& folder) {
    const bool isOpen = m_project.isOpen() && m_project.project()->folder == folder;
    const QString name = QFileInfo(folder).fileName();
    auto* row = new BarButton(BarButton::Opens::Nothing, this);
    row->setObjectName(u"projectRow"_s);
    row->setIcon(symbol(Symbol::Folder, isOpen ? SymbolColor::Accent : SymbolColor::Muted));
    row->say(name, isOpen ? tr("open") : pathText(folder), name, tr("Opens this project."));
    row->setEnabled(!isOpen);
    m_column->addWidget(row);
    connect(row, &BarButton::clicked, &m_project, [this, folder] { m_project.open(folder); });
}

} // namespace ui
