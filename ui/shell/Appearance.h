/// Language, colours and the size of the text: their actions set the settings, and say what is set.
#pragma once

namespace ui {

class Actions;
class Settings;

void bindAppearance(Actions& actions, Settings& settings);

} // namespace ui
