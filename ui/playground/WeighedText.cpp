#include "ui/playground/WeighedText.h"

#include "ui/playground/LabelWords.h"
#include "ui/shell/PaletteTokens.h"

#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestUnread = 400; ///< characters that are shown of what was cut
constexpr int FewLines = 4;
constexpr double LeastShown = 0.05;      ///< of the strongest word's weight
constexpr double FaintestGround = 0.08, StrongestGround = 0.4;

QColor blended(const QColor& ground, const QColor& hue, double share) {
    const auto part = [share](int from, int to) { return static_cast<int>(std::lround(from + share * (to - from))); };
    return {part(ground.red(), hue.red()), part(ground.green(), hue.green()), part(ground.blue(), hue.blue())};
}

const QColor& hueOf(const Tokens& colors, bool isFor) {
    return isFor ? colors.info : colors.warning;
}

QString oneUnit(QString text) {
    return text.replace(u'\r', u' ');
}

} // namespace

WeighedText::WeighedText(QWidget* parent) : WritingField(parent) {
    setObjectName(u"weighedText"_s);
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    document()->setDocumentMargin(1);
    connect(this, &QTextEdit::cursorPositionChanged, this, [this] {
        if (hasFocus()) emit pointedAt(sentenceAt(textCursor().position()));
    });
}

QColor WeighedText::groundOf(double share) {
    const Tokens colors = tokensNow();
    const double strength = FaintestGround + std::min(1.0, std::abs(share)) * (StrongestGround - FaintestGround);
    return blended(colors.surface, hueOf(colors, share > 0), strength);
}

void WeighedText::show(const std::optional<Answer>& answer) {
    const bool isSame = m_answer && answer && m_answer->judged == answer->judged && m_answer->source == answer->source;
    m_answer = answer && answer->judged ? answer : std::nullopt;
    if (isSame) return; // the caret and the place of scrolling stay
    fillIn();
    paintMarks();
}

QSize WeighedText::sizeHint() const {
    return {WritingField::sizeHint().width(), FewLines * fontMetrics().lineSpacing()};
}

/// The texts one under the other, each as far as it was read and a little further.
void WeighedText::fillIn() {
    m_places.clear();
    m_unread.clear();
    m_strongest = 0;
    QString shown;
    std::vector<int> begins;
    for (std::size_t i = 0; m_answer && i < m_answer->judged->texts.size(); ++i) {
        const QString& text = m_answer->judged->texts[i];
        const qsizetype until = m_answer->judged->readUntil[i];
        if (i > 0) shown += u"\n\n"_s;
        begins.push_back(static_cast<int>(shown.size()));
        const qsizetype unread = text.size() - until, more = std::max<qsizetype>(0, unread - LongestUnread);
        shown += oneUnit(text.first(text.size() - more));
        if (unread > 0) m_unread.emplace_back(begins.back() + static_cast<int>(until), static_cast<int>(shown.size()));
        if (more > 0) shown += u" …"_s;
    }
    if (m_answer)
        for (const WeighedWord& word : m_answer->judged->words) {
            const int begin = begins[word.text];
            m_places.push_back({begin + static_cast<int>(word.begin), begin + static_cast<int>(word.end), word});
            m_strongest = std::max(m_strongest, std::abs(word.weight));
        }
    fill(shown.size(), [&] { setPlainText(shown); });
    document()->clearUndoRedoStacks();
}

/// A line under the word beside its ground: colour alone is no sign.
void WeighedText::paintMarks() {
    const Tokens colors = tokensNow();
    QList<ExtraSelection> marks;
    const auto mark = [&](int begin, int end, const QTextCharFormat& format) {
        ExtraSelection made{QTextCursor(document()), format};
        made.cursor.setPosition(begin);
        made.cursor.setPosition(end, QTextCursor::KeepAnchor);
        marks += made;
    };
    for (const Place& place : m_places) {
        const double share = m_strongest > 0 ? place.word.weight / m_strongest : 0;
        if (std::abs(share) < LeastShown) continue;
        QTextCharFormat format;
        format.setBackground(groundOf(share));
        format.setUnderlineStyle(share > 0 ? QTextCharFormat::SingleUnderline : QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(hueOf(colors, share > 0));
        mark(place.begin, place.end, format);
    }
    for (const auto& [begin, end] : m_unread) {
        QTextCharFormat format;
        format.setBackground(colors.cutGround);
        format.setFontStrikeOut(true);
        mark(begin, end, format);
    }
    setExtraSelections(marks);
}

QString WeighedText::sentenceAt(int position) const {
    const auto behind = std::ranges::upper_bound(m_places, position, {}, &Place::begin);
    if (behind == m_places.begin()) return {};
    const Place& place = *(behind - 1);
    if (position >= place.end || !m_answer) return {};
    const QString word =
        m_answer->judged->texts[place.word.text].sliced(place.word.begin, place.word.end - place.word.begin);
    return tr("“%1” %2", "a word and what its weight says").arg(word, weightText(*m_answer, place.word));
}

bool WeighedText::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return WritingField::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QTextCursor at = cursorForPosition(help->pos());
    const QString sentence = sentenceAt(at.position());
    if (sentence.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), sentence.toHtmlEscaped(), viewport());
    return true;
}

void WeighedText::changeEvent(QEvent* event) {
    WritingField::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) paintMarks();
}

} // namespace ui
