#include "ui/shell/Actions.h"

#include "ui/shell/Language.h"

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* Subject = "subject";

} // namespace

Actions::Actions(QObject* parent) : QObject(parent) {
    make(Id::GoStart, "goStart", {u"Alt+Home"_s});
    make(Id::GoData, "goData", {u"Alt+1"_s});
    make(Id::GoTrain, "goTrain", {u"Alt+2"_s});
    make(Id::GoRuns, "goRuns", {u"Alt+3"_s});
    make(Id::GoPlay, "goPlay", {u"Alt+4"_s});
    make(Id::GoAdapters, "goAdapters", {u"Alt+5"_s});
    make(Id::ChooseModel, "chooseModel", {u"Ctrl+O"_s});
    makeProjectActions();
    makeRecordActions();
    make(Id::CommandPalette, "commandPalette", {u"Ctrl+K"_s});
    make(Id::TextLarger, "textLarger", {u"Ctrl++"_s, u"Ctrl+="_s});
    make(Id::TextSmaller, "textSmaller", {u"Ctrl+-"_s});
    make(Id::TextNormal, "textNormal", {u"Ctrl+0"_s});
    make(Id::SchemeSystem, "schemeSystem");
    make(Id::SchemeLight, "schemeLight");
    make(Id::SchemeDark, "schemeDark");
    make(Id::LanguageSystem, "languageSystem");
    make(Id::LanguageEnglish, "languageEnglish");
    make(Id::LanguageChinese, "languageChinese");
    make(Id::StartEngine, "startEngine");
    make(Id::About, "about", {u"F1"_s});
    make(Id::Quit, "quit", {u"Ctrl+Q"_s});
    for (const auto& choices :
         {std::vector{Id::SchemeSystem, Id::SchemeLight, Id::SchemeDark},
          std::vector{Id::LanguageSystem, Id::LanguageEnglish, Id::LanguageChinese},
          std::vector{Id::GoStart, Id::GoData, Id::GoTrain, Id::GoRuns, Id::GoPlay, Id::GoAdapters}}) {
        auto* group = new QActionGroup(this);
        for (const Id id : choices) {
            m_actions[id]->setCheckable(true);
            group->addAction(m_actions[id]);
        }
    }
    m_actions[Id::Quit]->setMenuRole(QAction::QuitRole);
    m_actions[Id::About]->setMenuRole(QAction::AboutRole);
    retranslate();
}

QAction* Actions::goTo(Place place) const {
    return m_actions.at(static_cast<Id>(static_cast<int>(Id::GoStart) + static_cast<int>(place)));
}

void Actions::makeProjectActions() {
    make(Id::NewProject, "newProject", {u"Ctrl+Shift+N"_s});
    make(Id::NewFromFile, "newFromFile");
    make(Id::OpenProject, "openProject", {u"Ctrl+Shift+O"_s});
    make(Id::TrySample, "trySample");
    make(Id::TryReviews, "tryReviews");
    make(Id::CloseProject, "closeProject", {u"Ctrl+Shift+W"_s});
    make(Id::ImportData, "importData", {u"Ctrl+I"_s});
    make(Id::ImportFolder, "importFolder", {u"Ctrl+Shift+I"_s});
    make(Id::ExportData, "exportData", {u"Ctrl+E"_s});
    make(Id::ShowHistory, "showHistory", {u"Ctrl+Shift+H"_s});
    make(Id::ShowStorage, "showStorage");
    make(Id::SaveCopy, "saveCopy");
    make(Id::RestoreCopy, "restoreCopy");
    make(Id::Undo, "undo", {u"Ctrl+Z"_s});
    make(Id::Redo, "redo", {u"Ctrl+Y"_s, u"Ctrl+Shift+Z"_s});
}

