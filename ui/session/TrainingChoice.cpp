#include "ui/session/TrainingChoice.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/training/Run.h"
#include "ui/session/Paths.h"

#include <algorithm>
#include <optional>

namespace ui {
namespace {

namespace fs = std::filesystem;

bool hasEnded(const std::vector<core::TrainingEvent>& events) {
    return std::ranges::any_of(events, [](const auto& event) { return std::holds_alternative<core::RunFinished>(event); });
}

/// Nothing where the run has ended, never came to a checkpoint, or cannot be read.
std::optional<UnfinishedRun> unfinishedRun(const fs::path& folder) {
    try {
        if (!core::isThere(folder / "checkpoint" / "state.safetensors")) return {};
        const auto events = core::Run::events(folder);
        if (hasEnded(events)) return {};
        UnfinishedRun run{.folder = fromPath(folder)};
        for (const core::TrainingEvent& event : events) {
            if (const auto* started = std::get_if<core::RunStarted>(&event)) run.steps = started->steps;
            if (const auto* step = std::get_if<core::StepFinished>(&event)) run.step = step->step;
        }
        return run;
    } catch (const core::Error&) {
        return {}; // the Runs page says what is wrong with it
    }
}

} // namespace

std::vector<UnfinishedRun> unfinishedRuns(const fs::path& runs) {
    std::vector<std::pair<fs::file_time_type, UnfinishedRun>> found;
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(runs, ignored))
        if (auto run = unfinishedRun(entry.path()))
            found.emplace_back(fs::last_write_time(entry.path() / "events.jsonl", ignored), std::move(*run));
    std::ranges::sort(found, [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<UnfinishedRun> sorted;
    for (auto& [time, run] : found) sorted.push_back(std::move(run));
    return sorted;
}

} // namespace ui
