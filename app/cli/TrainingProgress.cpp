#include "app/cli/TrainingProgress.h"

#include "app/cli/Notices.h"
#include "app/cli/Numbers.h"

#include <cmath>
#include <utility>

namespace cli {
namespace {

std::string percent(double share) {
    return fixed(100 * share, 1) + " %";
}

/// Of labels, of numbers to be met, of hidden tokens, or of answers.
std::string figuresOf(const core::EvaluationFinished& look, const std::string& task) {
    if (!look.judged && task == "masked_lm")
        return "perplexity " + fixed(std::exp(look.loss), 2) + ", " + percent(look.tokenAccuracy) +
               " of hidden tokens right";
    if (!look.judged)
        return "perplexity " + fixed(std::exp(look.loss), 2) + ", " + percent(look.tokenAccuracy) +
               " of tokens right, " + percent(look.exactMatch) + " of answers word for word";
    const core::ClassificationScore& score = *look.judged;
    if (score.problem == core::ProblemType::Regression)
        return "mean absolute error " + fixed(score.meanAbsoluteError(), 4) + ", R² " + fixed(score.explained(), 3);
    const core::ShareInterval interval = score.accuracyInterval();
    return percent(score.accuracy()) + " of labels right (" + fixed(100 * interval.lower, 1) + " – " +
           percent(interval.upper) + " of " + grouped(score.records) + "), F1 " + fixed(score.macroF1(), 3);
}

} // namespace

void TrainingProgress::add(const core::TrainingEvent& event) {
    std::visit([this](const auto& each) { add(each); }, event);
}

void TrainingProgress::say(const std::string& sentence) {
    if (!m_isRecalling) m_notices.say(sentence);
}

void TrainingProgress::add(const core::RunStarted& started) {
    m_started = started;
    say("Training " + counted(started.trainableParameters, "parameter") + " on " + counted(started.records, "record") +
        " (" + counted(started.tokens, "token") + " an epoch): " + counted(started.steps, "step") + " on " +
        started.device + ", " + started.dtype + (started.threads > 0 ? ", " + counted(started.threads, "thread") : "") +
        ".");
}

void TrainingProgress::recallWhole(const std::vector<core::TrainingEvent>& events) {
    m_isRecalling = true;
    for (const core::TrainingEvent& event : events)
        if (!std::holds_alternative<core::RunResumed>(event)) add(event);
    m_isRecalling = false;
}

void TrainingProgress::add(const core::RunResumed& resumed) {
    std::erase_if(m_earlier, [&](const core::TrainingEvent& event) {
        const auto* step = std::get_if<core::StepFinished>(&event);
        const auto* look = std::get_if<core::EvaluationFinished>(&event);
        return (step && step->step > resumed.step) || (look && look->step > resumed.step);
    });
    recallWhole(std::exchange(m_earlier, {}));
    say("Going on from step " + grouped(resumed.step) + " of " + grouped(m_started.steps) + ".");
    if (!resumed.differs.empty())
        say("Not everything is as it was: " + resumed.differs +
            ". The result need not be the same to the bit as without the interruption.");
}

void TrainingProgress::add(const core::StepFinished& step) {
    m_last = step;
    m_seconds = step.seconds;
    m_learnedTokens += step.learnedTokens;
    if (!m_firstLoss) m_firstLoss = step.loss;
    if (m_isRecalling) return;
    const double left =
        step.seconds / static_cast<double>(step.step) * static_cast<double>(m_started.steps - step.step);
    m_notices.progress("step " + grouped(step.step) + "/" + grouped(m_started.steps) + " · loss " +
                       fixed(step.loss, 4) + " · rate " + scientific(step.learningRate) + " · " +
                       grouped(static_cast<std::int64_t>(step.tokensPerSecond)) + " tokens/s · " + durationText(left) +
                       " left");
}

void TrainingProgress::add(const core::EvaluationFinished& look) {
    if (look.step == 0) m_baseline = look;
    if (look.isBest) m_best = look;
    say((look.step == 0 ? "Before training" : "After step " + grouped(look.step)) + ": validation loss " +
        fixed(look.loss, 4) + ", " + figuresOf(look, m_task) + (look.isBest ? "; the best so far." : "."));
}

void TrainingProgress::add(const core::RunFinished& finished) {
    m_seconds = finished.seconds;
    m_stoppedEarly = finished.stoppedEarly;
}

void TrainingProgress::add(const core::ProblemReported& problem) {
    say(problem.text);
}

} // namespace cli
