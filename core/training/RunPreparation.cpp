#include "core/training/RunPreparation.h"

#include "core/Error.h"
#include "core/Files.h"
#include "core/model/AdapterConfig.h"
#include "core/model/ModelFolder.h"
#include "core/training/LabelledTexts.h"
#include "core/training/LabelsToLearn.h"
#include "core/training/MaskedTexts.h"
#include "core/training/ModelFingerprint.h"
#include "core/training/ShownValue.h"
#include "core/training/StartTime.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <set>
#include <tuple>

namespace core {
namespace {

std::string wholePath(const std::filesystem::path& path) {
    return utf8(std::filesystem::absolute(path).lexically_normal());
}

/// The run's config holds the value that is used.
void fitToContext(TrainingConfig& config, const ModelConfig& model, std::vector<Problem>& notes) {
    const std::int64_t limit = contextLength(model);
    if (limit <= 0 || config.maxLength <= limit) return;
    notes.push_back({ProblemCode::SettingLowered,
                     {.field = "max_length"},
                     {shownValue(config.maxLength), shownValue(limit)}});
    config.maxLength = limit;
}

/// An adapter that is trained on keeps its shape; the run's config says which.
void fitToAdapter(TrainingConfig& config, const std::string& folder, std::vector<Problem>& notes) {
    if (config.method != "lora")
        throw Error(ProblemCode::SettingInvalid, {.field = "method"},
                    {config.method, "lora, where training goes on from an adapter"});
    const AdapterConfig found = readAdapterConfig(std::filesystem::u8path(folder));
    config.rank = found.rank;
    config.alpha = found.alpha;
    config.useRslora = found.rankStabilised;
    config.layersToTransform = found.layersToTransform;
    config.modulesToSave = found.modulesToSave;
    if (const auto* names = std::get_if<std::vector<std::string>>(&found.targetModules))
        config.targetModules = *names;
    else
        config.targetModules = {std::get<std::string>(found.targetModules)};
    // Whoever wrote it may have gone beyond what a run's config can hold.
    if (std::vector<Problem> problems = trainingProblems(config); !problems.empty()) {
        for (Problem& problem : problems) problem.where.file = found.file;
        throw Error(std::move(problems));
    }
    notes.push_back({ProblemCode::SettingOfAdapter, {}, {folder}});
}

/// What a person chose as it is used.
void settle(PreparedRun& run, const ModelText& text) {
    RunConfig& config = run.config;
    config.model = wholePath(text.folder());
    if (!config.adapter.empty()) config.adapter = wholePath(std::filesystem::u8path(config.adapter));
    if (config.format.empty() && config.training.task == "causal_lm") config.format = name(text.suited());
    fitToContext(config.training, readModelConfig(text.folder()), run.notes);
    if (!config.adapter.empty()) fitToAdapter(config.training, config.adapter, run.notes);
}

void noteUselessPatience(PreparedRun& run) {
    if (run.config.validationRecords == 0 && run.config.training.earlyStoppingPatience > 0)
        run.notes.push_back({ProblemCode::NoValidation, {}, {}});
}

[[maybe_unused]] bool encodesAlike(const RunConfig& config, const RunConfig& other) {
    const auto part = [](const RunConfig& of) {
        return std::tie(of.model, of.format, of.training.task, of.training.objective, of.training.learned,
                        of.training.maxLength, of.training.overlong);
    };
    return part(config) == part(other);
}

/// By what is asked and answered; where it came from does not matter.
struct TextOrder {
    bool operator()(const Record* left, const Record* right) const {
        const auto texts = [](const Record* each) { return std::tie(each->instruction, each->input, each->output); };
        if (texts(left) != texts(right)) return texts(left) < texts(right);
        return std::lexicographical_compare(left->turns.begin(), left->turns.end(), right->turns.begin(),
                                            right->turns.end(), [](const Message& a, const Message& b) {
                                                return std::tie(a.role, a.content) < std::tie(b.role, b.content);
                                            });
    }
};

/// What is in training, too, proves nothing in validation or test; nor do test records by which the best step is chosen.
void noteLeaks(const SplitRecords& records, const Progress& progress, std::vector<Problem>& notes) {
    std::set<const Record*, TextOrder> seen;
    const auto see = [&](const std::vector<Record>& some) {
        for (const Record& record : some) {
            progress.check();
            seen.insert(&record);
        }
    };
    const auto note = [&](const std::vector<Record>& held, const char* name, const char* among) {
        const auto count =
            std::count_if(held.begin(), held.end(), [&](const Record& record) { return seen.contains(&record); });
        if (count > 0)
            notes.push_back(
                {ProblemCode::SplitsLeak, {}, {std::to_string(count), name, std::to_string(held.size()), among}});
    };
    if (records.validation.empty() && records.test.empty()) return;
    see(records.training);
    note(records.validation, "validation", "training");
    note(records.test, "test", "training");
    seen.clear();
    see(records.validation);
    note(records.test, "test", "validation");
}

bool isClassification(const RunConfig& config) {
    return config.training.task == "classification";
}

/// By an encoder: as the tokenizer alone makes ids of it.
bool isRead(const RunConfig& config) {
    return config.training.task != "causal_lm";
}

/// The ids of some records, however the run's task reads them.
TrainingData encoded(const RunConfig& config, const std::vector<Record>& records, const ModelText& text,
                     const Progress& progress, UnknownLabel unknown) {
    if (isClassification(config))
        return makeLabelledTexts(records, text.tokenizer(), labelSetOf(config), config.training, progress, unknown);
    if (isRead(config)) return makeMaskedTexts(records, text.tokenizer(), config.training, progress);
    return makeTrainingData(records, formatOf(config, text), config.training, progress);
}

void encodeInto(PreparedRun& run, const SplitRecords& records, const ModelText& text, const Progress& progress) {
    const std::uint64_t total = records.training.size() + records.validation.size();
    std::uint64_t before = 0;
    const auto encode = [&](const std::vector<Record>& some, UnknownLabel unknown) {
        Progress part{progress.stop, {}};
        if (progress.listener)
            part.listener = [&](std::uint64_t done, std::uint64_t) { progress.listener(before + done, total); };
        auto data = std::make_shared<const TrainingData>(encoded(run.config, some, text, part, unknown));
        before += some.size();
        return data;
    };
    run.training = encode(records.training, UnknownLabel::LeftOut);
    if (records.validation.empty()) return;
    // What was never learned is judged wrongly, as it is afterwards.
    run.validation = encode(records.validation, keptUnknown({records.validation, records.training}));
    const LabelSet labels = labelSetOf(run.config);
    const auto isUnknown = [&](const TrainingSample& each) { return hasUnknownLabel(each, labels); };
    if (isClassification(run.config) && std::ranges::all_of(run.validation->samples, isUnknown))
        throw Error(ProblemCode::NothingToLearn, {}, {std::to_string(records.validation.size())});
}

/// A question, one with a text to it, and a conversation: what templates treat each in its own way.
std::vector<Record> probes() {
    Record talk{.instruction = "And in 2 weeks?", .input = {}, .output = "Then, too.", .system = "You are brief."};
    talk.turns = {{Role::User, "May I?"}, {Role::Assistant, "You may."}};
    return {{.instruction = "Say hello.", .input = {}, .output = "Hello, world!"},
            {.instruction = "Summarise.", .input = "Il a dit : « 明天见 ».", .output = "See you tomorrow."},
            std::move(talk)};
}

/// As texts that are judged: what is added around them is the tokenizer's.
std::string readingOf(const Tokenizer& tokenizer) {
    TrainingData read;
    for (const Record& probe : probes())
        read.samples.push_back(judgedSample(probe.instruction, probe.input, tokenizer, 512));
    return read.fingerprint();
}

/// What a template refuses is left out: that it refuses tells it from another, too.
std::string readingOf(const PromptFormat& format) {
    TrainingData read;
    for (const Record& probe : probes()) {
        TrainingSample sample;
        try {
            TokenizedRecord tokens = format.encode(probe);
            sample.ids = std::move(tokens.ids);
            sample.learned = std::move(tokens.learned);
        } catch (const Error&) {
            sample = {};
        }
        read.samples.push_back(std::move(sample));
    }
    return read.fingerprint();
}

} // namespace

PromptFormat formatOf(const RunConfig& config, const ModelText& text) {
    const auto kind = config.format.empty() ? std::optional(text.suited()) : formatByName(config.format);
    if (!kind)
        throw Error(ProblemCode::SettingInvalid, {.field = "format"}, {config.format, "alpaca, chat, completion"});
    return text.format(*kind, learnedByName(config.training.learned).value_or(Learned::Answers),
                       wallClock(config.started));
}

std::string runFingerprint(const RunConfig& config, const ModelText& text, const Progress& progress) {
    const std::string model = modelFingerprint(ModelFolder::open(text.folder(), {progress.stop, {}}));
    return model + "-" + (isRead(config) ? readingOf(text.tokenizer()) : readingOf(formatOf(config, text)));
}

std::string sameBase(const RunConfig& config, const ModelText& text, const Progress& progress) {
    std::string found = runFingerprint(config, text, progress);
    // Without the clock of its start, a template that prints the day reads otherwise: the model's own parts tell then.
    std::string before = config.modelFingerprint;
    if (config.started.empty() && std::ranges::count(before, '-') == 3) before.erase(before.rfind('-'));
    if (!before.empty()) // a run of an earlier version
        if (std::string what = fingerprintDifference(before, found); !what.empty())
            throw Error(ProblemCode::ModelChanged, {.file = utf8(text.folder())}, {std::move(what)});
    return found;
}

LabelSet labelSetOf(const RunConfig& config) {
    return {problemOf(config.training.objective), config.labels};
}

PreparedRun prepareRun(RunConfig config, const SplitRecords& records, const ModelText& text,
                       const Progress& progress) {
    PreparedRun run{.config = std::move(config), .training = {}, .validation = {}, .notes = {}};
    RunConfig& prepared = run.config;
    settle(run, text);
    if (isClassification(prepared) && prepared.labels.empty())
        prepared.labels = labelsToLearn(records.training, problemOf(prepared.training.objective));
    if (isClassification(prepared)) checkWatching(records, labelSetOf(prepared));
    prepared.started = startTimeNow();
    prepared.modelFingerprint = runFingerprint(prepared, text, progress);
    prepared.trainingRecords = static_cast<std::int64_t>(records.training.size());
    prepared.validationRecords = static_cast<std::int64_t>(records.validation.size());
    prepared.testRecords = static_cast<std::int64_t>(records.test.size());
    noteUselessPatience(run);
    noteLeaks(records, progress, run.notes);
    encodeInto(run, records, text, progress);
    return run;
}

PreparedRun prepareAgain(RunConfig config, const PreparedRun& before, const ModelText& text) {
    PreparedRun run{.config = std::move(config),
                    .training = before.training,
                    .validation = before.validation,
                    .notes = {}};
    RunConfig& prepared = run.config;
    settle(run, text);
    assert(encodesAlike(prepared, before.config));
    prepared.labels = before.config.labels;
    prepared.started = before.config.started;
    prepared.modelFingerprint = before.config.modelFingerprint;
    prepared.trainingRecords = before.config.trainingRecords;
    prepared.validationRecords = before.config.validationRecords;
    prepared.testRecords = before.config.testRecords;
    noteUselessPatience(run);
    std::ranges::copy_if(before.notes, std::back_inserter(run.notes),
                         [](const Problem& note) { return note.code == ProblemCode::SplitsLeak; });
    return run;
}

PreparedRun prepareResumed(RunConfig config, const SplitRecords& records, const ModelText& text,
                           const Progress& progress) {
    PreparedRun run{.config = std::move(config), .training = {}, .validation = {}, .notes = {}};
    run.config.model = wholePath(text.folder());
    run.config.modelFingerprint = sameBase(run.config, text, progress);
    encodeInto(run, records, text, progress);
    return run;
}

} // namespace core
