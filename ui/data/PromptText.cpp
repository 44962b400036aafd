#include "ui/data/PromptText.h"

#include <algorithm>

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype LongestPiece = 400;
constexpr int MostSharing = 16;

/// Byte offsets, which hardly ever step back, as UTF-16 positions.
class Utf16Positions {
public:
    explicit Utf16Positions(std::string_view text) : m_text(text) {}

    /// Inside of a character: its beginning, or its end.
    qsizetype of(std::uint64_t byte, bool isEnd) {
        if (byte < m_lastByte) *this = Utf16Positions(m_text);
        while (m_byte < byte && m_byte < m_text.size()) {
            m_lastByte = m_byte;
            m_lastUnit = m_unit;
            const auto first = static_cast<unsigned char>(m_text[m_byte]);
            const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
            m_byte += length;
            m_unit += length == 4 ? 2 : 1;
        }
        if (byte >= m_byte) return m_unit;
        return isEnd && byte > m_lastByte ? m_unit : m_lastUnit; // in the last character: tokens may share it
    }

private:
    std::string_view m_text;
    std::uint64_t m_byte = 0, m_lastByte = 0; ///< behind and before the last character
    qsizetype m_unit = 0, m_lastUnit = 0;
};

bool isSpaceOrEdge(const QString& text, qsizetype position) {
    return position < 0 || position >= text.size() || text[position].isSpace();
}

QString codeName(char32_t code) {
    return u"U+"_s + QString::number(static_cast<uint>(code), 16).toUpper().rightJustified(4, u'0');
}

char32_t codeAt(const QString& text, qsizetype position) {
    if (text[position].isHighSurrogate() && position + 1 < text.size())
        return QChar::surrogateToUcs4(text[position], text[position + 1]);
    return text[position].unicode();
}

/// Joiners hold letters and emoji together; only alone they are worth a mark.
bool isJoinerAtWork(const QString& text, qsizetype position) {
    const char16_t code = text[position].unicode();
    return (code == 0x200C || code == 0x200D) && !isSpaceOrEdge(text, position - 1);
}

} // namespace

QString visibleMark(const QString& text, qsizetype position) {
    const QChar c = text[position];
    switch (c.unicode()) {
    case u'\n':
        return u"↵"_s;
    case u'\r':
        return u"␍"_s;
    case u'\t':
        return u"⇥"_s;
    case u' ':
        return isSpaceOrEdge(text, position - 1) || isSpaceOrEdge(text, position + 1) ? u"·"_s : QString();
    case 0x3000:
        return u"□"_s;
    default:
        break;
    }
    if (c.unicode() > 0x20 && c.unicode() < 0x7F) return {};
    if (isJoinerAtWork(text, position)) return {};
    const char32_t code = codeAt(text, position);
    switch (QChar::category(code)) {
    case QChar::Separator_Space:
        return u"⍽"_s;
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_NotAssigned:
    case QChar::Other_Surrogate:
        return codeName(code);
    default:
        return {};
    }
}

PromptText::PromptText(const core::TokenizedRecord& record, qint64 limit, const core::Tokenizer* tokenizer,
                       const std::unordered_set<std::int32_t>& special, const std::vector<std::uint8_t>& isCut)
    : m_text(QString::fromUtf8(record.text.data(), static_cast<qsizetype>(record.text.size()))) {
    placeTokens(record, limit, special, isCut);
    m_pieces.resize(m_tokens.size());
    for (std::size_t i = 0; i < m_tokens.size(); ++i)
        if (m_tokens[i].begin == m_tokens[i].end)
            m_pieces[i] = tokenizer ? QString::fromStdString(tokenizer->piece(m_tokens[i].id)) : QString();
    makeRuns();
}

void PromptText::placeTokens(const core::TokenizedRecord& record, qint64 limit,
                             const std::unordered_set<std::int32_t>& special, const std::vector<std::uint8_t>& isCut) {
    Utf16Positions begins(record.text), ends(record.text);
    m_tokens.reserve(record.ids.size());
    qsizetype covered = 0;
    for (std::size_t i = 0; i < record.ids.size(); ++i) {
        PromptToken token{.id = record.ids[i],
                          .isLearned = record.learned[i] != 0,
                          .isCut = isCut.empty() ? static_cast<qint64>(i) >= limit : isCut[i] != 0,
                          .isSpecial = special.contains(record.ids[i])};
        const core::ByteSpan& span = record.offsets[i];
        token.begin = span.begin == span.end ? covered : begins.of(span.begin, false);
        token.end = span.begin == span.end ? covered : ends.of(span.end, true);
        covered = std::max(covered, token.end);
        m_tokens.push_back(token);
    }
}

