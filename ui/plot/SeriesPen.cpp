#include "ui/plot/SeriesPen.h"

#include "ui/shell/Theme.h"

#include <algorithm>
#include <array>

namespace ui {

QColor mixed(const QColor& from, const QColor& to, double share) {
    const auto part = [share](float a, float b) { return a + (b - a) * static_cast<float>(share); };
    return QColor::fromRgbF(part(from.redF(), to.redF()), part(from.greenF(), to.greenF()),
                            part(from.blueF(), to.blueF()));
}

QColor seriesColor(int index, const QPalette& palette) {
    const auto colors = seriesColors();
    const QColor color = colors[static_cast<std::size_t>(index) % colors.size()];
    const bool isLost = palette.color(QPalette::Base).lightness() < 128 && color.lightness() < 100;
    return isLost ? mixed(color, Qt::white, 0.25) : color;
}

QPen seriesPen(int index, const QPalette& palette, double width) {
    static constexpr std::array Styles{Qt::SolidLine, Qt::DashLine, Qt::DotLine};
    const std::size_t round = static_cast<std::size_t>(index) / seriesColors().size();
    return QPen(seriesColor(index, palette), width, Styles[std::min(round, Styles.size() - 1)]);
}

} // namespace ui
