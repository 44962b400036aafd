#include "core/engine/tensor/Weights.h"

#include "core/Error.h"

#include <ATen/CPUGeneratorImpl.h>
#include <cassert>

namespace core::engine {

at::ScalarType scalarType(DataType type) {
    switch (type) {
    case DataType::F64:
        return at::kDouble;
    case DataType::F32:
        return at::kFloat;
    case DataType::F16:
        return at::kHalf;
    case DataType::BF16:
        return at::kBFloat16;
    case DataType::I64:
        return at::kLong;
    case DataType::I32:
        return at::kInt;
    case DataType::I16:
        return at::kShort;
    case DataType::I8:
        return at::kChar;
    case DataType::U8:
        return at::kByte;
    case DataType::Bool:
        return at::kBool;
    }
    return at::kFloat;
}

at::Tensor mappedTensor(const TensorEntry& entry, std::shared_ptr<const void> owner) {
    assert(entry.type);
    const at::TensorOptions options = at::TensorOptions().dtype(scalarType(*entry.type));
    auto* bytes =
        const_cast<std::byte*>(entry.bytes.data()); // LibTorch knows no read-only tensor; nothing of ours writes to it
    if (entry.bytes.empty()) return at::empty(entry.shape, options);
    const bool aligned = reinterpret_cast<std::uintptr_t>(bytes) % sizeBytes(*entry.type) == 0;
    if (aligned)
        return at::from_blob(
            bytes, entry.shape, [owner = std::move(owner)](void*) {}, options);
    at::Tensor copy = at::empty(entry.shape, options);
    std::copy(entry.bytes.begin(), entry.bytes.end(), static_cast<std::byte*>(copy.data_ptr()));
    return copy;
}

at::Tensor turned(const at::Tensor& stored, const NeededTensor& needed) {
    return needed.isTransposed ? stored.t() : stored;
}

at::Tensor drawn(const NeededTensor& needed, double deviation, std::uint64_t seed) {
    const at::Tensor tensor = at::zeros(needed.shape, at::kFloat);
    if (needed.shape.size() < 2) return tensor;
    for (const char c : needed.name) seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL; // FNV-1a
    return tensor.normal_(0, deviation, at::detail::createCPUGenerator(seed));
}

Weights::Weights(std::shared_ptr<const ModelFolder> folder, at::Device device, at::ScalarType type)
    : m_folder(std::move(folder)), m_device(device), m_type(type), m_needed(neededTensors(m_folder->config())) {
    for (const NeededTensor& needed : m_needed) m_numbers.emplace(needed.name, static_cast<int>(m_numbers.size()));
    for (const LinearModule& module : linearModules(m_folder->config()))
        m_modules.emplace(module.path, static_cast<int>(m_modules.size()));
}

Parameter Weights::get(const std::string& name) const {
    const NeededTensor& needed = m_needed[static_cast<std::size_t>(number(name))];
    const TensorEntry* entry = m_folder->find(name);
    if (!entry && needed.isDrawn)
        return {drawn(needed, m_folder->config().initializerRange, 0).to(m_device, m_type), number(name)};
    if (!entry) throw Error(ProblemCode::TensorMissing, {.file = utf8(m_folder->path()), .tensor = name});
    return {turned(mappedTensor(*entry, m_folder).to(m_device, m_type), needed), number(name)};
}

} // namespace core::engine
