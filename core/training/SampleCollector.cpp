#include "core/training/SampleCollector.h"

#include "core/Error.h"

#include <algorithm>
#include <iterator>
#include <ranges>

namespace core {
namespace {

constexpr std::size_t MaximumReasons = 20;

} // namespace

TrainingSample SampleCollector::sampleOf(const Record& record, std::int64_t index) {
    TrainingSample sample{.record = index, .line = record.line, .row = record.row};
    if (record.file.empty()) return sample;
    // Records of one file follow each other.
    if (m_data.files.empty() || m_data.files.back() != record.file) m_data.files.push_back(record.file);
    sample.file = static_cast<std::int32_t>(m_data.files.size()) - 1;
    return sample;
}

std::vector<std::string> SampleCollector::lengths(std::int64_t tokens) const {
    return {std::to_string(tokens), std::to_string(m_config.maxLength)};
}

SampleCollector::Fit SampleCollector::fit(const Record& record, std::int64_t tokens) {
    if (tokens <= m_config.maxLength) return Fit::Whole;
    if (m_config.overlong == "refuse") {
        m_refused.push_back({ProblemCode::RecordCut, placeOf(record), lengths(tokens)});
        return Fit::Out;
    }
    if (m_config.overlong != "skip") return Fit::Cut;
    note(record, ProblemCode::RecordSkipped, lengths(tokens));
    return Fit::Out;
}

bool SampleCollector::fits(const Record& record, std::int64_t tokens) {
    const Fit found = fit(record, tokens);
    if (found == Fit::Cut) note(record, ProblemCode::RecordCut, lengths(tokens));
    return found != Fit::Out;
}

TrainingData SampleCollector::finish(std::size_t recordCount, std::vector<Problem> reasons) {
    if (!m_refused.empty()) throw Error(std::move(m_refused));
    if (!m_data.samples.empty()) return std::move(m_data);
    std::vector<Problem> problems{{ProblemCode::NothingToLearn, {}, {std::to_string(recordCount)}}};
    if (reasons.empty())
        std::ranges::copy(m_data.notes | std::views::take(MaximumReasons), std::back_inserter(problems));
    std::ranges::move(reasons, std::back_inserter(problems));
    throw Error(std::move(problems));
}

} // namespace core
