#include "app/cli/InspectParts.h"

#include "app/cli/Command.h"
#include "app/cli/ModelInput.h"
#include "app/cli/Numbers.h"
#include "core/Error.h"
#include "core/Files.h"
#include "core/model/ModelFolder.h"

#include <algorithm>

namespace cli {
namespace {

const char* ropeName(core::RopeKind kind) {
    switch (kind) {
    case core::RopeKind::Default:
        return "default";
    case core::RopeKind::Linear:
        return "linear";
    case core::RopeKind::Dynamic:
        return "dynamic";
    case core::RopeKind::Llama3:
        return "llama3";
    case core::RopeKind::Yarn:
        return "yarn";
    }
    return "default";
}

Json ropeJson(const core::RopeConfig& rope) {
    return Json{{"kind", ropeName(rope.kind)}, {"theta", rope.theta}, {"factor", rope.factor}};
}

void describeConfig(Finding& finding, const core::ModelConfig& config) {
    Json& json = finding.json;
    json["family"] = config.family;
    json["architecture"] = config.architecture;
    json["context"] = core::contextLength(config);
    json["vocabulary"] = config.vocabularySize;
    json["layers"] = config.layerCount;
    json["hidden_size"] = config.hiddenSize;
    json["intermediate_size"] = config.intermediateSize;
    json["heads"] = config.headCount;
    json["key_value_heads"] = config.keyValueHeadCount;
    json["head_size"] = config.headSize;
    json["tied_head"] = config.tiedHead;
    json["stored_type"] = config.storedType;
    json["rope"] = ropeJson(config.rope);
    json["begin_token"] = config.beginToken ? Json(*config.beginToken) : Json(nullptr);
    json["end_tokens"] = config.endTokens;
    const std::string stretched = config.rope.kind == core::RopeKind::Default
                                      ? ""
                                      : std::string(", stretched: ") + ropeName(config.rope.kind) + " rope";
    finding.lines.emplace_back("Model", config.family + " (" + config.architecture + ")");
    finding.lines.emplace_back("Context", counted(core::contextLength(config), "token") + stretched);
    finding.lines.emplace_back("Layers", std::to_string(config.layerCount) + ", hidden size " +
                                             grouped(config.hiddenSize) + ", MLP " + grouped(config.intermediateSize));
    finding.lines.emplace_back("Attention", counted(config.headCount, "head") + " of " +
                                                std::to_string(config.headSize) + ", " +
                                                std::to_string(config.keyValueHeadCount) + " for keys and values");
    finding.lines.emplace_back("Vocabulary", counted(config.vocabularySize, "token") +
                                                 (config.tiedHead ? ", one table for input and output" : ""));
}

} // namespace

void describeLabels(Finding& finding, const core::LabelSet& labels) {
    constexpr std::size_t Shown = 12;
    finding.json["labels"] = labels.names;
    std::string names;
    for (std::size_t i = 0; i < std::min(labels.names.size(), Shown); ++i)
        names += (names.empty() ? "" : ", ") + labels.names[i];
    finding.lines.emplace_back("Labels", names + (labels.names.size() > Shown ? ", …" : ""));
}

namespace {

void describeTokenizer(Finding& finding, const std::filesystem::path& folder) {
    finding.json["tokenizer"] = nullptr;
    try {
        const auto opened = core::ModelText::open(folder);
        const core::Tokenizer& tokenizer = opened->tokenizer();
        const std::string format(core::name(opened->suited()));
        finding.json["tokenizer"] = Json{{"vocabulary", tokenizer.vocabularySize()},
                                         {"begin", tokenizer.beginText()},
                                         {"end", tokenizer.endText()},
                                         {"adds_begin", tokenizer.addsBeginToken()}};
        finding.json["format"] = format;
        const auto shown = [](const std::string& text) { return text.empty() ? std::string("none") : text; };
        finding.lines.emplace_back("Tokenizer", counted(tokenizer.vocabularySize(), "entry", "entries") + ", begin " +
                                                    shown(tokenizer.beginText()) + ", end " +
                                                    shown(tokenizer.endText()));
        finding.lines.emplace_back("Format", format == "chat" ? "chat: it has a chat template"
                                                              : format + ": it has no chat template");
    } catch (const core::Error& error) {
        finding.warnings.insert(finding.warnings.end(), error.problems().begin(), error.problems().end());
    }
}

} // namespace

Finding findModel(const std::filesystem::path& folder, Context& context) {
    Finding finding;
    finding.json = answer();
    finding.json["kind"] = "model";
    finding.json["path"] = core::utf8(folder);
    core::ModelFolder::Inspection inspection =
        core::ModelFolder::inspect(existingFolder(folder), context.progress(checkedWeights));
    finding.problems = std::move(inspection.problems);
    finding.warnings = std::move(inspection.warnings);
    if (inspection.config) describeConfig(finding, *inspection.config);
    if (inspection.config && inspection.config->labels) describeLabels(finding, *inspection.config->labels);
    finding.json["parameters"] = inspection.parameterCount;
    finding.json["tensors"] = inspection.tensorCount;
    finding.json["weight_bytes"] = inspection.weightBytes;
    const std::string stored =
        inspection.config && !inspection.config->storedType.empty() ? " as " + inspection.config->storedType : "";
    finding.lines.emplace_back("Parameters", grouped(inspection.parameterCount) + " in " +
                                                 counted(inspection.tensorCount, "tensor") + ", " +
                                                 bytesText(inspection.weightBytes) + stored);
    describeTokenizer(finding, folder);
    return finding;
}

} // namespace cli
