#include "ui/data/ColumnPreview.h"

#include "core/text/VisibleText.h"
#include "ui/data/ChoiceBox.h"
#include "ui/shell/RowFit.h"
#include "ui/shell/Theme.h"

#include <QCoreApplication>
#include <QHeaderView>

#include <algorithm>
#include <array>

namespace ui {
namespace {

constexpr std::size_t MostColumns = 40;
constexpr qsizetype ShownLength = 160;
constexpr int ColumnWidth = 180;

constexpr std::array Fields{core::DataField::Instruction, core::DataField::Input,  core::DataField::Output,
                            core::DataField::System,      core::DataField::Turns,  core::DataField::Conversation,
                            core::DataField::Status,      core::DataField::Split,  core::DataField::Note};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ColumnPreview)
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
    setTabKeyNavigation(false); // Tab goes on to the next choice
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    fitRowsToFont(*this);
    horizontalHeader()->setDefaultSectionSize(ColumnWidth);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setHighlightSections(false);
}

void ColumnPreview::showPreview(const core::DataPreview& preview) {
    std::vector<core::DataColumn> columns = preview.columns;
    if (columns.size() > MostColumns) columns.resize(MostColumns);
    const bool isSame = std::ranges::equal(columns, m_columns, {}, &core::DataColumn::name, &core::DataColumn::name);
    m_columns = std::move(columns);
    if (!isSame) makeColumns();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const QSignalBlocker quiet(m_choices[i]);
        m_choices[i]->setCurrentIndex(indexOf(m_columns[i].field));
    }
    fillRows(preview);
}

void ColumnPreview::makeColumns() {
    clear();
    m_choices.clear();
    setRowCount(1);
    setColumnCount(static_cast<int>(m_columns.size()));
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        auto* choice = new ChoiceBox(this);
        choice->setObjectName(QStringLiteral("column%1").arg(i));
        connect(choice, &QComboBox::currentIndexChanged, this, [this, i](int index) { choose(i, index); });
        m_choices.push_back(choice);
        setCellWidget(0, static_cast<int>(i), choice);
    }
    setRowHeight(0, rowHeightOf(fontMetrics()) + Spacing::Small);
    retranslate();
}

void ColumnPreview::retranslate() {
    QStringList names;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const QString name = QString::fromStdString(core::oneLine(m_columns[i].name));
        names += name;
        ChoiceBox* choice = m_choices[i];
        const QSignalBlocker quiet(choice);
        choice->clear();
        choice->addItem(Words::tr("not used"));
        for (const core::DataField field : Fields) choice->addItem(dataFieldText(field));
        choice->setCurrentIndex(indexOf(m_columns[i].field));
        choice->setAccessibleName(Words::tr("What “%1” becomes").arg(name));
        choice->setToolTip(Words::tr("Which part of a record is made of this column."));
    }
    setHorizontalHeaderLabels(names);
    setAccessibleName(Words::tr("First rows of the file"));
}

void ColumnPreview::fillRows(const core::DataPreview& preview) {
    setRowCount(1 + static_cast<int>(preview.rows.size()));
    for (std::size_t row = 0; row < preview.rows.size(); ++row) {
        for (std::size_t column = 0; column < m_columns.size(); ++column) {
            const auto& cells = preview.rows[row];
            const QString text =
                column < cells.size() ? QString::fromStdString(core::oneLine(cells[column])) : QString();
            auto* item = new QTableWidgetItem(text.left(ShownLength));
            item->setToolTip(text.toHtmlEscaped());
            if (!m_columns[column].field) item->setForeground(palette().color(QPalette::PlaceholderText));
            setItem(1 + static_cast<int>(row), static_cast<int>(column), item);
        }
    }
}

void ColumnPreview::choose(std::size_t column, int index) {
    std::optional<core::DataField> field;
    if (index > 0) field = Fields[static_cast<std::size_t>(index) - 1];
    std::vector<core::ColumnUse> uses{{m_columns[column].name, field}};
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (field && i != column && m_columns[i].field == field) uses.push_back({m_columns[i].name, std::nullopt});
    emit columnsChosen(uses);
}

} // namespace ui
