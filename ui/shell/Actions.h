/// Every command of the window, each once: text, shortcut, explanation. Menus, the command palette and buttons show
/// these actions; MainWindow says what they do.
#pragma once

#include "ui/shell/Destination.h"

#include <QObject>

#include <map>
#include <vector>

class QAction;
class QActionGroup;

namespace ui {

class Actions : public QObject {
    Q_OBJECT
public:
    enum class Id {
        GoStart,
        GoData,
        GoTrain,
        GoRuns,
        GoPlay,
        GoAdapters,
        ChooseModel,
        NewProject,
        NewFromFile,
        OpenProject,
        TrySample,
        TryReviews,
        CloseProject,
        ImportData,
        ImportFolder,
        ExportData,
        ShowHistory,
        ShowStorage,
        SaveCopy,
        RestoreCopy,
        Undo,
        Redo,
        Find,
        Cut,
        Copy,
        Paste,
        ClearCells,
        FillDown,
        AddRecord,
        DuplicateRecords,
        DeleteRecords,
        StatusDraft,
        StatusApproved,
        StatusNeedsWork,
        StatusRejected,
        SplitTrain,
        SplitValidation,
        SplitTest,
        CommandPalette,
        TextLarger,
        TextSmaller,
        TextNormal,
        SchemeSystem,
        SchemeLight,
        SchemeDark,
        LanguageSystem,
        LanguageEnglish,
        LanguageChinese,
        StartEngine,
        About,
        Quit,
    };

    explicit Actions(QObject* parent = nullptr);

    QAction* operator[](Id id) const { return m_actions.at(id); }
    QAction* goTo(Place place) const;
    /// Those whose keys belong to the table of records: they work while it has the focus, so that the same keys do
    /// their own work in a text. The table adds them to itself.
    std::vector<QAction*> ofTable() const;
    /// «Language: English»: a command as it is called where it stands alone.
    static QString fullText(const QAction& action);
    /// In the order in which a person looks for them.
    std::vector<QAction*> all() const;
    /// In percent; said where it can be made normal again.
    void setTextScale(int percent);
    /// Texts in the language of the moment.
    void retranslate();

private:
    void make(Id id, const char* objectName, const std::vector<QString>& shortcuts = {});
    void makeProjectActions();
    void makeRecordActions();
    void retranslateProjectActions();
    void retranslateRecordActions();
    void say(Id id, const QString& text, const QString& explanation);

    std::map<Id, QAction*> m_actions;
    int m_textScale = 100;
};

} // namespace ui
