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
        std::array<std::int64_t, 3> counts{};
        imported.decisions.resize(imported.records.size());
        for (std::size_t i = 0; i < imported.records.size(); ++i) {
            const core::Split split = imported.decisions[i].split.value_or(core::Split::Train);
            ++counts[static_cast<std::size_t>(split)];
            records.of(split).push_back(std::move(imported.records[i]));
        }
        const auto [training, validation, test] = counts;
        if (validation + test > 0)
            context.notices.say(core::utf8(file) + ": " + counted(training, "record") + " to learn from, " +
                                grouped(validation) + " to watch by, " + grouped(test) + " to judge by.");
    }
    return records;
}

void appendPlaced(std::vector<core::Problem>& problems, const core::Error& error, const core::Record& record) {
    for (const core::Problem& problem : error.problems())
        problems.push_back(core::atRecord(problem, core::placeOf(record)));
}

} // namespace cli
