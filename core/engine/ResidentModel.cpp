#include "core/engine/ResidentModel.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/engine/adapter/AdapterFolder.h"
#include "core/engine/adapter/Merge.h"
#include "core/engine/adapter/WholeModel.h"
#include "core/engine/generation/Generator.h"
#include "core/engine/generation/Scorer.h"
#include "core/engine/release/Exporter.h"
#include "core/engine/release/ModelWriter.h"
#include "core/engine/tensor/Failure.h"
#include "core/engine/training/Evaluation.h"
#include "core/engine/training/Explanation.h"
#include "core/engine/training/LabelObjective.h"
#include "core/engine/training/MaskedObjective.h"
#include "core/engine/training/TokenBudget.h"
#include "core/engine/training/Trainer.h"
#include "core/engine/training/Trial.h"
#include "core/model/MaskedHead.h"
#include "core/training/LabelledTexts.h"
#include "core/training/MaskedTexts.h"
#include "core/training/TrainedAdapter.h"

#include <algorithm>
#include <cassert>
#include <malloc.h>

namespace core::engine {
namespace {

Problem settingProblem(const char* field, std::string value, std::string allowed) {
    return {ProblemCode::SettingInvalid, {.field = field}, {std::move(value), std::move(allowed)}};
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// Of a model that is written anew: each tensor keeps its format.
std::uint64_t weightBytes(const ModelFolder& folder) {
    std::uint64_t bytes = 0;
    for (const NeededTensor& tensor : neededTensors(folder.config()))
        if (const TensorEntry* entry = folder.find(tensor.name)) bytes += entry->bytes.size();
    return bytes;
}

std::uint64_t weightBytes(const Adapter& adapter) {
    std::int64_t numbers = 0;
    for (const auto& [module, term] : adapter.terms()) numbers += term.a.numel() + term.b.numel();
    for (const auto& [parameter, weight] : adapter.replacements()) numbers += weight.numel();
    return sizeof(float) * static_cast<std::uint64_t>(numbers);
}

/// A name or number that matches nothing is a slip of the person who chose it: it must not pass in silence.
void refuseUnmatched(const AdapterConfig& adapter, const ModelConfig& model) {
    std::vector<Problem> problems;
    for (const std::string& name : unmatchedTargets(adapter, model))
        problems.push_back({ProblemCode::AdapterNoTarget,
                            {.field = "target_modules"},
                            {name, joined(linearNames(model)) + ", " + model.names.head}});
    for (const std::string& name : adapter.modulesToSave) {
        AdapterConfig alone = adapter;
        alone.modulesToSave = {name};
        if (savedParameters(alone, model).empty())
            problems.push_back(
                settingProblem("modules_to_save", name, "names of modules, such as " + model.names.head));
    }
    for (const std::int64_t layer : adapter.layersToTransform)
        if (layer >= model.layerCount)
            problems.push_back(settingProblem("layers_to_transform", std::to_string(layer),
                                              "0 to " + std::to_string(model.layerCount - 1)));
    if (!adapter.layersToTransform.empty() && std::holds_alternative<std::string>(adapter.targetModules))
        problems.push_back(settingProblem("layers_to_transform", "layers beside a pattern of target_modules",
                                          "layers beside names, or a pattern that chooses the layers itself"));
    if (!problems.empty()) throw Error(problems);
}

/// The task that a model was opened for, and how a refusal names it.
struct OpenedFor {
    const char* task;
    const char* sentence;
};
OpenedFor openedFor(const ModelConfig& config) {
    if (config.labels) return {"classification", "classification, on a model that was opened to judge texts"};
    if (maskedHead(config)) return {"masked_lm", "masked_lm, on a model that was opened to foretell hidden tokens"};
    return {"causal_lm", "causal_lm, on a model that was opened to write"};
}

/// The run's labels are not those that the model was opened with.
Error otherLabels() {
    return Error(settingProblem("task", "classification", "classification, on a model that was opened to judge texts"));
}

} // namespace

ResidentModel::ResidentModel(std::shared_ptr<const Transformer> model, std::shared_ptr<const ModelFolder> folder,
                             Device device, Precision precision)
    : m_model(std::move(model)), m_folder(std::move(folder)), m_device(std::move(device)), m_precision(precision) {}

AdapterHandle ResidentModel::keep(std::shared_ptr<const Adapter> adapter) {
    m_adapters.emplace(m_nextHandle, std::move(adapter));
    return m_nextHandle++;
}

AdapterHandle ResidentModel::attach(const std::filesystem::path& peftFolder, const Progress& progress) {
    return translated([&] {
        const at::Device device = m_model->device();
        if (!isWholeModel(peftFolder))
            return keep(std::make_shared<const Adapter>(readAdapter(peftFolder, config(), device, progress)));
        Adapter whole = readWholeModel(peftFolder, config(), device, m_model->type(), progress);
        return keep({new Adapter(std::move(whole)), [](const Adapter* gone) {
                         delete gone;
                         ::malloc_trim(0); // its pages go back, or the next one finds no room
                     }});
    });
}

AdapterHandle ResidentModel::merge(AdapterHandle handle) {
    assert(handle != 0);
    return translated([&] {
        return keep(std::make_shared<const Adapter>(
            merged(*adapter(handle), config(), m_model->parameters(), m_model->type())));
    });
}

void ResidentModel::detach(AdapterHandle adapter) {
    m_adapters.erase(adapter);
}

std::shared_ptr<const LanguageModel> ResidentModel::languageModel() const {
    auto model = std::dynamic_pointer_cast<const LanguageModel>(m_model);
    if (!model)
        throw Error(ProblemCode::FeatureUnsupported, {.file = utf8(m_folder->path())},
                    {"writing with a model that judges texts"});
    return model;
}

std::shared_ptr<const Adapter> ResidentModel::adapter(AdapterHandle handle) const {
    if (handle == 0) return nullptr;
    if (const auto trained = m_trained.find(handle); trained != m_trained.end()) {
        auto living = trained->second.lock();
        assert(living);
        return living;
    }
    const auto place = m_adapters.find(handle);
    if (place == m_adapters.end()) // it was detached, or is another model's
        throw Error(ProblemCode::EngineFailed, {}, {"no adapter has the handle " + std::to_string(handle)});
    return place->second;
}

std::shared_ptr<Adapter> ResidentModel::beginning(const TrainingRequest& request) const {
    const std::vector<Parameter> base = m_model->parameters();
    if (request.config.method == "full") return std::make_shared<Adapter>(Adapter::whole(base));
    if (request.start != 0)
        return std::make_shared<Adapter>(adapter(request.start)->trainableCopy(request.config.dropout));
    AdapterConfig description = trainedAdapter(request.config, config(), m_folder->path());
    refuseUnmatched(description, config());
    if (config().labels) keepHead(description);
    auto fresh = std::make_shared<Adapter>(
        Adapter::fresh(description, config(), m_model->device(), static_cast<std::uint64_t>(request.config.seed)));
    fresh->copySaved(config(), base);
    drawHead(*fresh, request.config.seed);
    return fresh;
}

void ResidentModel::keepHead(AdapterConfig& description) const {
    description.taskType = ClassifierTask;
    addClassifierHeads(description.modulesToSave);
    // A pooler that the checkpoint has not (BERT's) would be lost with the base.
    const std::string& dense = config().classifierHead.dense;
    if (!dense.empty() && !m_folder->find(dense + ".weight")) description.modulesToSave.push_back(dense);
}

void ResidentModel::drawHead(Adapter& adapter, std::int64_t seed) const {
    const std::vector<NeededTensor> needed = neededTensors(config());
    for (std::size_t number = 0; number < needed.size(); ++number)
        if (needed[number].isDrawn && !m_folder->find(needed[number].name))
            adapter.setReplacement(static_cast<int>(number),
                                   drawn(needed[number], config().initializerRange, static_cast<std::uint64_t>(seed))
                                       .to(m_model->device())
                                       .requires_grad_());
}

std::shared_ptr<const Objective> ResidentModel::objectiveFor(const TrainingConfig& training,
                                                             const TrainingData& data) const {
    if (maskedHead(config()))
        return std::make_shared<const MaskedObjective>(maskToken(Tokenizer::open(m_folder->path())),
                                                       config().vocabularySize);
    if (!config().labels) return std::make_shared<const CausalObjective>();
    return std::make_shared<const LabelObjective>(config().labels->problem,
                                                  classWeightsOf(training.classWeights, *config().labels, data));
}

TrainingJob ResidentModel::jobOf(const TrainingRequest& request) const {
    if (const OpenedFor opened = openedFor(config()); request.config.task != opened.task)
        throw Error(settingProblem("task", request.config.task, opened.sentence));
    for (const auto& data : {request.training, request.validation})
        if (data) checkSamples(*data);
    checkLabels(request);
    TrainingJob job{m_model,
                    m_device.name,
                    request.training,
                    request.validation,
                    request.config,
                    beginning(request),
                    objectiveFor(request.config, *request.training),
                    {},
                    utf8(m_folder->path()),
                    0,
                    0};
    job.resultBytes = request.config.method == "full" ? weightBytes(*m_folder) : weightBytes(*job.adapter);
    if (request.config.method == "full")
        job.write = [base = m_folder](const Adapter& weights, const std::filesystem::path& folder) {
            writeModel(weights, *base, folder);
        };
    else
        job.write = [model = m_model, base = m_folder](const Adapter& adapter, const std::filesystem::path& folder) {
            const std::optional<LabelSet>& labels = model->config().labels;
            writeAdapter(adapter, model->config(), folder,
                         labels ? classifierConfigJson(base->path(), *labels) : std::string());
        };
    return job;
}

void ResidentModel::checkSamples(const TrainingData& data) const {
    for (const TrainingSample& sample : data.samples) {
        checkSequence(sample.ids, config());
        const std::size_t expected = config().labels ? config().labels->names.size() : 0, given = sample.targets.size();
        const bool hasOthers = config().labels && config().labels->problem == ProblemType::MultiLabel;
        if (given != 0 && given != expected && (!hasOthers || given != expected + 1)) throw otherLabels();
        assert(!config().labels || !sample.ids.empty());
    }
}

void ResidentModel::checkLabels(const TrainingRequest& request) const {
    if (!config().labels) return;
    if (problemOf(request.config.objective) != config().labels->problem) throw otherLabels();
    const auto isUnknown = [&](const TrainingSample& each) { return hasUnknownLabel(each, *config().labels); };
    if (std::ranges::any_of(request.training->samples, isUnknown)) throw otherLabels();
}

std::unique_ptr<TrainingTask> ResidentModel::train(TrainingRequest request, Run& run) {
    return translated([&] {
        std::erase_if(m_trained, [](const auto& each) { return each.second.expired(); });
        TrainingJob job = jobOf(request);
        job.handle = m_nextHandle++;
        m_trained.emplace(job.handle, job.adapter);
        return std::make_unique<Trainer>(std::move(job), run);
    });
}

std::unique_ptr<TrialTask> ResidentModel::tryOut(TrainingRequest request) {
    return translated([&] { return std::make_unique<Trial>(jobOf(request)); });
}

std::unique_ptr<EvaluationTask> ResidentModel::evaluate(std::shared_ptr<const TrainingData> data,
                                                        AdapterHandle handle) {
    return translated([&] {
        checkSamples(*data);
        auto objective = objectiveFor({}, *data);
        return std::make_unique<Evaluation>(m_model, std::move(data), adapter(handle), std::move(objective),
                                            FewTokens);
    });
}

std::unique_ptr<ExplanationTask> ResidentModel::explain(std::shared_ptr<const TrainingData> data,
                                                        AdapterHandle handle) {
    return translated([&] {
        auto model = std::dynamic_pointer_cast<const SequenceClassifier>(m_model);
        if (!model)
            throw Error(ProblemCode::FeatureUnsupported, {.file = utf8(m_folder->path())},
                        {"judging with a model that writes"});
        checkSamples(*data);
        return std::make_unique<Explanation>(std::move(model), std::move(data), adapter(handle),
                                             FewTokens);
    });
}

std::unique_ptr<ExportTask> ResidentModel::exportTo(ExportRequest request) {
    return translated([&] {
        assert(request.adapter != 0);
        auto exported = adapter(request.adapter);
        return std::make_unique<Exporter>(m_model, m_folder, std::move(exported), std::move(request));
    });
}

std::unique_ptr<GenerationTask> ResidentModel::generate(std::vector<Column> columns) {
    return translated([&] {
        std::vector<ColumnInput> inputs;
        for (Column& column : columns) {
            std::shared_ptr<const Adapter> used = adapter(column.adapter);
            inputs.push_back({std::move(column), std::move(used)});
        }
        return std::make_unique<Generator>(languageModel(), std::move(inputs));
    });
}

std::unique_ptr<ScoringTask> ResidentModel::score(std::vector<std::vector<std::int32_t>> sequences,
                                                  AdapterHandle handle) {
    return translated([&] { return std::make_unique<Scorer>(languageModel(), adapter(handle), std::move(sequences)); });
}

} // namespace core::engine