void Actions::makeRecordActions() {
    make(Id::Find, "find", {u"Ctrl+F"_s});
    make(Id::AddRecord, "addRecord", {u"Ctrl+N"_s});
    make(Id::Cut, "cut", {u"Ctrl+X"_s});
    make(Id::Copy, "copy", {u"Ctrl+C"_s, u"Ctrl+Ins"_s});
    make(Id::Paste, "paste", {u"Ctrl+V"_s, u"Shift+Ins"_s});
    make(Id::ClearCells, "clearCells", {u"Del"_s});
    make(Id::FillDown, "fillDown", {u"Ctrl+D"_s});
    make(Id::DuplicateRecords, "duplicateRecords", {u"Ctrl+Shift+D"_s});
    make(Id::DeleteRecords, "deleteRecords", {u"Ctrl+Del"_s});
    make(Id::StatusDraft, "statusDraft", {u"Ctrl+1"_s});
    make(Id::StatusApproved, "statusApproved", {u"Ctrl+2"_s});
    make(Id::StatusNeedsWork, "statusNeedsWork", {u"Ctrl+3"_s});
    make(Id::StatusRejected, "statusRejected", {u"Ctrl+4"_s});
    make(Id::SplitTrain, "splitTrain", {u"Ctrl+5"_s});
    make(Id::SplitValidation, "splitValidation", {u"Ctrl+6"_s});
    make(Id::SplitTest, "splitTest", {u"Ctrl+7"_s});
    for (QAction* action : ofTable()) action->setShortcutContext(Qt::WidgetShortcut);
}

std::vector<QAction*> Actions::ofTable() const {
    std::vector<QAction*> actions;
    for (const Id id : {Id::Cut, Id::Copy, Id::Paste, Id::ClearCells, Id::FillDown, Id::DuplicateRecords,
                        Id::DeleteRecords, Id::StatusDraft, Id::StatusApproved, Id::StatusNeedsWork, Id::StatusRejected,
                        Id::SplitTrain, Id::SplitValidation, Id::SplitTest})
        actions.push_back(m_actions.at(id));
    return actions;
}

std::vector<QAction*> Actions::all() const {
    std::vector<QAction*> actions;
    for (const auto& [id, action] : m_actions) actions.push_back(action);
    return actions;
}

QString Actions::fullText(const QAction& action) {
    const QString subject = action.property(Subject).toString();
    return subject.isEmpty() ? action.text() : tr("%1: %2", "a subject, a choice").arg(subject, action.text());
}

void Actions::make(Id id, const char* objectName, const std::vector<QString>& shortcuts) {
    auto* action = new QAction(this);
    action->setObjectName(QLatin1StringView(objectName));
    QList<QKeySequence> keys;
    for (const QString& each : shortcuts) keys += QKeySequence(each, QKeySequence::PortableText);
    action->setShortcuts(keys);
    m_actions[id] = action;
}

void Actions::say(Id id, const QString& text, const QString& explanation) {
    m_actions[id]->setText(text);
    m_actions[id]->setToolTip(explanation);
    m_actions[id]->setStatusTip(explanation);
}

void Actions::setTextScale(int percent) {
    m_textScale = percent;
    const QString text = percent == 100 ? tr("Normal text size") : tr("Normal text size (now %1 %)").arg(percent);
    say(Id::TextNormal, text, tr("Shows text in the size of your system."));
}

void Actions::retranslate() {
    say(Id::GoStart, tr("Start page"), tr("What the studio does, recent projects, and the base model you work with."));
    say(Id::GoData, tr("Data"), tr("The records that an adapter learns from."));
    say(Id::GoTrain, tr("Train"), tr("Teaches the base model your records and keeps what it learned as an adapter."));
    say(Id::GoRuns, tr("Runs"), tr("Every training you started, with its settings and curves."));
    say(Id::GoPlay, tr("Play"), tr("Asks the base model and your adapters the same question, side by side."));
    say(Id::GoAdapters, tr("Adapters"), tr("What your trainings left: to try, to keep and to hand on."));
    say(Id::ChooseModel, tr("Choose a base model folder…"),
        tr("Looks at a model folder and works with it if nothing is wrong. Nothing in the folder is changed."));
    retranslateProjectActions();
    retranslateRecordActions();
    say(Id::CommandPalette, tr("Search or run a command"),
        tr("Lists every command with its keys; type to narrow the list."));
    say(Id::TextLarger, tr("Larger text"), tr("Makes all text of the window larger."));
    say(Id::TextSmaller, tr("Smaller text"), tr("Makes all text of the window smaller."));
    setTextScale(m_textScale);
    say(Id::SchemeSystem, tr("Colours as the system"), tr("Light or dark as your desktop is, and changes with it."));
    say(Id::SchemeLight, tr("Light colours"), tr("Dark text on a light ground."));
    say(Id::SchemeDark, tr("Dark colours"), tr("Light text on a dark ground."));
    say(Id::LanguageSystem, tr("Language of the system"),
        tr("Speaks the language of your desktop where it is translated, else English."));
    say(Id::LanguageEnglish, Language::ownName(u"en"_s), tr("Shows the window in English."));
    say(Id::LanguageChinese, Language::ownName(u"zh_CN"_s), tr("Shows the window in Simplified Chinese."));
    for (const Id id : {Id::LanguageEnglish, Id::LanguageChinese})
        m_actions[id]->setProperty(Subject, tr("Language"));
    say(Id::StartEngine, tr("Start the engine again"),
        tr("Tries once more to load the part that computes; without it no model can run."));
    say(Id::About, tr("About Lorikeet"), tr("Version, devices, and the licences of everything inside."));
    say(Id::Quit, tr("Quit"), tr("Closes the window."));
}

