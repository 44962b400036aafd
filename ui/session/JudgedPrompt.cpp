#include "ui/session/JudgedPrompt.h"

#include "core/Error.h"
#include "core/text/Tokenizer.h"
#include "core/text/WeighedWords.h"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr qsizetype LongestSign = 32; ///< in UTF-16, that is not parted where a text was cut

/// Places of a text's UTF-8 in UTF-16, asked for in ascending order.
class PlaceFinder {
public:
    explicit PlaceFinder(std::string_view bytes) : m_bytes(bytes) {}
    /// Of the character that this byte is in.
    qsizetype at(std::uint64_t byte) {
        while (m_byte < std::min<std::uint64_t>(byte, m_bytes.size())) {
            const auto first = static_cast<unsigned char>(m_bytes[m_byte]);
            const std::uint64_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
            if (m_byte + length > byte) break;
            m_byte += length;
            m_place += length == 4 ? 2 : 1;
        }
        return m_place;
    }

private:
    std::string_view m_bytes;
    std::uint64_t m_byte = 0;
    qsizetype m_place = 0;
};

bool isBlank(QStringView text) {
    return text.trimmed().isEmpty();
}

/// The last byte that was read of each text.
std::array<std::uint64_t, 2> lastBytes(const core::JudgedText& read) {
    std::array<std::uint64_t, 2> last{};
    for (std::size_t i = 0; i < read.ids.size(); ++i)
        if (read.texts[i] >= 0) {
            std::uint64_t& end = last[static_cast<std::size_t>(read.texts[i])];
            end = std::max(end, read.offsets[i].end);
        }
    return last;
}

/// In the text's signs, from the one that begins there to the one that ends there.
void widen(QTextBoundaryFinder& finder, qsizetype& begin, qsizetype& end) {
    finder.setPosition(begin);
    if (!finder.isAtBoundary()) begin = std::max<qsizetype>(0, finder.toPreviousBoundary());
    finder.setPosition(end);
    if (const qsizetype next = finder.isAtBoundary() ? end : finder.toNextBoundary(); next >= 0) end = next;
}

} // namespace

core::TrainingSample JudgedPrompt::sample() const {
    core::TrainingSample sample;
    sample.ids = read.ids;
    sample.types = read.types;
    return sample;
}

JudgedPrompt judgedPrompt(const core::Record& record, const core::Tokenizer& tokenizer, qint64 maxLength) {
    JudgedPrompt prompt;
    const bool hasTwo = !record.instruction.empty() && !record.input.empty();
    prompt.bytes = {record.instruction.empty() ? record.input : record.instruction,
                    hasTwo ? record.input : std::string()};
    prompt.texts.push_back(QString::fromStdString(prompt.bytes[0]));
    if (hasTwo) prompt.texts.push_back(QString::fromStdString(prompt.bytes[1]));
    if (isBlank(prompt.texts.front())) throw core::Error(core::ProblemCode::RecordEmpty, {}, {"text"});
    prompt.read = core::judgedText(tokenizer, prompt.bytes[0], prompt.bytes[1], maxLength);
    if (prompt.read.ids.empty()) throw core::Error(core::ProblemCode::RecordEmpty, {}, {"text"});
    prompt.seen = tokenizer.decode(prompt.read.ids, false);
    const bool isCut = prompt.read.wholeLength > std::ssize(prompt.read.ids);
    const std::array<std::uint64_t, 2> last = lastBytes(prompt.read);
    for (std::size_t i = 0; i < prompt.texts.size(); ++i) {
        const QString& text = prompt.texts[i];
        const qsizetype until = PlaceFinder(prompt.bytes[i]).at(last[i]);
        prompt.readUntil.push_back(isCut && !isBlank(QStringView(text).sliced(until)) ? until : text.size());
    }
    return prompt;
}

std::vector<WeighedWord> wordsOf(const JudgedPrompt& prompt, std::span<const float> weights) {
    std::vector<float> sound(weights.begin(), weights.end());
    sound.resize(prompt.read.ids.size(), 0);
    std::ranges::replace_if(sound, [](float weight) { return !std::isfinite(weight); }, 0.0F);
    std::vector<WeighedWord> words;
    for (std::size_t text = 0; text < prompt.texts.size(); ++text) {
        PlaceFinder places(prompt.bytes[text]);
        const qsizetype end = std::min(prompt.texts[text].size(), prompt.readUntil[text] + LongestSign);
        QTextBoundaryFinder signs(QTextBoundaryFinder::Grapheme, prompt.texts[text].first(end));
        const std::size_t firstOfText = words.size();
        for (const core::WeighedWord& word :
             core::weighedWords({prompt.bytes[0], prompt.bytes[1]}, prompt.read, sound).words) {
            if (static_cast<std::size_t>(word.text) != text) continue;
            WeighedWord found{text, places.at(word.bytes.begin), places.at(word.bytes.end), word.weight};
            if (found.end == found.begin) ++found.end; // pieces of a character
            widen(signs, found.begin, found.end);
            WeighedWord* before = words.size() > firstOfText ? &words.back() : nullptr;
            if (before && found.begin < before->end) {
                before->end = std::max(before->end, found.end);
                before->weight += found.weight;
            } else {
                words.push_back(found);
            }
        }
    }
    return words;
}

} // namespace ui
