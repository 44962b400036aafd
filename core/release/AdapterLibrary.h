/// The adapters of a project: what its runs made, and PEFT folders that were imported. Reads what lies on the disk; no
/// tensors. What a run made lies in the run's folder; what was imported, in adapters/.
#pragma once

#include "core/Export.h"
#include "core/Problem.h"
#include "core/Progress.h"
#include "core/model/AdapterConfig.h"
#include "core/model/ModelFolder.h"
#include "core/training/RunKeeping.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace core {

struct AdapterEntry {
    std::string key;  ///< names it in its project for good: «runs/run-3», «adapters/clinic»
    std::string name; ///< the person's, else the folder's
    std::string note;
    std::filesystem::path folder; ///< in PEFT's format
    std::filesystem::path run;    ///< that made it; empty: it was imported
    std::string baseModel;        ///< the folder it was trained on, or the name that it gives
    std::string baseName;         ///< publicModelName of it
    AdapterConfig config;
    std::uint64_t bytes = 0;
    std::int64_t time = 0;         ///< of its weights: milliseconds since 1970, UTC
    std::vector<Problem> problems; ///< why it cannot be used

    /// What it is called where the person gave it no name.
    std::string folderName() const { return key.substr(key.find('/') + 1); }
};

/// Newest first; a damaged one is listed with its problems. Runs without a result are left out.
LORIKEET_EXPORT std::vector<AdapterEntry> listAdapters(const std::filesystem::path& project,
                                                       const Progress& progress = {});
/// SHA-256 of weights and configuration, in hexadecimal: the same folder has the same wherever it lies. Progress counts
/// bytes. Throws FileMissing, FileUnreadable.
LORIKEET_EXPORT std::string adapterHash(const std::filesystem::path& folder, const Progress& progress = {});
/// Everything in which an adapter does not fit a base: targets that are not there, shapes, missing or foreign tensors.
LORIKEET_EXPORT std::vector<Problem> adapterProblems(const std::filesystem::path& folder, const ModelConfig& base);
/// A copy of a PEFT folder, or of the folder of a file in one, in the project under a free name. Throws all mismatches
/// with the base, and what is wrong with the folder; nothing is left then.
LORIKEET_EXPORT AdapterEntry importAdapter(const std::filesystem::path& from, const std::filesystem::path& project,
                                           const ModelConfig& base, const Progress& progress = {});
/// Name and note of the person's. Throws FolderMissing, FileUnwritable, DiskFull.
LORIKEET_EXPORT void setAdapterLabels(const AdapterEntry& adapter, const LabelChange& change);
/// Takes an imported one out of sight, into the project's bin (ProjectBin.h); gives where it lies now. What a run made
/// goes with its run. Throws FileUnwritable.
LORIKEET_EXPORT std::filesystem::path binAdapter(const AdapterEntry& adapter, const std::filesystem::path& project);
/// Back from the bin, under the folder's old name where that is still free. Throws FileUnwritable.
LORIKEET_EXPORT AdapterEntry restoreAdapter(const std::filesystem::path& binned);

} // namespace core