void Actions::retranslateProjectActions() {
    say(Id::NewProject, tr("New project"), tr("Makes an empty project in your documents and opens it."));
    say(Id::NewFromFile, tr("New project from a file…"),
        tr("Makes a project that is named as a file of records, and looks at its records before they are imported."));
    say(Id::OpenProject, tr("Open a project…"), tr("Opens a project folder; the one that is open is closed first."));
    say(Id::TrySample, tr("Try the sample"),
        tr("Makes a project with 540 records and the small model that came along, to try everything on."));
    say(Id::TryReviews, tr("Try the review sample"),
        tr("Makes a project of short reviews, praise and complaint, with a small model that came along and learns to tell "
           "them apart."));
    say(Id::CloseProject, tr("Close the project"), tr("Closes the project; every change is already on the disk."));
    say(Id::ImportData, tr("Import records…"), tr("Adds the records of a file to the project, after a look at them."));
    say(Id::ImportFolder, tr("Import a folder…"),
        tr("Adds the texts of a folder whose folders are their labels, such as train/pos and train/neg, or its files of "
           "records."));
    say(Id::ExportData, tr("Export records…"), tr("Writes records into a file that other programs read."));
    say(Id::ShowHistory, tr("History"), tr("Lists every change of the records, and what can be taken back."));
    say(Id::ShowStorage, tr("Storage…"),
        tr("Says what the project occupies on the disk, and lets go of what is not needed any more."));
    say(Id::SaveCopy, tr("Save a copy…"),
        tr("Writes the records with their history into a project of its own; runs and adapters stay in this one."));
    say(Id::RestoreCopy, tr("Restore a copy…"),
        tr("Opens one of the daily copies of a project as a new project; nothing is overwritten."));
    say(Id::Undo, tr("Undo"), tr("Takes the last change of the records back, also one of an earlier day."));
    say(Id::Redo, tr("Redo"), tr("Makes the change again that was taken back last."));
}

void Actions::retranslateRecordActions() {
    say(Id::Find, tr("Find in records"), tr("Shows only the records in which a text or a pattern occurs."));
    say(Id::AddRecord, tr("Add a record"), tr("Adds an empty record behind the current one and begins to edit it."));
    say(Id::Cut, tr("Cut"), tr("Copies the selected cells and empties their texts."));
    say(Id::Copy, tr("Copy"), tr("Copies the selected cells as Excel and Calc take them."));
    say(Id::Paste, tr("Paste"),
        tr("Puts cells from a spreadsheet over those from the current one on, or adds records that were copied as "
           "JSON."));
    say(Id::ClearCells, tr("Empty the cells"), tr("Empties the texts of the selected cells."));
    say(Id::FillDown, tr("Fill down"), tr("Repeats the topmost of the selected cells in those below it."));
    say(Id::DuplicateRecords, tr("Duplicate records"), tr("Adds a copy of each selected record behind them."));
    say(Id::DeleteRecords, tr("Delete records"), tr("Removes the selected records; Undo brings them back."));
    say(Id::StatusDraft, tr("Mark as draft"), tr("Says that nobody has looked at the selected records yet."));
    say(Id::StatusApproved, tr("Approve"), tr("Says that the selected records are good to learn from."));
    say(Id::StatusNeedsWork, tr("Mark as needing work"), tr("Says that the selected records have to be corrected."));
    say(Id::StatusRejected, tr("Reject"), tr("Keeps the selected records out of training."));
    say(Id::SplitTrain, tr("Use for training"), tr("A model learns from the selected records."));
    say(Id::SplitValidation, tr("Use for validation"),
        tr("The training is watched by the selected records; nothing is learned from them."));
    say(Id::SplitTest, tr("Use for the test"),
        tr("The result is judged by the selected records at the end; nothing is learned from them."));
}

} // namespace ui
