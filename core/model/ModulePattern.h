/// A regular expression over module paths as Python's `re` reads it, by PCRE2 with a limit of steps. For this folder's
/// sources alone.
#pragma once

#include "core/Problem.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace core {

class ModulePattern {
public:
    enum class Extent {
        Whole, ///< re.fullmatch
        Start, ///< re.match
    };
    /// `where` names the field of adapter_config.json that holds it. Throws ConfigInvalid.
    ModulePattern(const std::string& pattern, Extent extent, Location where);
    ~ModulePattern();
    ModulePattern(ModulePattern&&) noexcept;

    /// Throws ConfigInvalid where the expression needs too many steps.
    bool matches(std::string_view path) const;
    /// The group named «idx».
    std::optional<std::string> indexIn(std::string_view path) const;

private:
    struct Compiled;
    std::unique_ptr<Compiled> m_compiled;
    Location m_where;
};

} // namespace core
