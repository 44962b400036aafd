#include "ui/data/ViewList.h"

#include "ui/data/LabelWords.h"
#include "ui/data/PaletteTokens.h"
#include "ui/data/RecordWords.h"
#include "ui/session/LabelCounts.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/Theme.h"

#include <QEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

enum Role { CountRole = Qt::UserRole, LabelRole };

/// All, a heading, four statuses, a heading, three uses; then, where there are labels, a heading and these.
constexpr int FirstStatus = 2;
constexpr int FirstSplit = FirstStatus + static_cast<int>(AllStatuses.size()) + 1;
constexpr int FirstLabel = FirstSplit + static_cast<int>(AllSplits.size()) + 1;
constexpr int MostLabels = 12; // the others are in the list of the line below
constexpr bool isHeading(int row) {
    return row == FirstStatus - 1 || row == FirstSplit - 1 || row == FirstLabel - 1;
}

/// The name at one side, the number at the other.
class ViewDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {0, std::max(RowHeight, option.fontMetrics.height() + 10)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const bool isChosen = option.state & QStyle::State_Selected;
        const bool isOver = option.state & QStyle::State_MouseOver;
        const Tokens colors = tokensNow();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (!isHeading(index.row()) && (isChosen || isOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(isChosen ? colors.accentGround : colors.hover);
            painter->drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), CornerRadius, CornerRadius);
        }
        QRect room = option.rect.adjusted(Spacing::Medium, 0, -Spacing::Medium, 0);
        if (isHeading(index.row())) {
            QFont small = option.font;
            small.setPointSizeF(small.pointSizeF() * 0.9);
            painter->setFont(small);
            painter->setPen(colors.muted);
            painter->drawText(room.adjusted(0, 0, 0, -3), Qt::AlignLeft | Qt::AlignBottom, index.data().toString());
            painter->restore();
            return;
        }
        const QString count = index.data(CountRole).toString();
        painter->setFont(option.font);
        painter->setPen(isChosen ? colors.accent : colors.muted);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight, count);
        room.setRight(room.right() - option.fontMetrics.horizontalAdvance(count) - Spacing::Small);
        painter->setPen(isChosen ? colors.accent : colors.text);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                          option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, room.width()));
        painter->restore();
    }
};

} // namespace

ViewList::ViewList(QWidget* parent) : QListWidget(parent) {
    setObjectName(u"viewList"_s);
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new ViewDelegate(this));
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (int row = 0; row < FirstLabel - 1; ++row) {
        auto* item = new QListWidgetItem(this);
        if (isHeading(row)) item->setFlags(Qt::NoItemFlags);
    }
    setCurrentRow(0);
    connect(this, &QListWidget::currentRowChanged, this, &ViewList::choose);
    // A click on the kind that is shown already shows it again, without the text that is looked for.
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { choose(row(item)); });
    retranslate();
}

core::RecordFilter ViewList::filterOf(int row) const {
    core::RecordFilter filter;
    if (row >= FirstLabel)
        filter.labels = m_labels->filterTexts(item(row)->data(LabelRole).toString().toStdString());
    else if (row >= FirstSplit)
        filter.splits = {AllSplits[static_cast<std::size_t>(row - FirstSplit)]};
    else if (row >= FirstStatus)
        filter.statuses = {AllStatuses[static_cast<std::size_t>(row - FirstStatus)]};
    return filter;
}

void ViewList::choose(int row) {
    if (row >= 0 && !isHeading(row)) emit chosen(filterOf(row));
}

void ViewList::showCounts(const core::RecordCounts& counts) {
    m_counts = counts;
    showCount(0, counts.total);
    for (std::size_t i = 0; i < AllStatuses.size(); ++i)
        showCount(FirstStatus + static_cast<int>(i), counts.byStatus[i]);
    for (std::size_t i = 0; i < AllSplits.size(); ++i) showCount(FirstSplit + static_cast<int>(i), counts.bySplit[i]);
}

void ViewList::showCount(int row, qint64 count) {
    item(row)->setData(CountRole, countText(count));
    item(row)->setData(Qt::AccessibleTextRole,
                       tr("%1, %Ln record(s)", nullptr, static_cast<int>(count)).arg(item(row)->text()));
}

void ViewList::showLabels(const LabelCounts& labels) {
    m_labels = &labels;
    const QSignalBlocker quiet(this);
    while (count() >= FirstLabel) delete takeItem(count() - 1);
    if (!labels.isEmpty()) {
        auto* heading = new QListWidgetItem(fieldText(core::RecordField::Label), this);
        heading->setFlags(Qt::NoItemFlags);
        const auto add = [this](const core::LabelUse& use) {
            auto* item = new QListWidgetItem(labelText(use), this);
            item->setData(LabelRole, QString::fromStdString(use.label));
            item->setToolTip(labelSplits(use));
            showCount(row(item), use.total());
        };
        for (const core::LabelUse& use : labels.labels())
            if (count() < FirstLabel + MostLabels) add(use);
        if (labels.unlabelled().total() > 0) add(labels.unlabelled());
    }
    showFilter(m_filter);
}

void ViewList::showFilter(const core::RecordFilter& filter) {
    const QSignalBlocker quiet(this);
    m_filter = filter;
    clearSelection();
    for (int row = 0; row < count(); ++row) {
        if (isHeading(row)) continue;
        const core::RecordFilter own = filterOf(row);
        if (own.statuses != filter.statuses || own.splits != filter.splits || own.labels != filter.labels) continue;
        setCurrentRow(row);
        return;
    }
    setCurrentRow(-1);
}

QSize ViewList::sizeHint() const {
    return {letterWidth(fontMetrics()) * 24, fontMetrics().height() * 12};
}

void ViewList::changeEvent(QEvent* event) {
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void ViewList::retranslate() {
    setAccessibleName(tr("Kinds of records"));
    setToolTip(tr("Shows only the records of one kind."));
    item(0)->setText(tr("All records"));
    item(FirstStatus - 1)->setText(tr("Status"));
    item(FirstSplit - 1)->setText(tr("Split"));
    for (std::size_t i = 0; i < AllStatuses.size(); ++i)
        item(FirstStatus + static_cast<int>(i))->setText(statusText(AllStatuses[i]));
    for (std::size_t i = 0; i < AllSplits.size(); ++i)
        item(FirstSplit + static_cast<int>(i))->setText(splitText(AllSplits[i]));
    showCounts(m_counts);
    if (m_labels) showLabels(*m_labels);
}

} // namespace ui
