/// Backspace takes an emoji away as the one character that it is for a person: not the colour of a hand, nor a child of
/// a family, which leaves what nobody sees in the text. Of letters it takes the mark alone, as their writers expect.
#pragma once

class QPlainTextEdit;
class QTextEdit;

namespace ui {

void takeEmojiWhole(QPlainTextEdit& field);
void takeEmojiWhole(QTextEdit& field);

} // namespace ui
