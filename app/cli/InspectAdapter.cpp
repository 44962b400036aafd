#include "app/cli/InspectParts.h"

#include "app/cli/Command.h"
#include "app/cli/ModelInput.h"
#include "app/cli/Numbers.h"
#include "core/Error.h"
#include "core/Files.h"
#include "core/model/AdapterPurpose.h"
#include "core/model/AdapterWeights.h"
#include "core/model/ModelFolder.h"

namespace cli {
namespace {

Json targetsJson(const core::AdapterConfig& config) {
    return std::visit([](const auto& targets) { return Json(targets); }, config.targetModules);
}

std::string targetsText(const core::AdapterConfig& config) {
    if (const auto* pattern = std::get_if<std::string>(&config.targetModules)) return *pattern;
    std::string text;
    for (const std::string& name : std::get<std::vector<std::string>>(config.targetModules))
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::string layersText(const core::AdapterConfig& config) {
    if (config.layersToTransform.empty()) return "all";
    std::string text;
    for (const std::int64_t layer : config.layersToTransform)
        text += (text.empty() ? "" : ", ") + std::to_string(layer);
    return text;
}

void describeConfig(Finding& finding, const core::AdapterConfig& config) {
    Json& json = finding.json;
    json["type"] = "lora";
    json["base_model"] = config.baseModel;
    json["task_type"] = config.taskType;
    json["rank"] = config.rank;
    json["alpha"] = config.alpha;
    json["dropout"] = config.dropout;
    json["rank_stabilised"] = config.rankStabilised;
    json["targets"] = targetsJson(config);
    json["layers"] = config.layersToTransform;
    json["modules_to_save"] = config.modulesToSave;
    const bool varies = !config.rankPattern.empty() || !config.alphaPattern.empty();
    finding.lines.emplace_back("Adapter", std::string("LoRA") + (config.rankStabilised ? ", rank-stabilised" : ""));
    finding.lines.emplace_back("Made for", config.baseModel.empty() ? "(not named)" : config.baseModel);
    finding.lines.emplace_back("Rank", std::to_string(config.rank) + ", alpha " + plain(config.alpha) +
                                           (varies ? ", other values for some modules" : ""));
    finding.lines.emplace_back("Targets", targetsText(config));
    finding.lines.emplace_back("Layers", layersText(config));
    if (config.modulesToSave.empty()) return;
    std::string saved;
    for (const std::string& name : config.modulesToSave) saved += (saved.empty() ? "" : ", ") + name;
    finding.lines.emplace_back("Kept whole", saved);
}

void describeModules(Finding& finding, const std::vector<core::AdapterTerm>& terms, const std::filesystem::path& base) {
    finding.json["model"] = core::utf8(base);
    Json list = Json::array();
    for (const core::AdapterTerm& term : terms)
        list.push_back(Json{{"path", term.target.module.path},
                            {"rank", term.target.rank},
                            {"alpha", term.target.alpha},
                            {"scaling", term.target.scaling}});
    finding.json["modules"] = std::move(list);
    finding.lines.emplace_back(
        "On " + core::utf8(base.filename().empty() ? base.parent_path().filename() : base.filename()),
        counted(static_cast<std::int64_t>(terms.size()), "module") + " of the model");
}

/// What its base is opened for; where it cannot be read, its problems tell.
core::ModelPurpose purposeOf(const std::filesystem::path& folder) {
    try {
        return core::purposeOfAdapter(folder);
    } catch (const core::Error&) {
        return {};
    }
}

/// What the file holds, whether or not it fits a base.
struct Amount {
    std::int64_t tensors = 0;
    std::int64_t parameters = 0;
    std::uint64_t bytes = 0;
};

Amount amountOf(const core::AdapterWeights& weights) {
    Amount amount;
    if (!weights.file) return amount;
    for (const auto& [key, entry] : weights.file->tensors()) {
        ++amount.tensors;
        amount.parameters += entry.elementCount();
        amount.bytes += entry.bytes.size();
    }
    return amount;
}

} // namespace

Finding findAdapter(const std::filesystem::path& folder, const std::filesystem::path& base, Context& context) {
    Finding finding;
    finding.json = answer();
    finding.json["kind"] = "adapter";
    finding.json["path"] = core::utf8(folder);
    std::optional<core::ModelConfig> model;
    const core::ModelPurpose purpose = purposeOf(folder);
    if (!base.empty()) model = core::readModelConfig(existingFolder(base), purpose);
    core::AdapterWeights weights =
        core::checkAdapter(folder, model ? &*model : nullptr, context.progress(checkedWeights));
    if (weights.config) describeConfig(finding, *weights.config);
    if (!purpose.labels.names.empty()) describeLabels(finding, purpose.labels);
    const Amount amount = amountOf(weights);
    finding.json["parameters"] = amount.parameters;
    finding.json["tensors"] = amount.tensors;
    finding.json["weight_bytes"] = amount.bytes;
    finding.lines.emplace_back("Parameters", grouped(amount.parameters) + " in " + counted(amount.tensors, "tensor") +
                                                 ", " + bytesText(amount.bytes));
    if (model) describeModules(finding, weights.terms, base);
    finding.problems = std::move(weights.problems);
    return finding;
}

} // namespace cli
