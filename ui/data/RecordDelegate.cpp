#include "ui/data/RecordDelegate.h"

#include "ui/data/PaletteTokens.h"
#include "ui/data/RecordTableModel.h"
#include "ui/data/RecordWords.h"
#include "ui/shell/Quantity.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace ui {
namespace {

constexpr int Padding = Spacing::Small;
constexpr int LabelEdge = 6;

/// What is not here yet: a quiet bar in place of the text.
void paintMissing(QPainter* painter, const QRect& room, int row, const Tokens& colors) {
    const int width = room.width() * (5 + row * 7 % 4) / 10;
    painter->setPen(Qt::NoPen);
    painter->setBrush(colors.hover);
    painter->drawRoundedRect(QRect(room.left(), room.center().y() - 4, width, 8), 4, 4);
}

/// Whether what was looked for may be marked in it.
bool isMarked(const QModelIndex& index, core::RecordField field) {
    const auto* model = qobject_cast<const RecordTableModel*>(index.model());
    return model && model->matcher().looksIn(field);
}

} // namespace

RecordDelegate::RecordDelegate(QObject* parent) : QStyledItemDelegate(parent) {}

void RecordDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Tokens colors = tokensNow();
    const bool isChosen = option.state & QStyle::State_Selected;
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const bool isCurrent = view && view->currentIndex() == index;
    painter->save();
    painter->fillRect(option.rect, isChosen ? colors.accentGround : colors.surface);
    painter->setPen(colors.border);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const QRect room = option.rect.adjusted(Padding, 0, -Padding, -1);
    painter->setFont(option.font);
    painter->setClipRect(option.rect);
    const auto column = static_cast<RecordColumn>(index.column());
    if (column != RecordColumn::Number && index.data(RecordTableModel::IsMissing).toBool())
        paintMissing(painter, room, index.row() + index.column(), colors);
    else if (column == RecordColumn::Status)
        paintStatus(painter, room, index, colors);
    else if (column == RecordColumn::Tokens)
        paintTokens(painter, room, index, colors);
    else if (column == RecordColumn::Label && !isMarked(index, core::RecordField::Label))
        paintLabels(painter, room, index.data(Qt::DisplayRole).toString(), colors, isChosen);
    else
        paintText(painter, room, index, colors);
    if (isCurrent) {
        painter->setPen(QPen(view->hasFocus() || view->viewport()->hasFocus() ? colors.accent : colors.muted, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -1, -2));
    }
    painter->restore();
}

/// In the direction of its own letters, cut with «…», what was looked for on a coloured ground.
void RecordDelegate::paintText(QPainter* painter, const QRect& room, const QModelIndex& index,
                               const Tokens& colors) const {
    const auto column = static_cast<RecordColumn>(index.column());
    const bool isNumber = column == RecordColumn::Number;
    const QString whole = isNumber ? countText(index.row() + 1) : index.data(Qt::DisplayRole).toString();
    if (whole.isEmpty()) return;
    painter->setPen(isNumber || column == RecordColumn::Note ? colors.muted : colors.text);
    const QFontMetrics metrics = painter->fontMetrics();
    const QString text = metrics.elidedText(whole, isNumber ? Qt::ElideLeft : Qt::ElideRight, room.width());
    const auto field = fieldOf(column);
    const auto* model = qobject_cast<const RecordTableModel*>(index.model());
    const bool isRightToLeft = text.isRightToLeft();
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(isRightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(Qt::AlignVCenter |
                        (isRightToLeft || isNumber ? Qt::AlignRight | Qt::AlignAbsolute : Qt::AlignLeft));
    if (!field || !model || !model->matcher().looksIn(*field)) {
        painter->drawText(QRectF(room), text, option);
        return;
    }
    QList<QTextLayout::FormatRange> marks;
    for (const TextMatcher::Hit& hit : model->matcher().hits(whole)) {
        const qsizetype length = std::min(hit.length, text.size() - hit.start); // «…» may hide its end
        if (length <= 0) break;
        QTextLayout::FormatRange mark{static_cast<int>(hit.start), static_cast<int>(length), {}};
        mark.format.setBackground(colors.warning);
        mark.format.setForeground(colors.surface);
        marks += mark;
    }
    QTextLayout layout(text, painter->font());
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(room.width());
    layout.endLayout();
    layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - line.height()) / 2), marks);
}

