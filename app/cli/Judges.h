/// Who judges texts for predict and evaluate: a model that was made for it, or a base with an adapter, each with the
/// labels that its logits stand for. Labels are told apart by their names alone, never by their place.
#pragma once

#include "app/cli/EngineInput.h"
#include "core/model/ClassifierConfig.h"
#include "core/training/RunConfig.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace cli {

/// --labels and --max-length.
void addJudgeOptions(CLI::App& command, std::vector<std::string>& labels, std::int64_t& maxLength);

struct Judge {
    std::string name;
    std::filesystem::path model, adapter; ///< no adapter: the model alone
    core::LabelSet labels;                ///< in the order of its logits
};

/// Whether the model or one of the adapters judges texts. Throws what is wrong with their descriptions.
bool judgesTexts(const std::filesystem::path& model, const std::vector<std::filesystem::path>& adapters);
/// The model with an adapter. `names` are the labels of a head that does not name them; empty: those of the base, where
/// they are as many. Throws UsageInvalid where the adapter writes answers, or has not as many labels.
Judge adapterJudge(const std::filesystem::path& model, const std::filesystem::path& adapter,
                   const std::vector<std::string>& names);
/// The model alone. Throws UsageInvalid where it writes, or has no head yet.
Judge modelJudge(const std::filesystem::path& model, const std::vector<std::string>& names);
/// What the run trained. Throws UsageInvalid where it learned to write answers, ResultMissing.
Judge runJudge(const std::filesystem::path& run, const core::RunConfig& config);
/// Labels that nobody named: LABEL_0, LABEL_1 …
bool areUnnamed(const core::LabelSet& labels);
/// «negative, positive, …»
std::string namesOf(const core::LabelSet& labels);
/// No more tokens of a text are judged: what was asked for, and no more than the model reads.
std::int64_t lengthLimit(const std::filesystem::path& model, std::int64_t asked);

/// One model in memory: the next judge's is opened where it is another, or has a head of another size.
class Bench {
public:
    Bench(const DeviceOptions& options, Context& context) : m_options(options), m_context(context) {}
    struct Seat {
        core::LoadedModel& model;
        core::AdapterHandle adapter = 0;
    };
    /// Throws what openModel and attach throw.
    Seat seat(const Judge& judge);

private:
    DeviceOptions m_options;
    Context& m_context;
    OpenedModel m_opened;
    std::filesystem::path m_folder;
    core::LabelSet m_labels;
};

} // namespace cli
