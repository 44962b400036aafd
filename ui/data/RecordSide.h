/// What stands at the right of the table: the editor of the selected records, or in its place, while they are wanted,
/// the history or the export.
#pragma once

#include "core/project/StoredRecord.h"
#include "ui/data/DataSessions.h"

#include <QStackedWidget>

#include <vector>

namespace ui {

class Actions;
class Dialogs;
class ExportPanel;
class HistoryPanel;
class RecordEditor;

class RecordSide : public QStackedWidget {
    Q_OBJECT
public:
    RecordSide(const DataSessions& sessions, Actions& actions, Dialogs& dialogs, QWidget* parent = nullptr);

    void setRecords(std::vector<core::RecordId> records);
    /// What is typed goes to the project now.
    void commit();
    void showEditor();
    /// Takes the keyboard there.
    void showHistory();
    void showExport();
    bool isEditor() const;
    void takeFocus();

    /// Of what is shown: a wide panel behind it takes no room.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void stepWanted(int by);
    /// The editor is back; the keyboard belongs to the table again.
    void closed();
    void changed();

private:
    RecordEditor* m_editor;
    HistoryPanel* m_history;
    ExportPanel* m_export;
    std::vector<core::RecordId> m_records; ///< given to the export when it is shown: they may be a million
};

} // namespace ui
