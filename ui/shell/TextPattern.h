/// A text with `%1`, `%2` … for what is different each time, to be found again in a text that was made of it.
#pragma once

#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace ui {

class TextPattern {
public:
    explicit TextPattern(const QString& text);

    /// What stands for `%1`, `%2` … in `text`, each at its place; nullopt where it was not made of this.
    std::optional<QStringList> partsOf(const QString& text) const;

private:
    QString m_longest; ///< literal part: what has not even that is not looked at closely
    QRegularExpression m_expression;
    std::vector<qsizetype> m_order;
};

} // namespace ui
