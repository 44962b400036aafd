/// Qt's own style with boxes to tick, and rounds to choose, whose outline is seen on dark grounds, too; these and icons
/// grow with the letters beside them. Lists to choose from look as the fields of the forms do.
#pragma once

#include <QProxyStyle>

namespace ui {

class OutlinedStyle : public QProxyStyle {
    Q_OBJECT
public:
    OutlinedStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget = nullptr) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option = nullptr,
                    const QWidget* widget = nullptr) const override;
};

} // namespace ui
