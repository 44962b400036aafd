/// What Qt itself says in boxes and menus of its own: choosing files, the menu of a text field, scroll bars. Systems
/// rarely bring Qt's translations along, so they are translated with our texts.
#pragma once

#include <span>

namespace ui {

struct QtWord {
    struct Text {
        const char* source;
        const char* comment;
    };
    const char* context;
    Text text;
};

/// Texts of Qt 6.4 and later that the program can show.
std::span<const QtWord> qtWords();

} // namespace ui
