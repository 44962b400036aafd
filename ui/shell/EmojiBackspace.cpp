#include "ui/shell/EmojiBackspace.h"

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QTextBoundaryFinder>
#include <QTextEdit>
#include <QTextLayout>

namespace ui {
namespace {

/// How long the emoji before the cursor is; 0 where something else is there.
int emojiBefore(const QTextCursor& cursor) {
    const QString text = cursor.block().text();
    const qsizetype end = cursor.positionInBlock();
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    finder.setPosition(end);
    const qsizetype begin = finder.toPreviousBoundary();
    const bool isSingle = begin < 0 || end - begin < 2;
    return isSingle || QChar::isLetter(text.mid(begin, 2).toUcs4().first()) ? 0 : static_cast<int>(end - begin);
}

template <class Field> class EmojiBackspace : public QObject {
public:
    explicit EmojiBackspace(Field& field) : QObject(&field), m_field(field) {}

    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() != QEvent::KeyPress || m_field.isReadOnly()) return false;
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isPlain = key->key() == Qt::Key_Backspace && !(key->modifiers() & ~Qt::ShiftModifier);
        QTextCursor cursor = m_field.textCursor();
        if (!isPlain || cursor.hasSelection() || cursor.atBlockStart()) return false;
        if (!cursor.block().layout()->preeditAreaText().isEmpty()) return false;
        const int length = emojiBefore(cursor);
        if (length == 0) return false;
        cursor.setPosition(cursor.position() - length, QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
        m_field.setTextCursor(cursor);
        return true;
    }

private:
    Field& m_field;
};

} // namespace

void takeEmojiWhole(QPlainTextEdit& field) {
    field.installEventFilter(new EmojiBackspace(field));
}

void takeEmojiWhole(QTextEdit& field) {
    field.installEventFilter(new EmojiBackspace(field));
}

} // namespace ui
