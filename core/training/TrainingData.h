/// The records of a run as the trainer sees them: ids and what of them is learned. Made once, never changed during the
/// run.
#pragma once

#include "core/Export.h"
#include "core/Problem.h"
#include "core/Progress.h"
#include "core/project/Record.h"
#include "core/text/PromptFormat.h"
#include "core/training/TrainingConfig.h"

#include <cstdint>
#include <span>
#include <vector>

namespace core {

struct TrainingSample {
    std::vector<std::int32_t> ids;     ///< [tokens]
    std::vector<std::uint8_t> learned; ///< [tokens]; the first token is never predicted, whatever it says
    std::int64_t record = 0;           ///< index of the record it was made from
    std::int64_t line = 0;             ///< of that record in its file; 0 where it came from none
    std::int64_t row = 0;              ///< the same of a table, as a spreadsheet counts it
    std::int32_t file = -1;            ///< index in TrainingData::files
    std::vector<std::uint8_t> types;   ///< [tokens]: 1 in the second text of a pair; none: all 0
    std::vector<float> targets;        ///< [labels]: 1 for each right label, or the numbers to be met; none: unknown.
                                       ///< See also UnknownLabel.
};

struct LORIKEET_EXPORT TrainingData {
    std::vector<TrainingSample> samples;
    std::vector<std::string> files; ///< that the records came from
    /// What was cut, skipped or has nothing to learn: one problem a record.
    std::vector<Problem> notes;
    std::int64_t tokenCount() const;
    std::int64_t learnedTokenCount() const;
    /// Where the records of these samples are, for a person: «a.json line 4, line 9; b.json line 2», or «record 3»; a
    /// few of them and the number of the others.
    std::string placesOf(std::span<const std::int64_t> samples) const;
    /// Changes with any id and any learned flag: 16 hexadecimal digits (FNV-1a).
    std::string fingerprint() const;
};

/// Encodes every record as `format` says and applies maxLength and overlong; problems name the record's file and line.
/// Progress counts records. Throws NothingToLearn, or RecordCut where overlong is «refuse».
LORIKEET_EXPORT TrainingData makeTrainingData(std::span<const Record> records, const PromptFormat& format,
                                              const TrainingConfig& config, const Progress& progress = {});

} // namespace core
