#include "ui/train/PromptHeader.h"

#include "ui/shell/Theme.h"

#include <QPainter>
#include <QStyleOptionHeader>
#include <QTextLayout>

namespace ui {
namespace {

constexpr int Lines = 2;

} // namespace

PromptHeader::PromptHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setSectionResizeMode(QHeaderView::Stretch);
}

QFont PromptHeader::titleFont() const {
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    return bold;
}

QStringList PromptHeader::linesOf(const QString& text, const QFont& font, int width) {
    QStringList lines;
    QTextLayout layout(text, font);
    layout.beginLayout();
    for (int i = 0; i < Lines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid()) break;
        line.setLineWidth(width);
        const QString rest = text.mid(line.textStart()).trimmed();
        lines += i + 1 == Lines ? QFontMetrics(font).elidedText(rest, Qt::ElideRight, width)
                                : text.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines;
}

void PromptHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    if (!rect.isValid()) return;
    QStyleOptionHeader option;
    initStyleOption(&option);
    option.rect = rect;
    option.section = section;
    painter->save();
    style()->drawControl(QStyle::CE_Header, &option, painter, this);
    painter->restore(); // styles leave an empty clip behind
    painter->save();
    const QString text = model()->headerData(section, orientation()).toString();
    const QRect room = rect.adjusted(Spacing::Small, Spacing::Hair, -Spacing::Small, -Spacing::Hair);
    painter->setFont(titleFont());
    painter->setPen(palette().color(QPalette::Dark));
    painter->drawText(room, static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter),
                      linesOf(text, titleFont(), room.width()).join(QLatin1Char('\n')));
    painter->restore();
}

QSize PromptHeader::sectionSizeFromContents(int) const {
    return {4 * RowHeight, Lines * QFontMetrics(titleFont()).lineSpacing() + 2 * Spacing::Hair + Spacing::Hair};
}

} // namespace ui
