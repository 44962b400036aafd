/// An adapter computed into the weights: W + scaling · B A in the place of W (Hu et al. 2021, arXiv 2106.09685, §4.1).
#pragma once

#include "core/engine/adapter/Adapter.h"

#include <span>

namespace core::engine {

/// An adapter without terms that gives what `adapter` gives, with weights of its own in float32. `base` are the model's.
Adapter merged(const Adapter& adapter, const ModelConfig& model, std::span<const Parameter> base);

} // namespace core::engine
