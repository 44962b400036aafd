/// The visual tokens that are shown now, for widgets that paint themselves: the palette tells the scheme.
#pragma once

#include "ui/shell/Theme.h"

#include <QGuiApplication>

namespace ui {

inline Tokens tokensNow() {
    const bool isDark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    return tokens(isDark ? ColorScheme::Dark : ColorScheme::Light);
}

} // namespace ui
