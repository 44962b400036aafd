/// Files of records as the subcommands read them: what was repaired and what was left out is said on standard error,
/// line by line.
#pragma once

#include "core/exchange/DataFile.h"
#include "core/project/SplitRecords.h"

#include <filesystem>
#include <span>
#include <vector>

namespace CLI {
class App;
}

namespace core {
class Error;
}

namespace cli {

struct Context;

/// What happens where a file is not clean.
enum class DataRule { UseTheRest, Refuse };

void addStrictOption(CLI::App& command, DataRule& rule);
/// The good records of all files, in order. Throws where a file gives none, and with DataRule::Refuse where anything
/// had to be repaired or left out; core::Stopped.
std::vector<core::Record> readData(std::span<const std::filesystem::path> files, DataRule rule, core::Answers answers,
                                   Context& context);
/// The same for a run: a folder of texts says which of them are to learn from, to watch by and to judge by; the records of
/// files are to learn from.
core::SplitRecords readSplitData(std::span<const std::filesystem::path> files, DataRule rule, Context& context);
/// What is given for one use: of a folder with parts for each use that part, which is said; else everything. Throws
/// UsageInvalid where the folder has other parts only.
std::vector<core::Record> readPartOfData(std::span<const std::filesystem::path> files, core::Split part, DataRule rule,
                                         Context& context);
/// One file or folder, shown as it is read. Of a folder the splits are read, too.
core::ImportedRecords readFileOfData(const std::filesystem::path& file, core::Answers answers, Context& context);

/// Adds an error of one record to `problems`, with the file and line of the record.
void appendPlaced(std::vector<core::Problem>& problems, const core::Error& error, const core::Record& record);

} // namespace cli
