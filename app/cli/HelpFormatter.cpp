#include "app/cli/HelpFormatter.h"

#include "app/cli/Numbers.h"

#include <algorithm>
#include <sstream>

namespace cli {
namespace {

constexpr std::size_t Width = 80;
constexpr std::size_t Margin = 2;
constexpr std::size_t TextColumn = 26;

/// Stands for a space where a line must not be broken.
constexpr char HardSpace = '\x01';

/// `text` broken at spaces; every line after the first is indented to `column`, where the first one begins as well.
std::string wrapped(const std::string& text, std::size_t column) {
    std::string result;
    std::istringstream words(text);
    std::string word;
    std::size_t at = column;
    while (words >> word) {
        const std::size_t length = characterCount(word);
        const bool first = at == column;
        if (!first && at + 1 + length > Width) {
            result += "\n" + std::string(column, ' ');
            at = column;
        } else if (!first) {
            result += ' ';
            ++at;
        }
        result += word;
        at += length;
    }
    std::replace(result.begin(), result.end(), HardSpace, ' ');
    return result;
}

std::string entry(const std::string& name, const std::string& text) {
    const std::string head = std::string(Margin, ' ') + name;
    const bool fits = characterCount(head) + 2 <= TextColumn;
    const std::string gap = fits ? "" : "\n" + std::string(TextColumn, ' ');
    return (fits ? padded(head, TextColumn) : head) + gap + wrapped(text, TextColumn) + "\n";
}

} // namespace

HelpFormatter::HelpFormatter(std::string usage) : m_usage(std::move(usage)) {}

std::string HelpFormatter::make_usage(const CLI::App*, std::string) const {
    return "Usage: " + wrapped("lorikeet-cli " + m_usage, 7) + "\n";
}

std::string HelpFormatter::make_description(const CLI::App* app) const {
    return wrapped(app->get_description(), 0) + "\n\n";
}

std::string HelpFormatter::make_group(std::string group, bool is_positional,
                                      std::vector<const CLI::Option*> opts) const {
    std::string text = "\n" + group + ":\n";
    for (const CLI::Option* option : opts) text += make_option(option, is_positional);
    return text;
}

std::string HelpFormatter::make_option(const CLI::Option* option, bool is_positional) const {
    std::string name = make_option_name(option, is_positional);
    if (const std::size_t comma = name.find(','); comma != std::string::npos) name.insert(comma + 1, " ");
    if (option->get_type_size() != 0 && !option->get_type_name().empty()) name += " " + option->get_type_name();
    std::string text = option->get_description();
    if (!option->get_default_str().empty())
        text += std::string(" (default:") + HardSpace + option->get_default_str() + ")";
    if (option->get_required()) text += " (needed)";
    return entry(name, text);
}

std::string HelpFormatter::make_subcommand(const CLI::App* sub) const {
    return entry(sub->get_name(), sub->get_description());
}

std::string HelpFormatter::make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const {
    std::string text = make_usage(app, name) + "\n" + make_description(app);
    while (text.ends_with('\n')) text.pop_back();
    std::string groups = make_groups(app, mode);
    for (std::size_t at = groups.find("\n\n\n"); at != std::string::npos; at = groups.find("\n\n\n"))
        groups.erase(at, 1);
    return text + "\n" + make_subcommands(app, mode) + groups + "\n" + make_footer(app);
}

} // namespace cli
