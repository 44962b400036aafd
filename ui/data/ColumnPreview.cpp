#include "ui/data/ColumnPreview.h"

#include "core/text/VisibleText.h"
#include "ui/data/ChoiceBox.h"
#include "ui/data/TextPreview.h"
#include "ui/shell/RowFit.h"
#include "ui/shell/Theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>
#include <array>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype ShownLength = 160;
constexpr int ColumnWidth = 180;
constexpr int LeastRows = 5; ///< with the header and the choices
/// What stands this far beside what is in sight is ready, too, so that Tab has where to go.
constexpr int Ahead = ColumnWidth;

constexpr std::array Fields{core::DataField::Instruction, core::DataField::Input, core::DataField::Output,
                            core::DataField::Label,       core::DataField::System, core::DataField::Turns,
                            core::DataField::Conversation, core::DataField::Status, core::DataField::Split,
                            core::DataField::Note};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ColumnPreview)
};

/// Each text in the direction of its own letters, as the table shows it.
class DirectedCells : public QStyledItemDelegate {
    using QStyledItemDelegate::QStyledItemDelegate;
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        option->direction = option->text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
    }
};

int indexOf(const std::optional<core::DataField>& field) {
    if (!field) return 0;
    return static_cast<int>(std::ranges::find(Fields, *field) - Fields.begin()) + 1;
}

} // namespace

QString dataFieldText(core::DataField field) {
    switch (field) {
    case core::DataField::Instruction:
        return Words::tr("Instruction");
    case core::DataField::Input:
        return Words::tr("Input");
    case core::DataField::Output:
        return Words::tr("Output");
    case core::DataField::Label:
        return Words::tr("Label");
    case core::DataField::System:
        return Words::tr("System text");
    case core::DataField::Turns:
        return Words::tr("Earlier turns");
    case core::DataField::Conversation:
        return Words::tr("Whole conversation");
    case core::DataField::Status:
        return Words::tr("Status");
    case core::DataField::Split:
        return Words::tr("Split");
    case core::DataField::Note:
        return Words::tr("Note");
    }
    return {};
}

ColumnPreview::ColumnPreview(QWidget* parent) : QTableWidget(parent) {
    setObjectName(QStringLiteral("columnPreview"));
    setProperty("list", true);
    setShowGrid(false);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::NoSelection);
    setWordWrap(false);
    setItemDelegate(new DirectedCells(this));
    setTabKeyNavigation(false); // Tab goes on to the next choice
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    fitRowsToFont(*this);
    setMinimumHeight(LeastRows * rowHeightOf(fontMetrics()));
    horizontalHeader()->setDefaultSectionSize(ColumnWidth);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setHighlightSections(false);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, &ColumnPreview::fillVisible);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, &ColumnPreview::fillVisible);
}

void ColumnPreview::showPreview(const core::DataPreview& preview) {
    const bool isSame = std::ranges::equal(preview.columns, m_columns, {}, &core::DataColumn::name,
                                           [](const Column& column) { return column.use.name; });
    if (!isSame) makeColumns(preview.columns);
    m_rows = preview.rows;
    setRowCount(1 + static_cast<int>(m_rows.size()));
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        m_columns[i].use = preview.columns[i];
        m_columns[i].isFilled = false;
        if (!m_columns[i].choice) continue;
        const QSignalBlocker quiet(m_columns[i].choice);
        m_columns[i].choice->setCurrentIndex(indexOf(m_columns[i].use.field));
    }
    fillVisible();
}

/// The view asks for what is in sight while it takes the old columns down: there are none then.
void ColumnPreview::makeColumns(const std::vector<core::DataColumn>& columns) {
    m_columns.clear();
    m_rows.clear();
    clear();
    setRowCount(1);
    setColumnCount(static_cast<int>(columns.size()));
    setRowHeight(0, rowHeightOf(fontMetrics()) + Spacing::Small);
    horizontalScrollBar()->setValue(0);
    for (const core::DataColumn& column : columns) m_columns.push_back({column, nullptr, false});
    retranslate();
    shareWidth();
}

