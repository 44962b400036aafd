#include "core/exchange/ClipboardTable.h"

#include "core/exchange/ClipboardHtml.h"
#include "core/exchange/FieldNames.h"
#include "core/exchange/JsonRecords.h"
#include "core/exchange/TextDecoder.h"

#include <algorithm>

namespace core {
namespace {

/// Records that are looked at before text counts as something else.
constexpr int RecordsLookedAt = 20;

bool endsCell(std::string_view text, std::size_t at) {
    return at >= text.size() || text[at] == '\t' || text[at] == '\n' || text[at] == '\r';
}

/// Reads the cell between quotes at `at`. False where there is none: the quote is never closed, or the cell would not
/// have needed any and they are its own.
bool readQuoted(std::string_view text, std::size_t& at, std::string& cell) {
    if (at >= text.size() || text[at] != '"') return false;
    std::string content;
    bool isNeeded = false;
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
            ++i;
            isNeeded = true;
        } else if (c == '"') {
            if (!isNeeded || !endsCell(text, i + 1)) return false;
            at = i + 1;
            cell = std::move(content);
            return true;
        }
        isNeeded = isNeeded || c == '\t' || c == '\n' || c == '\r';
        content += c;
    }
    return false;
}

bool needsQuotes(std::string_view cell) {
    return cell.find_first_of("\t\r\n") != std::string_view::npos || cell.starts_with('"');
}

using Rows = std::vector<std::vector<std::string>>;

/// What is left where spaces, breaks and quotes do not count.
std::string letters(std::string_view text) {
    std::string left;
    left.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isHardSpace = text.substr(i, 2) == "\xC2\xA0";
        if (isHardSpace)
            ++i;
        else if (std::string_view(" \t\r\n\"").find(text[i]) == std::string_view::npos)
            left += text[i];
    }
    return left;
}

std::string letters(const Rows& rows) {
    std::string all;
    for (const auto& row : rows)
        for (const std::string& cell : row) all += letters(cell);
    return all;
}

bool hasLines(std::string_view cell) {
    return cell.find('\n') != std::string_view::npos;
}

/// Without the empty cells and rows that close it.
Rows trimmed(Rows rows) {
    for (auto& row : rows)
        while (!row.empty() && row.back().empty()) row.pop_back();
    while (!rows.empty() && rows.back().empty()) rows.pop_back();
    return rows;
}

/// Whether `text` has every cell where `html` has it, and every line break within it.
bool saysAsMuch(const Rows& text, const Rows& html) {
    const auto isSame = [](const auto& ours, const auto& theirs) {
        return std::ranges::equal(ours, theirs, [](const std::string& one, const std::string& other) {
            return hasLines(one) || !hasLines(other);
        });
    };
    return std::ranges::equal(trimmed(text), trimmed(html), isSame);
}

bool hasLines(const Rows& rows) {
    return std::ranges::any_of(rows, [](const auto& row) {
        return std::ranges::any_of(row, [](const std::string& cell) { return hasLines(cell); });
    });
}

std::string betweenQuotes(std::string_view cell) {
    std::string text = "\"";
    for (const char c : cell) text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + "\"";
}

} // namespace

std::vector<std::vector<std::string>> clipboardCells(std::string_view text) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t at = 0; at < text.size();) {
        std::vector<std::string>& row = rows.emplace_back();
        while (true) {
            std::string& cell = row.emplace_back();
            if (!readQuoted(text, at, cell)) {
                const std::size_t end = std::min(text.find_first_of("\t\r\n", at), text.size());
                cell = text.substr(at, end - at);
                at = end;
            }
            if (at >= text.size() || text[at] != '\t') break;
            ++at;
        }
        if (at < text.size() && text[at] == '\r') ++at;
        if (at < text.size() && text[at] == '\n') ++at;
    }
    return rows;
}

std::vector<std::vector<std::string>> clipboardCells(const ClipboardForms& forms) {
    const std::string wanted = letters(forms.text);
    if (!forms.calc.empty())
        for (const std::string& table : {forms.calc, TextDecoder("utf-16le").feed(forms.calc, Extent::Whole)})
            if (letters(table) == wanted) return clipboardCells(table);
    Rows cells = clipboardCells(forms.text);
    if (forms.html.empty()) return cells;
    Rows table = htmlCells(forms.html);
    const bool isBetter = hasLines(table) && letters(table) == wanted && !saysAsMuch(cells, table);
    return isBetter ? table : cells;
}

std::string clipboardText(std::span<const std::vector<std::string>> rows) {
    std::string text;
    for (const std::vector<std::string>& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) text += '\t';
            text += needsQuotes(row[i]) ? betweenQuotes(row[i]) : row[i];
        }
        text += '\n';
    }
    return text;
}

bool holdsJsonRecords(std::string_view text) {
    if (!JsonRecords::looksLikeJson(text)) return false;
    std::vector<Problem> rejected;
    const Progress nobody;
    JsonRecords records(text, {}, rejected, nobody);
    for (int i = 0; i < RecordsLookedAt; ++i) {
        const std::optional<JsonRecord> found = records.next();
        if (!found) return false;
        std::vector<std::string> names;
        for (const auto& member : found->value.items()) {
            if (namesText(member.key())) return true;
            names.push_back(member.key());
        }
        if (!lackingField(names, {})) return true; // a text with its label
    }
    return false;
}

} // namespace core
