#include "app/cli/Arguments.h"

#include "app/cli/Numbers.h"
#include "core/Error.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>

namespace cli {
namespace {

[[noreturn]] void refuse(std::string reason) {
    throw core::Error(core::ProblemCode::UsageInvalid, {}, {std::move(reason)});
}

bool given(const CLI::App& command, std::string_view option) {
    return command.count(std::string(option)) > 0;
}

} // namespace

std::string listed(std::span<const std::string_view> names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
        text += names[i];
    }
    return text;
}

void needOneOf(const CLI::App& command, std::span<const std::string_view> options) {
    std::vector<std::string_view> found;
    for (const std::string_view option : options)
        if (given(command, option)) found.push_back(option);
    if (found.empty())
        refuse((options.size() == 1 ? "" : "one of these is needed: ") + listed(options) +
               (options.size() == 1 ? " is needed" : ""));
    if (found.size() > 1) refuse("only one of these can be used at a time: " + listed(found));
}

void needs(const CLI::App& command, std::string_view option, std::span<const std::string_view> needed) {
    if (!given(command, option)) return;
    const bool one =
        std::any_of(needed.begin(), needed.end(), [&](std::string_view each) { return given(command, each); });
    if (!one) refuse(std::string(option) + " is for " + listed(needed) + " only");
}

CLI::Validator notEmpty() {
    const auto check = [](std::string& value) {
        return value.empty() ? std::string("the name is empty") : std::string();
    };
    return CLI::Validator(check, "");
}

CLI::Validator within(double minimum, double maximum) {
    const auto check = [=](const std::string& text) -> std::string {
        double value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || end != text.data() + text.size()) return "«" + text + "» is no number";
        if (value >= minimum && value <= maximum) return {};
        const std::string lowest = plain(minimum);
        return "«" + text + "» cannot be used; allowed is " +
               (std::isfinite(maximum) ? lowest + " to " + plain(maximum) : lowest + " or more");
    };
    return CLI::Validator([check](std::string& text) { return check(text); }, "");
}

CLI::Validator oneOf(std::vector<std::string> names) {
    return CLI::Validator(
        [names = std::move(names)](std::string& text) -> std::string {
            if (std::find(names.begin(), names.end(), text) != names.end()) return {};
            const std::vector<std::string_view> views(names.begin(), names.end());
            return "«" + text + "» cannot be used; allowed is " + listed(views);
        },
        "");
}

std::vector<std::int32_t> readIds(std::string_view text) {
    constexpr std::string_view Between = ", \t\n[]";
    std::vector<std::int32_t> ids;
    for (std::size_t at = text.find_first_not_of(Between); at != std::string_view::npos;
         at = text.find_first_not_of(Between, at)) {
        const std::string_view word = text.substr(at, text.find_first_of(Between, at) - at);
        std::int32_t id = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), id);
        if (error != std::errc{} || end != word.data() + word.size() || id < 0)
            refuse("--ids: «" + std::string(word) +
                   "» is no token id; ids are whole numbers with commas between: 1,403,407");
        ids.push_back(id);
        at += word.size();
    }
    if (ids.empty()) refuse("--ids: no token id is given; ids are whole numbers with commas between: 1,403,407");
    return ids;
}

std::string textOrInput(const std::string& argument) {
    if (argument != "-") return argument;
    std::string text;
    char buffer[1 << 16];
    while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, stdin)) text.append(buffer, count);
    if (std::ferror(stdin))
        throw core::Error(core::ProblemCode::FileUnreadable, {.file = "standard input"}, {std::strerror(errno)});
    return text;
}

std::vector<std::string> optionNames(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::Option* option : command.get_options())
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    return names;
}

} // namespace cli
