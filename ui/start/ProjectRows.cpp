#include "ui/start/ProjectRows.h"

#include "ui/session/ProjectSession.h"
#include "ui/shell/BarButton.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Symbols.h"

#include <QEvent>
#include <QFileInfo>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

ProjectRows::ProjectRows(ProjectSession& project, QWidget* parent)
    : QWidget(parent), m_project(project), m_column(new QVBoxLayout(this)) {
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
