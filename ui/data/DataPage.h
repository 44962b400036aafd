/// The records of the open project: kinds at the left, the table with its filter in the middle, the editor at the
/// right. It wires these parts to the sessions and to the commands; each part knows its own work.
#pragma once

#include "core/Problem.h"
#include "ui/shell/Page.h"

#include <QTimer>

#include <vector>

class QAction;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace ui {

class Actions;
class DataReader;
class DataWelcome;
class Dialogs;
class FilterBar;
class NoticeLine;
class PasteLine;
class ProjectSession;
class PromptSession;
class RecordClipboard;
class RecordCommands;
class RecordEditor;
class RecordEdits;
class RecordFetch;
class RecordQuery;
class RecordReveal;
class RecordTableModel;
class RecordTableView;
class Settings;
class StatusLine;
class TokenTally;
class ViewList;

/// What the page works with, as the program made it.
struct DataSessions {
    ProjectSession& project;
    RecordEdits& edits;
    RecordQuery& query;
    PromptSession& prompts;
    DataReader& reader;
};

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
    QWidget* makeTools();
    void layOut();
    void restoreWidths();
    void bindSessions();
    void bindParts();
    void bindActions();
    void refresh();
    void refreshNumbers();
    void refreshSelection();
    void showNotes();
    void showProblems(const std::vector<core::Problem>& problems);
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
    RecordCommands* m_commands = nullptr;
    RecordClipboard* m_clipboard = nullptr;
    TokenTally* m_tally = nullptr;
    ViewList* m_views = nullptr;
    FilterBar* m_filter = nullptr;
    NoticeLine* m_notice = nullptr;
    PasteLine* m_paste = nullptr;
    DataWelcome* m_welcome = nullptr;
    QStackedWidget* m_middle = nullptr;
    RecordEditor* m_editor = nullptr;
    StatusLine* m_status = nullptr;
    QSplitter* m_splitter = nullptr;
    QWidget* m_tools = nullptr;
    QAction* m_retry = nullptr;
    std::vector<std::pair<QPushButton*, QAction*>> m_buttons;
    QTimer m_selection; ///< the editor follows when the keys rest
};

} // namespace ui
