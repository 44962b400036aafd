/// The tensors of a model folder on a device. On the CPU a tensor stored in the wanted format is the mapped file
/// itself: no copy.
#pragma once

#include "core/engine/tensor/Parameter.h"
#include "core/model/ModelFolder.h"

#include <ATen/ATen.h>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace core::engine {

at::ScalarType scalarType(DataType type);

/// A tensor of a safetensors file as it is stored, on the CPU; mapped where its alignment allows. `owner` keeps the
/// bytes alive.
at::Tensor mappedTensor(const TensorEntry& entry, std::shared_ptr<const void> owner);

class Weights {
public:
    Weights(std::shared_ptr<const ModelFolder> folder, at::Device device, at::ScalarType type);

    /// The tensor in the wanted format, a linear as `[out, in]`. It must be there (ModelFolder has checked it), or is a
    /// new head's: then it is drawn, the same in every call.
    Parameter get(const std::string& name) const;
    /// The number of a tensor that the model needs.
    int number(const std::string& name) const { return m_numbers.at(name); }
    /// The number of a linear module in core::linearModules.
    int module(const std::string& path) const { return m_modules.at(path); }

private:
    std::shared_ptr<const ModelFolder> m_folder;
    at::Device m_device;
    at::ScalarType m_type;
    std::vector<NeededTensor> m_needed;
    std::map<std::string, int> m_numbers, m_modules;
};

/// A stored linear as the engine holds it, or the reverse.
at::Tensor turned(const at::Tensor& stored, const NeededTensor& needed);
/// A new head's tensor, float32 on the CPU: a weight from a normal distribution as transformers draws it, a bias zero.
at::Tensor drawn(const NeededTensor& needed, double deviation, std::uint64_t seed);

} // namespace core::engine
