/// A line of text and a button whose words end with dots where room is short; the tooltip has the whole.
#pragma once

#include <QLabel>
#include <QPushButton>

namespace ui {

class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString shown() const;
};

class ElidedButton : public QPushButton {
    Q_OBJECT
public:
    using QPushButton::QPushButton;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString shown() const;
};

} // namespace ui
