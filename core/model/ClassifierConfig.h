/// What judges a whole text: the labels that are chosen from, and the switches of the head that gives their logits.
#pragma once

#include "core/Export.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class Activation { Silu, Gelu, GeluTanh, Relu, Tanh };

/// One label a text, any number of them, or a number to be met: transformers' problem_type.
enum class ProblemType { SingleLabel, MultiLabel, Regression };

/// «single_label_classification», «multi_label_classification», «regression».
LORIKEET_EXPORT std::string_view name(ProblemType type);
LORIKEET_EXPORT std::optional<ProblemType> problemTypeByName(std::string_view name);

struct LabelSet {
    ProblemType problem = ProblemType::SingleLabel;
    std::vector<std::string> names; ///< in the order of the logits: id2label
    std::int64_t count() const { return static_cast<std::int64_t>(names.size()); }
    friend bool operator==(const LabelSet&, const LabelSet&) = default;
};

/// From one row of the stream to the logits: output(drop(act(dense(drop(row))))), or output(row) alone.
struct ClassifierHead {
    std::string dense; ///< module path; empty: none
    std::string output = "score";
    Activation activation = Activation::Tanh;
    bool outputBias = false;
    double inputDropout = 0; ///< before the dense layer
    double dropout = 0;      ///< before the output
    bool readsLastToken = true; ///< else the first
    bool isWritten = false;     ///< the checkpoint is a classifier's: its head is used where it fits the labels
};

/// What a model folder is opened for.
enum class ModelTask {
    AsWritten, ///< what its architecture says; an encoder classifies
    Write,
    Classify,
    FillMasks ///< an encoder foretells tokens that were hidden
};

struct ModelPurpose {
    ModelTask task = ModelTask::AsWritten;
    LabelSet labels; ///< without names: those of config.json
};

} // namespace core
