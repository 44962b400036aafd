/// The whole of lorikeet-cli but its subcommands: understands the line, runs the action and ends every error as a
/// sentence and a code.
#pragma once

namespace cli {

/// Returns 0 done, 1 failed, 2 wrong use, 130 stopped. Throws nothing.
int run(int argc, const char* const* argv) noexcept;

} // namespace cli
