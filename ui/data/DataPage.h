/// The records of the open project: kinds at the left, the table with its filter in the middle, the editor at the
/// right. It wires these parts to the sessions and to the commands; each part knows its own work.
#pragma once

#include "core/Problem.h"
#include "ui/data/DataSessions.h"
#include "ui/shell/Page.h"

#include <QTimer>

#include <vector>

class QSplitter;
class QStackedWidget;

namespace core {
struct RecordFilter;
}

namespace ui {

class Actions;
class ChosenLine;
class DataNotices;
class DataWelcome;
class Dialogs;
class FilterBar;
class ImportPanel;
class PageLabels;
class PasteLine;
class RecordClipboard;
class RecordCommands;
class RecordFetch;
class RecordReveal;
class RecordSide;
class RecordTableModel;
class RecordTableView;
class Settings;
class StatusLine;
class TokenTally;
class ToolRow;
class ViewList;

class DataPage : public Page {
    Q_OBJECT
public:
    DataPage(const DataSessions& sessions, Actions& actions, Dialogs& dialogs, Settings& settings,
             QWidget* parent = nullptr);
    ~DataPage() override;

    /// Selects the destination's records and scrolls to them.
    void arrive(const Destination& destination) override;
    QWidget* firstFocus() const override;

signals:
    /// What was just done, for whoever is on another page.
    void said(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeParts(Settings& settings);
    void layOut();
    void restoreWidths();
    void bindSessions();
    void bindParts();
    void bindActions();
    void showKind(const core::RecordFilter& kind);
    void chooseFiles();
    void chooseFolder();
    void refresh();
    bool doesImportFill() const;
    void refreshNumbers();
    void refreshSelection();
    void takeFocus() {
        if (QWidget* first = firstFocus()) first->setFocus();
    }
    void showQueryProblems(const std::vector<core::Problem>& problems);
    void goToNextPart(int step);
    void retranslate();

    DataSessions m_sessions;
    Actions& m_actions;
    Dialogs& m_dialogs;
    Settings& m_settings;
    RecordTableModel* m_model = nullptr;
    RecordTableView* m_table = nullptr;
    RecordFetch* m_fetch = nullptr;
    RecordReveal* m_reveal = nullptr;
    PageLabels* m_labels = nullptr;
    RecordCommands* m_commands = nullptr;
    RecordClipboard* m_clipboard = nullptr;
    TokenTally* m_tally = nullptr;
    ViewList* m_views = nullptr;
    ToolRow* m_tools = nullptr;
    FilterBar* m_filter = nullptr; ///< of the tools
    DataNotices* m_notices = nullptr;
    PasteLine* m_paste = nullptr;
    ChosenLine* m_chosen = nullptr;
    DataWelcome* m_welcome = nullptr;
    QWidget* m_centre = nullptr;
    QStackedWidget* m_middle = nullptr; ///< the table, or the welcome
    ImportPanel* m_import = nullptr;
    RecordSide* m_side = nullptr;
    StatusLine* m_status = nullptr;
    QSplitter* m_splitter = nullptr;
    QTimer m_selection; ///< the editor follows when the keys rest
    bool m_isUnread = false; ///< the project was not read to its end
};

} // namespace ui
