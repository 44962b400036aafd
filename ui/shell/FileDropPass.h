/// Files that are dropped on a text field are no text: the field lets them pass to the window, which imports or opens
/// them.
#pragma once

class QWidget;

namespace ui {

void letFileDropsPass(QWidget& field);

} // namespace ui
