/// Standard output, for results alone. A closed pipe or a full disk is an error with a sentence, never silence. On a
/// terminal control characters of a record or an answer are written out; into a file or pipe they go as they are.
#pragma once

#include <string_view>

namespace cli {

class Output {
public:
    Output();
    /// Whole characters of UTF-8. Throws core::Error (OutputClosed), as the other functions do.
    void write(std::string_view text);
    void line(std::string_view text);
    /// What was written is with the reader when this returns.
    void flush();

private:
    bool m_terminal;
};

} // namespace cli
