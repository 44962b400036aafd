#include "core/project/TextMatcher.h"

#include "core/Error.h"

#include <array>
#include <pcre2.h>

namespace core {
namespace {

/// What needs more than this in one text would hold up the search for minutes.
constexpr std::uint32_t MaxSteps = 5'000'000;
constexpr std::size_t StackBytes = 1 << 20;

std::string errorText(int code) {
    std::array<PCRE2_UCHAR, 160> text{};
    pcre2_get_error_message(code, text.data(), text.size());
    return reinterpret_cast<const char*>(text.data());
}

PCRE2_SPTR bytes(std::string_view text) { return reinterpret_cast<PCRE2_SPTR>(text.data()); }

} // namespace

struct TextMatcher::Compiled {
    pcre2_code* code = nullptr;
    pcre2_match_data* match = nullptr;
    pcre2_match_context* limits = nullptr;
    pcre2_jit_stack* stack = nullptr;
    ~Compiled() {
        pcre2_match_context_free(limits);
        pcre2_match_data_free(match);
        pcre2_code_free(code);
        pcre2_jit_stack_free(stack);
    }
};

TextMatcher::TextMatcher(const RecordFilter& filter) : m_text(filter.text) {
    if (filter.isPattern || !filter.caseSensitive) compile(filter);
}

TextMatcher::~TextMatcher() = default;

void TextMatcher::compile(const RecordFilter& filter) {
    m_compiled = std::make_unique<Compiled>();
    std::uint32_t options = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF;
    options |= filter.isPattern ? PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C : PCRE2_LITERAL;
    if (!filter.caseSensitive) options |= PCRE2_CASELESS;
    int error = 0;
    PCRE2_SIZE offset = 0;
    m_compiled->code = pcre2_compile(bytes(m_text), m_text.size(), options, &error, &offset, nullptr);
    if (!m_compiled->code)
        throw Error(ProblemCode::PatternInvalid, {},
                    {"at character " + std::to_string(offset + 1) + ": " + errorText(error)});
    // Without it the search is slower and finds the same.
    pcre2_jit_compile(m_compiled->code, PCRE2_JIT_COMPLETE);
    m_compiled->match = pcre2_match_data_create(1, nullptr);
    m_compiled->limits = pcre2_match_context_create(nullptr);
    pcre2_set_match_limit(m_compiled->limits, MaxSteps);
    m_compiled->stack = pcre2_jit_stack_create(StackBytes / 8, StackBytes, nullptr);
    pcre2_jit_stack_assign(m_compiled->limits, nullptr, m_compiled->stack);
}

bool TextMatcher::isIn(std::string_view text) const {
    if (!m_compiled) return text.find(m_text) != text.npos;
    const int result =
        pcre2_match(m_compiled->code, bytes(text), text.size(), 0, 0, m_compiled->match, m_compiled->limits);
    if (result == PCRE2_ERROR_NOMATCH) return false;
    if (result < 0) throw Error(ProblemCode::PatternInvalid, {}, {errorText(result)});
    return true;
}

} // namespace core