/// Each on a ground of its own, from the side where its letters begin; the last is cut with «…».
void RecordDelegate::paintLabels(QPainter* painter, QRect room, const QString& text, const Tokens& colors,
                                 bool isChosen) const {
    const QFontMetrics metrics = painter->fontMetrics();
    const bool isRightToLeft = text.isRightToLeft();
    const int height = metrics.height() + 4;
    painter->setRenderHint(QPainter::Antialiasing);
    for (const QString& part : text.split(u';', Qt::SkipEmptyParts)) {
        const QString label = metrics.elidedText(part.trimmed(), Qt::ElideRight, room.width() - 2 * LabelEdge);
        if (label.isEmpty() || room.width() < 3 * LabelEdge) continue;
        QRect chip(room.left(), room.center().y() - height / 2 + 1, metrics.horizontalAdvance(label) + 2 * LabelEdge,
                   height);
        if (isRightToLeft) chip.moveRight(room.right());
        painter->setPen(Qt::NoPen);
        painter->setBrush(isChosen ? colors.surface : colors.hover);
        painter->drawRoundedRect(chip, CornerRadius, CornerRadius);
        painter->setPen(colors.text);
        painter->drawText(chip, Qt::AlignCenter, label);
        if (isRightToLeft)
            room.setRight(chip.left() - Spacing::Hair);
        else
            room.setLeft(chip.right() + Spacing::Hair);
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
}

/// Drawing one from its SVG takes as long as a row of text: each is drawn once for its size and colours.
void RecordDelegate::paintSymbol(QPainter* painter, const QRect& place, Symbol icon, SymbolColor color) const {
    const double ratio = painter->device()->devicePixelRatioF();
    const QRgb ground = tokensNow().surface.rgb(); // tells the scheme
    const SymbolKey key{static_cast<int>(icon), static_cast<int>(color), place.width(), ratio, ground};
    QPixmap& pixmap = m_symbols[key];
    if (pixmap.isNull()) {
        pixmap = QPixmap(place.size() * ratio);
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QPainter fresh(&pixmap);
        symbol(icon, color).paint(&fresh, QRect(QPoint(), place.size()));
    }
    painter->drawPixmap(place.topLeft(), pixmap);
}

void RecordDelegate::paintStatus(QPainter* painter, QRect room, const QModelIndex& index, const Tokens& colors) const {
    const auto status = static_cast<core::Status>(index.data(RecordTableModel::StatusRole).toInt());
    const int size = std::max(16, painter->fontMetrics().height());
    const QRect icon(room.left(), room.center().y() - size / 2 + 1, size, size);
    paintSymbol(painter, icon, statusSymbol(status), statusColor(status));
    room.setLeft(icon.right() + Spacing::Hair + 2);
    painter->setPen(status == core::Status::Draft ? colors.muted : colors.text);
    const QString text = painter->fontMetrics().elidedText(statusText(status), Qt::ElideRight, room.width());
    painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft, text);
}

void RecordDelegate::paintTokens(QPainter* painter, QRect room, const QModelIndex& index, const Tokens& colors) const {
    const bool isCut = index.data(RecordTableModel::IsCut).toBool();
    if (isCut) {
        const int size = std::max(14, painter->fontMetrics().height() - 2);
        paintSymbol(painter, QRect(room.right() - size + 1, room.center().y() - size / 2 + 1, size, size),
                    Symbol::Scissors, SymbolColor::Danger);
        room.setRight(room.right() - size - Spacing::Hair);
    }
    painter->setPen(isCut ? colors.danger : colors.muted);
    painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight, index.data(Qt::DisplayRole).toString());
}

QSize RecordDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {0, std::max(RowHeight, option.fontMetrics.height() + 10)};
}

QWidget* RecordDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                      const QModelIndex& index) const {
    auto* editor = new CellEditor(parent);
    editor->setFont(option.font);
    if (fieldOf(index.column()) == core::RecordField::Label) editor->offerLabels(m_labels);
    editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    auto* self = const_cast<RecordDelegate*>(this);
    connect(editor, &CellEditor::left, self, [self, editor](CellEditor::Leave leave) {
        if (leave != CellEditor::Leave::GiveUp) emit self->commitData(editor);
        emit self->closeEditor(editor, leave == CellEditor::Leave::GiveUp ? RevertModelCache : NoHint);
        emit self->left(leave);
    });
    return editor;
}

void RecordDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    static_cast<CellEditor*>(editor)->fill(index.data(Qt::EditRole).toString(), m_begin);
}

void RecordDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
    const auto* cell = static_cast<CellEditor*>(editor);
    if (cell->isChanged()) model->setData(index, cell->text(), Qt::EditRole);
}

void RecordDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                          const QModelIndex&) const {
    static_cast<CellEditor*>(editor)->placeOver(option.rect);
}

/// The field knows its own keys; the base class would take Tab and Esc from it.
bool RecordDelegate::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) return false;
    return QStyledItemDelegate::eventFilter(object, event);
}

} // namespace ui
