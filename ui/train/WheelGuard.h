/// Keeps the wheel from changing a field that has not the focus: the page scrolls instead.
#pragma once

#include <QObject>

class QWidget;

namespace ui {

class WheelGuard : public QObject {
    Q_OBJECT
public:
    /// Watches over `field` as long as it lives.
    explicit WheelGuard(QWidget* field);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* m_field;
};

} // namespace ui
