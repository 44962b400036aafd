#include "app/cli/Output.h"

#include "core/Error.h"

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

void Output::write(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) fail();
}

void Output::line(std::string_view text) {
    write(text);
    write("\n");
}

void Output::flush() {
    if (std::fflush(stdout) != 0) fail();
}

bool Output::isTerminal() const {
    return ::isatty(STDOUT_FILENO) == 1;
}

} // namespace cli
