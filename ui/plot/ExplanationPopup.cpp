#include "ui/plot/ExplanationPopup.h"

#include "ui/shell/Theme.h"

#include <QFrame>
#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {
namespace {

constexpr int TextWidth = 380;

/// Under the button, its right edge below the button's where that is on the screen.
QPoint placeOf(const QWidget& popup, const QWidget& button) {
    const QRect room = button.screen()->availableGeometry();
    const QPoint place = button.mapToGlobal(QPoint(button.width() - popup.width(), button.height() + Spacing::Hair));
    return {std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - popup.width())),
            std::clamp(place.y(), room.top(), std::max(room.top(), room.bottom() - popup.height()))};
}

} // namespace

void showExplanation(QWidget* button, const QString& objectName, const QString& name, const QString& text) {
    auto* popup = new QFrame(button, Qt::Popup | Qt::FramelessWindowHint);
    popup->setObjectName(objectName);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    setRole(popup, Role::Card);
    popup->setAccessibleName(name);
    popup->setAccessibleDescription(text);
    auto* label = new QLabel(text, popup);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    label->setFixedWidth(TextWidth);
    auto* column = new QVBoxLayout(popup);
    column->setContentsMargins(Spacing::Large, Spacing::Medium, Spacing::Large, Spacing::Medium);
    column->addWidget(label);
    popup->adjustSize();
    popup->move(placeOf(*popup, *button));
    popup->show();
    popup->setFocus();
}

} // namespace ui
