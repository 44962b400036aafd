/// The adapters of the project at the left, what is known of the chosen one at the right; from here one is tried,
/// named, exported, imported, put into the bin.
#pragma once

#include "ui/shell/Page.h"

#include <QStringList>

class QAction;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace core {
struct AdapterEntry;
}

namespace ui {

class Actions;
class AdapterCard;
class AdapterExport;
class AdapterExportPanel;
class AdaptersSession;
class AdaptersWelcome;
class AdapterTableModel;
class AdapterTableView;
class Dialogs;
class ModelSession;
class NoticeLine;
class ProjectSession;
class Settings;

/// What the page works on.
struct AdaptersSessions {
    ProjectSession& project;
    AdaptersSession& adapters;
    AdapterExport& release;
    ModelSession& models;
};

class AdaptersPage : public Page {
    Q_OBJECT
public:
    AdaptersPage(const AdaptersSessions& sessions, Actions& actions, Dialogs& dialogs, Settings& settings,
                 QWidget* parent = nullptr);

    /// Chooses the adapter of the run that is named; imports the folders that are named.
    void arrive(const Destination& destination) override;
    QWidget* firstFocus() const override;

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    QWidget* makeList();
    void bindCommands();
    void bindSessions();
    void bindRelease();
    const core::AdapterEntry* current() const;
    QString baseName() const;
    void showContent();
    void showAdapter();
    void showBase();
    void selectSome();
    void tryIt();
    void exportIt();
    void showExport();
    void fillPanel();
    void refreshPanel();
    void askForImport();
    /// What waits to be imported, as soon as there are a project and a base to hold it against.
    void importWaiting();
    void retranslate();

    AdaptersSessions m_sessions;
    Actions& m_actions;
    Dialogs& m_dialogs;
    Settings& m_settings;
    AdapterTableModel* m_model;
    AdapterTableView* m_table;
    AdapterCard* m_card;
    AdapterExportPanel* m_panel;
    AdaptersWelcome* m_welcome;
    QStackedWidget* m_stack;
    NoticeLine* m_notice;
    QLabel* m_title;
    QPushButton* m_import;
    QAction* m_undo;
    QAction* m_showExport;
    QString m_wanted;      ///< key or folder of an adapter to be chosen when it is known
    QStringList m_waiting; ///< folders to be imported
    bool m_isResultNew = false; ///< an export ended, and nobody has seen how
    bool m_isLeft = false;      ///< the project of the export that is under way was closed
};

} // namespace ui
