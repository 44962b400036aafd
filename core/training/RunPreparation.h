/// From what a person chose to what a trainer takes: every setting as it is used, and the records as ids. The command
/// line and the window prepare their runs here.
#pragma once

#include "core/Export.h"
#include "core/Progress.h"
#include "core/model/ClassifierConfig.h"
#include "core/project/SplitRecords.h"
#include "core/text/ModelText.h"
#include "core/training/RunConfig.h"
#include "core/training/TrainingData.h"

#include <memory>
#include <vector>

namespace core {

struct PreparedRun {
    RunConfig config; ///< its hash of data is empty until the records are frozen
    std::shared_ptr<const TrainingData> training;
    std::shared_ptr<const TrainingData> validation; ///< nullptr: none
    /// What was changed and what a person should know: SettingLowered, SettingOfAdapter, SplitsLeak, NoValidation. What
    /// became of single records stands with the data.
    std::vector<Problem> notes;
};

/// A new run on the model of `text`. Of `config` it takes the settings, the format (empty: what suits the model) and
/// the adapter to begin with, and fills in the rest: max_length no longer than the model reads, the shape of that
/// adapter, the start's time, the model's fingerprint, the counts. Progress counts records. Throws what is wrong with
/// settings, model, adapter or records.
LORIKEET_EXPORT PreparedRun prepareRun(RunConfig config, const SplitRecords& records, const ModelText& text,
                                       const Progress& progress = {});
/// The same records with other settings, none of which changes a token: the ids of `before` are shared, and so is its
/// start. Format, learned, max_length, overlong, model and records have to be those that `before` was prepared from.
LORIKEET_EXPORT PreparedRun prepareAgain(RunConfig config, const PreparedRun& before, const ModelText& text);
/// A run that goes on with its frozen records, on its model or a copy of that in another place: the same tokens on
/// whatever day. Throws ModelChanged.
LORIKEET_EXPORT PreparedRun prepareResumed(RunConfig config, const SplitRecords& records, const ModelText& text,
                                           const Progress& progress = {});
/// The base's fingerprint with a fourth part: of the tokens that a few texts become in the run's format, so that
/// another tokenizer or chat template is another base. Throws what ModelFolder::open and formatOf throw.
LORIKEET_EXPORT std::string runFingerprint(const RunConfig& config, const ModelText& text,
                                           const Progress& progress = {});
/// That a run's base is still the one it was started with; of a run of an earlier version as far as it says. Gives the
/// fingerprint of now. Throws ModelChanged.
LORIKEET_EXPORT std::string sameBase(const RunConfig& config, const ModelText& text, const Progress& progress = {});
/// What a run's classifier chooses from; without names where it is none.
LORIKEET_EXPORT LabelSet labelSetOf(const RunConfig& config);
/// How the run's records become text, with the clock of its start. Throws SettingInvalid where its format is unknown,
/// TemplateMissing.
LORIKEET_EXPORT PromptFormat formatOf(const RunConfig& config, const ModelText& text);

} // namespace core
