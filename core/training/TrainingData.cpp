#include "core/training/TrainingData.h"

#include "core/Error.h"

#include <algorithm>

namespace core {
namespace {

constexpr std::size_t MaximumReasons = 20;

/// Problems of one record; others (no tokenizer, no template …) are problems of the run.
bool isOfRecord(ProblemCode code) {
    switch (code) {
    case ProblemCode::RecordEmpty:
    case ProblemCode::TextNotUtf8:
    case ProblemCode::TemplateFailed:
    case ProblemCode::TemplateRefused:
    case ProblemCode::TemplateNoSpans:
        return true;
    default:
        return false;
    }
}

std::int64_t learnedCount(const TrainingSample& sample) {
    // The first token is never predicted, so it cannot be learned.
    const auto begin = sample.learned.begin() + (sample.learned.empty() ? 0 : 1);
    return std::count_if(begin, sample.learned.end(), [](std::uint8_t flag) { return flag != 0; });
}

class Maker {
public:
    Maker(const PromptFormat& format, const TrainingConfig& config) : m_format(format), m_config(config) {}

    void add(const Record& record, std::int64_t index) {
        try {
            TokenizedRecord encoded = m_format.encode(record);
            fit({std::move(encoded.ids), std::move(encoded.learned), index}, placeOf(record));
        } catch (const Error& error) {
            const auto& problems = error.problems();
            if (!std::all_of(problems.begin(), problems.end(),
                             [](const Problem& each) { return isOfRecord(each.code); }))
                throw;
            for (const Problem& problem : problems) m_data.notes.push_back(atRecord(problem, placeOf(record)));
        }
    }

    TrainingData finish(std::int64_t recordCount) {
        if (!m_refused.empty()) throw Error(std::move(m_refused));
        if (!m_data.samples.empty()) return std::move(m_data);
        std::vector<Problem> problems{{ProblemCode::NothingToLearn, {}, {std::to_string(recordCount)}}};
        const std::size_t shown = std::min(m_data.notes.size(), MaximumReasons);
        problems.insert(problems.end(), m_data.notes.begin(),
                        m_data.notes.begin() + static_cast<std::ptrdiff_t>(shown));
        throw Error(std::move(problems));
    }

private:
    /// Applies the limit and takes the sample where something of it is learned.
    void fit(TrainingSample sample, Location where) {
        const auto tokens = static_cast<std::int64_t>(sample.ids.size());
        const std::vector<std::string> args{std::to_string(tokens), std::to_string(m_config.maxLength)};
        if (tokens > m_config.maxLength) {
            if (m_config.overlong == "refuse")
                return m_refused.push_back({ProblemCode::RecordCut, std::move(where), args});
            if (m_config.overlong == "skip") return note(ProblemCode::RecordSkipped, std::move(where), args);
            sample.ids.resize(static_cast<std::size_t>(m_config.maxLength));
            sample.learned.resize(static_cast<std::size_t>(m_config.maxLength));
            if (learnedCount(sample) > 0) note(ProblemCode::RecordCut, where, args);
        }
        if (learnedCount(sample) == 0 && tokens <= m_config.maxLength)
            return note(ProblemCode::RecordJoined, std::move(where), {});
        if (learnedCount(sample) == 0) return note(ProblemCode::RecordUnlearned, std::move(where), args);
        m_data.samples.push_back(std::move(sample));
    }

    void note(ProblemCode code, Location where, std::vector<std::string> args) {
        m_data.notes.push_back({code, std::move(where), std::move(args)});
    }

    const PromptFormat& m_format;
    const TrainingConfig& m_config;
    TrainingData m_data;
    std::vector<Problem> m_refused;
};

} // namespace

std::int64_t TrainingData::tokenCount() const {
    std::int64_t count = 0;
    for (const TrainingSample& sample : samples) count += static_cast<std::int64_t>(sample.ids.size());
    return count;
}

std::int64_t TrainingData::learnedTokenCount() const {
    std::int64_t count = 0;
    for (const TrainingSample& sample : samples) count += learnedCount(sample);
    return count;
}

TrainingData makeTrainingData(std::span<const Record> records, const PromptFormat& format, const TrainingConfig& config,
                              const Progress& progress) {
    Maker maker(format, config);
    for (std::size_t i = 0; i < records.size(); ++i) {
        progress.at(i, records.size());
        maker.add(records[i], static_cast<std::int64_t>(i));
    }
    progress.at(records.size(), records.size());
    return maker.finish(static_cast<std::int64_t>(records.size()));
}

} // namespace core
