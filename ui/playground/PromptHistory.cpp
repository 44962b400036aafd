#include "ui/playground/PromptHistory.h"

#include <algorithm>
#include <utility>

namespace ui {

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

void PromptHistory::restore(std::vector<core::Record> prompts) {
    m_prompts = std::move(prompts);
    if (m_prompts.size() > Limit) m_prompts.resize(Limit);
    m_at = -1;
}

} // namespace ui
