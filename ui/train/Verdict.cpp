#include "ui/train/Verdict.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Verdict)
};

/// How good a look found the model, by what it learns.
QString goodness(const core::EvaluationFinished& look) {
    const QLocale locale;
    const auto percent = [&](double share) { return locale.toString(100 * share, 'f', 1); };
    if (!look.judged) return Words::tr("%1 % of tokens right").arg(percent(look.tokenAccuracy));
    if (look.judged->problem == core::ProblemType::Regression)
        return Words::tr("numbers missed by %1 on average")
            .arg(locale.toString(look.judged->meanAbsoluteError(), 'g', 3));
    return Words::tr("%1 % of labels right").arg(percent(look.judged->accuracy()));
}

/// Looks at the validation records without a new best, after which improving is over.
constexpr std::ptrdiff_t Patience = 2;

} // namespace

QString verdict(const std::vector<core::TrainingEvent>& events) {
    std::vector<core::EvaluationFinished> looks;
    for (const core::TrainingEvent& event : events)
        if (const auto* look = std::get_if<core::EvaluationFinished>(&event); look && std::isfinite(look->loss))
            looks.push_back(*look);
    if (looks.size() < 2) return {};
    const auto best = std::ranges::min_element(looks, {}, &core::EvaluationFinished::loss);
    const QLocale locale;
    if (best->step == 0) return Words::tr("no better than the untrained model so far");
    const QString bestText = Words::tr("best at step %1: %2", "a step, how good it is")
                                 .arg(locale.toString(static_cast<qlonglong>(best->step)), goodness(*best));
    if (looks.end() - best > Patience) return Words::tr("improves no more; %1").arg(bestText);
    return best + 1 == looks.end() ? Words::tr("still improving; %1").arg(bestText) : bestText;
}

} // namespace ui
