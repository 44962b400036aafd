/// Writes records as text in one of the formats, piece by piece: the beginning, each record, the end. Where the text
/// goes is left to the caller.
#pragma once

#include "core/Problem.h"
#include "core/exchange/RecordExport.h"

#include <memory>
#include <string>
#include <vector>

struct LkCsvWriter;

namespace core {

class RecordText {
public:
    explicit RecordText(const ExportOptions& options);

    /// Adds the record to the text. `unstorable` gets what cannot be written of it, at most 20 in all.
    void add(const StoredRecord& stored, std::vector<Problem>& unstorable);
    /// What was written since the last call.
    std::string take();
    /// The rest; nothing may be added any more.
    std::string finish();
    const ExportedRecords& counts() const { return m_counts; }

private:
    struct Free {
        void operator()(LkCsvWriter* writer) const;
    };

    bool isTable() const { return m_writer != nullptr; }
    bool isIncomplete(const StoredRecord& stored) const;
    void addObject(const StoredRecord& stored);
    void addCells(const std::vector<std::string>& cells);
    std::vector<std::string> cellsOf(const StoredRecord& stored) const;
    std::vector<std::string> header() const;

    ExportOptions m_options;
    std::unique_ptr<LkCsvWriter, Free> m_writer; ///< of a table
    std::string m_text;
    ExportedRecords m_counts;
};

} // namespace core
