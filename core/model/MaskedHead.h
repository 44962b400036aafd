/// What stands on top of an encoder that foretells hidden tokens (masked language modelling, Devlin et al. 2018, arXiv
/// 1810.04805): logits = output(norm(act(dense(row)))) + bias. The weight of the output is mostly the embedding's.
#pragma once

#include "core/Export.h"
#include "core/model/ClassifierConfig.h"

#include <optional>
#include <string>
#include <string_view>

namespace core {

struct ModelConfig;

/// Paths of its modules; a family says its own.
struct MaskedHead {
    std::string_view dense;
    std::string_view norm;
    std::string_view output;
    std::string_view bias; ///< the module that the bias of a tied output lies under
    std::optional<Activation> activation; ///< empty: that of the layers
};

/// The head of a model that was opened for it (ModelTask::FillMasks): an encoder without labels. nullptr: of every
/// other.
LORIKEET_EXPORT const MaskedHead* maskedHead(const ModelConfig& config);
/// The tensor of its bias: an output with a weight of its own has a bias of its own beside it.
LORIKEET_EXPORT std::string maskedBias(const ModelConfig& config);

} // namespace core
