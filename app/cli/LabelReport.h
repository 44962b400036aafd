/// How texts were judged, side by side: figures of each judge, of each label, and what was taken for what; as tables
/// and as JSON.
#pragma once

#include "app/cli/Json.h"
#include "core/metrics/AnswerBaselines.h"
#include "core/metrics/ClassificationScore.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cli {

class Output;

struct JudgedScore {
    std::string name, adapter; ///< no adapter: the model alone
    double lossSum = 0;        ///< in nats, or squared; of the records whose labels are known
    core::ClassificationScore score;
    std::int64_t unknown = 0; ///< records of the score with a label that the model has not: wrong
    /// NaN over no records.
    double loss() const { return lossSum / static_cast<double>(score.records - unknown); }
};

struct LabelReport {
    core::LabelSet labels;
    std::int64_t records = 0;
    std::int64_t unknown = 0; ///< of them, with a label that the models have not
    std::vector<JudgedScore> judges;
    std::optional<double> commonest, bagOfWords; ///< shares of right labels without reading

    void print(Output& out) const;
    Json json() const;
};

/// `null` for what is no number.
Json finite(double value);

} // namespace cli
