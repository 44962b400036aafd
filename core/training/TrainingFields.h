/// The one description of every field of TrainingConfig: key, sentence, unit, range, choices. It comes with
/// TrainingConfig.h; JSON, validation, forms, help and tests visit it.
#pragma once

#include <limits>
#include <string_view>
#include <vector>

namespace core {

/// A field as forms and help show it.
struct FieldNote {
    std::string_view key;      ///< snake_case, as in config.json
    std::string_view sentence; ///< what it does to the result
    std::string_view unit;
    double minimum = -std::numeric_limits<double>::infinity();
    double maximum = std::numeric_limits<double>::infinity();
    std::vector<std::string_view> choices;
};

/// Calls `visit(note, member)` for every field in the order of the form.
// clang-format off
template <class Config, class Visitor> void visitFields(Config& config, Visitor&& visit) {
    visit(FieldNote{"task", "What the model learns: to write answers, to judge texts by labels, or to foretell hidden words.",
                    "", 0, 0, {"causal_lm", "classification", "masked_lm"}}, config.task);
    visit(FieldNote{"objective", "What is minimised: surprise at the right token or label, at each of several labels, or the distance from a number.",
                    "", 0, 0, {"cross_entropy", "multi_label", "regression"}}, config.objective);
    visit(FieldNote{"class_weights", "How much each label counts: balanced makes rare labels count as much as common ones; or label=weight.",
                    "", 0, 0, {}}, config.classWeights);
    visit(FieldNote{"method", "What is trained: an adapter beside the frozen model, or every weight of the model.",
                    "", 0, 0, {"lora", "full"}}, config.method);
    visit(FieldNote{"rank", "Size of the adapter: a higher rank can learn more and overfits sooner.",
                    "", 1, 1024, {}}, config.rank);
    visit(FieldNote{"alpha", "How strongly the adapter acts; alpha / rank multiplies what it adds.",
                    "", 1e-6, 1e6, {}}, config.alpha);
    visit(FieldNote{"dropout", "Share of the adapter's input dropped in training, against overfitting.",
                    "", 0, 0.99, {}}, config.dropout);
    visit(FieldNote{"target_modules", "Which layers of the model get an adapter: names, one pattern, or all-linear.",
                    "", 0, 0, {}}, config.targetModules);
    visit(FieldNote{"layers_to_transform", "Numbers of the layers that get an adapter; none named means all.",
                    "", 0, 10000, {}}, config.layersToTransform);
    visit(FieldNote{"use_rslora", "Divide alpha by the root of the rank, which keeps high ranks stable.",
                    "", 0, 1, {}}, config.useRslora);
    visit(FieldNote{"modules_to_save", "Modules that are trained whole and kept with the adapter, such as lm_head.",
                    "", 0, 0, {}}, config.modulesToSave);
    visit(FieldNote{"learning_rate", "Size of a step: too high and the loss jumps, too low and nothing is learned.",
                    "", 0, 10, {}}, config.learningRate);
    visit(FieldNote{"lr_scheduler", "How the learning rate goes down over the run.",
                    "", 0, 0, {"linear", "cosine", "constant"}}, config.lrScheduler);
    visit(FieldNote{"warmup_ratio", "Share of the run in which the learning rate rises from zero.",
                    "", 0, 1, {}}, config.warmupRatio);
    visit(FieldNote{"weight_decay", "Pull of the adapter's weights towards zero at each step.",
                    "", 0, 10, {}}, config.weightDecay);
    visit(FieldNote{"max_grad_norm", "A gradient longer than this is shortened to it; 0 leaves it as it is.",
                    "", 0, 1e6, {}}, config.maxGradNorm);
    visit(FieldNote{"epochs", "How often each record is seen.", "", 1e-6, 10000, {}}, config.epochs);
    visit(FieldNote{"max_steps", "Ends the run after so many steps; 0 goes by epochs.", "steps", 0, 1e9, {}}, config.maxSteps);
    visit(FieldNote{"batch_size", "Records that one step learns from together.", "records", 1, 65536, {}}, config.batchSize);
    visit(FieldNote{"tokens_per_micro_batch", "Tokens computed at once; 0: as many as suit the device. Lower it when memory is short, it takes a little longer.",
                    "tokens", 0, 1e7, {}}, config.tokensPerMicroBatch);
    visit(FieldNote{"max_length", "Longest record in tokens; what is longer is treated as «overlong» says.",
                    "tokens", 8, 1e6, {}}, config.maxLength);
    visit(FieldNote{"overlong", "What happens to a record longer than max_length; always counted and said.",
                    "", 0, 0, {"cut", "skip", "refuse"}}, config.overlong);
    visit(FieldNote{"learned", "What of a record is learned: every answer, the last turn's alone, or all of its text.",
                    "", 0, 0, {"answer", "last_turn", "all"}}, config.learned);
    visit(FieldNote{"shuffle", "Mix the order of the records anew in each epoch.", "", 0, 1, {}}, config.shuffle);
    visit(FieldNote{"seed", "Start of all chance: the same seed gives the same run.", "", 0, 9.2e18, {}}, config.seed);
    visit(FieldNote{"evaluate_every", "Steps between two looks at the validation records; 0: once an epoch.",
                    "steps", 0, 1e9, {}}, config.evaluateEvery);
    visit(FieldNote{"early_stopping_patience", "Ends the run when the validation loss has not fallen for so many looks; 0 never does.",
                    "evaluations", 0, 1e6, {}}, config.earlyStoppingPatience);
    visit(FieldNote{"save_every", "Steps between two checkpoints beside those at each look; 0: every two minutes.",
                    "steps", 0, 1e9, {}}, config.saveEvery);
    visit(FieldNote{"dtype", "Number format of the frozen model.", "", 0, 0, {"auto", "float32", "bfloat16"}}, config.dtype);
    visit(FieldNote{"device", "Where it is computed: auto, cpu or cuda:N.", "", 0, 0, {}}, config.device);
    visit(FieldNote{"threads", "Processor cores used; 0 takes the physical ones.", "", 0, 1024, {}}, config.threads);
}
// clang-format on

} // namespace core
