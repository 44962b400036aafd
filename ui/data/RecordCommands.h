/// What the commands of the window do to the records that are selected in the table. It says what was done, and greys
/// what cannot be done now.
#pragma once

#include "core/project/StoredRecord.h"

#include <QObject>

namespace ui {

class Actions;
class ProjectSession;
class RecordEdits;
class RecordFetch;
class RecordReveal;
class RecordTableView;

class RecordCommands : public QObject {
    Q_OBJECT
public:
    /// Texts that are changed in one step of undo; more would be held in memory twice.
    static constexpr qint64 MostCells = 200'000;

    RecordCommands(Actions& actions, ProjectSession& project, RecordEdits& edits, RecordTableView& view,
                   RecordFetch& fetch, RecordReveal& reveal, QObject* parent = nullptr);

    /// Greys what makes no sense for the selection of now.
    void refresh();
    void clearCells();
    /// Empties these; says so where there are none.
    void clear(std::vector<core::TextEdit> texts);
    /// Selected rows times selected columns.
    qint64 selectedCells() const;
    /// The texts among the selected cells, row by row.
    std::vector<core::TextEdit> selectedTexts() const;
    /// Whether so many cells can be changed at once; else it says so.
    bool isPossible(qint64 cells);

signals:
    void said(const QString& text);
    /// What is typed anywhere and not handed over yet is taken back first.
    void aboutToUndo();

private:
    void bind();
    void undo();
    void redo();
    void addRecord();
    void duplicate();
    void remove();
    void fillDown();
    void setStatus(core::Status status);
    void setSplit(core::Split split);

    Actions& m_actions;
    ProjectSession& m_project;
    RecordEdits& m_edits;
    RecordTableView& m_view;
    RecordFetch& m_fetch;
    RecordReveal& m_reveal;
};

} // namespace ui
