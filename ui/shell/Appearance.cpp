#include "ui/shell/Appearance.h"

#include "ui/session/Settings.h"
#include "ui/shell/Actions.h"

#include <QAction>

#include <utility>

namespace ui {
namespace {

using namespace Qt::StringLiterals;
using Id = Actions::Id;

constexpr int FontStep = 10; // percent

void bindScale(Actions& actions, Settings& settings) {
    const auto on = [&](Id id, auto work) {
        QObject::connect(actions[id], &QAction::triggered, &settings, std::move(work));
    };
    on(Id::TextLarger, [&settings] { settings.setFontScale(settings.fontScale() + FontStep); });
    on(Id::TextSmaller, [&settings] { settings.setFontScale(settings.fontScale() - FontStep); });
    on(Id::TextNormal, [&settings] { settings.setFontScale(100); });
    const auto say = [&actions, &settings] { actions.setTextScale(settings.fontScale()); };
    QObject::connect(&settings, &Settings::fontScaleChanged, &actions, say);
    say();
}

} // namespace

void bindAppearance(Actions& actions, Settings& settings) {
    const std::pair<Id, ColorSchemeChoice> schemes[] = {{Id::SchemeSystem, ColorSchemeChoice::System},
                                                        {Id::SchemeLight, ColorSchemeChoice::Light},
                                                        {Id::SchemeDark, ColorSchemeChoice::Dark}};
    for (const auto& [id, choice] : schemes) {
        actions[id]->setChecked(settings.colorScheme() == choice);
        QObject::connect(actions[id], &QAction::triggered, &settings,
                         [&settings, choice = choice] { settings.setColorScheme(choice); });
    }
    const std::pair<Id, QString> languages[] = {
        {Id::LanguageSystem, {}}, {Id::LanguageEnglish, u"en"_s}, {Id::LanguageChinese, u"zh_CN"_s}};
    for (const auto& [id, language] : languages) {
        actions[id]->setChecked(settings.language() == language);
        QObject::connect(actions[id], &QAction::triggered, &settings,
                         [&settings, language = language] { settings.setLanguage(language); });
    }
    bindScale(actions, settings);
}

} // namespace ui
