#include "core/exchange/ClipboardHtml.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace core {
namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr std::size_t WidestSpan = 1000;
constexpr std::string_view Spaces = " \t\r\n\f";

struct Tag {
    std::string name; ///< in small letters; of a closing one with its slash
    std::string_view attributes;
};

std::string lowered(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return small;
}

/// What an attribute is set to; empty where it is not.
std::string valueOf(std::string_view attributes, std::string_view name) {
    const std::string small = lowered(attributes);
    for (std::size_t at = small.find(name); at != std::string::npos; at = small.find(name, at + 1)) {
        const bool begins = at == 0 || Spaces.find(small[at - 1]) != std::string_view::npos;
        std::size_t from = at + name.size();
        if (!begins || from >= small.size() || small[from] != '=') continue;
        if (++from >= small.size()) return {};
        const char quote = small[from];
        if (quote != '"' && quote != '\'') return small.substr(from, small.find_first_of(Spaces, from) - from);
        return small.substr(from + 1, small.find(quote, from + 1) - from - 1);
    }
    return {};
}

std::size_t spanOf(const Tag& tag, std::string_view name) {
    const std::string value = valueOf(tag.attributes, name);
    std::size_t span = 1;
    std::from_chars(value.data(), value.data() + value.size(), span);
    return std::clamp<std::size_t>(span, 1, WidestSpan);
}

void appendCharacter(std::string& text, unsigned code) {
    const auto byte = [&text](unsigned value) { text += static_cast<char>(value); };
    if (code < 0x80) return byte(code);
    if (code < 0x800) {
        byte(0xC0 | code >> 6);
    } else if (code < 0x10000) {
        byte(0xE0 | code >> 12);
        byte(0x80 | (code >> 6 & 0x3F));
    } else {
        byte(0xF0 | code >> 18);
        byte(0x80 | (code >> 12 & 0x3F));
        byte(0x80 | (code >> 6 & 0x3F));
    }
    byte(0x80 | (code & 0x3F));
}

/// The character of «amp» or «#38»; a hard space is one. None for a name that is not known.
std::optional<std::string> characterOf(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> known{
        {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", "\xC2\xA0"}}};
    for (const auto& [each, character] : known)
        if (each == name) return std::string(character);
    if (!name.starts_with('#')) return std::nullopt;
    name.remove_prefix(1);
    const bool isHex = name.starts_with('x') || name.starts_with('X');
    if (isHex) name.remove_prefix(1);
    unsigned code = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), code, isHex ? 16 : 10);
    const bool isSurrogate = code >= 0xD800 && code < 0xE000;
    if (error != std::errc() || end != name.data() + name.size() || code == 0 || code > 0x10FFFF || isSurrogate)
        return std::nullopt;
    std::string character;
    appendCharacter(character, code);
    return character;
}

/// Builds rows from tags and texts in their order.
class TableBuilder {
public:
    void tag(const Tag& tag) {
        if (tag.name == "table" && ++m_depth > 1) breakLine();
        if (tag.name == "/table" && m_depth > 0 && --m_depth == 0) endCell();
        if (m_depth == 1 && isPart(tag)) return;
        if (m_isOpen && tag.name == "br") breakAt(true);
        if (tag.name == "pre" || tag.name == "/pre") m_isKept = tag.name == "pre";
        constexpr std::string_view blocks[] = {"p", "div", "li", "ul", "ol", "pre", "tr", "h1", "h2", "h3", "h4"};
        const std::string_view name = std::string_view(tag.name).substr(tag.name.starts_with('/') ? 1 : 0);
        if (m_isOpen && std::ranges::find(blocks, name) != std::end(blocks)) breakLine();
    }

    void text(std::string_view text) {
        if (!m_isOpen) return;
        for (std::size_t at = 0; at < text.size(); ++at) {
            const char c = text[at];
            const std::size_t end = c == '&' ? text.find(';', at) : std::string_view::npos;
            const auto named = end == std::string_view::npos ? std::nullopt
                                                             : characterOf(text.substr(at + 1, end - at - 1));
            if (named) at = end;
            if (!named && !m_isKept && Spaces.find(c) != std::string_view::npos)
                m_isSpaced = true;
            else
                append(named ? *named : std::string(1, c));
        }
    }

    Rows take() {
        endCell();
        for (auto& row : m_rows)
            for (std::string& cell : row) tidy(cell);
        return std::move(m_rows);
    }

private:
    /// Of the table itself: its rows and cells.
    bool isPart(const Tag& tag) {
        if (tag.name == "tr" || tag.name == "td" || tag.name == "th" || tag.name == "/tr" || tag.name == "/td" ||
            tag.name == "/th")
            endCell();
        if (tag.name == "tr") beginRow(tag);
        if (tag.name == "td" || tag.name == "th") beginCell(tag);
        return tag.name == "tr" || tag.name == "td" || tag.name == "th";
    }

