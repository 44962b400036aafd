/// The tensors of a model folder on a device. On the CPU a tensor stored in the wanted format is the mapped file
/// itself: no copy.
#pragma once

#include "core/engine/tensor/Parameter.h"
#include "core/model/ModelFolder.h"

#include <ATen/ATen.h>
#include <map>
#include <memory>
#include <string>

namespace core::engine {

at::ScalarType scalarType(DataType type);

/// A tensor of a safetensors file as it is stored, on the CPU; mapped where its alignment allows. `owner` keeps the
/// bytes alive.
at::Tensor mappedTensor(const TensorEntry& entry, std::shared_ptr<const void> owner);

class Weights {
public:
    Weights(std::shared_ptr<const ModelFolder> folder, at::Device device, at::ScalarType type);

    /// The tensor in the wanted format; it must be there (ModelFolder has checked it).
    Parameter get(const std::string& name) const;
    /// The number of a tensor that the model needs.
    int number(const std::string& name) const { return m_numbers.at(name); }

private:
    std::shared_ptr<const ModelFolder> m_folder;
    at::Device m_device;
    at::ScalarType m_type;
    std::map<std::string, int> m_numbers;
};

} // namespace core::engine
