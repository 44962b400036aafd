#include "ui/data/CellEditor.h"

#include "ui/data/LabelSuggestions.h"
#include "ui/data/PastedText.h"
#include "ui/shell/EmojiBackspace.h"
#include "ui/shell/FileDropPass.h"
#include "ui/shell/Theme.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>
#include <cmath>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int SmallestCharacters = 36; // a column may be too narrow to type in
constexpr int MostLines = 16;
constexpr int TextMargin = 3;

} // namespace

CellEditor::CellEditor(QWidget* parent) : QPlainTextEdit(parent) {
    setObjectName(u"cellEditor"_s);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAutoFillBackground(true);
    letFileDropsPass(*this);
    takeEmojiWhole(*this);
    document()->setDocumentMargin(TextMargin);
    connect(this, &QPlainTextEdit::textChanged, this, &CellEditor::grow);
    // The cursor was followed before the field had grown.
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (m_isWhole && value != 0) verticalScrollBar()->setValue(0);
    });
}

void CellEditor::offerLabels(const QStringList& labels) {
    if (!m_labels) m_labels = new LabelSuggestions(*this);
    m_labels->setLabels(labels);
}

void CellEditor::fill(const QString& text, Begin begin) {
    if (std::exchange(m_isFilled, true)) return;
    setPlainText(text);
    if (begin == Begin::Replace)
        selectAll();
    else
        moveCursor(QTextCursor::End);
}

QString CellEditor::text() const {
    const QString text = document()->toRawText().replace(QChar(QChar::ParagraphSeparator), QChar(u'\n'));
    return m_labels ? asOneLine(text) : text;
}

bool CellEditor::isChanged() const {
    return document()->isModified();
}

void CellEditor::placeOver(const QRect& cell) {
    m_cell = cell;
    grow();
}

/// Downwards and to the right as far as there is room, then the other way: it never leaves the table.
void CellEditor::grow() {
    if (m_cell.isEmpty() || !parentWidget()) return;
    const QRect room = parentWidget()->rect();
    const int frame = 2 * TextMargin + this->height() - viewport()->height();
    const int widest = std::max(m_cell.width(), letterWidth(fontMetrics()) * SmallestCharacters);
    const int width = std::min(widest, room.width());
    if (this->width() != width) resize(width, height());
    const qreal line = fontMetrics().lineSpacing(), most = MostLines * line;
    qreal text = 0; // its letters may be higher than those of the table's font
    for (QTextBlock block = document()->begin(); block.isValid() && text <= most; block = block.next())
        text += std::max(line, blockBoundingGeometry(block).height());
    const int needed = static_cast<int>(std::ceil(std::min(text, most))) + frame + 1;
    const int height = std::clamp(needed, m_cell.height(), std::max(m_cell.height(), room.height()));
    QRect place(m_cell.topLeft(), QSize(width, height));
    if (isRightToLeft()) place.moveRight(m_cell.right());
    const bool cellIsSeen = m_cell.bottom() >= 0 && m_cell.top() < room.height();
    if (cellIsSeen && place.bottom() > room.bottom()) place.moveBottom(std::max(room.bottom(), height - 1));
    if (place.right() > room.right()) place.moveRight(room.right());
    if (place.left() < 0) place.moveLeft(0);
    setGeometry(place);
    m_isWhole = text <= most && needed <= height;
    setVerticalScrollBarPolicy(m_isWhole ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    if (m_isWhole) verticalScrollBar()->setValue(0);
}

/// Lines are broken once the field has its width, which it has when it is shown.
void CellEditor::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) grow();
}

bool CellEditor::event(QEvent* event) {
    if (event->type() != QEvent::ShortcutOverride) return QPlainTextEdit::event(event);
    // Esc is ours, and while an input method composes, so is every key.
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isOurs = m_isComposing || key->key() == Qt::Key_Escape || key->key() == Qt::Key_Tab ||
                        key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    const bool result = QPlainTextEdit::event(event);
    if (isOurs) event->accept();
    return result || isOurs;
}

void CellEditor::inputMethodEvent(QInputMethodEvent* event) {
    m_isComposing = !event->preeditString().isEmpty();
    QPlainTextEdit::inputMethodEvent(event);
    if (m_labels && !event->commitString().isEmpty()) m_labels->offer();
}

void CellEditor::insertFromMimeData(const QMimeData* source) {
    const QString text = pastedText(*source);
    QMimeData plain;
    plain.setText(m_labels ? asOneLine(text) : text);
    QPlainTextEdit::insertFromMimeData(&plain);
}

void CellEditor::keyPressEvent(QKeyEvent* event) {
    if (m_isComposing) return QPlainTextEdit::keyPressEvent(event);
    if (m_labels && m_labels->takesKey(*event)) return event->accept();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_labels && event->modifiers() & (Qt::AltModifier | Qt::ControlModifier))
            insertPlainText(u"\n"_s);
        else
            emit left(event->modifiers() & Qt::ShiftModifier ? Leave::Up : Leave::Down);
        return ensureCursorVisible();
    case Qt::Key_Tab:
        emit left(Leave::Right);
        return;
    case Qt::Key_Backtab:
        emit left(Leave::Left);
        return;
    case Qt::Key_Escape:
        emit left(Leave::GiveUp);
        return;
    default:
        QPlainTextEdit::keyPressEvent(event);
        if (m_labels) m_labels->offerAfter(*event);
    }
}

} // namespace ui
