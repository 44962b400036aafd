#include "core/training/TrainingData.h"

#include "core/Error.h"
#include "core/training/SampleCollector.h"

#include <algorithm>
#include <bit>
#include <cstdio>

namespace core {
namespace {

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
    if (!sample.targets.empty()) return 1; // a text that is judged
    // The first token is never predicted, so it cannot be learned.
    const auto begin = sample.learned.begin() + (sample.learned.empty() ? 0 : 1);
    return std::count_if(begin, sample.learned.end(), [](std::uint8_t flag) { return flag != 0; });
}

class Maker {
public:
    Maker(const PromptFormat& format, const TrainingConfig& config)
        : m_format(format), m_config(config), m_made(config) {}

    void add(const Record& record, std::int64_t index) {
        m_onlyLabelled += !record.label.empty() && record.output.empty() ? 1 : 0;
        try {
            TokenizedRecord encoded = m_format.encode(record);
            TrainingSample sample = m_made.sampleOf(record, index);
            sample.ids = std::move(encoded.ids);
            sample.learned = std::move(encoded.learned);
            fit(record, std::move(sample));
        } catch (const Error& error) {
            const auto& problems = error.problems();
            if (!std::all_of(problems.begin(), problems.end(),
                             [](const Problem& each) { return isOfRecord(each.code); }))
                throw;
            for (const Problem& problem : problems) m_made.note(atRecord(problem, placeOf(record)));
        }
    }

    TrainingData finish(std::size_t recordCount) {
        std::vector<Problem> reasons;
        if (m_onlyLabelled > 0 && m_onlyLabelled == recordCount)
            reasons.push_back({ProblemCode::SettingInvalid,
                               {},
                               {"causal_lm", "classification, where the records are texts with labels"}});
        return m_made.finish(recordCount, std::move(reasons));
    }

private:
    /// Applies the limit and takes the sample where something of it is learned.
    void fit(const Record& record, TrainingSample sample) {
        const auto tokens = static_cast<std::int64_t>(sample.ids.size());
        const SampleCollector::Fit fit = m_made.fit(record, tokens);
        if (fit == SampleCollector::Fit::Out) return;
        const bool isCut = fit == SampleCollector::Fit::Cut;
        if (isCut) {
            sample.ids.resize(static_cast<std::size_t>(m_config.maxLength));
            sample.learned.resize(static_cast<std::size_t>(m_config.maxLength));
        }
        const bool isLearned = learnedCount(sample) > 0;
        if (!isLearned && !isCut) return m_made.note(record, ProblemCode::RecordJoined);
        if (isCut)
            m_made.note(record, isLearned ? ProblemCode::RecordCut : ProblemCode::RecordUnlearned,
                        m_made.lengths(tokens));
        if (isLearned) m_made.take(std::move(sample));
    }

    const PromptFormat& m_format;
    const TrainingConfig& m_config;
    SampleCollector m_made;
    std::size_t m_onlyLabelled = 0; ///< texts with a label and no answer
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

std::string TrainingData::placesOf(std::span<const std::int64_t> chosen) const {
    constexpr std::size_t Shown = 8;
    std::string text;
    std::int32_t file = -1;
    for (std::size_t i = 0; i < std::min(chosen.size(), Shown); ++i) {
        const TrainingSample& sample = samples[static_cast<std::size_t>(chosen[i])];
        const bool isNewFile = sample.file >= 0 && sample.file != file;
        if (!text.empty()) text += isNewFile ? "; " : ", ";
        if (isNewFile) text += files[static_cast<std::size_t>(sample.file)] + " ";
        file = sample.file;
        if (sample.row > 0)
            text += "row " + std::to_string(sample.row);
        else
            text += sample.line > 0 ? "line " + std::to_string(sample.line) : "record " + std::to_string(sample.record + 1);
    }
    if (chosen.size() > Shown) text += " and " + std::to_string(chosen.size() - Shown) + " more";
    return text;
}

std::string TrainingData::fingerprint() const {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    const auto mix = [&hash](std::uint64_t value) {
        for (int shift = 0; shift < 64; shift += 8) hash = (hash ^ ((value >> shift) & 0xff)) * 0x100000001b3ULL;
    };
    for (const TrainingSample& sample : samples) {
        mix(sample.ids.size());
        for (std::size_t i = 0; i < sample.ids.size(); ++i)
            mix(static_cast<std::uint64_t>(sample.ids[i]) * 2 + (!sample.learned.empty() && sample.learned[i] ? 1 : 0));
        for (const std::uint8_t type : sample.types) mix(type);
        for (const float target : sample.targets) mix(std::bit_cast<std::uint32_t>(target));
    }
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
    return text;
}

TrainingData makeTrainingData(std::span<const Record> records, const PromptFormat& format, const TrainingConfig& config,
                              const Progress& progress) {
    Maker maker(format, config);
    for (std::size_t i = 0; i < records.size(); ++i) {
        progress.at(i, records.size());
        maker.add(records[i], static_cast<std::int64_t>(i));
    }
    progress.at(records.size(), records.size());
    return maker.finish(records.size());
}

} // namespace core
