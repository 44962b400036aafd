#include "ui/data/DirectedLayout.h"

#include <QPlainTextEdit>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>

namespace ui {

void DirectedLayout::useIn(QPlainTextEdit& field) {
    auto* document = new QTextDocument(&field);
    document->setDefaultFont(field.font());
    QTextOption option = document->defaultTextOption();
    option.setTextDirection(Qt::LayoutDirectionAuto);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document->setDefaultTextOption(option);
    document->setDocumentLayout(new DirectedLayout(document));
    field.setDocument(document);
}

/// Asked for before a block is painted or a place in it is looked for.
QRectF DirectedLayout::blockBoundingRect(const QTextBlock& block) const {
    const QRectF rect = QPlainTextDocumentLayout::blockBoundingRect(block);
    if (!block.isValid() || !block.text().isRightToLeft()) return rect; // textDirection() looks into isolates
    const double margin = document()->documentMargin();
    for (int i = 0; i < block.layout()->lineCount(); ++i) {
        QTextLine line = block.layout()->lineAt(i);
        const double left = margin + std::max(0.0, line.width() - line.naturalTextWidth());
        if (line.x() != left) line.setPosition({left, line.y()});
    }
    return rect;
}

} // namespace ui
