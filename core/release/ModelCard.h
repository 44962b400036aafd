/// What whoever gets an export should know: what it was trained on and how, how good it is, how it was verified, and
/// how it is used elsewhere. Written into the exported folder as README.md, whose head PEFT and the Hugging Face hub
/// read, and as lorikeet-card.json. Nothing in it tells where files lie on this computer.
#pragma once

#include "core/Export.h"
#include "core/Progress.h"
#include "core/model/AdapterConfig.h"
#include "core/model/ClassifierConfig.h"
#include "core/release/ExportPlan.h"
#include "core/training/Judgements.h"
#include "core/training/RunOverview.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace core {

/// An adapter alone, or the whole model with it.
enum class ReleaseFormat { Peft, Merged };

/// What the engine found when it held the folder to the adapter in memory (ExportVerified).
struct HowVerified {
    std::int64_t sequences = 0;
    std::int64_t tokens = 0;
    double largestDifference = 0;
    double roundingDifference = 0;
};

struct ModelCard {
    ReleaseFormat format = ReleaseFormat::Peft;
    std::string name;            ///< what the person calls it
    std::string base;            ///< publicBaseName
    std::string baseFingerprint; ///< as modelFingerprint has it
    std::string adapterHash;     ///< adapterHash of the adapter that was exported
    AdapterConfig adapter;
    std::optional<LabelSet> labels; ///< of a classifier; empty: it writes
    std::optional<RunOverview> run;       ///< empty: it was trained elsewhere
    std::optional<Judgements> judged;     ///< by what is exported, as far as the run was asked
    /// Training records that are approved today and still read as they were learned.
    std::optional<std::int64_t> approved;
    ExportPlan::Texts texts = ExportPlan::Texts::Common;
    HowVerified verified;
    std::string exported; ///< when, as StartTime has it
    std::string program;  ///< «Lorikeet 1.0»
};

/// Everything but how it was verified. An empty `name` is that of the run or the folder. Progress counts bytes and
/// records. Throws what is wrong with the adapter's folder.
LORIKEET_EXPORT ModelCard makeCard(const ExportPlan& plan, ReleaseFormat format, std::string name,
                                   std::string program, const Progress& progress = {});
LORIKEET_EXPORT std::string cardJson(const ModelCard& card);
LORIKEET_EXPORT std::string cardMarkdown(const ModelCard& card);
/// Puts both into an exported folder. Where that fails the folder is taken away again: an export without its card is
/// none. Throws FileUnwritable, DiskFull.
LORIKEET_EXPORT void writeCard(const std::filesystem::path& folder, const ModelCard& card);

} // namespace core
