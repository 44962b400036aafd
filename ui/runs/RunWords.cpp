#include "ui/runs/RunWords.h"

#include "ui/plot/PlotWords.h"
#include "ui/session/Paths.h"
#include "ui/shell/ProblemReading.h"
#include "ui/shell/ProblemSentence.h"
#include "ui/shell/Quantity.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QString shareText(double value) {
    return PlotWords::number(PlotQuantity::Accuracy, value);
}

} // namespace

QString RunWords::name(const core::RunOverview& run) {
    return QString::fromStdString(run.name());
}

QString RunWords::state(const core::RunOverview& run) {
    switch (run.state) {
    case core::RunState::UnderWay: return tr("Training");
    case core::RunState::Finished: return run.stoppedEarly ? tr("Finished early") : tr("Finished");
    case core::RunState::Stopped: return tr("Stopped");
    case core::RunState::Interrupted: return tr("Interrupted");
    case core::RunState::Failed: return tr("Failed");
    case core::RunState::Unreadable: break;
    }
    return tr("Unreadable");
}

QString RunWords::reason(const core::RunOverview& run) {
    if (run.problem) return ProblemSentence(*run.problem).text();
    if (run.state == core::RunState::Failed) {
        const QString told = fromEnglish(QString::fromStdString(run.failure)).simplified();
        return run.canGoOn ? tr("It failed: %1 It can go on from its last checkpoint.").arg(told)
                           : tr("It failed: %1 Train again to have its adapter.").arg(told);
    }
    if (run.state != core::RunState::Interrupted) return {};
    return run.canGoOn ? tr("The program ended in the middle of it. It can go on from its last checkpoint.")
                       : tr("The program ended before its first checkpoint. Train again to have its adapter.");
}

QString RunWords::base(const core::RunOverview& run) {
    if (!run.config) return {};
    const QString folder = QString::fromStdString(run.config->model);
    const QStringList parts = folder.split(u'/', Qt::SkipEmptyParts);
    if (parts.isEmpty()) return folder;
    // A folder of Hugging Face's cache is named by a hash; the starter's says «model».
    for (const QString& part : parts)
        if (part.startsWith("models--"_L1)) return part.mid(8).replace("--"_L1, "/"_L1);
    return parts.size() > 1 && parts.back() == "model"_L1 ? parts[parts.size() - 2] : parts.back();
}

QString RunWords::data(const core::RunOverview& run) {
    if (!run.config) return {};
    if (run.config->validationRecords == 0) return countText(run.config->trainingRecords);
    return u"%1 + %2"_s.arg(countText(run.config->trainingRecords), countText(run.config->validationRecords));
}

QString RunWords::dataSentence(const core::RunOverview& run) {
    if (!run.config) return {};
    const core::RunConfig& config = *run.config;
    const QString counts = tr("%1 records to learn from, %2 to watch the training by, %3 kept for the end.")
                               .arg(countText(config.trainingRecords), countText(config.validationRecords),
                                    countText(config.testRecords));
    if (config.data.empty()) return counts;
    return counts + u'\n' + tr("Version %1").arg(QString::fromStdString(config.data).left(8));
}

QString RunWords::steps(const core::RunOverview& run) {
    if (run.steps == 0) return {};
    if (run.step == run.steps) return countText(run.steps);
    return u"%1 / %2"_s.arg(countText(run.step), countText(run.steps));
}

QString RunWords::loss(const core::RunOverview& run) {
    return run.best ? PlotWords::number(PlotQuantity::Loss, run.best->loss) : QString();
}

QString RunWords::lossSentence(const core::RunOverview& run) {
    QStringList lines;
    const auto number = [](double loss) { return PlotWords::number(PlotQuantity::Loss, loss); };
    if (run.best) lines += tr("Validation: %1 at step %2").arg(number(run.best->loss), countText(run.best->step));
    if (run.untrained) lines += tr("Untrained model: %1").arg(number(run.untrained->loss));
    if (run.firstLoss && run.lastLoss)
        lines += tr("Training: from %1 to %2").arg(number(*run.firstLoss), number(*run.lastLoss));
    return lines.join(u'\n');
}

std::optional<double> RunWords::accuracyOf(const core::RunOverview& run) {
    if (!run.best) return std::nullopt;
    const auto& judged = run.best->judged;
    if (!judged) return run.best->tokenAccuracy;
    return judged->problem == core::ProblemType::Regression ? judged->explained() : judged->accuracy();
}

std::optional<double> RunWords::f1Of(const core::RunOverview& run) {
    const bool hasLabels = run.best && run.best->judged && !run.best->judged->labels.empty();
    return hasLabels ? std::optional(run.best->judged->macroF1()) : std::nullopt;
}

