#include "core/model/SafetensorsFile.h"

#include "core/Error.h"
#include "core/model/ForeignFile.h"
#include "core/model/SafetensorsHeader.h"
#include "core/model/StrictJson.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstring>

namespace core {
namespace {

struct TypeName {
    DataType type;
    std::string_view name;
    std::size_t sizeBytes;
};

constexpr std::array Types{
    TypeName{DataType::F64, "F64", 8},   TypeName{DataType::F32, "F32", 4}, TypeName{DataType::F16, "F16", 2},
    TypeName{DataType::BF16, "BF16", 2}, TypeName{DataType::I64, "I64", 8}, TypeName{DataType::I32, "I32", 4},
    TypeName{DataType::I16, "I16", 2},   TypeName{DataType::I8, "I8", 1},   TypeName{DataType::U8, "U8", 1},
    TypeName{DataType::Bool, "BOOL", 1},
};

static_assert(std::endian::native == std::endian::little,
              "safetensors is little-endian, and its bytes are used as they lie in the file");

/// Largest alignment first and then by name, as the reference writer does: no tensor starts off its alignment, and
/// there are no gaps.
std::vector<const TensorToWrite*> inFileOrder(std::span<const TensorToWrite> tensors) {
    std::vector<const TensorToWrite*> order;
    for (const TensorToWrite& tensor : tensors) order.push_back(&tensor);
    std::sort(order.begin(), order.end(), [](const TensorToWrite* left, const TensorToWrite* right) {
        const std::size_t leftSize = sizeBytes(left->type), rightSize = sizeBytes(right->type);
        return leftSize != rightSize ? leftSize > rightSize : left->name < right->name;
    });
    return order;
}

std::size_t byteCount(const TensorToWrite& tensor) {
    return static_cast<std::size_t>(TensorEntry{.shape = tensor.shape}.elementCount()) * sizeBytes(tensor.type);
}

std::string headerText(std::span<const TensorToWrite* const> order,
                       const std::map<std::string, std::string>& metadata) {
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty()) header["__metadata__"] = metadata;
    std::size_t offset = 0;
    for (const TensorToWrite* tensor : order) {
        assert(!header.contains(tensor->name));
        const std::size_t end = offset + byteCount(*tensor);
        header[tensor->name] = {
            {"dtype", name(tensor->type)}, {"shape", tensor->shape}, {"data_offsets", {offset, end}}};
        offset = end;
    }
    std::string text = header.dump();
    text.append((8 - text.size() % 8) % 8, ' '); // the first tensor starts aligned
    return text;
}

} // namespace

std::optional<DataType> dataTypeByName(std::string_view safetensorsName) {
    for (const TypeName& each : Types)
        if (each.name == safetensorsName) return each.type;
    return std::nullopt;
}

std::string_view name(DataType type) {
    return Types[static_cast<std::size_t>(type)].name;
}

std::size_t sizeBytes(DataType type) {
    return Types[static_cast<std::size_t>(type)].sizeBytes;
}

std::string shapeText(std::span<const std::int64_t> shape) {
    std::string text = "[";
    for (const std::int64_t size : shape) text += (text.size() > 1 ? ", " : "") + std::to_string(size);
    return text + "]";
}

std::int64_t TensorEntry::elementCount() const {
    std::int64_t count = 1;
    for (const std::int64_t size : shape) count *= size; // the header's check keeps this in range
    return count;
}

SafetensorsFile::SafetensorsFile(const std::filesystem::path& path) : m_path(path), m_file(path) {
    SafetensorsHeader header(path, m_file.bytes());
    m_tensors = std::move(header.tensors);
    m_metadata = std::move(header.metadata);
}

SafetensorsWriter::SafetensorsWriter(const std::filesystem::path& path, std::vector<TensorToWrite> tensors,
                                     const std::map<std::string, std::string>& metadata)
    : m_tensors(std::move(tensors)), m_order(inFileOrder(m_tensors)), m_file(path) {
    const std::string header = headerText(m_order, metadata);
    const std::uint64_t length = header.size();
    m_file.write(std::as_bytes(std::span(&length, 1)));
    m_file.write(header);
}

void SafetensorsWriter::write(std::span<const std::byte> bytesOfNext) {
    assert(next() && bytesOfNext.size() == byteCount(*next()));
    m_file.write(bytesOfNext);
    ++m_next;
}

void writeSafetensors(const std::filesystem::path& path, std::span<const TensorToWrite> tensors,
                      const TensorBytes& bytes, const std::map<std::string, std::string>& metadata) {
    SafetensorsWriter writer(path, {tensors.begin(), tensors.end()}, metadata);
    while (const TensorToWrite* tensor = writer.next()) writer.write(bytes(*tensor));
    writer.commit();
}

void writeSafetensors(const std::filesystem::path& path, std::span<const TensorToWrite> tensors,
                      const std::map<std::string, std::string>& metadata) {
    writeSafetensors(path, tensors, [](const TensorToWrite& tensor) { return tensor.bytes; }, metadata);
}

} // namespace core
