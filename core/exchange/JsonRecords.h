/// Finds the records in JSON text, one after the other, each with its line: a list, objects one after the other (JSON
/// Lines), or a list inside an object. A record that is strict JSON is read as it stands; another goes through
/// JsonRepair; one that cannot be read is listed, and reading goes on with the next. What a record means is left to
/// RecordFields.
#pragma once

#include "core/Problem.h"
#include "core/Progress.h"
#include "core/exchange/JsonRepair.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

struct JsonRecord {
    nlohmann::json value; ///< an object
    std::int64_t line = 0;
    std::int64_t row = 0; ///< of a table, as a spreadsheet counts it; in JSON where the line holds others before it
    bool isOfTable = false; ///< whose texts are all that there is: a number is written in digits
};

class JsonRecords {
public:
    /// `text` is UTF-8 and outlives the reader, as `progress` does; what cannot be read is appended to `rejected`.
    JsonRecords(std::string_view text, std::string file, std::vector<Problem>& rejected, const Progress& progress)
        : m_text(text), m_file(std::move(file)), m_rejected(rejected), m_progress(progress) {}

    /// Whether text begins as JSON does, however torn it is.
    static bool looksLikeJson(std::string_view text);
    /// Whether a line further down begins as a record in JSON does.
    static bool holdsRecord(std::string_view text);

    /// nullopt after the last. Progress counts bytes, also over what is left out.
    std::optional<JsonRecord> next();
    bool isList() const { return m_isList; }
    /// The text is the beginning of a longer one: what is open at its end is no fault.
    void goesOn() { m_goesOn = true; }
    const RepairCounts& repairs() const { return m_repairs; }

private:
    void skipBetween();
    bool skipFence();
    void openList();
    void closeList();
    void finish();
    bool enterWrapper();
    void startElement();
    std::optional<JsonRecord> readRecord();
    std::optional<nlohmann::json> readMended(std::int64_t line);
    void readStray();
    void reject(std::int64_t line, const Unreadable& reason);
    std::optional<std::size_t> indentation(std::size_t at) const;
    void skipDamaged();
    std::size_t nextRecord(std::size_t begin) const;
    bool startsRecord(std::size_t at, std::optional<std::size_t> indent) const;
    std::int64_t lineAt(std::size_t offset);
    char current() const { return m_position < m_text.size() ? m_text[m_position] : '\0'; }

    std::string_view m_text;
    std::string m_file;
    std::vector<Problem>& m_rejected;
    const Progress& m_progress;
    RepairCounts m_repairs;
    std::size_t m_position = 0;
    std::size_t m_counted = 0; ///< where m_line holds
    std::int64_t m_line = 1;
    std::int64_t m_commas = 0; ///< since the last element
    std::int64_t m_elements = 0;
    std::int64_t m_row = 0; ///< of the element at m_rowLine
    std::int64_t m_rowLine = 0;
    int m_open = 0; ///< brackets
    bool m_isList = false;
    bool m_isFirst = true; ///< no element yet in this list
    bool m_isWrapped = false;
    bool m_goesOn = false;
    bool m_isTorn = false;    ///< the last element could not be read
    std::size_t m_wasted = 0; ///< bytes read in vain
};

} // namespace core
