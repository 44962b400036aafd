#include "ui/playground/ColumnsView.h"

#include "ui/playground/AnswerColumn.h"
#include "ui/shell/Symbols.h"
#include "ui/shell/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

ColumnsView::ColumnsView(QWidget* parent)
    : QScrollArea(parent), m_row(new QHBoxLayout), m_add(new QToolButton(this)), m_menu(new QMenu(this)) {
    setObjectName(u"columnsView"_s);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    content->setLayout(m_row);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(Spacing::Small);
    m_add->setObjectName(u"addColumn"_s);
    m_add->setIcon(symbol(Symbol::Plus));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setFocusPolicy(Qt::StrongFocus);
    m_add->setMenu(m_menu);
    setRole(m_add, Role::Flat);
    setWidget(content);
    connect(m_menu, &QMenu::aboutToShow, this, &ColumnsView::fillMenu);
    retranslate();
}

void ColumnsView::setAvailable(const std::vector<AnswerSource>& sources) {
    m_available = sources;
    std::vector<AnswerSource> kept;
    for (AnswerColumn* column : m_columns) {
        const auto found = std::ranges::find(sources, column->source().key, &AnswerSource::key);
        column->setListed(found != sources.end());
        if (column->isListed())
            kept.push_back(*found);
        else if (column->answer())
            kept.push_back(column->source());
    }
    if (kept.empty() && !sources.empty()) kept.push_back(sources.front());
    setSources(kept);
}

void ColumnsView::showBeside(const AnswerSource& first, const AnswerSource& second) {
    std::vector<AnswerSource> wanted{first, second};
    for (const AnswerColumn* column : m_columns)
        if (column->isCorrecting() && column->source().key != first.key) wanted.push_back(column->source());
    setSources(wanted);
}

AnswerColumn* ColumnsView::correctedAt(const QWidget* widget) const {
    const auto found = std::ranges::find_if(m_columns, [&](const AnswerColumn* column) {
        return column->isCorrecting() && widget && column->isAncestorOf(widget);
    });
    return found == m_columns.end() ? nullptr : *found;
}

void ColumnsView::dropUnlisted() {
    std::vector<AnswerSource> kept;
    for (const AnswerColumn* column : m_columns)
        if (column->isListed()) kept.push_back(column->source());
    if (kept.empty() && !m_available.empty()) kept.push_back(m_available.front());
    setSources(kept);
}

void ColumnsView::clear() {
    for (AnswerColumn* column : m_columns) column->clear();
}

AnswerColumn* ColumnsView::unkept() const {
    const auto found = std::ranges::find_if(m_columns, [](const AnswerColumn* column) { return column->hasChanges(); });
    return found == m_columns.end() ? nullptr : *found;
}

void ColumnsView::setSources(const std::vector<AnswerSource>& sources) {
    std::vector<AnswerColumn*> columns;
    for (const AnswerSource& source : sources) {
        const auto found = std::ranges::find_if(
            m_columns, [&](const AnswerColumn* column) { return column->source().key == source.key; });
        if (found == m_columns.end()) {
            columns.push_back(make(source));
            continue;
        }
        columns.push_back(*found);
        columns.back()->setSource(source);
        m_columns.erase(found);
    }
    for (AnswerColumn* column : m_columns) {
        column->hide();
        column->deleteLater();
    }
    m_columns = std::move(columns);
    arrange();
}

std::vector<AnswerSource> ColumnsView::sources() const {
    std::vector<AnswerSource> sources;
    for (const AnswerColumn* column : m_columns) sources.push_back(column->source());
    return sources;
}

AnswerColumn* ColumnsView::find(const AnswerSource& source) const {
    const auto found = std::ranges::find_if(
        m_columns, [&](const AnswerColumn* column) { return column->source().key == source.key; });
    return found == m_columns.end() ? nullptr : *found;
}

AnswerColumn* ColumnsView::make(const AnswerSource& source) {
    auto* column = new AnswerColumn(source, widget());
    connect(column, &AnswerColumn::removeAsked, this, [this, column] { remove(column); });
    connect(column, &AnswerColumn::moveAsked, this, [this, column](int by) { move(column, by); });
    connect(column, &AnswerColumn::corrected, this,
            [this, column](const QString& text) { emit corrected(column, text); });
    connect(column, &AnswerColumn::recordAsked, this, &ColumnsView::recordAsked);
    connect(column, &AnswerColumn::sourceAsked, this, [this, column] { emit sourceAsked(column->source().key); });
    return column;
}

QWidget* ColumnsView::addButton() const {
    return m_add;
}

void ColumnsView::move(AnswerColumn* column, int by) {
    const auto at = std::ranges::find(m_columns, column) - m_columns.begin();
    const auto to = at + by;
    if (to < 0 || to >= static_cast<std::ptrdiff_t>(m_columns.size())) return;
    std::swap(m_columns[static_cast<std::size_t>(at)], m_columns[static_cast<std::size_t>(to)]);
    arrange();
    emit chosen();
}

void ColumnsView::remove(AnswerColumn* column) {
    if (m_columns.size() < 2) return;
    std::erase(m_columns, column);
    column->hide();
    column->deleteLater();
    arrange();
    emit chosen();
}

void ColumnsView::arrange() {
    while (QLayoutItem* item = m_row->takeAt(0)) delete item;
    const int count = static_cast<int>(m_columns.size());
    for (int i = 0; i < count; ++i) {
        AnswerColumn* column = m_columns[static_cast<std::size_t>(i)];
        m_row->addWidget(column, 1);
        column->setPlace(i, count);
        column->show();
    }
}

void ColumnsView::fillMenu() {
    m_menu->clear();
    for (const AnswerSource& source : m_available) {
        if (find(source)) continue;
        QString name = source.folder.isEmpty() ? tr("Base model") : source.name;
        QAction* action = m_menu->addAction(name.replace(u"&"_s, u"&&"_s));
        action->setToolTip(source.folder);
        connect(action, &QAction::triggered, this, [this, source] {
            std::vector<AnswerSource> wanted = sources();
            wanted.push_back(source);
            setSources(wanted);
            emit chosen();
            ensureWidgetVisible(m_columns.back());
        });
    }
    if (m_menu->isEmpty()) m_menu->addAction(tr("There is no other adapter"))->setEnabled(false);
}

void ColumnsView::changeEvent(QEvent* event) {
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void ColumnsView::retranslate() {
    m_add->setText(tr("Column"));
    m_add->setAccessibleName(tr("Add a column"));
    m_add->setToolTip(tr("One more adapter, or the base model, answers the same prompt."));
}

} // namespace ui
