/// Seeded damage for tests of readers.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace tests {

/// Changes of a text as damage and malice make them: bytes flipped, cut out, doubled, and values that readers stumble
/// over. The same seed, the same changes.
class Mutations {
public:
    explicit Mutations(unsigned seed) : m_random(seed) {}
    std::string of(std::string text) {
        for (unsigned i = 0, count = 1 + below(3); i < count; ++i) change(text);
        return text;
    }

private:
    std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(m_random); }
    void change(std::string& text) {
        static const std::vector<std::string> nasty{"-1",
                                                    "0",
                                                    "9223372036854775807",
                                                    "18446744073709551615",
                                                    "1e999",
                                                    "0.5",
                                                    "null",
                                                    "true",
                                                    "[]",
                                                    "{}",
                                                    "\"\"",
                                                    "[[[[[[[[",
                                                    "{\"a\":",
                                                    ",",
                                                    "\\u0000",
                                                    "\xff\xfe",
                                                    "\"q_proj\"",
                                                    "((((",
                                                    "(.*)*",
                                                    "4294967296",
                                                    "\"yarn\""};
        if (text.empty()) return text.push_back('{');
        const std::size_t place = below(text.size()),
                          length = std::min<std::size_t>(text.size() - place, 1 + below(24));
        switch (below(6)) {
        case 0:
            text[place] = static_cast<char>(below(256));
            break;
        case 1:
            text.erase(place, length);
            break;
        case 2:
            text.insert(place, text.substr(below(text.size()), length));
            break;
        case 3:
            text.insert(place, nasty[below(nasty.size())]);
            break;
        case 4:
            replaceNumber(text, place, nasty[below(nasty.size())]);
            break;
        case 5:
            text.resize(place);
            break;
        }
    }
    /// A change that often stays valid JSON: a number from `place` on becomes something else.
    static void replaceNumber(std::string& text, std::size_t place, const std::string& value) {
        const std::size_t begin = text.find_first_of("0123456789", place);
        if (begin == std::string::npos) return;
        const std::size_t end = std::min(text.find_first_not_of("0123456789.", begin), text.size());
        text.replace(begin, end - begin, value);
    }
    std::mt19937 m_random;
};

} // namespace tests
