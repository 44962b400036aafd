/// What is known of the lengths of records: of those whose tokens were counted, their mean, and how many are longer
/// than the model would see.
#pragma once

#include "core/project/StoredRecord.h"
#include "core/text/PromptFormat.h"

#include <QObject>

#include <tuple>
#include <unordered_map>
#include <vector>

namespace ui {

class PromptSession;
class RecordEdits;
class RecordQuery;

class TokenTally : public QObject {
    Q_OBJECT
public:
    TokenTally(RecordQuery& query, RecordEdits& edits, PromptSession& prompts, QObject* parent = nullptr);

    qint64 counted() const { return static_cast<qint64>(m_tokens.size()); }
    qint64 mean() const;
    qint64 cut() const { return m_cut; }
    void clear();

signals:
    void changed();

private:
    /// And whether records are judged, and whether there are labels: one without an answer is judged then.
    using Format = std::tuple<core::FormatKind, core::Learned, bool, bool>;
    Format format() const;
    void follow();
    void take(const std::vector<core::RecordId>& records);
    void forget(core::RecordId record);

    RecordQuery& m_query;
    PromptSession& m_prompts;
    std::unordered_map<core::RecordId, qint64> m_tokens;
    Format m_format;
    qint64 m_limit;
    qint64 m_sum = 0;
    qint64 m_cut = 0;
};

} // namespace ui
