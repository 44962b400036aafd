#include "ui/playground/PromptHistory.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

void PromptHistory::add(const core::Record& prompt) {
    m_at = -1;
    const core::Record kept{.instruction = prompt.instruction, .input = prompt.input};
    if (kept.instruction.size() + kept.input.size() > LargestBytes) return;
    std::erase(m_prompts, kept);
    m_prompts.insert(m_prompts.begin(), kept);
    if (m_prompts.size() > Limit) m_prompts.pop_back();
}

std::optional<core::Record> PromptHistory::step(int direction) {
    const int wanted = m_at - direction;
    if (wanted >= static_cast<int>(m_prompts.size()) || wanted < -1) return std::nullopt;
    m_at = wanted;
    return m_at < 0 ? core::Record{} : m_prompts[static_cast<std::size_t>(m_at)];
}

QByteArray PromptHistory::state() const {
    QJsonArray list;
    for (const core::Record& prompt : m_prompts)
        list += QJsonObject{{u"instruction"_s, QString::fromStdString(prompt.instruction)},
                            {u"input"_s, QString::fromStdString(prompt.input)}};
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

void PromptHistory::restore(const QByteArray& state) {
    m_prompts.clear();
    m_at = -1;
    for (const QJsonValue& value : QJsonDocument::fromJson(state).array()) {
        if (m_prompts.size() == Limit) break;
        m_prompts.push_back({.instruction = value[u"instruction"_s].toString().toStdString(),
                             .input = value[u"input"_s].toString().toStdString()});
    }
}

} // namespace ui
