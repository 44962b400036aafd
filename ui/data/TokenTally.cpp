#include "ui/data/TokenTally.h"

#include "ui/session/PromptSession.h"
#include "ui/session/RecordEdits.h"
#include "ui/session/RecordQuery.h"

#include <algorithm>

namespace ui {

TokenTally::TokenTally(RecordQuery& query, RecordEdits& edits, PromptSession& prompts, QObject* parent)
    : QObject(parent), m_query(query), m_prompts(prompts), m_format(format()), m_limit(prompts.limit()) {
    connect(&m_prompts, &PromptSession::counted, this, &TokenTally::take);
    connect(&m_prompts, &PromptSession::readyChanged, this, &TokenTally::clear);
    connect(&m_prompts, &PromptSession::changed, this, &TokenTally::follow);
    connect(&edits, &RecordEdits::changed, this, [this](const core::RecordChange& change) {
        const auto subject = change.entry.subject;
        const bool isOfTexts = subject != core::EntryKind::Status && subject != core::EntryKind::Split;
        if (!isOfTexts) return;
        for (const core::RecordId record : change.records) forget(record);
        emit changed();
    });
}

qint64 TokenTally::mean() const {
    return m_tokens.empty() ? 0 : m_sum / counted();
}

void TokenTally::clear() {
    m_tokens.clear();
    m_sum = m_cut = 0;
    emit changed();
}

TokenTally::Format TokenTally::format() const {
    return {m_prompts.format(), m_prompts.learned(), m_prompts.isJudging(), m_prompts.isLabelled()};
}

/// Another format counts otherwise; another limit only cuts otherwise.
void TokenTally::follow() {
    if (const Format now = format(); std::exchange(m_format, now) != now) return clear();
    m_cut = std::ranges::count_if(m_tokens, [this](const auto& each) { return each.second > m_prompts.limit(); });
    m_limit = m_prompts.limit();
    emit changed();
}

void TokenTally::take(const std::vector<core::RecordId>& records) {
    for (const core::RecordId id : records) {
        const core::StoredRecord* stored = m_query.record(id);
        const std::optional<qint64> tokens = stored ? m_prompts.count(*stored) : std::nullopt;
        if (!tokens || *tokens < 0) continue;
        forget(id);
        m_tokens.emplace(id, *tokens);
        m_sum += *tokens;
        if (*tokens > m_limit) ++m_cut;
    }
    emit changed();
}

void TokenTally::forget(core::RecordId record) {
    const auto found = m_tokens.find(record);
    if (found == m_tokens.end()) return;
    m_sum -= found->second;
    if (found->second > m_limit) --m_cut;
    m_tokens.erase(found);
}

} // namespace ui
