/// Rows of a table as they are drawn everywhere: a thin line under each, a frame around the cell that the keys are for,
/// and an editor as large as its cell.
#pragma once

#include <QStyledItemDelegate>

namespace ui {

class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// Once for an editor: what is typed stays, whatever the model says of the row meanwhile.
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

protected:
    /// What is in the cell; the focus is framed by paint().
    virtual void paintCell(QPainter* painter, const QStyleOptionViewItem& cell, const QModelIndex& index) const;
};

} // namespace ui
