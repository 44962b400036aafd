/// What MainWindow shows in its middle. A page owns its feature; it leaves the frame, and other pages, to MainWindow.
#pragma once

#include "ui/shell/Destination.h"

#include <QWidget>

namespace ui {

class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(QWidget* parent = nullptr) : QWidget(parent) {}
    /// Called each time the page comes to the front.
    virtual void arrive(const Destination&) {}
    /// What the keyboard works on first, or nullptr.
    virtual QWidget* firstFocus() const { return nullptr; }
    /// What is lost with the project if it is left now, as a sentence; empty: nothing.
    virtual QString unkept() const { return {}; }

signals:
    void goTo(const ui::Destination& destination);
};

} // namespace ui
