/// A line of plain text that the playground says: wrapped, to be selected, by the name that tests and styles know.
#pragma once

#include "ui/shell/Theme.h"

#include <QLabel>

namespace ui {

inline QLabel* playLine(QWidget* parent, const char* name, Role role) {
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1StringView(name));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setRole(label, role);
    return label;
}

} // namespace ui
