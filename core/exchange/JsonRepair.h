/// Reads one JSON value as people paste it and writes it as strict JSON: commas, comments, quotes, line breaks and
/// Python's words are mended and counted. Text between good quotes is copied byte by byte. Finding the records of a
/// file is left to JsonRecords, reading the strict JSON to nlohmann/json.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace core {

enum class Repair : std::uint8_t {
    ExtraComma,
    MissingComma,
    LineBreak,
    Tab,
    ControlCharacter,
    Comment,
    SmartQuote,
    SingleQuote,
    BareName,
    InnerQuote,
    Backslash,
    PythonWord,
    FullWidth,
    SpecialSpace,
    Surrogate,
    Bracket,
    CodeFence,
    Count
};

/// What was repaired, in words: «trailing or doubled commas».
std::string_view repairName(Repair repair);

/// How often each repair was made.
struct RepairCounts {
    std::array<std::int64_t, static_cast<std::size_t>(Repair::Count)> times{};
    void add(Repair repair) { ++times[static_cast<std::size_t>(repair)]; }
    void add(const RepairCounts& other);
    std::int64_t of(Repair repair) const { return times[static_cast<std::size_t>(repair)]; }
    std::int64_t total() const;
};

/// Why a value cannot be read; ends at the edge of core/exchange.
struct Unreadable {
    std::size_t offset = 0;
    std::string reason;
};

class JsonRepair {
public:
    static constexpr int MaximumDepth = 64;
    static constexpr std::size_t MaximumBytes = std::size_t{16} << 20;

    /// `text` is UTF-8 and outlives the reader.
    JsonRepair(std::string_view text, std::size_t position) : m_text(text), m_begin(position), m_position(position) {}

    /// Strict JSON of the value at the position, which then stands behind it. Throws Unreadable.
    std::string value();
    /// Skips white space and comments. Throws Unreadable where a comment has no end.
    void skipBlank();

    std::size_t position() const { return m_position; }
    const RepairCounts& counts() const { return m_counts; }

private:
    enum class Place { Member, Element, Alone };
    enum class Marks { None, Plain, Smart, Single, SmartSingle };
    struct Quote {
        Marks marks = Marks::None;
        std::size_t length = 0;
    };

    void readValue(Place place, int depth);
    void readObject(int depth);
    void readArray(int depth);
    void readName();
    void readText(Place place);
    void readInnerQuote(Quote opened, Quote found);
    void readCharacter(Marks opened);
    void readEscape(Marks opened);
    void readUnicodeEscape();
    void readNumber();
    void readWord();
    std::size_t skipCommas();
    void separate(std::size_t commas, bool isFirst);
    std::size_t blankLength(std::size_t at) const;
    std::size_t afterBlank(std::size_t at) const;
    std::size_t commaLength(std::size_t at) const;
    std::size_t colonLength(std::size_t at) const;
    Quote quoteAt(std::size_t at) const;
    static bool closes(Marks opened, Marks found);
    /// Whether a text that could end before `at` does end there, judged by what follows.
    bool endsBefore(std::size_t at, Place place) const;
    bool nameFollows(std::size_t at) const;
    bool valueFollows(std::size_t at) const;
    bool startsMember(std::size_t at) const;

    bool has(std::size_t at) const { return at < m_text.size(); }
    char charAt(std::size_t at) const { return at < m_text.size() ? m_text[at] : '\0'; }
    bool startsWith(std::size_t at, std::string_view word) const {
        return m_text.substr(std::min(at, m_text.size()), word.size()) == word;
    }
    [[noreturn]] void fail(std::string reason) const { throw Unreadable{m_position, std::move(reason)}; }

    std::string_view m_text;
    std::size_t m_begin;
    std::size_t m_position;
    std::string m_out;
    int m_innerQuotes = 0; ///< open quotes inside the text that is being read
    RepairCounts m_counts;
    /// From here on no comment ends: looking for one again and again would take for ever.
    mutable std::size_t m_noCommentEnd = std::string_view::npos;
};

} // namespace core
