/// Checks of a command line that CLI11 has understood: what excludes what, lists of ids, text from standard input.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace CLI {
class App;
class Validator;
} // namespace CLI

namespace cli {

/// «--prompt, --ids or --data»
std::string listed(std::span<const std::string_view> names);
/// Throws UsageInvalid unless exactly one of these options was given.
void needOneOf(const CLI::App& command, std::span<const std::string_view> options);
/// Throws UsageInvalid where `option` was given without one of `needed`.
void needs(const CLI::App& command, std::string_view option, std::span<const std::string_view> needed);
/// For paths: «--data ""» is a slip, not a file.
CLI::Validator notEmpty();
/// For numbers: both ends are allowed; an infinite maximum is none.
CLI::Validator within(double minimum, double maximum);
CLI::Validator oneOf(std::vector<std::string> names);
/// «1,2,3», with spaces or brackets where they were copied along. Throws UsageInvalid.
std::vector<std::int32_t> readIds(std::string_view text);
/// The text itself, or standard input where it is «-». Throws FileUnreadable.
std::string textOrInput(const std::string& argument);
/// Long names of all options of a command: «--model».
std::vector<std::string> optionNames(const CLI::App& command);

} // namespace cli
