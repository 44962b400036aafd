/// The choices of resources/presets.json in the words of the window: titles, what a choice leads to, and the reasons of
/// its values, kept here to be translated.
#pragma once

#include <QString>

#include <string_view>

namespace ui {

/// «Purpose».
QString presetGroupTitle(std::string_view group);
/// «Style»; the key itself where it has no words.
QString presetTitle(std::string_view group, std::string_view choice);
/// One sentence: what the choice leads to.
QString presetSentence(std::string_view group, std::string_view choice);
/// A reason of the file in the language of the window.
QString presetReason(std::string_view reason);
/// Whether the reason can be translated at all; the tests hold the file to it.
bool isPresetReasonKnown(std::string_view reason);

/// The group under which recipes have their words.
constexpr std::string_view RecipeGroup = "recipe";

} // namespace ui
