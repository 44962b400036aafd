#include "ui/shell/ChoiceButton.h"

#include <QPushButton>

#include <algorithm>

namespace ui {

void keepRoomForBold(QPushButton& button) {
    button.ensurePolished(); // the style sheet has a say in the font
    QFont bold = button.font();
    bold.setBold(true);
    const QString text = button.text();
    const int wider = QFontMetrics(bold).horizontalAdvance(text) - button.fontMetrics().horizontalAdvance(text);
    button.setMinimumWidth(button.sizeHint().width() + std::max(0, wider));
}

} // namespace ui
