/// What the tests of core/model share: folders that vanish, files written by hand, and the problems a call ends with.
#pragma once

#include "core/Error.h"
#include "core/Files.h"
#include "core/ProblemText.h"
#include "tests/support/Places.h"

#include <QByteArray>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

namespace tests {

/// A folder for one test.
class Scratch {
public:
    std::filesystem::path path() const { return m_folder.path().toStdString(); }
    std::filesystem::path write(const std::string& name, std::string_view content) const {
        const std::filesystem::path file = path() / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary).write(content.data(), static_cast<std::streamsize>(content.size()));
        return file;
    }
    /// A copy of a folder of fixtures that may be damaged.
    std::filesystem::path copy(const std::filesystem::path& folder, const std::string& name = "copy") const {
        const std::filesystem::path target = path() / name;
        std::filesystem::remove_all(target);
        std::filesystem::copy(folder, target, std::filesystem::copy_options::recursive);
        return target;
    }

private:
    QTemporaryDir m_folder;
};

/// Eight bytes of length, the header, the data.
inline std::string safetensorsText(const std::string& header, const std::string& data = {}) {
    const std::uint64_t length = header.size();
    std::string text(sizeof length, '\0');
    std::memcpy(text.data(), &length, sizeof length);
    return text + header + data;
}

/// The problems of the Error that a call throws; empty where it throws none.
template <class Call> std::vector<core::Problem> problemsOf(Call&& call) {
    try {
        call();
    } catch (const core::Error& error) {
        return error.problems();
    }
    return {};
}

/// «tensor-missing:lm_head.weight config-invalid:r»
inline std::string namesOf(const std::vector<core::Problem>& problems) {
    std::string text;
    for (const core::Problem& problem : problems) {
        if (!text.empty()) text.push_back(' ');
        text.append(core::problemName(problem.code));
        const std::string& place = problem.where.tensor.empty() ? problem.where.field : problem.where.tensor;
        if (place.empty()) continue;
        text.push_back(':');
        text.append(place);
    }
    return text;
}

inline nlohmann::json readJson(const std::filesystem::path& path) {
    return nlohmann::json::parse(core::readFile(path));
}

inline QString shown(const std::string& text) {
    return QString::fromStdString(text);
}

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
