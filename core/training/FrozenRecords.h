/// The records of a run as they were when it started: written once, named by what they hold, shared by runs of the same
/// data, and checked whenever they are read. data/<sha256>.jsonl.zst: a record a line, with its split.
#pragma once

#include "core/Export.h"
#include "core/Progress.h"
#include "core/project/SplitRecords.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace core {

// Progress counts records.

/// The SHA-256 of the records' lines, in hexadecimal: their name.
LORIKEET_EXPORT std::string fingerprint(const SplitRecords& records, const Progress& progress = {});
/// Writes the records into `folder`, unless they are there already; gives their fingerprint.
/// Throws FileUnwritable, DiskFull.
LORIKEET_EXPORT std::string freeze(const SplitRecords& records, const std::filesystem::path& folder,
                                   const Progress& progress = {});
/// Throws FileMissing, RunDataChanged.
LORIKEET_EXPORT SplitRecords thaw(const std::filesystem::path& folder, const std::string& sha256,
                                  const Progress& progress = {});

/// Moves shares of the training records to validation and test. Which ones depends on their text and the seed alone:
/// equal records stay together, and one that is added moves at most one other text into or out of each share. A share
/// above 0 moves at least one record. Throws SettingInvalid, and moves nothing, where nothing would be left to learn
/// from; and after a stop.
LORIKEET_EXPORT void moveShares(SplitRecords& records, double validationShare, double testShare, std::int64_t seed,
                                const Progress& progress = {});

} // namespace core
