#include "app/cli/Judges.h"

#include "app/cli/Arguments.h"
#include "app/cli/Command.h"
#include "app/cli/ModelInput.h"
#include "core/Error.h"
#include "core/Files.h"
#include "core/model/AdapterPurpose.h"
#include "core/model/ModelFolder.h"
#include "core/training/Run.h"
#include "core/training/RunPreparation.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <limits>
#include <optional>

namespace cli {
namespace {

core::Error wrongUse(const std::string& what) {
    return {core::ProblemCode::UsageInvalid, {}, {what}};
}

/// An adapter, or a whole model in the place of one; empty where it writes.
std::optional<core::LabelSet> labelsOf(const std::filesystem::path& folder) {
    if (!core::isThere(folder / "adapter_config.json") && core::isThere(folder / "config.json"))
        return core::readModelConfig(folder).labels;
    const core::ModelPurpose purpose = core::purposeOfAdapter(folder);
    if (purpose.task != core::ModelTask::Classify) return std::nullopt;
    return purpose.labels;
}

/// Names that the person gave win over none, and never over others.
void nameLabels(core::LabelSet& labels, const std::vector<std::string>& names, const std::string& whose) {
    if (names.empty() || labels.names == names) return;
    if (!areUnnamed(labels)) throw wrongUse("--labels: " + whose + " names its own labels, " + namesOf(labels));
    if (labels.names.size() != names.size())
        throw wrongUse("--labels: " + whose + " has " + std::to_string(labels.names.size()) + " labels, and " +
                       std::to_string(names.size()) + " were named");
    labels.names = names;
}

bool hasHead(const std::filesystem::path& model, const core::LabelSet& labels) {
    const auto folder = core::ModelFolder::open(model, {}, {core::ModelTask::Classify, labels});
    return std::ranges::none_of(core::neededTensors(folder.config()), [&](const core::NeededTensor& tensor) {
        return tensor.isDrawn && !folder.find(tensor.name);
    });
}

} // namespace

void addJudgeOptions(CLI::App& command, std::vector<std::string>& labels, std::int64_t& maxLength) {
    command
        .add_option("--labels", labels,
                    "Names of the labels in the order of the head, where neither adapter nor model names them.")
        ->type_name("NAME…");
    command
        .add_option("--max-length", maxLength,
                    "Tokens of a text that are judged; the rest is cut. Without it as many as the model reads, or as "
                    "the run read.")
        ->type_name("N")
        ->check(within(1, 1 << 30));
}

bool areUnnamed(const core::LabelSet& labels) {
    for (std::size_t i = 0; i < labels.names.size(); ++i)
        if (labels.names[i] != "LABEL_" + std::to_string(i)) return false;
    return true;
}

std::string namesOf(const core::LabelSet& labels) {
    constexpr std::size_t Shown = 8;
    std::string text;
    for (std::size_t i = 0; i < std::min(labels.names.size(), Shown); ++i)
        text += (text.empty() ? "" : ", ") + labels.names[i];
    return labels.names.size() > Shown ? text + ", …" : text;
}

bool judgesTexts(const std::filesystem::path& model, const std::vector<std::filesystem::path>& adapters) {
    if (core::readModelConfig(existingFolder(model)).labels) return true;
    return std::ranges::any_of(adapters,
                               [](const auto& adapter) { return labelsOf(existingFolder(adapter)).has_value(); });
}

Judge adapterJudge(const std::filesystem::path& model, const std::filesystem::path& adapter,
                   const std::vector<std::string>& names) {
    std::optional<core::LabelSet> labels = labelsOf(existingFolder(adapter));
    if (!labels)
        throw wrongUse("the adapter " + core::utf8(adapter) +
                       " was trained to write answers, not to judge texts; generate asks it");
    if (areUnnamed(*labels)) // as PEFT, which takes the base's config
        if (const auto named = core::readLabels(existingFolder(model)); named && named->count() == labels->count())
            labels = named;
    nameLabels(*labels, names, core::utf8(adapter));
    return {core::utf8(adapter), model, adapter, *labels};
}

Judge modelJudge(const std::filesystem::path& model, const std::vector<std::string>& names) {
    std::optional<core::LabelSet> labels = core::readModelConfig(existingFolder(model)).labels;
    if (!labels)
        throw wrongUse("the model " + core::utf8(model) + " writes answers; it judges texts with an --adapter only");
    if (!hasHead(model, *labels))
        throw wrongUse("the model " + core::utf8(model) +
                       " alone has no head that judges texts yet; train one, or name one with --adapter");
    nameLabels(*labels, names, core::utf8(model));
    return {"base", model, {}, *labels};
}

Judge runJudge(const std::filesystem::path& run, const core::RunConfig& config) {
    if (config.training.task != "classification")
        throw wrongUse("the run " + core::utf8(run) + " learned to " +
                       (config.training.task == "masked_lm" ? "foretell hidden tokens" : "write answers") +
                       ", not to judge texts");
    const std::filesystem::path result = core::writtenResult(run, config);
    if (config.training.method == "full") return {core::utf8(result), result, {}, core::labelSetOf(config)};
    return {core::utf8(result), std::filesystem::u8path(config.model), result, core::labelSetOf(config)};
}

std::int64_t lengthLimit(const std::filesystem::path& model, std::int64_t asked) {
    const std::int64_t context = core::contextLength(core::readModelConfig(model));
    const std::int64_t limit = context > 0 ? context : std::numeric_limits<std::int64_t>::max();
    return asked > 0 ? std::min(asked, limit) : limit;
}

Bench::Seat Bench::seat(const Judge& judge) {
    const bool fits = m_opened.model && m_folder == judge.model && m_labels.problem == judge.labels.problem &&
                      m_labels.count() == judge.labels.count();
    if (!fits) {
        m_opened.model.reset(); // two of them may be more than there is memory for
        m_opened = openModel(judge.model, m_options, m_context, {core::ModelTask::Classify, judge.labels});
        m_folder = judge.model;
        m_labels = judge.labels;
    }
    return {*m_opened.model, judge.adapter.empty() ? 0 : attach(*m_opened.model, judge.adapter, m_context)};
}

} // namespace cli
