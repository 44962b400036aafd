/// A button that is bold while it is the chosen one.
#pragma once

class QPushButton;

namespace ui {

/// It keeps its width whether it is chosen or not. Call it again when its text or font is another.
void keepRoomForBold(QPushButton& button);

} // namespace ui
