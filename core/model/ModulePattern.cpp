#include "core/model/ModulePattern.h"

#include "core/Error.h"

#include <array>
#include <pcre2.h>

namespace core {
namespace {

constexpr std::size_t MaxPatternBytes = 20'000;
constexpr std::uint32_t MaxSteps = 20'000; // a path has under a hundred characters; what needs more runs away
constexpr std::uint32_t MaxHeapKilobytes = 4'000;

std::string errorText(int code) {
    std::array<PCRE2_UCHAR, 160> text{};
    pcre2_get_error_message(code, text.data(), text.size());
    return reinterpret_cast<const char*>(text.data());
}

PCRE2_SPTR bytes(std::string_view text) {
    return reinterpret_cast<PCRE2_SPTR>(text.data());
}

} // namespace

struct ModulePattern::Compiled {
    pcre2_code* code = nullptr;
    pcre2_match_data* match = nullptr;
    pcre2_match_context* limits = nullptr;
    ~Compiled() {
        pcre2_match_context_free(limits);
        pcre2_match_data_free(match);
        pcre2_code_free(code);
    }
};

ModulePattern::ModulePattern(const std::string& pattern, Extent extent, Location where)
    : m_compiled(std::make_unique<Compiled>()), m_where(std::move(where)) {
    const auto refuse = [&](const std::string& reason) { throw Error(ProblemCode::ConfigInvalid, m_where, {reason}); };
    if (pattern.size() > MaxPatternBytes) refuse("the pattern is too long");
    const std::uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_ANCHORED | PCRE2_NEVER_BACKSLASH_C |
                                  (extent == Extent::Whole ? PCRE2_ENDANCHORED : 0U);
    int error = 0;
    PCRE2_SIZE offset = 0;
    m_compiled->code = pcre2_compile(bytes(pattern), pattern.size(), options, &error, &offset, nullptr);
    if (!m_compiled->code)
        refuse("the pattern cannot be read at character " + std::to_string(offset + 1) + ": " + errorText(error));
    m_compiled->match = pcre2_match_data_create_from_pattern(m_compiled->code, nullptr);
    m_compiled->limits = pcre2_match_context_create(nullptr);
    pcre2_set_match_limit(m_compiled->limits, MaxSteps);
    pcre2_set_depth_limit(m_compiled->limits, MaxSteps);
    pcre2_set_heap_limit(m_compiled->limits, MaxHeapKilobytes);
}

ModulePattern::~ModulePattern() = default;
ModulePattern::ModulePattern(ModulePattern&&) noexcept = default;

bool ModulePattern::matches(std::string_view path) const {
    const int result =
        pcre2_match(m_compiled->code, bytes(path), path.size(), 0, 0, m_compiled->match, m_compiled->limits);
    if (result == PCRE2_ERROR_NOMATCH) return false;
    if (result < 0)
        throw Error(ProblemCode::ConfigInvalid, m_where, {"the pattern cannot be searched for: " + errorText(result)});
    return true;
}

std::optional<std::string> ModulePattern::indexIn(std::string_view path) const {
    if (!matches(path)) return std::nullopt;
    PCRE2_UCHAR* begin = nullptr;
    PCRE2_SIZE length = 0;
    const auto* name = reinterpret_cast<PCRE2_SPTR>("idx");
    if (pcre2_substring_get_byname(m_compiled->match, name, &begin, &length) != 0) return std::nullopt;
    std::string index(reinterpret_cast<const char*>(begin), length);
    pcre2_substring_free(begin);
    return index;
}

} // namespace core
