/// Finds a person's words or pattern in a text. One thread.
#pragma once

#include "core/project/RecordFilter.h"

#include <memory>
#include <string>
#include <string_view>

namespace core {

class TextMatcher {
public:
    /// Throws PatternInvalid.
    explicit TextMatcher(const RecordFilter& filter);
    ~TextMatcher();
    TextMatcher(const TextMatcher&) = delete;
    TextMatcher& operator=(const TextMatcher&) = delete;

    /// Throws PatternInvalid where a pattern needs too many steps.
    bool isIn(std::string_view text) const;

private:
    struct Compiled;
    void compile(const RecordFilter& filter);

    std::string m_text;
    std::unique_ptr<Compiled> m_compiled; ///< none: the very bytes are looked for
};

} // namespace core
