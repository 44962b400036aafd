/// The texts of a TextTree one after the other, each with its label and split as the members of a record; in each split
/// the labels take turns.
#pragma once

#include "core/Problem.h"
#include "core/Progress.h"
#include "core/exchange/JsonRecords.h"
#include "core/exchange/LabelledLines.h"
#include "core/exchange/TextTree.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace core {

class FolderTexts {
public:
    /// `encoding` empty: found for each file. `rejected` outlives it, as `progress` does. Throws DataInvalid.
    FolderTexts(const std::filesystem::path& folder, std::string encoding, std::vector<Problem>& rejected,
                const Progress& progress);

    /// nullopt after the last; files that cannot be read are appended to `rejected`. Progress counts files.
    std::optional<JsonRecord> next();
    /// Of the text that came last.
    const std::string& file() const { return m_name; }

    const TextTree& tree() const { return m_tree; }
    bool hasSplits() const;
    /// Files with a text each, of one part.
    std::int64_t filesOf(const TextPart& part) const;
    std::size_t fileCount() const { return m_files.size(); }
    std::uint64_t bytes() const;
    /// The encoding of most files so far.
    std::string encoding() const;
    /// What was decoded, and which folders and files are left out.
    std::vector<Problem> notes() const;

private:
    struct File {
        std::filesystem::path path;
        std::size_t part = 0;
    };
    void list();
    bool openNext();
    JsonRecord recordOf(const TextPart& part) const;
    const TextPart& part() const { return m_tree.parts[m_files[m_position - 1].part]; }

    std::filesystem::path m_folder;
    std::string m_encoding;
    std::vector<Problem>& m_rejected;
    const Progress& m_progress;
    Progress m_stop; ///< inside a file: only files are counted
    TextTree m_tree;
    std::vector<File> m_files;
    std::size_t m_position = 0; ///< behind the file that is open
    std::string m_name, m_text; ///< of it
    std::optional<LabelledLines> m_lines;
    bool m_hasLines = false; ///< the file that is open gave any
    struct Decoded {
        std::int64_t files = 0, replaced = 0;
    };
    std::map<std::string, Decoded> m_decoded; ///< by encoding
};

} // namespace core
