/// The seam between everything and tensors: plain values in, plain values out. The engine module implements it;
/// EngineLoader opens it.
#pragma once

#include "core/engine-api/Task.h"
#include "core/model/AdapterConfig.h"
#include "core/model/ModelConfig.h"
#include "core/training/TrainingData.h"
#include "core/training/TrainingEvent.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace core {

class Run;

struct Device {
    enum class Kind { Cpu, Cuda };
    Kind kind = Kind::Cpu;
    int index = 0;
    std::string name;
    std::uint64_t memoryBytes = 0;
    std::uint64_t freeBytes = 0; ///< 0: not known
    bool fastBfloat16 = false;
    /// Empty where the device can be used, else why not (a driver too old, a card not supported), in English.
    std::string problem;
};

enum class Precision { Auto, Float32, BFloat16 };

struct LoadProgress {
    std::uint64_t bytesDone = 0;
    std::uint64_t bytesTotal = 0;
};

/// 0 is the bare base.
using AdapterHandle = std::uint32_t;

/// Temperature 0 is greedy. topK 0, topP 1, minP 0, repetitionPenalty 1 switch each filter off. Filters act in
/// transformers' order.
struct Sampling {
    double temperature = 0;
    double topP = 1;
    double minP = 0;
    double repetitionPenalty = 1;
    std::int64_t topK = 0;
    std::int64_t maximumTokens = 256;
    std::uint64_t seed = 0;
};

/// One answer to be written. `endTokens` end it; the model's own are used where it is empty.
struct Column {
    AdapterHandle adapter = 0;
    std::vector<std::int32_t> prompt;
    Sampling sampling;
    std::vector<std::int32_t> endTokens;
};

struct TokenChosen {
    std::uint32_t column = 0;
    std::int32_t id = 0;
    float logProbability = 0; ///< of this id under the model, before any filter, in nats
};

enum class FinishReason { EndToken, MaximumTokens, ContextFull };

struct ColumnFinished {
    std::uint32_t column = 0;
    FinishReason reason = FinishReason::EndToken;
    std::int64_t promptTokens = 0;
    std::int64_t tokens = 0;
    double seconds = 0;
};

using GenerationEvent = std::variant<TokenChosen, ColumnFinished>;

/// ln p(ids[i] | ids[0..i)) for each token, `[tokens]`; the first is NaN: nothing precedes it.
struct Scored {
    std::vector<float> logProbabilities;
};

using TrainingTask = Task<TrainingEvent>;
using GenerationTask = Task<GenerationEvent>;
using ScoringTask = Task<Scored>; ///< one event a sequence, in order

/// One base model in memory and the adapters attached to it. Ids in, numbers out: it knows no text.
class LoadedModel {
public:
    virtual ~LoadedModel() = default;
    virtual const ModelConfig& config() const = 0;
    virtual const Device& device() const = 0;
    virtual Precision precision() const = 0;
    /// Reads a PEFT folder and checks every tensor against the base. Throws core::Error with all mismatches at once.
    virtual AdapterHandle attach(const std::filesystem::path& peftFolder) = 0;
    virtual void detach(AdapterHandle adapter) = 0;
    /// Trains a new adapter on the frozen base; events go to `run`, too, and the adapter to run.adapterFolder(). `run`
    /// outlives the task.
    virtual std::unique_ptr<TrainingTask> train(std::shared_ptr<const TrainingData> data, const TrainingConfig& config,
                                                Run& run) = 0;
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
    static constexpr std::uint32_t Abi = 1;
    virtual ~Engine() = default;
    /// The CPU first, then the cards.
    virtual std::vector<Device> devices() const = 0;
    /// «auto», «cpu», «cuda», «cuda:1». Throws DeviceMissing with the reason.
    virtual Device device(std::string_view name) const = 0;
    /// Threads for operators; 0: physical cores.
    virtual void setThreads(int count) = 0;
    virtual std::unique_ptr<Task<OpenEvent>> open(const std::filesystem::path& modelFolder, const Device& device,
                                                  Precision precision) = 0;
    virtual std::string version() const = 0;
};

/// What the module exports: `lorikeet_engine_abi` and `lorikeet_engine_create`.
using EngineAbiFunction = std::uint32_t();
using EngineCreateFunction = Engine*();

} // namespace core
