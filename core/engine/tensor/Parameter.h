/// A weight of the base model, and the number by which an adapter puts its own in its place: its index in
/// core::neededTensors.
#pragma once

#include <ATen/ATen.h>

namespace core::engine {

struct Parameter {
    at::Tensor value; ///< undefined where the model has none: a linear without bias
    int number = -1;
};

} // namespace core::engine
