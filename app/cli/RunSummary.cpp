#include "app/cli/RunSummary.h"

#include "app/cli/Numbers.h"
#include "app/cli/TrainingProgress.h"
#include "core/Files.h"
#include "core/training/Run.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string_view>

namespace cli {
namespace {

Json finiteOrNull(std::optional<double> value) {
    return value && std::isfinite(*value) ? Json(*value) : Json(nullptr);
}

/// As a shell takes it for one word.
std::string quoted(const std::string& word) {
    const bool isPlain = std::all_of(word.begin(), word.end(), [](unsigned char sign) {
        return sign >= 0x80 || std::isalnum(sign) || std::string_view("/._-+,:@%").find(sign) != std::string_view::npos;
    });
    if (isPlain) return word;
    std::string text = "'";
    for (const char sign : word) text += sign == '\'' ? std::string("'\\''") : std::string(1, sign);
    return text + "'";
}

/// One of what StepFinished::learnedTokens counts.
const char* learnedOf(const std::string& task) {
    if (task == "classification") return "judged text";
    return task == "masked_lm" ? "hidden token" : "learned token";
}

/// «, where 95.0 % of labels are right, F1 0.949»; empty where there are none.
std::string labelFigures(const core::EvaluationFinished& look) {
    if (!look.judged || look.judged->problem == core::ProblemType::Regression) return {};
    return ", where " + fixed(100 * look.judged->accuracy(), 1) + " % of labels are right, F1 " +
           fixed(look.judged->macroF1(), 3);
}

} // namespace

RunSummary::RunSummary(const std::filesystem::path& run, const core::RunConfig& config,
                       const TrainingProgress& progress)
    : m_progress(progress), m_run(run), m_kind(config.training.method == "full" ? "model" : "adapter"),
      m_learned(learnedOf(config.training.task)) {
    std::error_code ignored;
    const std::filesystem::path folder = core::resultFolder(run, config);
    if (std::filesystem::exists(folder, ignored)) m_result = folder;
}

std::string RunSummary::losses() const {
    if (!m_progress.firstLoss()) return "No step was finished.";
    std::string text = counted(m_progress.step(), "step") + " in " + durationText(m_progress.seconds()) + ", " +
                       counted(m_progress.learnedTokens(), m_learned) + "; the loss went from " +
                       fixed(*m_progress.firstLoss(), 4) + " to " + fixed(*m_progress.lastLoss(), 4) + ".";
    const auto& baseline = m_progress.baseline();
    if (const auto& best = m_progress.best(); baseline && best)
        text += " On the validation records it went from " + fixed(baseline->loss, 4) + " to " + fixed(best->loss, 4) +
                " (step " + grouped(best->step) + ")" + labelFigures(*best) + ".";
    if (m_progress.stoppedEarly()) text += " The run ended early: nothing had got better for a while.";
    return text;
}

std::string RunSummary::place() const {
    if (!m_result) return "No " + m_kind + " was written.";
    const std::string where = core::utf8(*m_result);
    if (m_progress.step() == 0) return "The " + m_kind + " in " + where + " is untrained.";
    const bool isEarlier = m_progress.best() && m_progress.best()->step != m_progress.step();
    return "The " + m_kind + (isEarlier ? " of that step" : "") + " lies in " + where + ".";
}

std::string RunSummary::sentence() const {
    return losses() + " " + place();
}

std::string RunSummary::resumption() const {
    return "lorikeet-cli train --resume --out " + quoted(core::utf8(m_run));
}

Json RunSummary::json(core::TaskState state) const {
    Json json = answer();
    json["run"] = core::utf8(m_run);
    for (const char* kind : {"adapter", "model"})
        json[kind] = m_result && m_kind == kind ? Json(core::utf8(*m_result)) : Json(nullptr);
    json["outcome"] = state == core::TaskState::Stopped ? "stopped" : "finished";
    json["stopped_early"] = m_progress.stoppedEarly();
    json["step"] = m_progress.step();
    json["planned_steps"] = m_progress.plannedSteps();
    json["first_loss"] = finiteOrNull(m_progress.firstLoss());
    json["last_loss"] = finiteOrNull(m_progress.lastLoss());
    const auto& baseline = m_progress.baseline();
    const auto& best = m_progress.best();
    json["baseline_validation_loss"] = finiteOrNull(baseline ? std::optional(baseline->loss) : std::nullopt);
    json["best_validation_loss"] = finiteOrNull(best ? std::optional(best->loss) : std::nullopt);
    json["best_step"] = best ? Json(best->step) : Json(nullptr);
    json["learned_tokens"] = m_progress.learnedTokens();
    json["seconds"] = m_progress.seconds();
    return json;
}

} // namespace cli
