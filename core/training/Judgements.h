/// What the result of a run makes of the records that were put aside, one by one, as judgements.jsonl keeps it beside
/// the run: a line about all of them, then one a record. It is read again without an engine.
#pragma once

#include "core/Export.h"
#include "core/metrics/AnswerBaselines.h"
#include "core/metrics/ClassificationScore.h"
#include "core/metrics/LanguageScore.h"
#include "core/project/Record.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace core {

struct LORIKEET_EXPORT Judgement {
    Split split = Split::Validation;
    std::int64_t index = 0; ///< of the record among the frozen ones of its split
    RecordId record = 0;    ///< 0: it belongs to no project
    std::int64_t revision = 0;
    std::string text; ///< its beginning
    /// The beginning of the answer, where one is written; or the text's labels, where the model has not all of them.
    std::string wanted;
    std::vector<float> targets; ///< [labels]: 1 for each right one, or numbers; none where an answer is written
    std::vector<float> logits;  ///< [labels]
    double loss = 0;            ///< summed over its learned tokens, in nats
    std::int64_t learnedTokens = 0;
    std::int64_t correctTokens = 0;

    double lossPerToken() const { return learnedTokens > 0 ? loss / static_cast<double>(learnedTokens) : loss; }
    bool isExact() const { return correctTokens == learnedTokens && !isUnknown(); }
    /// It has a label that the model has not: it is judged wrongly, whatever was chosen.
    bool isUnknown() const { return !wanted.empty() && !targets.empty(); }
    /// False where the model gave no numbers: it chose nothing.
    bool isSound() const;
    friend bool operator==(const Judgement&, const Judgement&) = default;
};

struct LORIKEET_EXPORT Judgements {
    std::int64_t step = 0; ///< whose weights judged
    std::string data;      ///< RunConfig::data
    LabelSet labels;       ///< without names: answers are written
    std::optional<AnswerBaselines> validationBaselines, testBaselines;
    std::vector<Judgement> records;

    bool hasLabels() const { return !labels.names.empty(); }
    std::int64_t count(Split split) const;
    /// Of those that the score is of.
    std::int64_t unknownCount(Split split) const;
    const std::optional<AnswerBaselines>& baselines(Split split) const {
        return split == Split::Test ? testBaselines : validationBaselines;
    }
    /// Of labels, over the records whose logits are numbers; those of unknown labels are wrong (addUnknown).
    ClassificationScore score(Split split) const;
    /// Of answers; a text that is judged counts as one token, and without a loss where its label is unknown.
    LanguageScore languageScore(Split split) const;
    /// The records of the greatest loss a token, the worst first; they live as long as this object is not changed. A
    /// text whose one label is unknown has no loss and is not among them.
    std::vector<const Judgement*> worst(Split split, std::size_t count) const;
    /// The records in whose place of the confusion matrix this is; `right` beyond the labels: those of unknown ones.
    std::vector<const Judgement*> judgedAs(Split split, std::int64_t right, std::int64_t chosen) const;
    /// The records that one label was put to wrongly, or missed.
    std::vector<const Judgement*> wrongIn(Split split, std::int64_t label) const;
};

/// Throws FileUnwritable, DiskFull; what was there before stays.
LORIKEET_EXPORT void writeJudgements(const std::filesystem::path& run, const Judgements& judgements);
/// Empty where there are none, and where they cannot be understood: damaged, or of a newer version. They are made again
/// then. Throws FileUnreadable.
LORIKEET_EXPORT std::optional<Judgements> readJudgements(const std::filesystem::path& run);

} // namespace core
