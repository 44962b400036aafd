/// Where the text that was looked for occurs in a text that is shown. It only marks: which records are found, core
/// decides.
#pragma once

#include "core/project/RecordFilter.h"

#include <QRegularExpression>
#include <QString>

#include <vector>

namespace ui {

class TextMatcher {
public:
    struct Hit {
        qsizetype start = 0;
        qsizetype length = 0;
    };

    TextMatcher() = default;
    explicit TextMatcher(const core::RecordFilter& filter);

    bool isActive() const { return m_isActive; }
    bool looksIn(core::RecordField field) const { return m_isActive && (!m_field || *m_field == field); }
    /// Not empty ones, at most `limit`.
    std::vector<Hit> hits(QStringView text, int limit = 50) const;

private:
    bool m_isActive = false;
    std::optional<core::RecordField> m_field;
    QRegularExpression m_pattern;
};

} // namespace ui
