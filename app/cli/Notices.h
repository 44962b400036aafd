/// Standard error: problems, sentences and progress. Where it is a terminal, progress is one line that changes;
/// elsewhere it is a plain line now and then, so that a log stays readable. Control characters in a text (a name, a
/// record) never reach it.
#pragma once

#include "core/Problem.h"

#include <chrono>
#include <span>
#include <string>
#include <string_view>

namespace cli {

class Notices {
public:
    Notices();
    ~Notices();
    void say(std::string_view sentence);
    void problem(const core::Problem& problem);
    /// Whether enough time has passed since the last progress: a tenth of a second on a terminal, ten seconds
    /// elsewhere.
    bool isDue() const;
    /// Shown where it is due.
    void progress(const std::string& text);
    /// Takes the changing line away, before something else is printed.
    void clear();
    bool isTerminal() const { return m_terminal; }

private:
    using Clock = std::chrono::steady_clock;
    bool m_terminal;
    bool m_lineShown = false;
    Clock::time_point m_last;
};

/// How many problems of one kind are listed before the rest is only counted.
inline constexpr std::size_t ListedProblems = 20;
/// Lists problems up to ListedProblems; then says how many more there are and `whereAll` shows them.
void list(Notices& notices, std::span<const core::Problem> problems, std::string_view whereAll);

} // namespace cli