    /// Excel ends a table with a row that nobody sees.
    void beginRow(const Tag& tag) {
        std::string style = valueOf(tag.attributes, "style");
        std::erase(style, ' ');
        m_isHidden = style.find("display:none") != std::string::npos;
        if (m_isHidden) return;
        m_rows.emplace_back();
        fillSpanned();
    }

    void beginCell(const Tag& tag) {
        if (m_isHidden || m_rows.empty()) return;
        m_isOpen = true;
        m_isKept = m_isSpaced = m_isBroken = false;
        m_columns = spanOf(tag, "colspan");
        const std::size_t rows = spanOf(tag, "rowspan");
        const std::size_t column = m_rows.back().size();
        if (m_spanned.size() < column + m_columns) m_spanned.resize(column + m_columns, 0);
        for (std::size_t i = 0; i < m_columns; ++i) m_spanned[column + i] = rows - 1;
        m_rows.back().emplace_back();
    }

    void endCell() {
        if (!m_isOpen) return;
        m_isOpen = false;
        for (std::size_t i = 1; i < m_columns; ++i) m_rows.back().emplace_back();
        fillSpanned();
    }

    /// Where a cell of a row above reaches down to.
    void fillSpanned() {
        auto& row = m_rows.back();
        while (row.size() < m_spanned.size() && m_spanned[row.size()] > 0) {
            --m_spanned[row.size()];
            row.emplace_back();
        }
    }

    void breakLine() { m_isBroken = m_isOpen && !m_rows.back().back().empty(); }

    void breakAt(bool isNow) {
        m_isSpaced = false;
        if (m_isBroken) m_rows.back().back() += '\n';
        m_isBroken = false;
        if (isNow) m_rows.back().back() += '\n';
    }

    void append(const std::string& character) {
        std::string& cell = m_rows.back().back();
        if (m_isBroken) breakAt(false);
        if (m_isSpaced && !cell.empty() && !cell.ends_with('\n')) cell += ' ';
        m_isSpaced = false;
        cell += character;
    }

    /// Hard spaces are spaces; none stands at the end of a line.
    static void tidy(std::string& cell) {
        for (std::size_t at = cell.find("\xC2\xA0"); at != std::string::npos; at = cell.find("\xC2\xA0", at))
            cell.replace(at, 2, " ");
        for (std::size_t at = cell.find(" \n"); at != std::string::npos; at = cell.find(" \n", at > 0 ? at - 1 : 0))
            cell.erase(at, 1);
        cell.erase(cell.find_last_not_of(Spaces) + 1);
    }

    Rows m_rows;
    std::vector<std::size_t> m_spanned; ///< rows that a column is still covered for
    int m_depth = 0;
    std::size_t m_columns = 1;
    bool m_isHidden = false;
    bool m_isOpen = false;   ///< a cell
    bool m_isKept = false;   ///< spaces stay as they are
    bool m_isSpaced = false; ///< a space before the next character
    bool m_isBroken = false; ///< a line break before it
};

/// The tag that begins at `at`, which goes behind it; comments and what is no text are passed over whole.
Tag readTag(std::string_view html, std::size_t& at) {
    const auto pass = [&](std::string_view what, std::size_t from) {
        const std::size_t end = html.find(what, from);
        at = end == std::string_view::npos ? html.size() : end + what.size();
    };
    if (html.substr(at).starts_with("<!--")) {
        pass("-->", at + 4);
        return {};
    }
    std::size_t end = at + 1;
    for (char quote = 0; end < html.size() && (quote != 0 || html[end] != '>'); ++end) {
        if (quote != 0 && html[end] == quote)
            quote = 0;
        else if (quote == 0 && html[end - 1] == '=' && (html[end] == '"' || html[end] == '\''))
            quote = html[end];
    }
    const std::string_view inside = html.substr(at + 1, end - at - 1);
    at = std::min(end + 1, html.size());
    if (end == html.size()) return {}; // cut off
    const std::size_t name = std::min(inside.find_first_of(" \t\r\n\f", 1), inside.size());
    Tag tag{lowered(inside.substr(0, name)), inside.substr(name)};
    if (tag.name.ends_with('/') && tag.name.size() > 1) tag.name.pop_back();
    if (tag.name == "style" || tag.name == "script" || tag.name == "title" || tag.name == "xml")
        pass("</" + tag.name + ">", at);
    return tag;
}

} // namespace

std::vector<std::vector<std::string>> htmlCells(std::string_view html) {
    TableBuilder builder;
    for (std::size_t at = 0; at < html.size();) {
        if (html[at] == '<') {
            builder.tag(readTag(html, at));
            continue;
        }
        const std::size_t end = std::min(html.find('<', at), html.size());
        builder.text(html.substr(at, end - at));
        at = end;
    }
    return builder.take();
}

} // namespace core
