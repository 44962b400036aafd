#include "core/metrics/AnswerBaselines.h"

#include "core/text/Utf8.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core {
namespace {

/// More are no labels any more, and guessing among them would take long.
constexpr std::size_t MostAnswers = 200;

/// Runs of letters and digits, those of ASCII in lower case. Characters of three bytes and more (Han and others that
/// are written without spaces) stand alone.
std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    const auto finish = [&] {
        if (!word.empty()) words.push_back(std::exchange(word, {}));
    };
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = std::max<std::size_t>(1, characterLength(text, i));
        const std::string_view character = text.substr(i, length);
        i += length;
        if (length == 1 && std::isalnum(static_cast<unsigned char>(character[0])) != 0)
            word += static_cast<char>(std::tolower(static_cast<unsigned char>(character[0])));
        else if (length == 2)
            word += character;
        else
            finish();
        if (length > 2) words.emplace_back(character);
    }
    finish();
    return words;
}

std::vector<std::string> questionWords(const Record& record) {
    std::string text = record.system;
    for (const Message& turn : record.turns) text += "\n" + turn.content;
    return wordsOf(text + "\n" + record.instruction + "\n" + record.input);
}

class NaiveBayes {
public:
    NaiveBayes(std::span<const Record> records, AnswerOf* answerOf) {
        std::map<std::string, bool> known;
        for (const Record& record : records) {
            Answer& answer = m_answers[answerOf(record)];
            ++answer.records;
            for (std::string& word : questionWords(record)) {
                ++answer.words[word];
                ++answer.wordCount;
                known.emplace(std::move(word), true);
            }
        }
        m_vocabulary = static_cast<double>(known.size());
        m_records = static_cast<double>(records.size());
    }

    const std::string& commonest() const {
        return std::max_element(m_answers.begin(), m_answers.end(), [](const auto& left, const auto& right) {
                   return left.second.records < right.second.records;
               })->first;
    }

    const std::string& answerTo(const Record& record) const {
        const std::vector<std::string> words = questionWords(record);
        const std::string* best = nullptr;
        double highest = 0;
        for (const auto& [text, answer] : m_answers) {
            double score = std::log(answer.records / m_records);
            for (const std::string& word : words) {
                const auto found = answer.words.find(word);
                const double count = found == answer.words.end() ? 0 : found->second;
                score += std::log((count + 1) / (answer.wordCount + m_vocabulary));
            }
            if (best && score <= highest) continue;
            best = &text;
            highest = score;
        }
        return *best;
    }

private:
    struct Answer {
        double records = 0, wordCount = 0;
        std::map<std::string, double> words;
    };
    std::map<std::string, Answer> m_answers;
    double m_vocabulary = 0, m_records = 0;
};

} // namespace

std::optional<AnswerBaselines> answerBaselines(std::span<const Record> training, std::span<const Record> asked,
                                               AnswerOf* answerOf) {
    std::set<std::string_view> answers;
    for (const Record& record : training) answers.insert(answerOf(record));
    if (asked.empty() || answers.empty() || answers.size() > MostAnswers || answers.size() * 2 > training.size())
        return std::nullopt;
    const NaiveBayes learned(training, answerOf);
    const std::string& commonest = learned.commonest();
    const auto share = [&](auto&& guess) {
        const auto right = std::count_if(asked.begin(), asked.end(),
                                         [&](const Record& record) { return guess(record) == answerOf(record); });
        return static_cast<double>(right) / static_cast<double>(asked.size());
    };
    return AnswerBaselines{share([&](const Record&) -> const std::string& { return commonest; }),
                           share([&](const Record& record) -> const std::string& { return learned.answerTo(record); })};
}

} // namespace core
