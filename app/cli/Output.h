/// Standard output, for results alone. A closed pipe or a full disk is an error with a sentence, never silence.
#pragma once

#include <string_view>

namespace cli {

class Output {
public:
    /// Throws core::Error (OutputClosed), here and in the other functions.
    void write(std::string_view text);
    void line(std::string_view text);
    /// What was written is with the reader when this returns.
    void flush();
    bool isTerminal() const;
};

} // namespace cli
