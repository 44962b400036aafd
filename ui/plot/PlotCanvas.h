/// The drawing of a plot and what mouse and keyboard do in it.
/// Drag zooms into a box; drag with Shift or the middle button pans; a double click, or 0, shows the whole run again.
/// The wheel zooms while the plot has the focus, or with Ctrl; else it belongs to the page that scrolls. Left and Right
/// walk the cross-hair along the points, Home and End jump, Plus and Minus zoom, Shift with an arrow pans, Escape puts
/// the cross-hair away, Enter asks about its point, as a click on the line does. A menu is the view's.
#pragma once

#include "ui/plot/CustomPlot.h"
#include "ui/plot/PlotLines.h"
#include "ui/plot/PlotPointer.h"

#include <QPointer>

#include <optional>
#include <vector>

class QRubberBand;

namespace ui {

class PlotCanvas : public QCustomPlot {
    Q_OBJECT
public:
    explicit PlotCanvas(PlotQuantity quantity, QWidget* parent = nullptr);

    void setRuns(const std::vector<PlotRun>& runs);
    void setAxis(PlotAxis axis);
    void setScale(PlotScale scale);
    PlotAxis axis() const { return m_lines.axis(); }
    PlotScale scale() const { return m_lines.scale(); }
    /// Takes what is new. The whole run, unless one zoomed in.
    void refresh();
    void showWhole();
    bool isZoomed() const { return m_isZoomed; }
    void showPointer(std::optional<double> x);
    QString pointerText() const { return m_pointer.text(); }
    std::optional<double> pointer() const { return m_pointer.x(); }
    qint64 leftOut() const { return m_lines.leftOut(); }
    /// Names, colours and fonts anew.
    void restyle();

    /// The plot under its title, as it is seen but for the cross-hair.
    QPixmap picture(const QString& title, double scale);
    QByteArray svg(const QString& title, const QString& description);

signals:
    /// The cross-hair was moved here, or put away.
    void pointerMoved(std::optional<double> x);
    void zoomChanged();
    /// A point of a line was clicked, or chosen by Enter where the cross-hair stands.
    void picked(double x);

protected:
    void updateLayout() override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    enum class Drag { None, Box, Pan };

    void makeFrame();
    void styleAxes();
    void countTicks();
    void zoomTo(QRect box);
    void zoomBy(double factor, QPointF around);
    void pan(QPointF by);
    void setZoomed(bool zoomed);
    void movePointer(std::optional<double> x);
    /// Brings the cross-hair into sight where one has zoomed in.
    void follow(double x);
    bool walk(int key);
    bool panBy(int key);
    template <class Draw> void withTitle(const QString& title, Draw draw);

    const PlotQuantity m_quantity;
    PlotLines m_lines;
    PlotPointer m_pointer;
    QRubberBand* m_band;
    Drag m_drag = Drag::None;
    QPoint m_pressed, m_lastPosition;
    bool m_isZoomed = false;
};

} // namespace ui
