/// Chosen prompts that a run answers at every look at its validation records, kept as samples.jsonl in its folder: how
/// the answers become what they are to be. A torn last line is left out; what a resumed part answers anew counts.
#pragma once

#include "core/Export.h"
#include "core/project/Record.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace core {

struct SamplePrompt {
    Record record;      ///< its output is what is wanted; empty where nobody knows
    bool isOwn = false; ///< the person's own words, not a record of the project
    friend bool operator==(const SamplePrompt&, const SamplePrompt&) = default;
};

/// What the model answered at a step, prompt by prompt.
struct SampleAnswers {
    std::int64_t step = 0;
    std::vector<std::string> answers;
    friend bool operator==(const SampleAnswers&, const SampleAnswers&) = default;
};

struct RunSamples {
    std::vector<SamplePrompt> prompts;
    std::vector<SampleAnswers> answers; ///< by step
};

/// Begins the file. Throws FileUnwritable, DiskFull.
LORIKEET_EXPORT void writeSamplePrompts(const std::filesystem::path& run, const std::vector<SamplePrompt>& prompts);
/// Throws FileUnwritable, DiskFull.
LORIKEET_EXPORT void appendSampleAnswers(const std::filesystem::path& run, const SampleAnswers& answers);
/// Empty where the run has none.
LORIKEET_EXPORT RunSamples readSamples(const std::filesystem::path& run);
/// Up to `count` records, spread over what there is: of validation, else of training.
LORIKEET_EXPORT std::vector<SamplePrompt> chooseSamples(const std::vector<Record>& validation,
                                                        const std::vector<Record>& training, std::size_t count);

} // namespace core
