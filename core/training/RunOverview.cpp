#include "core/training/RunOverview.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/ProblemText.h"
#include "core/training/Run.h"
#include "core/training/StartTime.h"

#include <algorithm>
#include <ctime>
#include <string_view>
#include <sys/stat.h>

namespace core {
namespace {

namespace fs = std::filesystem;

/// Goes through the lines of events.jsonl. Of the many lines of steps only those that count are parsed.
class Story {
public:
    void take(std::string_view line) {
        if (line.starts_with(R"({"event":"step",)")) return addStep(line);
        for (const TrainingEvent& event : eventFromLine(line)) {
            if (std::holds_alternative<StepFinished>(event)) addStep(line);
            std::visit([this](const auto& each) { take(each); }, event);
        }
    }
    void tell(RunOverview& run) {
        run.steps = m_started.steps;
        run.trainedParameters = m_started.trainableParameters;
        run.failure = m_failure;
        run.stoppedEarly = m_stoppedEarly;
        run.state = m_end.value_or(RunState::Interrupted);
        tellSteps(run);
        for (const EvaluationFinished& look : m_looks) {
            if (look.step == 0) run.untrained = look;
            if (look.isBest) run.best = look;
            run.seconds = std::max(run.seconds, look.seconds);
        }
        run.seconds = std::max(run.seconds, m_seconds);
    }

private:
    void addStep(std::string_view line) {
        m_steps.push_back(line);
        m_end.reset();
    }
    static std::optional<StepFinished> parsed(std::string_view line) {
        for (const TrainingEvent& event : eventFromLine(line))
            if (const auto* step = std::get_if<StepFinished>(&event)) return *step;
        return {};
    }
    void tellSteps(RunOverview& run) {
        for (auto line = m_steps.begin(); line != m_steps.end() && !run.firstLoss; ++line)
            if (const auto first = parsed(*line)) run.firstLoss = first->loss;
        dropStepsBeyond(INT64_MAX);
        if (m_steps.empty()) return;
        const auto last = parsed(m_steps.back());
        run.step = last->step;
        run.lastLoss = last->loss;
        run.seconds = last->seconds;
    }
    /// Those at the end that are torn or later than `step`.
    void dropStepsBeyond(std::int64_t step) {
        while (!m_steps.empty()) {
            const auto last = parsed(m_steps.back());
            if (last && last->step <= step) return;
            m_steps.pop_back();
        }
    }
    void end(RunState state, double seconds) {
        m_end = state;
        m_seconds = std::max(m_seconds, seconds);
    }

    void take(const RunStarted& event) { m_started = event; }
    void take(const StepFinished&) {}
    void take(const EvaluationFinished& event) {
        std::erase_if(m_looks, [&](const EvaluationFinished& look) { return look.step == event.step; });
        m_looks.push_back(event);
    }
    void take(const CheckpointWritten&) {}
    void take(const RunResumed& event) {
        dropStepsBeyond(event.step);
        std::erase_if(m_looks, [&](const EvaluationFinished& look) { return look.step > event.step; });
        m_end.reset();
        m_failure.clear();
        m_seconds = event.seconds;
    }
    void take(const RunFinished& event) {
        m_stoppedEarly = event.stoppedEarly;
        end(RunState::Finished, event.seconds);
    }
    void take(const RunStopped& event) { end(RunState::Stopped, event.seconds); }
    void take(const ProblemReported& event) {
        if (event.name == problemName(ProblemCode::MemoryShort)) return; // the training went on
        m_failure += (m_failure.empty() ? "" : "\n") + event.text;
        end(RunState::Failed, 0);
    }

    RunStarted m_started;
    std::vector<std::string_view> m_steps;
    std::vector<EvaluationFinished> m_looks;
    std::optional<RunState> m_end;
    std::string m_failure;
    bool m_stoppedEarly = false;
    double m_seconds = 0;
};

void readEvents(RunOverview& run) {
    const std::string content = readFile(run.folder / "events.jsonl");
    Story story;
    for (std::size_t begin = 0; begin < content.size();) {
        const std::size_t end = content.find('\n', begin);
        if (end == std::string::npos) break; // still being written, or torn
        story.take(std::string_view(content).substr(begin, end - begin));
        begin = end + 1;
    }
    story.tell(run);
}

/// For a run that does not say when it started: when its first file was written.
std::int64_t wallClockOf(const fs::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) return 0;
    std::tm local{};
    localtime_r(&status.st_mtime, &local);
    return static_cast<std::int64_t>(::timegm(&local));
}

/// What `work` throws becomes the run's problem, unless it has one already.
template <class Work> bool attempt(RunOverview& run, const Work& work) {
    try {
        work();
        return true;
    } catch (const Error& error) {
        if (!run.problem) run.problem = error.problems().front();
    } catch (const fs::filesystem_error& error) {
        if (!run.problem)
            run.problem = Problem{ProblemCode::FileUnreadable, {.file = utf8(run.folder)}, {error.code().message()}};
    }
    return false;
}

/// Hidden folders are not a person's; frozen records lie beside runs that belong to no project.
bool mayBeRun(const fs::path& folder) {
    const std::string name = folder.filename().string();
    std::error_code ignored;
    return !name.starts_with('.') && (name != "data" || fs::exists(folder / "config.json", ignored));
}

} // namespace

RunOverview runOverview(const fs::path& folder) {
    RunOverview run{.folder = folder};
    const bool hasConfig = attempt(run, [&] { run.config = Run::config(folder); });
    const bool hasEvents = attempt(run, [&] { readEvents(run); });
    if (!hasConfig || !hasEvents) run.state = RunState::Unreadable;
    if (run.state != RunState::Finished && isUnderWay(folder)) run.state = RunState::UnderWay;
    attempt(run, [&] { run.labels = runLabels(folder); });
    if (run.config) {
        run.started = wallClock(run.config->started).value_or(0);
        attempt(run, [&] { run.hasResult = isFolder(resultFolder(folder, *run.config)); });
    }
    if (run.started == 0) run.started = wallClockOf(run.config ? folder / "config.json" : folder);
    const bool isOver = run.state == RunState::Finished || run.state == RunState::UnderWay;
    if (!isOver && run.state != RunState::Unreadable)
        attempt(run, [&] { run.canGoOn = isThere(folder / "checkpoint" / "state.safetensors"); });
    return run;
}

std::vector<RunOverview> runOverviews(const fs::path& runsFolder, const Progress& progress) {
    std::vector<fs::path> folders;
    std::error_code error;
    if (!isThere(runsFolder)) return {};
    for (auto entry = fs::directory_iterator(runsFolder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        std::error_code ignored;
        if (entry->is_directory(ignored) && mayBeRun(entry->path())) folders.push_back(entry->path());
    }
    if (error) throw Error(ProblemCode::FileUnreadable, {.file = utf8(runsFolder)}, {error.message()});
    std::vector<RunOverview> runs;
    runs.reserve(folders.size());
    for (const fs::path& folder : folders) {
        progress.at(runs.size(), folders.size());
        runs.push_back(runOverview(folder));
    }
    progress.at(runs.size(), folders.size());
    std::ranges::sort(runs, [](const RunOverview& a, const RunOverview& b) {
        return a.started != b.started ? a.started > b.started : a.folder.filename() > b.folder.filename();
    });
    return runs;
}

} // namespace core
