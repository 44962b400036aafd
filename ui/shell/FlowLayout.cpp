#include "ui/shell/FlowLayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace ui {

FlowLayout::FlowLayout(int spacing, QWidget* parent) : QLayout(parent) {
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem* item) {
    m_items.emplace_back(item);
}

QLayoutItem* FlowLayout::itemAt(int index) const {
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index) {
    if (!itemAt(index)) return nullptr;
    QLayoutItem* taken = m_items[static_cast<std::size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    return taken;
}

int FlowLayout::heightForWidth(int width) const {
    return arrange(QRect(0, 0, width, 0), false);
}

/// All in one row.
QSize FlowLayout::sizeHint() const {
    QSize size(0, 0);
    for (const auto& item : m_items) {
        if (item->isEmpty()) continue;
        const QSize needed = item->sizeHint();
        size.setWidth(size.width() + (size.width() > 0 ? spacing() : 0) + needed.width());
        size.setHeight(std::max(size.height(), needed.height()));
    }
    return size;
}

QSize FlowLayout::minimumSize() const {
    QSize size(0, 0);
    for (const auto& item : m_items)
        if (!item->isEmpty()) size = size.expandedTo(item->minimumSize());
    return size;
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect& rect, bool moves) const {
    const Qt::LayoutDirection direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int left = rect.left(), top = rect.top(), height = 0;
    for (const auto& item : m_items) {
        if (item->isEmpty()) continue;
        const int widest = std::max(rect.width(), item->minimumSize().width());
        const QSize size = item->sizeHint().boundedTo(QSize(widest, QWIDGETSIZE_MAX));
        if (left > rect.left() && left + size.width() > rect.right() + 1) {
            left = rect.left();
            top += height + spacing();
            height = 0;
        }
        if (moves) item->setGeometry(QStyle::visualRect(direction, rect, QRect(QPoint(left, top), size)));
        left += size.width() + spacing();
        height = std::max(height, size.height());
    }
    return top + height - rect.top();
}

} // namespace ui
