/// Lays the paragraphs of a plain text out each by its own direction: those that are written from right to left stand
/// at the right. Qt's layout has one alignment for the whole text.
#pragma once

#include <QPlainTextDocumentLayout>

class QPlainTextEdit;

namespace ui {

class DirectedLayout : public QPlainTextDocumentLayout {
    Q_OBJECT
public:
    /// Gives the field a document with this layout.
    static void useIn(QPlainTextEdit& field);

    QRectF blockBoundingRect(const QTextBlock& block) const override;

private:
    using QPlainTextDocumentLayout::QPlainTextDocumentLayout;
};

} // namespace ui
