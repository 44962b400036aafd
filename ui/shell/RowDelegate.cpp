#include "ui/shell/RowDelegate.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QPainter>

namespace ui {

using namespace Qt::StringLiterals;

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem cell = option;
    cell.state &= ~QStyle::State_HasFocus; // it is framed below
    paintCell(painter, cell, index);
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    painter->save();
    painter->setPen(option.palette.color(QPalette::Mid));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (view && view->hasFocus() && view->currentIndex() == index) {
        painter->setPen(QPen(option.palette.color(QPalette::Link), 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -2));
    }
    painter->restore();
}

void RowDelegate::paintCell(QPainter* painter, const QStyleOptionViewItem& cell, const QModelIndex& index) const {
    QStyledItemDelegate::paint(painter, cell, index);
}

QWidget* RowDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const {
    auto* editor = new QLineEdit(parent);
    editor->setObjectName(u"cellEditor"_s);
    editor->setFrame(false);
    editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    return editor;
}

void RowDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    constexpr const char* Filled = "isFilled";
    if (editor->property(Filled).toBool()) return;
    editor->setProperty(Filled, true);
    QStyledItemDelegate::setEditorData(editor, index);
}

void RowDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const {
    editor->setGeometry(option.rect);
}

} // namespace ui
