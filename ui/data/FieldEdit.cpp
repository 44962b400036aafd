#include "ui/data/FieldEdit.h"

#include "ui/data/DirectedLayout.h"
#include "ui/data/LabelSuggestions.h"
#include "ui/data/PastedText.h"
#include "ui/shell/EmojiBackspace.h"
#include "ui/shell/FileDropPass.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr int FewestLines = 2; // of a label, one
constexpr int MostLines = 14;
/// More characters than ever fit into so many lines.
constexpr int LongText = 5'000;

QString withFieldLineEnds(QString text) {
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    text.replace(u'\r', u'\n');
    return text.replace(QChar::ParagraphSeparator, u'\n');
}

} // namespace

FieldEdit::FieldEdit(QWidget* parent) : QPlainTextEdit(parent) {
    setTabChangesFocus(true);
    setProperty("field", true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    DirectedLayout::useIn(*this);
    letFileDropsPass(*this);
    takeEmojiWhole(*this);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &FieldEdit::fitHeight);
    connect(this, &QPlainTextEdit::textChanged, this, &FieldEdit::fitHeight);
    fitHeight();
}

void FieldEdit::offerLabels(const QStringList& labels) {
    if (!m_labels) m_labels = new LabelSuggestions(*this);
    m_labels->setLabels(labels);
    fitHeight();
}

void FieldEdit::begin(const QString& stored) {
    show(stored);
    moveCursor(QTextCursor::Start);
}

void FieldEdit::follow(const QString& stored) {
    const QString text = withFieldLineEnds(stored);
    if (text == m_stored) return;
    if (isChanged() || isComposing()) {
        m_stored = text; // what is typed goes on from here
        return;
    }
    const int position = textCursor().position();
    show(stored);
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::min(position, document()->characterCount() - 1));
    setTextCursor(cursor);
}

void FieldEdit::show(const QString& stored) {
    m_hasWindowsLineEnds = stored.contains(QStringLiteral("\r\n"));
    m_stored = withFieldLineEnds(stored);
    m_expected = m_stored.size(); // the bar and the height of a long text are there before it is laid out
    fitHeight();
    setPlainText(m_stored);
    m_expected = 0;
    fitHeight();
}

bool FieldEdit::isChanged() const {
    return typed() != m_stored;
}

QString FieldEdit::text() const {
    QString text = typed();
    if (m_labels) return asOneLine(text);
    if (m_hasWindowsLineEnds) text.replace(u'\n', QStringLiteral("\r\n"));
    return text;
}

QString FieldEdit::take() {
    m_stored = typed();
    document()->clearUndoRedoStacks();
    return text();
}

bool FieldEdit::isComposing() const {
    return (m_labels && m_labels->isOpen()) || !textCursor().block().layout()->preeditAreaText().isEmpty();
}

QString FieldEdit::typed() const {
    return document()->toRawText().replace(QChar::ParagraphSeparator, u'\n');
}

bool FieldEdit::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isOurs = (key->matches(QKeySequence::Undo) && document()->isUndoAvailable()) ||
                            (key->matches(QKeySequence::Redo) && document()->isRedoAvailable());
        if (!isOurs && (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo))) {
            event->ignore();
            return true; // the window's command, where it has one
        }
    }
    return QPlainTextEdit::event(event);
}

void FieldEdit::keyPressEvent(QKeyEvent* event) {
    if (m_labels && m_labels->takesKey(*event)) return event->accept();
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (m_labels && isEnter && !(event->modifiers() & Qt::ControlModifier))
        emit left(); // it has one line: what is typed is what was meant
    else if (event->matches(QKeySequence::Undo) && !document()->isUndoAvailable())
        emit undoWanted();
    else if (event->matches(QKeySequence::Redo) && !document()->isRedoAvailable())
        emit redoWanted();
    else
        QPlainTextEdit::keyPressEvent(event);
    if (m_labels) m_labels->offerAfter(*event);
}

void FieldEdit::focusOutEvent(QFocusEvent* event) {
    QPlainTextEdit::focusOutEvent(event);
    if (!m_labels || event->reason() != Qt::PopupFocusReason) emit left();
}

void FieldEdit::inputMethodEvent(QInputMethodEvent* event) {
    QPlainTextEdit::inputMethodEvent(event);
    if (m_labels && !event->commitString().isEmpty()) m_labels->offer();
}

void FieldEdit::insertFromMimeData(const QMimeData* source) {
    const QString text = pastedText(*source);
    QMimeData plain;
    plain.setText(m_labels ? asOneLine(text) : text);
    QPlainTextEdit::insertFromMimeData(&plain);
}

void FieldEdit::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) fitHeight();
}

void FieldEdit::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fitHeight();
}

/// Only as much is laid out as can become visible, and of a long text nothing before its width is known.
void FieldEdit::fitHeight() {
    const double line = fontMetrics().lineSpacing();
    const bool isLong = std::max<qsizetype>(m_expected, document()->characterCount()) > LongText;
    double text = isLong ? (MostLines + 1) * line : 0;
    for (QTextBlock block = document()->begin(); block.isValid() && text <= MostLines * line; block = block.next())
        text += document()->documentLayout()->blockBoundingRect(block).height();
    const bool isTooLong = text > MostLines * line;
    // A bar that comes and goes changes the width, and everything is laid out again.
    setVerticalScrollBarPolicy(isTooLong ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    const double shown = std::clamp(text, (m_labels ? 1 : FewestLines) * line, MostLines * line);
    constexpr int Edge = 2 * 5; // border and padding of the style
    const int wanted = static_cast<int>(std::ceil(shown + 2 * document()->documentMargin())) + Edge;
    if (wanted != minimumHeight() || wanted != maximumHeight()) setFixedHeight(wanted);
}

} // namespace ui
