/// The first rows of a file that is to be imported, with a choice above each column of what it becomes in a record.
/// A column gets its choice and its texts when it comes into sight: a table may have thousands.
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

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void updateGeometries() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeColumns(const std::vector<core::DataColumn>& columns);
    void fillVisible();
    void shareWidth();
    void fill(std::size_t column);
    void label(std::size_t column);
    ChoiceBox* makeChoice(std::size_t column);
    void choose(std::size_t column, int index);

    struct Column {
        core::DataColumn use;
        ChoiceBox* choice = nullptr; ///< once it was in sight
        bool isFilled = false;       ///< with the rows of the preview
    };
    std::vector<Column> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

/// «Instruction», «Earlier turns» …
QString dataFieldText(core::DataField field);

} // namespace ui
