#include "core/release/ModelCard.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/model/AdapterPurpose.h"
#include "core/model/ModelName.h"
#include "core/project/Project.h"
#include "core/project/ProjectReader.h"
#include "core/release/AdapterLibrary.h"
#include "core/training/FrozenRecords.h"
#include "core/training/HeldRecords.h"
#include "core/training/Run.h"
#include "core/training/RunPreparation.h"
#include "core/training/StartTime.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <unordered_map>

namespace core {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

ordered_json number(double value) {
    return std::isfinite(value) ? ordered_json(value) : ordered_json();
}

ordered_json textOrNull(const std::string& text) {
    return text.empty() ? ordered_json() : ordered_json(text);
}

/// How many of the run's training records are approved in its project and still read as they did; empty where that
/// cannot be told: no project, or records without an id.
std::optional<std::int64_t> approvedRecords(const fs::path& run, const RunConfig& config, const Progress& progress) {
    const fs::path project = fs::absolute(run / "").lexically_normal().parent_path().parent_path().parent_path();
    if (config.data.empty() || !isProject(project)) return {};
    try {
        const SplitRecords records = thaw(frozenFolder(run), config.data, {progress.stop, {}});
        std::unordered_map<RecordId, std::int64_t> learned;
        std::vector<RecordId> ids;
        for (const Record& record : records.training)
            if (record.id > 0 && learned.emplace(record.id, record.revision).second) ids.push_back(record.id);
        if (ids.empty()) return {};
        std::int64_t approved = 0;
        const ProjectReader reader(project);
        constexpr std::size_t Page = 500;
        for (std::size_t at = 0; at < ids.size(); at += Page) {
            progress.check();
            for (const StoredRecord& stored : reader.load(std::span(ids).subspan(at, std::min(Page, ids.size() - at))))
                if (stored.status == Status::Approved && stored.record.revision == learned.at(stored.record.id))
                    ++approved;
        }
        return approved;
    } catch (const Error&) {
        return {}; // a count that cannot be told is no reason to refuse an export
    }
}

ordered_json lookJson(const std::optional<EvaluationFinished>& look) {
    if (!look) return {};
    return {{"step", look->step},
            {"records", look->records},
            {"loss", number(look->loss)},
            {"token_accuracy", number(look->tokenAccuracy)},
            {"exact_match", number(look->exactMatch)}};
}

/// On the test records; nothing where nobody asked.
ordered_json testJson(const std::optional<Judgements>& judged) {
    if (!judged || judged->count(Split::Test) == 0) return {};
    const LanguageScore score = judged->languageScore(Split::Test);
    const ShareInterval right = shareInterval(score.exactRecords, score.records);
    ordered_json json{{"records", score.records}, {"loss", number(score.loss())}};
    const bool isOfNumbers = judged->hasLabels() && judged->labels.problem == ProblemType::Regression;
    json["right"] = isOfNumbers ? ordered_json() : number(right.share);
    json["interval"] = isOfNumbers ? ordered_json() : ordered_json{right.lower, right.upper};
    const ClassificationScore labels = judged->score(Split::Test);
    json["f1_macro"] = judged->hasLabels() && !isOfNumbers ? number(labels.macroF1()) : ordered_json();
    json["mean_absolute_error"] = isOfNumbers ? number(labels.meanAbsoluteError()) : ordered_json();
    return json;
}

ordered_json trainingJson(const ModelCard& card) {
    if (!card.run || !card.run->config) return {};
    const RunOverview& run = *card.run;
    const RunConfig& config = *run.config;
    ordered_json settings = ordered_json::parse(trainingConfigJson(config.training));
    settings.erase("version");
    return {{"run", run.name()},
            {"started", textOrNull(config.started)},
            {"seconds", number(run.seconds)},
            {"steps", run.step},
            {"records",
             {{"training", config.trainingRecords},
              {"validation", config.validationRecords},
              {"test", config.testRecords}}},
            {"approved", card.approved ? ordered_json(*card.approved) : ordered_json()},
            {"data_sha256", textOrNull(config.data)},
            {"format", textOrNull(config.format)},
            {"settings", std::move(settings)},
            {"metrics",
             {{"untrained", lookJson(run.untrained)},
              {"best", lookJson(run.best)},
              {"test", testJson(card.judged)},
              {"last_training_loss", run.lastLoss ? number(*run.lastLoss) : ordered_json()}}}};
}

ordered_json targetsJson(const AdapterConfig& adapter) {
    if (const auto* pattern = std::get_if<std::string>(&adapter.targetModules)) return *pattern;
    return std::get<std::vector<std::string>>(adapter.targetModules);
}

/// As the run knows them; of an adapter from elsewhere as its folder names them.
std::optional<LabelSet> labelsOf(const ModelCard& card, const fs::path& adapter) {
    if (card.run && card.run->config) {
        if (card.run->config->training.task == "classification") return labelSetOf(*card.run->config);
        return {};
    }
    if (ModelPurpose purpose = purposeOfAdapter(adapter); purpose.task == ModelTask::Classify)
        return std::move(purpose.labels);
    return {};
}

const char* nameOf(ExportPlan::Texts texts) {
    switch (texts) {
    case ExportPlan::Texts::PutAside: return "put-aside";
    case ExportPlan::Texts::Learned: return "learned";
    case ExportPlan::Texts::Given: return "given";
    case ExportPlan::Texts::Common: break;
    }
    return "common";
}

} // namespace

