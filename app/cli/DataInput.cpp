#include "app/cli/DataInput.h"

#include "app/cli/Command.h"
#include "app/cli/Notices.h"
#include "app/cli/Numbers.h"
#include "core/Error.h"
#include "core/Files.h"
#include "core/text/ChatTemplate.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>
#include <system_error>

namespace cli {
namespace {

/// Everything that «--strict» does not let pass; a byte order mark and a field that is not used are no faults.
std::vector<core::Problem> faults(const core::ImportedRecords& imported) {
    std::vector<core::Problem> found;
    std::copy_if(imported.notes.begin(), imported.notes.end(), std::back_inserter(found),
                 [](const core::Problem& note) {
                     return note.code == core::ProblemCode::DataRepaired && note.args.at(0) != core::ByteOrderMark;
                 });
    found.insert(found.end(), imported.rejected.begin(), imported.rejected.end());
    return found;
}

/// A file's records; what was repaired and left out is said.
core::ImportedRecords readChecked(const std::filesystem::path& file, DataRule rule, core::Answers answers,
                                  Context& context) {
    core::ImportedRecords imported = readFileOfData(file, answers, context);
    if (rule == DataRule::Refuse)
        if (std::vector<core::Problem> found = faults(imported); !found.empty()) throw core::Error(std::move(found));
    const std::string name = core::utf8(file);
    const std::string whereAll = "lorikeet-cli inspect --data " + name + " lists all.";
    list(context.notices, imported.notes, whereAll);
    list(context.notices, imported.rejected, whereAll);
    if (!imported.rejected.empty()) {
        const auto left = static_cast<std::int64_t>(imported.rejected.size());
        context.notices.say(name + ": " + counted(left, "record") + " left out, " +
                            counted(static_cast<std::int64_t>(imported.records.size()), "record") + " used.");
    }
    if (imported.records.empty()) throw core::Error(core::ProblemCode::DataEmpty, {.file = name});
    return imported;
}

} // namespace

void addStrictOption(CLI::App& command, DataRule& rule) {
    command.add_flag_callback(
        "--strict", [&rule] { rule = DataRule::Refuse; },
        "Stop where a data file has anything to repair or leave out, instead of using the rest.");
}

core::ImportedRecords readFileOfData(const std::filesystem::path& file, core::Answers answers, Context& context) {
    const auto words = [name = core::utf8(file)](std::uint64_t done, std::uint64_t total) {
        return "reading " + name + ": " + percentText(done, total);
    };
    core::ImportOptions options{.answers = answers, .decisions = core::Decisions::Left};
    std::error_code unseen;
    if (std::filesystem::is_directory(file, unseen)) options.decisions = core::Decisions::Read;
    core::ImportedRecords imported = core::readDataFile(file, options, context.progress(words));
    context.notices.clear();
    return imported;
}

std::vector<core::Record> readData(std::span<const std::filesystem::path> files, DataRule rule, core::Answers answers,
                                   Context& context) {
    std::vector<core::Record> records;
    for (const std::filesystem::path& file : files) {
        core::ImportedRecords imported = readChecked(file, rule, answers, context);
        std::move(imported.records.begin(), imported.records.end(), std::back_inserter(records));
    }
    return records;
}

core::SplitRecords readSplitData(std::span<const std::filesystem::path> files, DataRule rule, Context& context) {
    core::SplitRecords records;
    for (const std::filesystem::path& file : files) {
        core::ImportedRecords imported = readChecked(file, rule, core::Answers::Needed, context);
        imported.decisions.resize(imported.records.size());
        for (std::size_t i = 0; i < imported.records.size(); ++i)
            records.of(imported.decisions[i].split.value_or(core::Split::Train))
                .push_back(std::move(imported.records[i]));
    }
    return records;
}

std::vector<core::Record> readPartOfData(std::span<const std::filesystem::path> files, core::Split part, DataRule rule,
                                         Context& context) {
    std::vector<core::Record> records;
    for (const std::filesystem::path& file : files) {
        core::ImportedRecords imported = readChecked(file, rule, core::Answers::Needed, context);
        // A folder of one part alone was named for itself, whatever it is called.
        imported.decisions.resize(imported.records.size());
        // A folder of one part alone was named for what it is, whatever that part is called.
        std::set<std::optional<core::Split>> parts;
        for (const core::RecordDecisions& each : imported.decisions) parts.insert(each.split);
        const bool hasParts = parts.size() > 1;
        const std::size_t before = records.size();
        for (std::size_t i = 0; i < imported.records.size(); ++i)
            if (!hasParts || imported.decisions[i].split == part) records.push_back(std::move(imported.records[i]));
        if (!hasParts) continue;
        const std::string folder = core::utf8(file), name = part == core::Split::Test ? "test" : "validation";
        const auto taken = static_cast<std::int64_t>(records.size() - before);
        if (taken == 0)
            throw core::Error(core::ProblemCode::UsageInvalid, {},
                              {"the folder " + folder + " has no " + name +
                               " texts among its parts; name the folder of one part"});
        context.notices.say(folder + ": of its parts the " + name + " texts are taken, " + counted(taken, "record") + ".");
    }
    return records;
}

void appendPlaced(std::vector<core::Problem>& problems, const core::Error& error, const core::Record& record) {
    for (const core::Problem& problem : error.problems())
        problems.push_back(core::atRecord(problem, core::placeOf(record)));
}

} // namespace cli
