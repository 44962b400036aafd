#include "core/training/RunEvents.h"

#include <utility>

namespace core {
namespace {

/// A step that was done again after an interruption counts once: what lies beyond the point of return goes.
struct IsBeyond {
    std::int64_t step;
    bool operator()(const StepFinished& event) const { return event.step > step; }
    bool operator()(const EvaluationFinished& event) const { return event.step > step; }
    bool operator()(const CheckpointWritten& event) const { return event.step > step; }
    bool operator()(const RunFinished&) const { return true; }
    bool operator()(const RunStopped&) const { return true; }
    bool operator()(const RunStarted&) const { return false; }
    bool operator()(const RunResumed&) const { return false; }
    bool operator()(const ProblemReported&) const { return false; }
};

} // namespace

void takeUp(std::vector<TrainingEvent>& events, TrainingEvent event) {
    if (const auto* resumed = std::get_if<RunResumed>(&event))
        std::erase_if(events, [&](const TrainingEvent& each) { return std::visit(IsBeyond{resumed->step}, each); });
    // An evaluation that was told and not yet known to a checkpoint is done again.
    if (const auto* look = std::get_if<EvaluationFinished>(&event))
        std::erase_if(events, [&](const TrainingEvent& each) {
            const auto* earlier = std::get_if<EvaluationFinished>(&each);
            return earlier && earlier->step == look->step;
        });
    events.push_back(std::move(event));
}

} // namespace core
