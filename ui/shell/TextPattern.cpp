#include "ui/shell/TextPattern.h"

namespace ui {

using namespace Qt::StringLiterals;

TextPattern::TextPattern(const QString& text) {
    static const QRegularExpression placeholder(u"%(\\d)"_s);
    QStringList escaped;
    qsizetype begin = 0;
    const auto take = [&](qsizetype end) {
        const QString part = text.sliced(begin, end - begin);
        escaped += QRegularExpression::escape(part);
        if (part.size() > m_longest.size()) m_longest = part;
    };
    for (auto each = placeholder.globalMatch(text); each.hasNext();) {
        const QRegularExpressionMatch match = each.next();
        take(match.capturedStart());
        begin = match.capturedEnd();
        m_order.push_back(match.captured(1).toInt() - 1);
    }
    take(text.size());
    m_expression = QRegularExpression(QRegularExpression::anchoredPattern(escaped.join(u"(.*?)"_s)),
                                      QRegularExpression::DotMatchesEverythingOption);
}

std::optional<QStringList> TextPattern::partsOf(const QString& text) const {
    if (!text.contains(m_longest)) return std::nullopt;
    const QRegularExpressionMatch match = m_expression.match(text);
    if (!match.hasMatch()) return std::nullopt;
    QStringList parts;
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        while (parts.size() <= m_order[i]) parts.append(QString());
        parts[m_order[i]] = match.captured(static_cast<int>(i) + 1);
    }
    return parts;
}

} // namespace ui
