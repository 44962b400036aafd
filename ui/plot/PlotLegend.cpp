#include "ui/plot/PlotLegend.h"

#include "ui/plot/PlotWords.h"
#include "ui/shell/Theme.h"

#include <algorithm>
#include <numeric>

namespace ui {
namespace {

constexpr int IconWidth = 20;
constexpr int Beside = IconWidth + Spacing::Section; ///< what a name takes besides its letters
constexpr int ShortestName = 6;                      ///< letters that a name keeps in the narrowest plot
constexpr int MostRows = 3;

/// The most in which every column has room for its widest name.
int columnsOf(const std::vector<int>& widths, int room) {
    for (std::size_t columns = widths.size(); columns > 1; --columns) {
        std::vector<int> widest(columns);
        for (std::size_t i = 0; i < widths.size(); ++i)
            widest[i % columns] = std::max(widest[i % columns], widths[i]);
        if (std::accumulate(widest.begin(), widest.end(), 0) <= room) return static_cast<int>(columns);
    }
    return 1;
}

} // namespace

PlotLegend::Look PlotLegend::lookOf(const std::vector<Entry>& entries) const {
    const QFontMetrics letters(m_plot.legend->font());
    const int room = m_plot.width(), count = static_cast<int>(entries.size());
    std::vector<int> widths;
    for (const Entry& entry : entries) widths.push_back(letters.horizontalAdvance(entry.name) + Beside);
    const bool isOneRow = std::accumulate(widths.begin(), widths.end(), 0) <= room;
    const int most = std::max(isOneRow ? room : room * 2 / 5, Beside + ShortestName * letterWidth(letters));
    Look look;
    for (std::size_t i = 0; i < entries.size(); ++i) { // runs differ at their names' ends
        look.names += letters.elidedText(entries[i].name, Qt::ElideMiddle, most - Beside);
        widths[i] = std::min(widths[i], most);
    }
    look.columns = columnsOf(widths, room);
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
