#include "ui/plot/PlotLegend.h"

#include "ui/plot/PlotWords.h"
#include "ui/shell/Theme.h"

#include <algorithm>

namespace ui {
namespace {

constexpr int IconWidth = 20;
constexpr int Beside = IconWidth + Spacing::Section; ///< what a name takes besides its letters
constexpr int ShortestName = 6;                      ///< letters that a name keeps in the narrowest plot
constexpr int MostRows = 3;

} // namespace

PlotLegend::Look PlotLegend::lookOf(const std::vector<Entry>& entries) const {
    const QFontMetrics letters(m_plot.legend->font());
    const int room = m_plot.width(), count = static_cast<int>(entries.size());
    const auto widthOf = [&](const QString& name) { return letters.horizontalAdvance(name) + Beside; };
    int all = 0, widest = 1;
    for (const Entry& entry : entries) all += widthOf(entry.name);
    const int most = all <= room ? room
                                 : std::max(room / std::clamp(count, 1, 3) - Beside,
                                            ShortestName * letters.averageCharWidth());
    Look look;
    for (const Entry& entry : entries) {
        look.names += letters.elidedText(entry.name, Qt::ElideMiddle, most); // runs differ at their names' ends
        widest = std::max(widest, widthOf(look.names.back()));
    }
    look.columns = std::max(1, all <= room ? count : room / widest);
    const int rows = std::clamp(m_plot.height() / 4 / (letters.height() + Spacing::Hair), 1, MostRows);
    const int cells = rows * look.columns;
    if (count > cells) look.left = count - std::max(cells - 1, 1); // the last cell counts them
    return look;
}

void PlotLegend::show(const std::vector<Entry>& entries) {
    Look look = lookOf(entries);
    QStringList names;
    for (const Entry& entry : entries) names += entry.name;
    if (m_rest) styleRest();
    if (names == m_names && look == m_look) return;
    clear();
    m_names = names;
    m_look = look;
    m_plot.legend->setWrap(look.columns);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        entries[i].graph->setName(look.names[static_cast<qsizetype>(i)]);
        if (static_cast<int>(i) < static_cast<int>(entries.size()) - look.left)
            entries[i].graph->addToLegend(m_plot.legend);
    }
    if (look.left > 0) countRest(look.left);
    m_plot.legend->setVisible(!entries.empty());
}

void PlotLegend::countRest(int left) {
    m_rest = new QCPTextElement(&m_plot, PlotWords::more(left));
    m_rest->setTextFlags(Qt::AlignLeft | Qt::AlignVCenter);
    styleRest();
    m_plot.legend->addElement(m_rest);
}

void PlotLegend::styleRest() {
    m_rest->setFont(m_plot.legend->font());
    m_rest->setTextColor(m_plot.legend->textColor());
}

void PlotLegend::clear() {
    if (m_rest) m_plot.legend->remove(m_rest);
    m_rest = nullptr;
    m_plot.legend->clearItems();
    m_names.clear();
    m_look = {};
    m_plot.legend->setVisible(false);
}

QString PlotLegend::textAt(QPointF place) const {
    const bool isWhole = m_look.left == 0 && m_look.names == m_names;
    if (isWhole || !m_plot.legend->outerRect().contains(place.toPoint())) return {};
    return m_names.join(u'\n');
}

} // namespace ui
