#include "ui/data/PromptView.h"

#include "ui/data/DirectedLayout.h"
#include "ui/data/PaletteTokens.h"
#include "ui/shell/Quantity.h"

#include <QElapsedTimer>
#include <QFontDatabase>
#include <QHelpEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolTip>

#include <algorithm>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int BuildMs = 6;
/// A block is laid out as a whole: longer lines of the text are shown as several.
constexpr int LongestLine = 1'500;
constexpr int FramedNeighbours = 24;

} // namespace

PromptView::PromptView(QWidget* parent) : QPlainTextEdit(parent) {
    setObjectName(u"promptText"_s);
    setReadOnly(true);
    DirectedLayout::useIn(*this);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setProperty("field", true);
    viewport()->setMouseTracking(true);
    m_build.setInterval(0);
    connect(&m_build, &QTimer::timeout, this, &PromptView::buildSome);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this,
            [this] { emit tokenReached(tokenWords(tokensAt(textCursor().position()))); });
    makeFormats();
}

void PromptView::makeFormats() {
    const Tokens colors = tokensNow();
    m_learned = colors.learnedGround;
    m_cut = colors.cutGround;
    m_mark = colors.muted;
    m_special = colors.info;
    m_chip = colors.hover;
    m_frame = colors.border;
    m_accent = colors.accent;
}

void PromptView::clear() {
    showText(nullptr);
}

void PromptView::showText(std::shared_ptr<PromptText> text) {
    m_build.stop();
    m_text = std::move(text);
    m_places.clear();
    m_hovered.clear();
    m_lineLength = 0;
    QPlainTextEdit::clear();
    if (!m_text || m_text->isAtEnd()) return;
    m_build.start();
    buildSome();
}

void PromptView::buildSome() {
    QElapsedTimer clock;
    clock.start();
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    cursor.beginEditBlock();
    while (!m_text->isAtEnd() && clock.elapsed() < BuildMs) append(cursor, m_text->next());
    cursor.endEditBlock();
    if (m_text->isAtEnd()) m_build.stop();
}

void PromptView::append(QTextCursor& cursor, const PromptPiece& piece) {
    if (m_lineLength > LongestLine) {
        cursor.insertBlock();
        m_lineLength = 0;
    }
    // Names of tokens and codes read from left to right, also among Arabic words.
    const bool isText = piece.kind == PromptPiece::Kind::Text;
    const QString shown = isText || piece.shown.size() == 1 ? piece.shown : u"\u2066"_s + piece.shown + u"\u2069"_s;
    const Place place{.document = cursor.position(),
                      .shownLength = static_cast<int>(shown.size()),
                      .text = piece.begin,
                      .length = piece.length,
                      .token = piece.token,
                      .isExact = isText};
    m_places.push_back(place);
    cursor.insertText(shown, formatOf(piece));
    m_lineLength += place.shownLength;
    if (!piece.endsLine) return;
    cursor.insertBlock();
    m_lineLength = 0;
}

QTextCharFormat PromptView::formatOf(const PromptPiece& piece) const {
    QTextCharFormat format;
    if (piece.isCut)
        format.setBackground(m_cut);
    else if (piece.isLearned)
        format.setBackground(m_learned);
    if (piece.isCut) format.setFontStrikeOut(true);
    if (piece.kind == PromptPiece::Kind::Mark) format.setForeground(m_mark);
    if (piece.kind != PromptPiece::Kind::Special) return format;
    format.setForeground(m_special);
    format.setFontFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
    if (!piece.isCut && !piece.isLearned) format.setBackground(m_chip);
    return format;
}

const PromptView::Place* PromptView::placeAt(int position) const {
    const auto behind = std::ranges::upper_bound(m_places, position, {}, &Place::document);
    if (behind == m_places.begin()) return nullptr;
    const Place& place = *(behind - 1);
    return position < place.document + std::max(1, place.shownLength) ? &place : nullptr;
}

std::vector<int> PromptView::tokensAt(int position) const {
    const Place* place = placeAt(position);
    if (!place) return {};
    if (place->token >= 0) return {place->token};
    return m_text->tokensAt(place->isExact ? place->text + position - place->document : place->text);
}

QString PromptView::tokenWords(const std::vector<int>& tokens) const {
    QStringList lines;
    for (const int index : tokens) {
        const PromptToken& token = m_text->tokens()[static_cast<std::size_t>(index)];
        const QString state = token.isCut       ? tr("cut", "token")
                              : token.isLearned ? tr("learned", "token")
                                                : tr("read, not learned", "token");
        lines += tr("Token %1: “%2”, number %3 of the vocabulary; %4")
                     .arg(countText(index + 1), m_text->tokenText(index), QString::number(token.id), state);
    }
    return lines.join(u'\n');
}

