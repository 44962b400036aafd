/// The table of records, with the keys of a spreadsheet: what is typed replaces a cell, Enter goes down, Tab to the
/// right. It knows what is selected, as rows in one piece, and keeps its columns as the person arranged them.
#pragma once

#include "ui/data/CellEditor.h"
#include "ui/data/RecordTableModel.h"

#include <QTableView>
#include <QTimer>

#include <array>
#include <optional>
#include <vector>

class QMenu;

namespace ui {

class LabelCounts;
class RecordDelegate;
class Settings;

class RecordTableView : public QTableView {
    Q_OBJECT
public:
    using Ids = std::vector<core::RecordId>;
    struct Rows {
        int first = 0;
        int last = 0;
    };

    RecordTableView(RecordTableModel& records, Settings& settings, QWidget* parent = nullptr);
    ~RecordTableView() override;

    /// Shows the columns that a project of labels needs, or that the person wants, and offers labels where one is
    /// edited.
    void followLabels(const LabelCounts& labels);
    /// The rows with a selected cell, from the top, without overlap; where nothing is selected, the current one.
    std::vector<Rows> selectedRows() const;
    int selectedRowCount() const;
    Ids selectedIds() const;
    /// Of the records whose cell of this column is selected.
    Ids idsOfCells(RecordColumn column) const;
    core::RecordId currentId() const;
    /// Shown columns from left to right, all or those with a selected cell.
    std::vector<RecordColumn> shownColumns() const;
    std::vector<RecordColumn> selectedColumns() const;
    /// Selects whole rows and scrolls to the first; false where none of them is in the list.
    bool show(const Ids& records);
    void goToRow(int step);
    /// The first text of that row becomes the current cell.
    void goTo(int row);
    void editCurrent(std::optional<RecordColumn> column = {});
    /// Hands the text of an open field over.
    void commitOpenField();
    QMenu* makeColumnMenu();

signals:
    void currentRecordChanged(core::RecordId record);
    void selectionChangedTo(int rows);
    /// Enter or a double click on a cell whose value is one of a few.
    void choiceAsked(ui::RecordColumn column, const QPoint& place);
    void menuAsked(const QPoint& place);

protected:
    bool edit(const QModelIndex& index, EditTrigger trigger, QEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index,
                                                         const QEvent* event = nullptr) const override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;

private:
    struct Place;
    /// Shown as the project needs them.
    static constexpr std::array ProjectColumns{RecordColumn::Input, RecordColumn::Output, RecordColumn::Label};
    void arrange();
    void fitRows();
    void fitColumns();
    void fitTexts(int room);
    void showLabels();
    /// Without the person's own choice, the project decides.
    void chooseColumn(RecordColumn column, std::optional<bool> isShown);
    bool isUsual(RecordColumn column) const;
    int widthOf(const QStringList& texts) const;
    int titleWidth(RecordColumn column) const;
    void rememberPlace();
    void restorePlace();
    void beginWhereTheFocusIs();
    void restoreColumns();
    void keepColumns();
    void leave(CellEditor::Leave leave);
    void step(int rows, int columns);
    /// Alone, whatever keys are held: Ctrl+Enter, Shift+Tab.
    void makeCurrent(const QModelIndex& index);

    RecordTableModel& m_records;
    Settings& m_settings;
    RecordDelegate* m_delegate;
    const LabelCounts* m_labels = nullptr;
    std::unique_ptr<Place> m_place; ///< where one was when the list began anew
    QModelIndex m_goal; ///< of the move that is under way
    QTimer m_keepColumns;
    bool m_isFitting = false;
    bool m_isArrangedByHand = false;
    bool m_isComposing = false;
};

} // namespace ui
