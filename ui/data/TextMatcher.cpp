#include "ui/data/TextMatcher.h"

namespace ui {

using namespace Qt::StringLiterals;

TextMatcher::TextMatcher(const core::RecordFilter& filter) : m_field(filter.field) {
    if (filter.text.empty()) return;
    const QString text = QString::fromStdString(filter.text);
    QRegularExpression::PatternOptions options =
        QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::MultilineOption;
    if (!filter.caseSensitive) options |= QRegularExpression::CaseInsensitiveOption;
    // A pattern that takes its time marks nothing rather than holding up the window.
    m_pattern = QRegularExpression(
        u"(*LIMIT_MATCH=20000)"_s + (filter.isPattern ? text : QRegularExpression::escape(text)), options);
    m_isActive = m_pattern.isValid();
}

std::vector<TextMatcher::Hit> TextMatcher::hits(QStringView text, int limit) const {
    std::vector<Hit> found;
    if (!m_isActive) return found;
    const QString subject = text.toString();
    for (auto matches = m_pattern.globalMatch(subject); matches.hasNext() && limit > 0;) {
        const QRegularExpressionMatch match = matches.next();
        if (match.capturedLength() == 0) continue;
        found.push_back({match.capturedStart(), match.capturedLength()});
        --limit;
    }
    return found;
}

} // namespace ui
