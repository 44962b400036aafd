#include "ui/data/LabelPopup.h"

#include "ui/data/LabelWords.h"
#include "ui/data/RecordWords.h"
#include "ui/session/LabelCounts.h"
#include "ui/shell/Quantity.h"
#include "ui/shell/RowFit.h"
#include "ui/shell/Theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QScreen>
#include <QScrollBar>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t MostRows = 500; // who has more of them finds one by its name
constexpr int ShownRows = 12;
constexpr int Letters = 52;
constexpr int AllColumn = static_cast<int>(AllSplits.size()) + 1;

} // namespace

LabelPopup::LabelPopup(const LabelCounts& labels, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_labels(labels), m_table(new QTableWidget(this)) {
    setObjectName(u"labelPopup"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::Medium, Spacing::Medium, Spacing::Medium, Spacing::Medium);
    column->setSpacing(Spacing::Small);
    const QStringList advice = labelAdvice(labels);
    for (const QString& sentence : advice) {
        auto* shown = new QLabel(sentence, this);
        shown->setObjectName(u"labelAdvice"_s);
        shown->setTextFormat(Qt::PlainText);
        shown->setWordWrap(true);
        setRole(shown, isUneven(labels) && &sentence == &advice.front() ? Role::Warning : Role::Muted);
        column->addWidget(shown);
    }
    column->addWidget(m_table);
    m_table->setObjectName(u"labelTable"_s);
    m_table->setAccessibleName(tr("Records of each label"));
    m_table->setToolTip(tr("Shows only the records of one label (Enter, or a click)."));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_table, &QTableWidget::cellClicked, this, &LabelPopup::choose);
    fill();
    setFocusProxy(m_table);
}

void LabelPopup::fill() {
    std::vector<const core::LabelUse*> shown;
    for (const core::LabelUse& use : m_labels.labels())
        if (shown.size() < MostRows) shown.push_back(&use);
    if (m_labels.unlabelled().total() > 0) shown.push_back(&m_labels.unlabelled());
    QStringList titles{fieldText(core::RecordField::Label)};
    for (const core::Split split : AllSplits) titles += splitText(split);
    titles += tr("All", "records of a label");
    m_table->setColumnCount(static_cast<int>(titles.size()));
    m_table->setHorizontalHeaderLabels(titles);
    m_table->setRowCount(static_cast<int>(shown.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const core::LabelUse& use = *shown[static_cast<std::size_t>(row)];
        auto* name = new QTableWidgetItem(labelText(use));
        name->setData(Qt::UserRole, QString::fromStdString(use.label));
        m_table->setItem(row, 0, name);
        for (int column = 1; column <= AllColumn; ++column) {
            const qint64 count = column == AllColumn ? use.total() : use.bySplit[column - 1];
            auto* item = new QTableWidgetItem(countText(count));
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(row, column, item);
        }
    }
    for (int column = 1; column <= AllColumn; ++column)
        m_table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    const int height = rowHeightOf(fontMetrics());
    m_table->verticalHeader()->setDefaultSectionSize(height);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            height * std::clamp(m_table->rowCount(), 1, ShownRows) + 2);
    m_table->setFixedWidth(Letters * letterWidth(fontMetrics()));
    m_table->setCurrentCell(0, 0);
}

void LabelPopup::showAbove(const QPoint& place) {
    adjustSize();
    const QRect room = parentWidget()->screen()->availableGeometry();
    QRect frame(QPoint(place.x(), place.y() - height()), size());
    frame.moveRight(std::min(frame.right(), room.right()));
    frame.moveTop(std::max(frame.top(), room.top()));
    move(frame.topLeft());
    show();
    m_table->setFocus(Qt::PopupFocusReason);
}

void LabelPopup::choose(int row) {
    if (row < 0) return;
    emit chosen(m_table->item(row, 0)->data(Qt::UserRole).toString().toStdString());
    close();
}

void LabelPopup::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        choose(m_table->currentRow());
    else
        QFrame::keyPressEvent(event);
}

} // namespace ui