QString PromptView::exactText(int from, int to) const {
    QString text;
    auto place = std::ranges::upper_bound(m_places, from, {}, &Place::document);
    if (place != m_places.begin()) --place;
    for (; place != m_places.end() && place->document < to; ++place) {
        const int begin = std::max(from, place->document) - place->document;
        const int end = std::min(to, place->document + place->shownLength) - place->document;
        if (begin >= end) continue;
        text += place->isExact ? m_text->text().mid(place->text + begin, end - begin)
                               : m_text->text().mid(place->text, place->length);
    }
    return text;
}

QMimeData* PromptView::createMimeDataFromSelection() const {
    auto* data = new QMimeData;
    const QTextCursor cursor = textCursor();
    data->setText(exactText(cursor.selectionStart(), cursor.selectionEnd()));
    return data;
}

bool PromptView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave) setHovered({});
    if (event->type() != QEvent::ToolTip) return QPlainTextEdit::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (m_hovered.empty())
        QToolTip::hideText();
    else // plain text, whatever is in it
        QToolTip::showText(help->globalPos(), "<p style='white-space:pre-wrap'>"_L1 +
                                                  tokenWords(m_hovered).toHtmlEscaped() + "</p>"_L1);
    return true;
}

void PromptView::mouseMoveEvent(QMouseEvent* event) {
    QPlainTextEdit::mouseMoveEvent(event);
    const QTextCursor cursor = cursorForPosition(event->position().toPoint());
    int position = cursor.position();
    // The nearest gap between two characters: the character under the pointer may be the one before it.
    if (position > 0 && !cursor.atBlockStart()) {
        QTextCursor before = cursor;
        before.setPosition(position - 1);
        const auto [begin, end] = std::minmax({cursorRect(cursor).x(), cursorRect(before).x()});
        if (event->position().x() >= begin && event->position().x() < end) --position;
    }
    setHovered(tokensAt(position));
}

void PromptView::setHovered(std::vector<int> tokens) {
    if (tokens == m_hovered) return;
    m_hovered = std::move(tokens);
    viewport()->update();
}

int PromptView::documentPosition(qsizetype text) const {
    const auto behind = std::ranges::upper_bound(m_places, text, {}, &Place::text);
    for (auto place = behind; place != m_places.begin();) {
        --place;
        if (place->length == 0) continue;
        const qsizetype offset = std::min(text - place->text, place->length);
        return place->document + (place->isExact ? static_cast<int>(offset) : offset > 0 ? place->shownLength : 0);
    }
    return 0;
}

std::pair<int, int> PromptView::shownRange(int token) const {
    const PromptToken& which = m_text->tokens()[static_cast<std::size_t>(token)];
    if (which.begin < which.end) {
        const int last = documentPosition(which.end - 1);
        const Place* place = placeAt(last);
        const int width = place && !place->isExact ? place->shownLength : 1;
        return {documentPosition(which.begin), last + width};
    }
    const auto place = std::ranges::find(m_places, token, &Place::token);
    if (place == m_places.end()) return {0, 0};
    return {place->document, place->document + place->shownLength};
}

void PromptView::frame(QPainter& painter, int token) const {
    const auto [from, to] = shownRange(token);
    QTextBlock block = document()->findBlock(from);
    for (; block.isValid() && block.position() < to; block = block.next()) {
        const QPointF corner = blockBoundingGeometry(block).translated(contentOffset()).topLeft();
        const int begin = std::max(0, from - block.position());
        const int end = std::min(block.length() - 1, to - block.position());
        for (int i = 0; i < block.layout()->lineCount(); ++i) {
            const QTextLine line = block.layout()->lineAt(i);
            const int first = std::max(begin, line.textStart());
            const int last = std::min(end, line.textStart() + line.textLength());
            if (first >= last) continue;
            const auto [left, right] = std::minmax({line.cursorToX(first), line.cursorToX(last)});
            painter.drawRect(QRectF(corner + QPointF(left, line.y()), QSizeF(right - left, line.height() - 1)));
        }
    }
}

void PromptView::paintEvent(QPaintEvent* event) {
    QPlainTextEdit::paintEvent(event);
    if (!m_text) return;
    std::vector<int> marked = m_hovered;
    if (marked.empty() && hasFocus()) marked = tokensAt(textCursor().position());
    if (marked.empty()) return;
    QPainter painter(viewport());
    painter.setPen(m_frame);
    const int last = std::min(marked.back() + FramedNeighbours, static_cast<int>(m_text->tokens().size()) - 1);
    for (int token = std::max(0, marked.front() - FramedNeighbours); token <= last; ++token) frame(painter, token);
    painter.setPen(QPen(m_accent, 2));
    for (const int token : marked) frame(painter, token);
}

void PromptView::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) makeFormats();
}

} // namespace ui
