#include "ui/shell/EmojiBackspace.h"

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QTextBoundaryFinder>

namespace ui {
namespace {

class EmojiBackspace : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != QEvent::KeyPress) return false;
        const auto* key = static_cast<QKeyEvent*>(event);
        auto* field = static_cast<QPlainTextEdit*>(watched);
        const bool isPlain = key->key() == Qt::Key_Backspace && !(key->modifiers() & ~Qt::ShiftModifier);
        QTextCursor cursor = field->textCursor();
        if (!isPlain || field->isReadOnly() || cursor.hasSelection() || cursor.atBlockStart()) return false;
        if (!cursor.block().layout()->preeditAreaText().isEmpty()) return false;
        const QString text = cursor.block().text();
        const int end = cursor.positionInBlock();
        QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
        finder.setPosition(end);
        const auto begin = finder.toPreviousBoundary();
        if (begin < 0 || end - begin < 2 || QChar::isLetter(text.mid(begin, 2).toUcs4().first())) return false;
        cursor.setPosition(cursor.position() - static_cast<int>(end - begin), QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
        field->setTextCursor(cursor);
        return true;
    }
};

} // namespace

void takeEmojiWhole(QPlainTextEdit& field) {
    field.installEventFilter(new EmojiBackspace(&field));
}

} // namespace ui
