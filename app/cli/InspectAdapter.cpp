#include "app/cli/InspectParts.h"

#include "app/cli/AdapterCheck.h"
#include "app/cli/ModelInput.h"
#include "app/cli/Numbers.h"
#include "core/Error.h"
#include "core/Files.h"
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

void describeModules(Finding& finding, const std::vector<core::AdapterTarget>& modules,
                     const std::filesystem::path& base) {
    finding.json["model"] = core::utf8(base);
    Json list = Json::array();
    for (const core::AdapterTarget& target : modules)
        list.push_back(Json{
            {"path", target.module.path}, {"rank", target.rank}, {"alpha", target.alpha}, {"scaling", target.scaling}});
    finding.json["modules"] = std::move(list);
    finding.lines.emplace_back(
        "On " + core::utf8(base.filename().empty() ? base.parent_path().filename() : base.filename()),
        counted(static_cast<std::int64_t>(modules.size()), "module") + " of the model");
}

} // namespace

Finding findAdapter(const std::filesystem::path& folder, const std::filesystem::path& base) {
    Finding finding;
    finding.json = answer();
    finding.json["kind"] = "adapter";
    finding.json["path"] = core::utf8(folder);
    std::optional<core::ModelConfig> model;
    if (!base.empty()) model = core::readModelConfig(existingFolder(base));
    AdapterInspection inspection = inspectAdapter(folder, model ? &*model : nullptr);
    if (inspection.config) describeConfig(finding, *inspection.config);
    finding.json["parameters"] = inspection.parameterCount;
    finding.json["tensors"] = inspection.tensorCount;
    finding.json["weight_bytes"] = inspection.weightBytes;
    finding.lines.emplace_back("Parameters", grouped(inspection.parameterCount) + " in " +
                                                 counted(inspection.tensorCount, "tensor") + ", " +
                                                 bytesText(inspection.weightBytes));
    if (model) describeModules(finding, inspection.modules, base);
    finding.problems = std::move(inspection.problems);
    return finding;
}

} // namespace cli
