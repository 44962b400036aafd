#include "ui/playground/LabelBars.h"

#include "ui/playground/LabelWords.h"
#include "ui/shell/DrawingAccess.h"
#include "ui/shell/PaletteTokens.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>
#include <QToolTip>

#include <algorithm>
#include <numeric>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int BarHeight = 8;

} // namespace

LabelBars::LabelBars(QWidget* parent) : QWidget(parent) {
    setChart(this);
    setObjectName(u"labelBars"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LabelBars::show(const Answer& answer) {
    const TextJudged& judged = *answer.judged;
    std::vector<std::size_t> order(judged.shares.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::ranges::greater(), [&](std::size_t i) { return judged.shares[i]; });
    m_bars.clear();
    m_others.clear();
    QStringList said;
    for (const std::size_t label : order) {
        const auto number = static_cast<std::int64_t>(label);
        if (m_bars.size() == MostBars) break;
        const bool isChosen = std::ranges::find(judged.chosen, number) != judged.chosen.end();
        m_bars.push_back({labelName(*answer.source.labels, number), judged.shares[label], isChosen});
        said += tr("%1: %2", "a label and its probability").arg(m_bars.back().name, shareText(m_bars.back().share));
    }
    if (order.size() > MostBars)
        m_others = tr("%Ln more label(s), the likeliest of them %1", nullptr, static_cast<int>(order.size() - MostBars))
                       .arg(shareText(judged.shares[order[MostBars]]));
    if (!m_others.isEmpty()) said += m_others;
    setAccessibleName(tr("How likely each label is"));
    setAccessibleDescription(said.join(u"; "_s));
    updateGeometry();
    update();
}

void LabelBars::clear() {
    m_bars.clear();
    m_others.clear();
    setAccessibleDescription({});
    updateGeometry();
    update();
}

int LabelBars::rowHeight() const {
    return fontMetrics().height() + 4;
}

QSize LabelBars::sizeHint() const {
    const int rows = static_cast<int>(m_bars.size()) + (m_others.isEmpty() ? 0 : 1);
    return {240, rows * rowHeight()};
}

QSize LabelBars::minimumSizeHint() const {
    return {120, sizeHint().height()};
}

void LabelBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRect row(0, 0, width(), rowHeight());
    for (const Bar& bar : m_bars) {
        paintBar(painter, bar, row);
        row.translate(0, rowHeight());
    }
    if (m_others.isEmpty()) return;
    painter.setPen(tokensNow().muted);
    const QString text = fontMetrics().elidedText(m_others, Qt::ElideRight, width());
    painter.drawText(row, static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter), text);
}

/// The name, a bar, the share; mirrored where the window reads from right to left.
void LabelBars::paintBar(QPainter& painter, const Bar& bar, const QRect& row) const {
    const Tokens colors = tokensNow();
    QFont font = this->font();
    font.setBold(bar.isChosen);
    painter.setFont(font);
    const QFontMetrics metrics(font);
    QFont widest = font;
    widest.setBold(true);
    const int shareWidth = QFontMetrics(widest).horizontalAdvance(u"100.0 %"_s) + Spacing::Hair;
    const int nameWidth = (row.width() - shareWidth) * 45 / 100;
    const auto place = [&](int left, int width) {
        return QStyle::visualRect(layoutDirection(), row, QRect(left, row.top(), width, row.height()));
    };
    painter.setPen(bar.isChosen ? colors.text : colors.muted);
    painter.drawText(place(0, nameWidth), static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter),
                     metrics.elidedText(bar.name, Qt::ElideRight, nameWidth));
    painter.drawText(place(row.width() - shareWidth, shareWidth),
                     static_cast<int>(Qt::AlignTrailing | Qt::AlignVCenter), shareText(bar.share));
    const int left = nameWidth + Spacing::Small, room = row.width() - shareWidth - left - Spacing::Hair;
    const auto strip = [&](int width) {
        QRect rect = place(left, width);
        rect.setTop(row.center().y() - BarHeight / 2);
        rect.setHeight(BarHeight);
        return rect;
    };
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.border);
    painter.drawRoundedRect(strip(room), BarHeight / 2.0, BarHeight / 2.0);
    painter.setBrush(bar.isChosen ? colors.accent : colors.muted);
    if (const int width = static_cast<int>(bar.share * room); width > 0)
        painter.drawRoundedRect(strip(std::max(width, BarHeight / 2)), BarHeight / 2.0, BarHeight / 2.0);
}

/// A name that has no room ends with dots; here it is whole.
bool LabelBars::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int row = help->pos().y() / std::max(1, rowHeight());
    if (row < 0 || row > static_cast<int>(m_bars.size())) return true;
    const QString text = row < static_cast<int>(m_bars.size()) ? m_bars[static_cast<std::size_t>(row)].name : m_others;
    QToolTip::showText(help->globalPos(), text.toHtmlEscaped(), this);
    return true;
}

} // namespace ui
