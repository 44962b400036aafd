#include "app/cli/Notices.h"

#include "app/cli/Numbers.h"
#include "core/ProblemText.h"
#include "core/text/VisibleText.h"

#include <algorithm>
#include <cstdio>
#include <sys/ioctl.h>
#include <unistd.h>

namespace cli {
namespace {

std::size_t terminalWidth() {
    winsize size{};
    const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : 80;
}

void print(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
}

} // namespace

// The first plain line of progress comes after a whole interval, so that short work prints none.
Notices::Notices() : m_terminal(::isatty(STDERR_FILENO) == 1), m_last(Clock::now()) {}

Notices::~Notices() {
    clear();
}

void Notices::say(std::string_view sentence) {
    clear();
    print(core::visible(sentence));
    print("\n");
}

void Notices::problem(const core::Problem& problem) {
    say(core::sentence(problem));
}

bool Notices::isDue() const {
    return Clock::now() - m_last >= (m_terminal ? std::chrono::milliseconds(100) : std::chrono::milliseconds(10'000));
}

void Notices::progress(const std::string& text) {
    if (!isDue()) return;
    m_last = Clock::now();
    if (!m_terminal) return say(text);
    print("\r" + firstCharacters(core::oneLine(text), terminalWidth() - 1) + "\033[K");
    m_lineShown = true;
}

void Notices::clear() {
    if (!m_lineShown) return;
    print("\r\033[K");
    m_lineShown = false;
}

void list(Notices& notices, std::span<const core::Problem> problems, std::string_view whereAll) {
    const std::size_t shown = std::min(problems.size(), ListedProblems);
    for (const core::Problem& problem : problems.first(shown)) notices.problem(problem);
    if (shown == problems.size()) return;
    notices.say("… and " + grouped(static_cast<std::int64_t>(problems.size() - shown)) + " more; " +
                std::string(whereAll));
}

} // namespace cli
