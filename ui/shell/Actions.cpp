#include "ui/shell/Actions.h"

#include "ui/shell/Language.h"

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>

namespace ui {

using namespace Qt::StringLiterals;

Actions::Actions(QObject* parent) : QObject(parent) {
    make(Id::GoStart, "goStart", {u"Alt+Home"_s});
    make(Id::GoData, "goData", {u"Alt+1"_s});
    make(Id::GoTrain, "goTrain", {u"Alt+2"_s});
    make(Id::GoRuns, "goRuns", {u"Alt+3"_s});
    make(Id::GoPlay, "goPlay", {u"Alt+4"_s});
    make(Id::GoAdapters, "goAdapters", {u"Alt+5"_s});
    make(Id::ChooseModel, "chooseModel", {u"Ctrl+O"_s});
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

std::vector<QAction*> Actions::all() const {
    std::vector<QAction*> actions;
    for (const auto& [id, action] : m_actions) actions.push_back(action);
    return actions;
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

void Actions::retranslate() {
    say(Id::GoStart, tr("Start"), tr("What the studio does, and the base model you work with."));
    say(Id::GoData, tr("Data"), tr("The records that an adapter learns from."));
    say(Id::GoTrain, tr("Train"), tr("Teaches the base model your records and keeps what it learned as an adapter."));
    say(Id::GoRuns, tr("Runs"), tr("Every training you started, with its settings and curves."));
    say(Id::GoPlay, tr("Play"), tr("Asks the base model and your adapters the same question, side by side."));
    say(Id::GoAdapters, tr("Adapters"), tr("What your trainings left: to try, to keep and to hand on."));
    say(Id::ChooseModel, tr("Choose a base model folder…"),
        tr("Looks at a model folder and works with it if nothing is wrong. Nothing in the folder is changed."));
    say(Id::CommandPalette, tr("Search or run a command"),
        tr("Lists every command with its keys; type to narrow the list."));
    say(Id::TextLarger, tr("Larger text"), tr("Makes all text of the window larger."));
    say(Id::TextSmaller, tr("Smaller text"), tr("Makes all text of the window smaller."));
    say(Id::TextNormal, tr("Normal text size"), tr("Shows text in the size of your system."));
    say(Id::SchemeSystem, tr("Colours as the system"), tr("Light or dark as your desktop is, and changes with it."));
    say(Id::SchemeLight, tr("Light colours"), tr("Dark text on a light ground."));
    say(Id::SchemeDark, tr("Dark colours"), tr("Light text on a dark ground."));
    say(Id::LanguageSystem, tr("Language of the system"),
        tr("Speaks the language of your desktop where it is translated, else English."));
    say(Id::LanguageEnglish, Language::ownName(u"en"_s), tr("Shows the window in English."));
    say(Id::LanguageChinese, Language::ownName(u"zh_CN"_s), tr("Shows the window in Simplified Chinese."));
    say(Id::StartEngine, tr("Start the engine again"),
        tr("Tries once more to load the part that computes; without it no model can run."));
    say(Id::About, tr("About Lorikeet"), tr("Version, devices, and the licences of everything inside."));
    say(Id::Quit, tr("Quit"), tr("Closes the window."));
}

} // namespace ui