/// What belongs to no token follows the token before it; a character of several tokens looks like the first of them.
void PromptText::makeRuns() {
    qsizetype covered = 0;
    for (int i = 0; i < static_cast<int>(m_tokens.size()); ++i) {
        const PromptToken& token = m_tokens[static_cast<std::size_t>(i)];
        const bool hasText = token.end > token.begin;
        if (hasText && token.end <= covered) continue;
        if (!m_runs.empty()) {
            Run& last = m_runs.back();
            const PromptToken& before = m_tokens[static_cast<std::size_t>(last.token)];
            if (hasText && last.end > last.begin) last.end = std::max(last.end, token.begin);
            const bool isAlike = before.isLearned == token.isLearned && before.isCut == token.isCut;
            if (isAlike && hasText && last.end > last.begin && !before.isSpecial && !token.isSpecial) {
                last.end = token.end;
                covered = token.end;
                continue;
            }
        }
        const qsizetype begin = m_runs.empty() ? 0 : std::max(m_runs.back().end, covered);
        m_runs.push_back({begin, hasText ? token.end : begin, i});
        covered = std::max(covered, m_runs.back().end);
    }
    if (covered < m_text.size()) {
        if (m_runs.empty() || m_runs.back().begin == m_runs.back().end)
            m_runs.push_back({covered, m_text.size(), std::max(0, static_cast<int>(m_tokens.size()) - 1)});
        else
            m_runs.back().end = m_text.size();
    }
    m_at = m_runs.empty() ? 0 : m_runs.front().begin;
}

PromptPiece PromptText::next() {
    const Run& run = m_runs[m_run];
    PromptPiece piece{.begin = m_at};
    if (!m_tokens.empty()) {
        const PromptToken& token = m_tokens[static_cast<std::size_t>(run.token)];
        piece.isLearned = token.isLearned;
        piece.isCut = token.isCut;
        if (token.isSpecial || run.begin == run.end) piece.kind = PromptPiece::Kind::Special;
    }
    if (run.begin == run.end) {
        piece.token = run.token;
        piece.shown = m_pieces[static_cast<std::size_t>(run.token)];
        if (piece.shown.isEmpty()) piece.shown = u"id %1"_s.arg(m_tokens[static_cast<std::size_t>(run.token)].id);
    } else if (const QString mark = visibleMark(m_text, m_at); !mark.isEmpty()) {
        piece.kind = PromptPiece::Kind::Mark;
        piece.shown = mark;
        piece.length = m_text[m_at].isHighSurrogate() && m_at + 1 < run.end ? 2 : 1;
        piece.endsLine = m_text[m_at] == u'\n';
    } else {
        piece.length = plainEnd(m_at, run.end) - m_at;
        piece.shown = m_text.mid(m_at, piece.length);
    }
    m_at += piece.length;
    if (m_at >= run.end && ++m_run < m_runs.size()) m_at = m_runs[m_run].begin;
    return piece;
}

/// To the next character that needs a mark; a long stretch ends behind a space, and never inside of a character.
qsizetype PromptText::plainEnd(qsizetype begin, qsizetype end) const {
    qsizetype at = begin + 1;
    while (at < end && (m_text[at].isLowSurrogate() || visibleMark(m_text, at).isEmpty())) {
        const bool isLong = at - begin >= LongestPiece;
        if (isLong && m_text[at - 1] == u' ') break;
        if (at - begin >= 2 * LongestPiece && !m_text[at].isLowSurrogate() && !m_text[at].isMark() &&
            m_text[at].unicode() != 0x200D && m_text[at - 1].unicode() != 0x200D)
            break;
        ++at;
    }
    return at;
}

std::vector<int> PromptText::tokensAt(qsizetype position) const {
    const auto behind = std::upper_bound(m_tokens.begin(), m_tokens.end(), position,
                                         [](qsizetype at, const PromptToken& token) { return at < token.begin; });
    std::vector<int> found;
    for (auto token = behind; token != m_tokens.begin() && behind - token < MostSharing;) {
        --token;
        if (token->begin <= position && position < token->end)
            found.insert(found.begin(), static_cast<int>(token - m_tokens.begin()));
        else if (token->end > token->begin)
            break;
    }
    return found;
}

QString PromptText::tokenText(int token) const {
    const PromptToken& which = m_tokens[static_cast<std::size_t>(token)];
    if (which.begin == which.end) return m_pieces[static_cast<std::size_t>(token)];
    QString shown;
    for (qsizetype at = which.begin; at < which.end; ++at) {
        const QString mark = m_text[at] == u' ' ? u"·"_s : visibleMark(m_text, at);
        if (mark.isEmpty()) {
            shown += m_text[at];
            continue;
        }
        shown += mark;
        if (m_text[at].isHighSurrogate()) ++at;
    }
    return shown;
}

qint64 PromptText::learnedCount() const {
    return std::ranges::count_if(m_tokens, [](const PromptToken& token) { return token.isLearned && !token.isCut; });
}

qint64 PromptText::cutCount() const {
    return std::ranges::count_if(m_tokens, &PromptToken::isCut);
}

} // namespace ui
