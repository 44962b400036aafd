#include "ui/data/TextPreview.h"

#include "ui/data/TextMatcher.h"

namespace ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t ShownBytes = 1200;
constexpr std::size_t SearchedBytes = 60'000; // of a longer text only the beginning is looked through for a mark
constexpr qsizetype ShownLength = 400;
constexpr qsizetype SeenAnyway = 8; // a hit that begins before this is seen in a narrow cell
constexpr qsizetype BeforeTheHit = 3;

/// The beginning, not cut within a character.
QString beginning(const std::string& text, std::size_t bytes) {
    std::size_t end = std::min(text.size(), bytes);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(end));
}

QString inOneLine(const QString& text) {
    QString line;
    line.reserve(text.size() + 16);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'\n' || c == QChar(QChar::LineSeparator) || c == QChar(QChar::ParagraphSeparator))
            line += u" ⏎ "_s;
        else if (c == u'\r')
            line += i + 1 < text.size() && text[i + 1] == u'\n' ? u""_s : u" ⏎ "_s;
        else
            line += c.category() == QChar::Other_Control ? QChar(u' ') : c;
    }
    return line;
}

} // namespace

QString textPreview(const std::string& text, const TextMatcher* matcher) {
    if (matcher && matcher->isActive() && text.size() > static_cast<std::size_t>(SeenAnyway)) {
        const QString searched = beginning(text, SearchedBytes);
        const auto hits = matcher->hits(searched, 1);
        if (!hits.empty() && hits.front().start > SeenAnyway) {
            qsizetype start = hits.front().start - BeforeTheHit;
            if (searched[start].isLowSurrogate()) --start;
            return u"… "_s + inOneLine(searched.mid(start, ShownLength));
        }
    }
    return inOneLine(beginning(text, ShownBytes).left(ShownLength));
}

} // namespace ui
