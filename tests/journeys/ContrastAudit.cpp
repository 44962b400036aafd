/// How well text stands out, measured in a picture of the window: three times as large, so that strokes have their
/// colour.
#include "tests/journeys/PageAudit.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QColor>
#include <QComboBox>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTextEdit>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace tests {
namespace {

constexpr int Scale = 3;
constexpr double Least = 4.5;

double luminance(QRgb color) {
    const auto linear = [](int value) {
        const double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(qRed(color)) + 0.7152 * linear(qGreen(color)) + 0.0722 * linear(qBlue(color));
}

double contrast(QRgb one, QRgb other) {
    const double first = luminance(one), second = luminance(other);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

/// Text somewhere in the window.
struct Place {
    const QWidget* widget;
    QRect rect; ///< in the widget
    QString text;
};

/// One line of text, in the middle of its place.
bool isLine(const Place& place) {
    return place.rect.height() < 3 * place.widget->fontMetrics().height();
}

/// Text that is aligned to the right is out of sight where the right edge is.
bool endsInSight(const QRect& rect, const QRect& ground, const QVariant& alignment) {
    return !(alignment.toInt() & Qt::AlignRight) || rect.right() <= ground.right();
}

void addItems(std::vector<Place>& places, const QAbstractItemView& view) {
    const QWidget* ground = view.viewport();
    const QAbstractItemModel* model = view.model();
    for (int row = 0; model && row < model->rowCount(view.rootIndex()); ++row) {
        const QRect first = view.visualRect(model->index(row, 0, view.rootIndex()));
        if (first.top() > ground->height()) break;
        for (int column = 0; column < model->columnCount(view.rootIndex()); ++column) {
            const QModelIndex index = model->index(row, column, view.rootIndex());
            const QRect rect = view.visualRect(index);
            if (endsInSight(rect, ground->rect(), index.data(Qt::TextAlignmentRole)))
                places.push_back({ground, rect & ground->rect(), index.data().toString()});
        }
    }
}

void addHeader(std::vector<Place>& places, const QHeaderView& header) {
    for (int i = 0; i < header.count(); ++i) {
        const QRect rect(header.sectionViewportPosition(i), 0, header.sectionSize(i), header.height());
        const QRect ground = header.viewport()->rect();
        const QVariant alignment = header.model()->headerData(i, header.orientation(), Qt::TextAlignmentRole);
        if (endsInSight(rect, ground, alignment))
            places.push_back(
                {header.viewport(), rect & ground, header.model()->headerData(i, header.orientation()).toString()});
    }
}

std::vector<Place> placesOf(const QWidget& window) {
    std::vector<Place> places;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible()) continue;
        const auto add = [&](const QString& text) { places.push_back({widget, widget->rect(), text}); };
        if (const auto* label = qobject_cast<const QLabel*>(widget)) add(label->text());
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) add(button->text());
        if (const auto* line = qobject_cast<const QLineEdit*>(widget))
            add(line->text().isEmpty() ? line->placeholderText() : line->text());
        if (const auto* box = qobject_cast<const QComboBox*>(widget)) add(box->currentText());
        if (const auto* edit = qobject_cast<const QPlainTextEdit*>(widget))
            places.push_back({edit->viewport(), edit->viewport()->rect(), edit->toPlainText()});
        if (const auto* edit = qobject_cast<const QTextEdit*>(widget))
            places.push_back({edit->viewport(), edit->viewport()->rect(), edit->toPlainText()});
        if (const auto* tabs = qobject_cast<const QTabBar*>(widget))
            for (int i = 0; i < tabs->count(); ++i) places.push_back({tabs, tabs->tabRect(i), tabs->tabText(i)});
        if (const auto* header = qobject_cast<const QHeaderView*>(widget))
            addHeader(places, *header);
        else if (const auto* view = qobject_cast<const QAbstractItemView*>(widget))
            addItems(places, *view);
    }
    return places;
}

/// The commonest colour is the ground; what stands out most from it is the text.
double bestContrast(const QImage& picture, const QRect& rect) {
    std::unordered_map<QRgb, int> counts;
    for (int y = rect.top(); y <= rect.bottom(); ++y)
        for (int x = rect.left(); x <= rect.right(); ++x) ++counts[picture.pixel(x, y)];
    if (counts.empty()) return Least;
    const auto fewer = [](const auto& one, const auto& other) { return one.second < other.second; };
    const QRgb ground = std::ranges::max_element(counts, fewer)->first;
    double best = 1;
    for (const auto& [color, count] : counts) best = std::max(best, contrast(color, ground));
    return best;
}

} // namespace

QStringList auditContrast(QWidget& window) {
    QImage picture(window.size() * Scale, QImage::Format_RGB32);
    picture.setDevicePixelRatio(Scale);
    picture.fill(window.palette().color(QPalette::Window));
    window.render(&picture);
    QStringList faults;
    for (const Place& place : placesOf(window)) {
        const QRect seen = place.widget->visibleRegion().boundingRect() & place.rect;
        if (place.text.trimmed().isEmpty() || seen.width() < 8 || seen.height() < 8) continue;
        if (isLine(place) && seen.bottom() < place.rect.center().y())
            continue; // cut above its letters by a scroll area
        const QRect inWindow(place.widget->mapTo(&window, seen.topLeft()), seen.size());
        const QRect pixels(inWindow.topLeft() * Scale, inWindow.size() * Scale);
        const double found = bestContrast(picture, pixels & picture.rect());
        if (found >= Least) continue;
        const bool isInside = place.widget->objectName().startsWith(QLatin1String("qt_"));
        const QWidget* named = isInside ? place.widget->parentWidget() : place.widget;
        faults +=
            nameOf(*named) +
            QStringLiteral(": «%1» has a contrast of %2").arg(place.text.left(40), QString::number(found, 'f', 2));
    }
    return faults;
}

} // namespace tests