ModelCard makeCard(const ExportPlan& plan, ReleaseFormat format, std::string name, std::string program,
                   const Progress& progress) {
    ModelCard card{.format = format,
                   .name = std::move(name),
                   .baseFingerprint = plan.baseFingerprint,
                   .adapterHash = adapterHash(plan.adapter, progress),
                   .adapter = readAdapterConfig(plan.adapter),
                   .texts = plan.texts,
                   .exported = startTimeNow(),
                   .program = std::move(program)};
    card.base = publicBaseName(plan.model, card.adapter.baseModel);
    if (!plan.run.empty()) {
        card.run = runOverview(fs::absolute(plan.run / "").lexically_normal().parent_path());
        if (auto judged = readJudgements(card.run->folder); judged && isOfResult(*judged, *card.run))
            card.judged = std::move(judged);
        if (card.run->config) card.approved = approvedRecords(plan.run, *card.run->config, progress);
    }
    card.labels = labelsOf(card, plan.adapter);
    if (card.name.empty()) card.name = card.run ? card.run->name() : publicModelName(utf8(plan.adapter));
    return card;
}

std::string cardJson(const ModelCard& card) {
    const ordered_json json{
        {"schema", 1},
        {"name", card.name},
        {"format", card.format == ReleaseFormat::Peft ? "peft" : "merged"},
        {"program", card.program},
        {"exported", card.exported},
        {"base", {{"name", card.base}, {"fingerprint", card.baseFingerprint}}},
        {"adapter",
         {{"sha256", card.adapterHash},
          {"rank", card.adapter.rank},
          {"alpha", number(card.adapter.alpha)},
          {"target_modules", targetsJson(card.adapter)},
          {"modules_to_save", card.adapter.modulesToSave}}},
        {"training", trainingJson(card)},
        {"verification",
         {{"texts", nameOf(card.texts)},
          {"sequences", card.verified.sequences},
          {"tokens", card.verified.tokens},
          {"largest_difference", number(card.verified.largestDifference)},
          {"rounding_difference", number(card.verified.roundingDifference)}}}};
    return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

void writeCard(const fs::path& folder, const ModelCard& card) {
    try {
        replaceFile(folder / "lorikeet-card.json", cardJson(card));
        replaceFile(folder / "README.md", cardMarkdown(card));
    } catch (...) {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
        throw;
    }
}

} // namespace core
