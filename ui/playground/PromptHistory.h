/// The prompts that were asked, newest first, as the project keeps them; and the one of them that is being looked at.
#pragma once

#include "core/project/Record.h"

#include <optional>
#include <vector>

namespace ui {

class PromptHistory {
public:
    static constexpr std::size_t Limit = 50;
    /// A longer one is not kept.
    static constexpr std::size_t LargestBytes = 20'000;

    void add(const core::Record& prompt);
    const std::vector<core::Record>& prompts() const { return m_prompts; }
    /// -1: the one before, +1: the one after; an empty record behind the newest; nullopt at the oldest.
    std::optional<core::Record> step(int direction);

    void restore(std::vector<core::Record> prompts);

private:
    std::vector<core::Record> m_prompts;
    int m_at = -1; ///< -1: none is looked at
};

} // namespace ui
