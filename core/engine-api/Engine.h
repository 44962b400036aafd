/// The seam between everything and tensors: plain values in, plain values out. The engine module implements it;
/// EngineLoader opens it.
#pragma once

#include "core/Progress.h"
#include "core/engine-api/Device.h"
#include "core/engine-api/Generation.h"
#include "core/engine-api/Release.h"
#include "core/engine-api/Task.h"
#include "core/engine-api/Training.h"
#include "core/model/ModelConfig.h"
#include "core/training/TrainingEvent.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace core {

class Run;

struct LoadProgress {
    std::uint64_t bytesDone = 0;
    std::uint64_t bytesTotal = 0;
};

/// ln p(ids[i] | ids[0..i)) for each token, `[tokens]`; the first is NaN: nothing precedes it.
struct Scored {
    std::vector<float> logProbabilities;
};

/// What of a text its judgement came from.
struct TextExplained {
    std::int64_t record = 0;
    std::vector<float> logits;  ///< [labels]
    std::int64_t label = 0;     ///< that the weights speak of: the one with the greatest logit
    std::vector<float> weights; ///< [tokens]: gradient · input of that logit at the embedding; above 0 speaks for it
};

class TrainingTask : public Task<TrainingEvent> {
public:
    /// What is being trained, as it is between two turns: it can be asked as an attached adapter is, as long as the task
    /// lives.
    virtual AdapterHandle adapter() const = 0;
};
using EvaluationTask = Task<SampleEvaluated>; ///< one event a sample, in order
using ExplanationTask = Task<TextExplained>; ///< one event a sample, in order
using ExportTask = Task<ExportEvent>;
using TrialTask = Task<TrainingTrial>; ///< one event, at its end
using GenerationTask = Task<GenerationEvent>;
using ScoringTask = Task<Scored>; ///< one event a sequence, in order

/// One base model in memory and the adapters attached to it. Ids in, numbers out: it knows no text.
class LoadedModel {
public:
    virtual ~LoadedModel() = default;
    virtual const ModelConfig& config() const = 0;
    virtual const Device& device() const = 0;
    virtual Precision precision() const = 0;
    /// Reads a PEFT folder, or a whole model that was trained from the base, and checks every tensor against the base;
    /// progress counts bytes of tensors. Throws core::Error with all mismatches at once, Stopped.
    virtual AdapterHandle attach(const std::filesystem::path& peftFolder, const Progress& progress = {}) = 0;
    virtual void detach(AdapterHandle adapter) = 0;
    /// Another handle for the adapter computed into the weights; the base stays as it is. Unmerging is detaching it.
    virtual AdapterHandle merge(AdapterHandle adapter) = 0;
    /// Trains an adapter on the frozen base, or with method «full» a copy of every weight; events and results go to
    /// `run`, which outlives the task. A run that has a checkpoint goes on from there.
    virtual std::unique_ptr<TrainingTask> train(TrainingRequest request, Run& run) = 0;
    /// A few seconds of that training, for its forecast; nothing of it is kept.
    virtual std::unique_ptr<TrialTask> tryOut(TrainingRequest request) = 0;
    virtual std::unique_ptr<EvaluationTask> evaluate(std::shared_ptr<const TrainingData> data,
                                                     AdapterHandle adapter) = 0;
    /// Judges each sample and says which of its tokens spoke for the judgement (Simonyan et al. 2014, arXiv 1312.6034;
    /// gradient times input as in Shrikumar et al. 2017, arXiv 1605.01713). The model is a classifier.
    virtual std::unique_ptr<ExplanationTask> explain(std::shared_ptr<const TrainingData> data,
                                                     AdapterHandle adapter) = 0;
    /// Writes the folder aside, reads it from there, compares, and puts it in place. Where the comparison fails it throws
    /// ExportDiffers and leaves the folder aside, to be looked at.
    virtual std::unique_ptr<ExportTask> exportTo(ExportRequest request) = 0;
    virtual std::unique_ptr<GenerationTask> generate(std::vector<Column> columns) = 0;
    virtual std::unique_ptr<ScoringTask> score(std::vector<std::vector<std::int32_t>> sequences,
                                               AdapterHandle adapter) = 0;
};

struct ModelOpened {
    std::shared_ptr<LoadedModel> model;
};
using OpenEvent = std::variant<LoadProgress, ModelOpened>;

/// Made once by EngineLoader from the engine module; lives until the program ends.
class Engine {
public:
    /// Raised with every change of this header; EngineLoader refuses another.
    static constexpr std::uint32_t Abi = 8;
    virtual ~Engine() = default;
    /// The CPU first, then the cards.
    virtual std::vector<Device> devices() const = 0;
    /// «auto», «cpu», «cuda», «cuda:1». Throws DeviceMissing with the reason.
    virtual Device device(std::string_view name) const = 0;
    /// Threads for operators; 0: physical cores.
    virtual void setThreads(int count) = 0;
    virtual int threads() const = 0;
    virtual std::unique_ptr<Task<OpenEvent>> open(const std::filesystem::path& modelFolder, const Device& device,
                                                  Precision precision, const ModelPurpose& purpose = {}) = 0;
    virtual std::string version() const = 0;
};

/// What the module exports: `lorikeet_engine_abi` and `lorikeet_engine_create`.
using EngineAbiFunction = std::uint32_t();
using EngineCreateFunction = Engine*();

} // namespace core
