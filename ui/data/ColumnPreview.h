/// The first rows of a file that is to be imported, with a choice above each column of what it becomes in a record.
#pragma once

#include "core/exchange/DataPreview.h"

#include <QTableWidget>

#include <optional>
#include <vector>

namespace ui {

class ChoiceBox;

class ColumnPreview : public QTableWidget {
    Q_OBJECT
public:
    explicit ColumnPreview(QWidget* parent = nullptr);

    void showPreview(const core::DataPreview& preview);
    /// The texts in the language of the moment.
    void retranslate();

signals:
    /// What the person chose for one column, and what other column gives the field up for it.
    void columnsChosen(const std::vector<core::ColumnUse>& columns);

private:
    void makeColumns();
    void fillRows(const core::DataPreview& preview);
    void choose(std::size_t column, int index);

    std::vector<core::DataColumn> m_columns;
    std::vector<ChoiceBox*> m_choices;
};

/// «Instruction», «Earlier turns» …
QString dataFieldText(core::DataField field);

} // namespace ui
