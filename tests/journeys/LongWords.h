/// A language whose texts are 40 % longer than the English ones, as many languages' are: what has room for it has room
/// for them. Installed over the program's English.
#pragma once

#include <QTranslator>

namespace tests {

class LongWords : public QTranslator {
public:
    LongWords() : m_english(m_plurals.load(QStringLiteral(":/translations/lorikeet_en"))) {}
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char* disambiguation, int number) const override {
        const QString plural = m_english ? m_plurals.translate(context, source, disambiguation, number) : QString();
        return lengthened(plural.isEmpty() ? QString::fromUtf8(source) : plural);
    }

private:
    /// More words, none of them longer than a person's.
    static QString lengthened(const QString& text) {
        static const QString More = QStringLiteral(" and some more words that other languages need to say the same");
        if (text.size() < 3) return text; // a sign
        QString more;
        const auto wanted = (2 * text.size() + 2) / 5;
        while (more.size() < wanted) more += More;
        const bool isMarkup = text.endsWith(u'>'), isOpen = text.endsWith(u'…') || text.endsWith(u':');
        const auto at = isMarkup ? text.lastIndexOf(u'<') : isOpen ? text.size() - 1 : text.size();
        return text.left(at) + more.left(wanted) + text.mid(at);
    }

    QTranslator m_plurals;
    bool m_english;
};

} // namespace tests
