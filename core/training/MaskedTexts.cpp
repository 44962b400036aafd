#include "core/training/MaskedTexts.h"

#include "core/Error.h"
#include "core/text/JudgedText.h"

#include <algorithm>
#include <iterator>
#include <ranges>

namespace core {
namespace {

constexpr std::size_t MaximumReasons = 20;

std::string wholeText(const Record& record) {
    std::string text;
    const auto add = [&text](const std::string& part) {
        if (!part.empty()) text += (text.empty() ? "" : "\n") + part;
    };
    add(record.system);
    for (const Message& turn : record.turns) add(turn.content);
    for (const std::string* part : {&record.instruction, &record.input, &record.output}) add(*part);
    return text;
}

class Maker {
public:
    Maker(const Tokenizer& tokenizer, const TrainingConfig& config) : m_tokenizer(tokenizer), m_config(config) {}

    void add(const Record& record, std::int64_t index) {
        try {
            const JudgedText encoded = judgedText(m_tokenizer, wholeText(record), {}, m_config.maxLength);
            if (!fits(record, encoded)) return;
            TrainingSample sample{.ids = encoded.ids, .record = index, .line = record.line, .row = record.row,
                                  .file = fileNumber(record)};
            sample.types = encoded.types;
            for (const std::int8_t text : encoded.texts) sample.learned.push_back(text >= 0);
            if (std::ranges::count(sample.learned, 1) == 0) return note(record, ProblemCode::RecordEmpty, {"text"});
            m_data.samples.push_back(std::move(sample));
        } catch (const Error& error) {
            if (error.problems().front().code != ProblemCode::TextNotUtf8) throw;
            note(record, ProblemCode::TextNotUtf8, error.problems().front().args);
        }
    }

    TrainingData finish(std::size_t recordCount) {
        if (!m_refused.empty()) throw Error(std::move(m_refused));
        if (!m_data.samples.empty()) return std::move(m_data);
        std::vector<Problem> problems{{ProblemCode::NothingToLearn, {}, {std::to_string(recordCount)}}};
        std::ranges::copy(m_data.notes | std::views::take(MaximumReasons), std::back_inserter(problems));
        throw Error(std::move(problems));
    }

private:
    bool fits(const Record& record, const JudgedText& encoded) {
        if (encoded.wholeLength <= m_config.maxLength) return true;
        const std::vector<std::string> args{std::to_string(encoded.wholeLength), std::to_string(m_config.maxLength)};
        if (m_config.overlong == "refuse")
            return m_refused.push_back({ProblemCode::RecordCut, placeOf(record), args}), false;
        const bool isSkipped = m_config.overlong == "skip";
        note(record, isSkipped ? ProblemCode::RecordSkipped : ProblemCode::RecordCut, args);
        return !isSkipped;
    }

    /// Records of one file follow each other.
    std::int32_t fileNumber(const Record& record) {
        if (record.file.empty()) return -1;
        if (m_data.files.empty() || m_data.files.back() != record.file) m_data.files.push_back(record.file);
        return static_cast<std::int32_t>(m_data.files.size()) - 1;
    }

    void note(const Record& record, ProblemCode code, std::vector<std::string> args) {
        m_data.notes.push_back({code, placeOf(record), std::move(args)});
    }

    const Tokenizer& m_tokenizer;
    const TrainingConfig& m_config;
    TrainingData m_data;
    std::vector<Problem> m_refused;
};

} // namespace

TrainingData makeMaskedTexts(std::span<const Record> records, const Tokenizer& tokenizer, const TrainingConfig& config,
                             const Progress& progress) {
    Maker maker(tokenizer, config);
    for (std::size_t i = 0; i < records.size(); ++i) {
        progress.at(i, records.size());
        maker.add(records[i], static_cast<std::int64_t>(i));
    }
    progress.at(records.size(), records.size());
    return maker.finish(records.size());
}

std::int32_t maskToken(const Tokenizer& tokenizer) {
    for (const char* name : {"[MASK]", "<mask>"})
        if (std::ranges::find(tokenizer.specialTokens(), name) != tokenizer.specialTokens().end())
            if (const auto id = tokenizer.idOf(name)) return *id;
    throw Error(ProblemCode::FeatureUnsupported, {.file = "tokenizer.json"},
                {"foretelling hidden tokens with a tokenizer that has no token for them"});
}

} // namespace core
