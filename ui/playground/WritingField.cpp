#include "ui/playground/WritingField.h"

#include "ui/shell/EmojiBackspace.h"
#include "ui/shell/FileDropPass.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QMimeData>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// More characters than ever fit into a field that grows with its text.
constexpr int LongText = 5'000;

} // namespace

WritingField::WritingField(QWidget* parent) : QTextEdit(parent) {
    setAcceptRichText(false);
    setTabChangesFocus(true);
    letFileDropsPass(*this);
    takeEmojiWhole(*this);
    setProperty("field", true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &WritingField::fitHeight);
}

void WritingField::setLines(int fewest, int most) {
    m_fewest = fewest;
    m_most = most;
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    fitHeight();
}

/// toPlainText() turns no-break spaces into spaces.
QString WritingField::text() const {
    QString text = document()->toRawText();
    return text.replace(QChar::ParagraphSeparator, u'\n').replace(QChar::LineSeparator, u'\n');
}

void WritingField::setText(const QString& text) {
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    fill(text.size(), [&] { cursor.insertText(QString(text).replace(u"\r\n"_s, u"\n"_s)); });
    m_recalled = this->text();
    moveCursor(QTextCursor::Start);
}

void WritingField::keyPressEvent(QKeyEvent* event) {
    const bool isPlain = !(event->modifiers() & ~Qt::KeypadModifier);
    const bool isUp = event->key() == Qt::Key_Up, isDown = event->key() == Qt::Key_Down;
    if (isPlain && (isUp || isDown) && (document()->isEmpty() || (!m_recalled.isEmpty() && text() == m_recalled)))
        return emit historyAsked(isUp ? -1 : 1);
    if (event->key() == Qt::Key_Escape) return event->ignore(); // the page stops the answers
    QTextEdit::keyPressEvent(event);
}

void WritingField::insertFromMimeData(const QMimeData* source) {
    if (!source->hasText()) return;
    const QString text = source->text().replace(u"\r\n"_s, u"\n"_s);
    fill(document()->characterCount() + text.size(), [&] { insertPlainText(text); });
}

/// A long text is laid out anew with every change of the field's size or of its bar: they come before it.
void WritingField::fill(qsizetype characters, const std::function<void()>& work) {
    m_expected = characters;
    fitHeight();
    work();
    m_expected = 0;
    fitHeight();
}

/// A long text need not be laid out to know that there is more of it than fits.
void WritingField::fitHeight() {
    const bool isLong = std::max<qsizetype>(m_expected, document()->characterCount()) > LongText;
    setVerticalScrollBarPolicy(isLong ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAsNeeded);
    if (m_most == 0) return;
    const double line = fontMetrics().lineSpacing();
    if (isLong) return setTextHeight(m_most * line);
    setTextHeight(std::clamp(document()->size().height() - 2 * document()->documentMargin(), m_fewest * line,
                             m_most * line));
}

void WritingField::setTextHeight(double height) {
    const int around = 2 * static_cast<int>(document()->documentMargin()) + 12; // border and padding of the style
    const int wanted = static_cast<int>(height) + around;
    if (wanted != minimumHeight()) setFixedHeight(wanted);
}

void WritingField::resizeEvent(QResizeEvent* event) {
    QTextEdit::resizeEvent(event);
    fitHeight();
}

void WritingField::changeEvent(QEvent* event) {
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange) fitHeight();
}

} // namespace ui
