#include "core/training/MaskedTexts.h"

#include "core/Error.h"
#include "core/text/JudgedText.h"
#include "core/training/SampleCollector.h"

#include <algorithm>

namespace core {
namespace {

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
    Maker(const Tokenizer& tokenizer, const TrainingConfig& config)
        : m_tokenizer(tokenizer), m_config(config), m_made(config) {}

    void add(const Record& record, std::int64_t index) {
        try {
            const JudgedText encoded = judgedText(m_tokenizer, wholeText(record), {}, m_config.maxLength);
            if (!m_made.fits(record, encoded.wholeLength)) return;
            TrainingSample sample = m_made.sampleOf(record, index);
            sample.ids = encoded.ids;
            sample.types = encoded.types;
            for (const std::int8_t text : encoded.texts) sample.learned.push_back(text >= 0);
            if (std::ranges::count(sample.learned, 1) == 0)
                return m_made.note(record, ProblemCode::RecordEmpty, {"text"});
            m_made.take(std::move(sample));
        } catch (const Error& error) {
            if (error.problems().front().code != ProblemCode::TextNotUtf8) throw;
            m_made.note(record, ProblemCode::TextNotUtf8, error.problems().front().args);
        }
    }

    TrainingData finish(std::size_t recordCount) { return m_made.finish(recordCount); }

private:
    const Tokenizer& m_tokenizer;
    const TrainingConfig& m_config;
    SampleCollector m_made;
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
