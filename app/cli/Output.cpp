#include "app/cli/Output.h"

#include "core/Error.h"
#include "core/text/VisibleText.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <unistd.h>

namespace cli {
namespace {

[[noreturn]] void fail() {
    throw core::Error(core::ProblemCode::OutputClosed, {}, {std::strerror(errno)});
}

} // namespace

Output::Output() : m_terminal(::isatty(STDOUT_FILENO) == 1) {}

void Output::write(std::string_view text) {
    const std::string safe = m_terminal ? core::visible(text) : std::string();
    const std::string_view written = m_terminal ? safe : text;
    if (std::fwrite(written.data(), 1, written.size(), stdout) != written.size()) fail();
}

void Output::line(std::string_view text) {
    write(text);
    write("\n");
}

void Output::flush() {
    if (std::fflush(stdout) != 0) fail();
}

} // namespace cli