QString RunWords::f1(const core::RunOverview& run) {
    const auto value = f1Of(run);
    return value ? shareText(*value) : QString();
}

QString RunWords::accuracy(const core::RunOverview& run) {
    const auto value = accuracyOf(run);
    if (!value) return {};
    const auto& judged = run.best->judged;
    if (!judged || judged->labels.empty()) return shareText(*value);
    const core::ShareInterval interval = judged->accuracyInterval();
    return tr("%1 (%2–%3)", "a share and the interval it lies in")
        .arg(shareText(*value), QLocale().toString(100 * interval.lower, 'f', 0),
             QLocale().toString(100 * interval.upper, 'f', 0));
}

QString RunWords::accuracySentence(const core::RunOverview& run) {
    const auto share = [](double value) { return PlotWords::number(PlotQuantity::Accuracy, value); };
    if (run.best && run.best->judged) return judgedSentence(run);
    QStringList lines;
    if (run.best) {
        lines += tr("Tokens right: %1").arg(share(run.best->tokenAccuracy));
        lines += tr("Answers right word for word: %1").arg(share(run.best->exactMatch));
    }
    if (run.untrained) lines += tr("Untrained model: %1 of the tokens").arg(share(run.untrained->tokenAccuracy));
    return lines.join(u'\n');
}

QString RunWords::judgedSentence(const core::RunOverview& run) {
    const core::ClassificationScore& score = *run.best->judged;
    const bool isUntrainedKnown = run.untrained && run.untrained->judged;
    QStringList lines;
    if (score.problem == core::ProblemType::Regression) {
        lines += tr("Spread of the numbers explained: %1").arg(shareText(score.explained()));
        lines += tr("Missed by %1 on average").arg(plotNumber(score.meanAbsoluteError()));
        if (isUntrainedKnown)
            lines += tr("Untrained model: %1").arg(plotNumber(run.untrained->judged->meanAbsoluteError()));
    } else {
        const core::ShareInterval interval = score.accuracyInterval();
        lines += tr("Labels right: %1 of %2 validation records")
                     .arg(shareText(interval.share), countText(score.records));
        lines += tr("95 of 100 times the true share lies between %1 and %2.")
                     .arg(shareText(interval.lower), shareText(interval.upper));
        lines += tr("F1, all labels alike: %1").arg(shareText(score.macroF1()));
        if (isUntrainedKnown) lines += tr("Untrained model: %1").arg(shareText(run.untrained->judged->accuracy()));
    }
    return lines.join(u'\n');
}

QString RunWords::started(const core::RunOverview& run) {
    const auto time = QDateTime::fromSecsSinceEpoch(run.started, Qt::UTC); // what the clock on the wall showed
    return run.started > 0 ? QLocale().toString(time, QLocale::ShortFormat) : QString();
}

QString RunWords::difference(const core::DataDifference& difference) {
    if (difference == core::DataDifference{.same = difference.same}) return tr("Both learned from the same records.");
    QStringList parts;
    const auto add = [&](std::int64_t count, const QString& text) {
        if (count > 0) parts += text;
    };
    const auto number = [](std::int64_t count) { return static_cast<int>(count); };
    add(difference.changed, tr("%Ln record(s) changed", nullptr, number(difference.changed)));
    add(difference.removed, tr("%Ln removed", "records", number(difference.removed)));
    add(difference.added, tr("%Ln added", "records", number(difference.added)));
    add(difference.moved, tr("%Ln used for another purpose", "records", number(difference.moved)));
    return tr("%1.", "a list of differences").arg(parts.join(tr(", ", "between differences")));
}

Symbol stateSymbol(core::RunState state) {
    switch (state) {
    case core::RunState::UnderWay: return Symbol::Train;
    case core::RunState::Finished: return Symbol::Check;
    case core::RunState::Stopped: return Symbol::Rejected;
    case core::RunState::Interrupted: return Symbol::Warning;
    case core::RunState::Failed:
    case core::RunState::Unreadable: break;
    }
    return Symbol::Error;
}

SymbolColor stateColor(core::RunState state) {
    switch (state) {
    case core::RunState::UnderWay:
    case core::RunState::Finished: return SymbolColor::Accent;
    case core::RunState::Stopped: return SymbolColor::Muted;
    case core::RunState::Interrupted: return SymbolColor::Warning;
    case core::RunState::Failed:
    case core::RunState::Unreadable: break;
    }
    return SymbolColor::Danger;
}

} // namespace ui
