/// One safetensors file, mapped and checked: names, types, shapes and bytes. Format: huggingface/safetensors, «Format»
/// page. Nothing in it is trusted: header length, offsets, overlaps, shapes and sizes are checked before a byte of a
/// tensor is shown.
#pragma once

#include "core/Export.h"
#include "core/Files.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class DataType { F64, F32, F16, BF16, I64, I32, I16, I8, U8, Bool };

LORIKEET_EXPORT std::optional<DataType> dataTypeByName(std::string_view safetensorsName);
LORIKEET_EXPORT std::string_view name(DataType type);
LORIKEET_EXPORT std::size_t sizeBytes(DataType type);
/// «[64, 172]»
LORIKEET_EXPORT std::string shapeText(std::span<const std::int64_t> shape);

/// Bytes live as long as the file that shows them. A type that cannot be read has no `type` and its name in `typeName`.
struct LORIKEET_EXPORT TensorEntry {
    std::optional<DataType> type;
    std::string typeName;
    std::vector<std::int64_t> shape;
    std::span<const std::byte> bytes;
    std::int64_t elementCount() const;
};

class LORIKEET_EXPORT SafetensorsFile {
public:
    /// Throws WeightsLfsPointer, WeightsPickle, WeightsNotSafetensors, FileMissing.
    explicit SafetensorsFile(const std::filesystem::path& path);

    const std::filesystem::path& path() const { return m_path; }
    const std::map<std::string, TensorEntry, std::less<>>& tensors() const { return m_tensors; }
    const std::map<std::string, std::string>& metadata() const { return m_metadata; }

private:
    std::filesystem::path m_path;
    MappedFile m_file;
    std::map<std::string, TensorEntry, std::less<>> m_tensors;
    std::map<std::string, std::string> m_metadata;
};

/// A tensor to be written: its bytes are not copied, or they are made when its turn comes.
struct TensorToWrite {
    std::string name;
    DataType type{};
    std::vector<std::int64_t> shape;
    std::span<const std::byte> bytes;
};

/// Replaces `path` in one step. Tensors are aligned: the largest types first, and by name within a type.
LORIKEET_EXPORT void writeSafetensors(const std::filesystem::path& path, std::span<const TensorToWrite> tensors,
                                      const std::map<std::string, std::string>& metadata = {});

/// The bytes of a tensor; they need to live until the next call.
using TensorBytes = std::function<std::span<const std::byte>(const TensorToWrite&)>;
/// The same for more than memory holds: `bytes` is asked for one tensor after another.
LORIKEET_EXPORT void writeSafetensors(const std::filesystem::path& path, std::span<const TensorToWrite> tensors,
                                      const TensorBytes& bytes, const std::map<std::string, std::string>& metadata);

/// The same, a tensor at a time, for whoever has other things to do between two. Without commit() nothing is left of
/// it.
class LORIKEET_EXPORT SafetensorsWriter {
public:
    /// The bytes of `tensors` are not looked at.
    SafetensorsWriter(const std::filesystem::path& path, std::vector<TensorToWrite> tensors,
                      const std::map<std::string, std::string>& metadata);
    /// The tensor whose turn it is; nullptr when all are written.
    const TensorToWrite* next() const { return m_next < m_order.size() ? m_order[m_next] : nullptr; }
    void write(std::span<const std::byte> bytesOfNext);
    void commit() { m_file.commit(); }

private:
    std::vector<TensorToWrite> m_tensors;
    std::vector<const TensorToWrite*> m_order;
    FileReplacement m_file;
    std::size_t m_next = 0;
};

} // namespace core
