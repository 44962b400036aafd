#include "ui/shell/DrawingAccess.h"

#include <QAccessibleWidget>
#include <QWidget>

namespace ui {
namespace {

constexpr const char* Chart = "isChart";

class ChartAccess : public QAccessibleWidget {
public:
    explicit ChartAccess(QWidget* widget) : QAccessibleWidget(widget, QAccessible::Chart) {}

    QString text(QAccessible::Text kind) const override {
        return kind == QAccessible::Value ? widget()->accessibleDescription() : QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface* accessOf(const QString&, QObject* object) {
    auto* widget = qobject_cast<QWidget*>(object);
    return widget && widget->property(Chart).toBool() ? new ChartAccess(widget) : nullptr;
}

} // namespace

void installDrawingAccess() {
    QAccessible::installFactory(accessOf);
}

void setChart(QWidget* widget) {
    widget->setProperty(Chart, true);
}

} // namespace ui