void ColumnPreview::updateGeometries() {
    QTableWidget::updateGeometries();
    fillVisible();
}

/// A few columns share the room there is.
void ColumnPreview::resizeEvent(QResizeEvent* event) {
    QTableWidget::resizeEvent(event);
    shareWidth();
}

void ColumnPreview::shareWidth() {
    if (!m_columns.empty())
        horizontalHeader()->setDefaultSectionSize(
            std::max(ColumnWidth, viewport()->width() / static_cast<int>(m_columns.size())));
}

void ColumnPreview::fillVisible() {
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const int left = columnViewportPosition(static_cast<int>(i));
        if (left > viewport()->width() + Ahead) return;
        if (left + columnWidth(static_cast<int>(i)) > -Ahead) fill(i);
    }
}

void ColumnPreview::fill(std::size_t column) {
    Column& each = m_columns[column];
    if (each.isFilled) return;
    each.isFilled = true;
    if (!each.choice) each.choice = makeChoice(column);
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const auto& cells = m_rows[row];
        const std::string& text = column < cells.size() ? cells[column] : std::string();
        auto* item = new QTableWidgetItem(textPreview(text).left(ShownLength));
        item->setToolTip(QString::fromStdString(text).toHtmlEscaped().replace(u'\n', u"<br>"_s));
        if (!each.use.field) item->setForeground(palette().color(QPalette::PlaceholderText));
        setItem(1 + static_cast<int>(row), static_cast<int>(column), item);
    }
}

ChoiceBox* ColumnPreview::makeChoice(std::size_t column) {
    auto* choice = new ChoiceBox(this);
    choice->setObjectName(QStringLiteral("column%1").arg(column));
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // the cell says how large it is
    choice->installEventFilter(this);
    m_columns[column].choice = choice;
    label(column);
    connect(choice, &QComboBox::currentIndexChanged, this, [this, column](int index) { choose(column, index); });
    setCellWidget(0, static_cast<int>(column), choice);
    // Tab goes from column to column, in whatever order they came into sight.
    QWidget* before = this;
    for (std::size_t i = 0; i < column; ++i)
        if (m_columns[i].choice) before = m_columns[i].choice;
    setTabOrder(before, choice);
    return choice;
}

/// The keyboard takes the table with it.
bool ColumnPreview::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusIn)
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            if (m_columns[i].choice == watched) scrollTo(model()->index(0, static_cast<int>(i)));
    return QTableWidget::eventFilter(watched, event);
}

void ColumnPreview::label(std::size_t column) {
    const Column& each = m_columns[column];
    const QSignalBlocker quiet(each.choice);
    each.choice->clear();
    each.choice->addItem(Words::tr("not used"));
    for (const core::DataField field : Fields) each.choice->addItem(dataFieldText(field));
    each.choice->setCurrentIndex(indexOf(each.use.field));
    each.choice->setAccessibleName(
        Words::tr("What “%1” becomes").arg(QString::fromStdString(core::oneLine(each.use.name))));
    each.choice->setToolTip(Words::tr("Which part of a record is made of this column."));
}

void ColumnPreview::retranslate() {
    QStringList names;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        names += QString::fromStdString(core::oneLine(m_columns[i].use.name));
        if (m_columns[i].choice) label(i);
    }
    setHorizontalHeaderLabels(names);
    setAccessibleName(Words::tr("First rows of the file"));
}

void ColumnPreview::choose(std::size_t column, int index) {
    std::optional<core::DataField> field;
    if (index > 0) field = Fields[static_cast<std::size_t>(index) - 1];
    std::vector<core::ColumnUse> uses{{m_columns[column].use.name, field}};
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (field && i != column && m_columns[i].use.field == field)
            uses.push_back({m_columns[i].use.name, std::nullopt});
    emit columnsChosen(uses);
}

} // namespace ui
