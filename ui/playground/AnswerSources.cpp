#include "ui/playground/AnswerSources.h"

#include "core/training/RunPreparation.h"
#include "ui/session/AdaptersSession.h"
#include "ui/session/Paths.h"

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

AnswerSource sourceOf(const core::AdapterEntry& entry, const core::RunOverview* run, const core::LabelSet* labels) {
    AnswerSource source{.key = QString::fromStdString(entry.key),
                        .name = QString::fromStdString(entry.name),
                        .folder = fromPath(entry.folder)};
    if (run && run->config) source.format = core::formatByName(run->config->format);
    if (!labels) return source;
    source.labels = *labels;
    if (run && run->config) source.maxLength = run->config->training.maxLength;
    return source;
}

} // namespace

AnswerSource sourceOf(const core::RunOverview& run) {
    AnswerSource source{.key = u"runs/"_s + fromPath(run.folder.filename()),
                        .name = QString::fromStdString(run.name()),
                        .folder = fromPath(run.folder / "model"),
                        .format = core::formatByName(run.config->format),
                        .isWhole = true};
    if (run.config->training.task != "classification") return source;
    source.labels = core::labelSetOf(*run.config);
    source.maxLength = run.config->training.maxLength;
    return source;
}

std::vector<AnswerSource> answerSources(const AdaptersSession& adapters, bool hasProject) {
    std::vector<AnswerSource> sources{{}};
    if (!hasProject) return sources;
    for (const core::AdapterEntry& entry : adapters.adapters()) {
        const QString key = QString::fromStdString(entry.key);
        if (entry.problems.empty()) sources.push_back(sourceOf(entry, adapters.runOf(key), adapters.labelsOf(key)));
    }
    for (const core::RunOverview& run : adapters.wholeModels()) sources.push_back(sourceOf(run));
    return sources;
}

AnswerSource baseBeside(const std::vector<AnswerSource>& columns, const std::optional<core::ModelConfig>& base) {
    const auto isOther = [](const AnswerSource& source) { return !source.isBase(); };
    const auto judges = [](const AnswerSource& source) { return !source.isBase() && source.labels.has_value(); };
    const auto others = std::ranges::count_if(columns, isOther);
    const bool judgesItself = base && base->labels;
    const auto first = std::ranges::find_if(columns, judges);
    AnswerSource made;
    if (judgesItself) made.labels = base->labels;
    if (first == columns.end() || (!judgesItself && std::ranges::count_if(columns, judges) < others)) return made;
    made.labels = first->labels;
    made.maxLength = first->maxLength;
    return made;
}

} // namespace ui
