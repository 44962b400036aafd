#include "app/cli/TrainingProgress.h"

#include "app/cli/Notices.h"
#include "app/cli/Numbers.h"

namespace cli {

void TrainingProgress::add(const core::TrainingEvent& event) {
    std::visit([this](const auto& each) { add(each); }, event);
}

void TrainingProgress::add(const core::RunStarted& started) {
    m_started = started;
    m_notices.say("Training " + counted(started.trainableParameters, "parameter") + " on " +
                  counted(started.records, "record") + " (" + counted(started.tokens, "token") +
                  " an epoch): " + counted(started.steps, "step") + " on " + started.device + ", " + started.dtype +
                  (started.threads > 0 ? ", " + counted(started.threads, "thread") : "") + ".");
}

void TrainingProgress::add(const core::StepFinished& step) {
    m_last = step;
    m_seconds = step.seconds;
    m_learnedTokens += step.learnedTokens;
    if (!m_firstLoss) m_firstLoss = step.loss;
    const double left =
        step.seconds / static_cast<double>(step.step) * static_cast<double>(m_started.steps - step.step);
    m_notices.progress("step " + grouped(step.step) + "/" + grouped(m_started.steps) + " · loss " +
                       fixed(step.loss, 4) + " · rate " + scientific(step.learningRate) + " · " +
                       grouped(static_cast<std::int64_t>(step.tokensPerSecond)) + " tokens/s · " + durationText(left) +
                       " left");
}

void TrainingProgress::add(const core::ProblemReported& problem) {
    m_notices.say(problem.text);
}

} // namespace cli
