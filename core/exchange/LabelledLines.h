/// Texts in a file that is named after their label: one a line in «rt-polarity.pos», or the whole file in a folder
/// «pos».
#pragma once

#include "core/Progress.h"
#include "core/exchange/JsonRecords.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace core {

/// How the members of such a record are named.
inline constexpr const char* TextMember = "text";
inline constexpr const char* LabelMember = "label";
inline constexpr const char* SplitMember = "split";

/// The label that a file's name is, in front of its ending or as that: «pos», «negative» …; nullopt where it is none.
std::optional<std::string> labelOfName(const std::filesystem::path& file);
/// Whether a name is one of those.
bool isLabelName(std::string_view name);
/// Without the blanks around it.
std::string_view trimmedText(std::string_view text);

class LabelledLines {
public:
    /// `text` is UTF-8 and outlives the reader, as `progress` does.
    LabelledLines(std::string_view text, std::string label, const Progress& progress)
        : m_text(text), m_label(std::move(label)), m_progress(progress) {}

    /// nullopt after the last; blank lines are passed over. Progress counts bytes.
    std::optional<JsonRecord> next();

private:
    std::string_view m_text;
    std::string m_label;
    const Progress& m_progress;
    std::size_t m_position = 0;
    std::int64_t m_line = 0;
};

} // namespace core
