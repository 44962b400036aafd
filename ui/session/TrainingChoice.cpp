#include "ui/session/TrainingChoice.h"

#include "core/training/RunOverview.h"
#include "ui/session/Paths.h"

#include <algorithm>
#include <optional>

namespace ui {
namespace {

namespace fs = std::filesystem;

/// Nothing where the run has ended, never came to a checkpoint, is trained now, or cannot be read.
std::optional<UnfinishedRun> unfinishedRun(const fs::path& folder) {
    const core::RunOverview run = core::runOverview(folder);
    if (!run.canGoOn) return {};
    return UnfinishedRun{fromPath(folder), QString::fromStdString(run.name()), run.step, run.steps};
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
