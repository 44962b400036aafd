/// Draws the cells of the table of records, and opens the field in which a text is edited in place.
#pragma once

#include "ui/data/CellEditor.h"
#include "ui/shell/Symbols.h"

#include <QPixmap>
#include <QStyledItemDelegate>

#include <map>
#include <tuple>

namespace ui {

struct Tokens;

class RecordDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit RecordDelegate(QObject* parent = nullptr);

    /// How the next field begins.
    void setBegin(CellEditor::Begin begin) { m_begin = begin; }
    /// Those that are offered where one is edited.
    void setLabels(const QStringList& labels) { m_labels = labels; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

signals:
    /// After its text was handed over, or given up.
    void left(ui::CellEditor::Leave leave);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void paintText(QPainter* painter, const QRect& room, const QModelIndex& index, const Tokens& colors) const;
    void paintStatus(QPainter* painter, QRect room, const QModelIndex& index, const Tokens& colors) const;
    void paintLabels(QPainter* painter, QRect room, const QString& text, const Tokens& colors, bool isChosen) const;
    void paintTokens(QPainter* painter, QRect room, const QModelIndex& index, const Tokens& colors) const;

    void paintSymbol(QPainter* painter, const QRect& place, Symbol icon, SymbolColor color) const;

    using SymbolKey = std::tuple<int, int, int, double, QRgb>; ///< icon, colour, size, pixel ratio, scheme
    mutable std::map<SymbolKey, QPixmap> m_symbols;
    QStringList m_labels;
    CellEditor::Begin m_begin = CellEditor::Begin::AtTheEnd;
};

} // namespace ui
