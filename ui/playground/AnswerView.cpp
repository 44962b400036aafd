#include "ui/playground/AnswerView.h"

#include "ui/shell/PaletteTokens.h"

#include <QEvent>
#include <QScrollBar>
#include <QStyle>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

qsizetype byteLength(const QString& text, qsizetype at) {
    const char16_t unit = text[at].unicode();
    if (QChar::isHighSurrogate(unit)) return 4;
    return unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
}

} // namespace

std::vector<std::pair<int, int>> utf16Ranges(const QString& text, const std::vector<core::ByteSpan>& spans) {
    std::vector<std::pair<int, int>> ranges;
    std::uint64_t bytes = 0;
    qsizetype at = 0;
    const auto goTo = [&](std::uint64_t byte) {
        while (at < text.size() && bytes < byte) {
            const qsizetype length = byteLength(text, at);
            bytes += static_cast<std::uint64_t>(length);
            at += length == 4 ? 2 : 1;
        }
        return static_cast<int>(at);
    };
    for (const core::ByteSpan& span : spans) {
        const int begin = goTo(span.begin);
        ranges.emplace_back(begin, goTo(span.end));
    }
    return ranges;
}

AnswerView::AnswerView(QWidget* parent) : WritingField(parent) {
    setObjectName(u"answerText"_s);
    document()->setDocumentMargin(1);
    setCorrecting(false);
}

void AnswerView::show(const QString& answer) {
    const QString text = QString(answer).replace(u"\r\n"_s, u"\n"_s);
    if (text == m_answer) return;
    const bool isAtEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum() - 2;
    QTextCursor cursor(document());
    if (text.startsWith(m_answer)) {
        cursor.movePosition(QTextCursor::End);
        cursor.insertText(text.sliced(m_answer.size()));
    } else {
        fill(text.size(), [&] { setPlainText(text); });
    }
    document()->clearUndoRedoStacks();
    m_answer = text;
    if (isAtEnd && !m_answer.isEmpty()) verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void AnswerView::markWords(const std::vector<core::ByteSpan>& spans) {
    m_spans = spans;
    paintMarks();
}

/// A ground and a line under it: colour alone is no sign.
void AnswerView::paintMarks() {
    if (!isReadOnly()) return setExtraSelections({});
    QTextCharFormat format;
    format.setBackground(tokensNow().accentGround);
    format.setUnderlineStyle(QTextCharFormat::DashUnderline);
    format.setUnderlineColor(tokensNow().accent);
    QList<ExtraSelection> marks;
    for (const auto& [begin, end] : utf16Ranges(m_answer, m_spans)) {
        ExtraSelection mark{QTextCursor(document()), format};
        mark.cursor.setPosition(begin);
        mark.cursor.setPosition(end, QTextCursor::KeepAnchor);
        marks += mark;
    }
    setExtraSelections(marks);
}

void AnswerView::setCorrecting(bool isCorrecting) {
    setReadOnly(!isCorrecting);
    setTextInteractionFlags(isCorrecting ? Qt::TextEditorInteraction
                                         : Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    if (isCorrecting)
        setExtraSelections({});
    else if (text() != m_answer)
        setPlainText(m_answer); // what was typed is in its record now, or given up
    if (!isCorrecting) paintMarks();
    style()->unpolish(this); // the frame tells what can be written in
    style()->polish(this);
    QEvent padded(QEvent::StyleChange); // the text moves with the padding of the frame
    QCoreApplication::sendEvent(this, &padded);
}

void AnswerView::changeEvent(QEvent* event) {
    WritingField::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) paintMarks();
}

} // namespace ui
