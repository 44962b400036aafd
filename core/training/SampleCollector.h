/// Samples of a run as they are made, record by record; what is cut, left out or refused is kept with the record's
/// place. Private to core/training.
#pragma once

#include "core/training/TrainingData.h"

#include <cstdint>
#include <string>
#include <vector>

namespace core {

class SampleCollector {
public:
    /// `config` outlives it.
    explicit SampleCollector(const TrainingConfig& config) : m_config(config) {}

    /// A sample with the place of its record, which is the next of its file or of another.
    TrainingSample sampleOf(const Record& record, std::int64_t index);
    void take(TrainingSample sample) { m_data.samples.push_back(std::move(sample)); }
    void note(Problem problem) { m_data.notes.push_back(std::move(problem)); }
    void note(const Record& record, ProblemCode code, std::vector<std::string> args = {}) {
        note({code, placeOf(record), std::move(args)});
    }

    enum class Fit { Whole, Cut, Out };
    /// Of a record of so many tokens, as `overlong` says: Out where it is skipped, which is noted, or refused. That it
    /// is cut is for the caller to note.
    Fit fit(const Record& record, std::int64_t tokens);
    /// Whether it is taken; that it is cut is noted.
    bool fits(const Record& record, std::int64_t tokens);
    /// What note() says of a record that is longer than the longest.
    std::vector<std::string> lengths(std::int64_t tokens) const;

    /// Throws every RecordCut where they are refused; NothingToLearn with `reasons`, or some of the notes where there
    /// are none.
    TrainingData finish(std::size_t recordCount, std::vector<Problem> reasons = {});

private:
    const TrainingConfig& m_config;
    TrainingData m_data;
    std::vector<Problem> m_refused;
};

} // namespace core
