/// Enter presses the button that has the focus, as Space does: on some desktops Qt knows Space alone. A box with a tick
/// stays Space's, and so do the keys of lists and fields.
#pragma once

#include <QObject>

namespace ui {

class EnterKey : public QObject {
    Q_OBJECT
public:
    /// For every window of the program while this lives.
    explicit EnterKey(QObject* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace ui
