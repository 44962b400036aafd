/// How fields of the form are drawn, alike in light and dark: a box with a border, a tick, and a list to pick from, all
/// in the colours of the palette.
#pragma once

#include <QCheckBox>
#include <QComboBox>

class QPainter;

namespace ui {

/// Height of every field for a font.
int fieldHeight(const QFontMetrics& font);
/// Ground and border, thicker and in the accent where `field` has the focus.
void paintField(QPainter& painter, const QWidget& field);
/// A small arrow down (or up) in the middle of `room`.
void paintArrow(QPainter& painter, const QRect& room, const QColor& color, bool isUp = false);

class Tick : public QCheckBox {
    Q_OBJECT
public:
    using QCheckBox::QCheckBox;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool hitButton(const QPoint& position) const override { return rect().contains(position); }
    void paintEvent(QPaintEvent* event) override;

private:
    int boxSize() const;
};

class PickBox : public QComboBox {
    Q_OBJECT
public:
    using QComboBox::QComboBox;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace ui
