#include "core/model/SafetensorsHeader.h"

#include "core/Error.h"
#include "core/model/ForeignFile.h"
#include "core/model/StrictJson.h"

#include <algorithm>
#include <cstring>

namespace core {
namespace {

using Json = nlohmann::json;

constexpr std::uint64_t MaxHeaderBytes = 100'000'000; // the reference reader's limit
constexpr std::size_t MaxDimensions = 32;
constexpr std::size_t LengthBytes = 8;

/// Where a tensor's bytes are said to lie, counted from the end of the header.
struct Range {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::string name;
};

class HeaderReader {
public:
    HeaderReader(const std::filesystem::path& path, std::span<const std::byte> file, SafetensorsHeader& header)
        : m_path(path), m_file(file), m_header(header) {}

    void read() {
        const std::string_view text = headerText();
        m_bytes = m_file.subspan(LengthBytes + text.size());
        parse(text);
        checkRanges();
    }

private:
    [[noreturn]] void refuse(const std::string& reason, std::string_view tensor = {}) const {
        throw Error(ProblemCode::WeightsNotSafetensors, {.file = utf8(m_path), .tensor = shownName(tensor)}, {reason});
    }

    std::string_view headerText() const {
        if (m_file.empty()) refuse("the file is empty");
        std::uint64_t length = 0;
        std::memcpy(&length, m_file.data(), std::min(m_file.size(), sizeof length));
        const bool fits =
            m_file.size() >= LengthBytes && length <= m_file.size() - LengthBytes && length <= MaxHeaderBytes;
        if (fits) return {reinterpret_cast<const char*>(m_file.data()) + LengthBytes, static_cast<std::size_t>(length)};
        if (const auto foreign = foreignFile(m_path, m_file)) throw Error(*foreign);
        if (m_file.size() < LengthBytes) refuse("the file is shorter than the length of its header");
        if (length > MaxHeaderBytes) refuse("its header would have " + std::to_string(length) + " bytes");
        refuse("the file ends inside its header (" + std::to_string(length) +
               " bytes are needed); the download was cut");
    }

    /// Each tensor's description is taken out as soon as it is complete, so memory follows what is kept and not what is
    /// written.
    void parse(std::string_view text) {
        const auto watch = [this](int depth, Json::parse_event_t event, Json& parsed) {
            return onEvent(depth, event, parsed);
        };
        try {
            if (!Json::parse(text.begin(), text.end(), watch).is_object()) refuse("its header is no JSON object");
        } catch (const Json::exception&) {
            refuse("its header is not valid JSON");
        }
    }

    bool onEvent(int depth, Json::parse_event_t event, Json& parsed) {
        using Event = Json::parse_event_t;
        if (depth > 3) refuse("its header is nested too deeply");
        if (event == Event::key) onKey(depth, parsed.get_ref<const std::string&>());
        if (event == Event::array_start && depth == 0) refuse("its header is no JSON object");
        if (event == Event::value && depth == 1) refuse("the description is no object", m_name);
        if (event == Event::value && depth == 3 && ++m_valuesInArray > MaxDimensions)
            refuse("the shape has too many dimensions", m_name);
        if (event == Event::array_start) m_valuesInArray = 0;
        if (event != Event::object_end || depth != 1) return true;
        take(parsed);
        return false;
    }

    void onKey(int depth, const std::string& key) {
        if (depth == 1) {
            m_name = key;
            m_keys.clear();
            if (m_header.tensors.contains(key) || (key == "__metadata__" && m_hasMetadata))
                refuse("the name is there twice", key);
        } else if (!m_keys.insert(key).second) {
            refuse("the key «" + shownName(key) + "» is there twice", m_name);
        }
    }

    void take(const Json& described) {
        if (m_name != "__metadata__") return takeTensor(described);
        m_hasMetadata = true;
        for (const auto& [key, value] : described.items()) {
            if (!value.is_string()) refuse("its metadata holds something that is no text");
            m_header.metadata[key] = value.get<std::string>();
        }
    }

    void takeTensor(const Json& described) {
        const auto type = described.find("dtype"), shape = described.find("shape"),
                   offsets = described.find("data_offsets");
        if (type == described.end() || !type->is_string()) refuse("its type is missing", m_name);
        if (shape == described.end() || !shape->is_array()) refuse("its shape is missing", m_name);
        if (offsets == described.end() || !offsets->is_array() || offsets->size() != 2)
            refuse("its place is missing", m_name);
        TensorEntry entry;
        entry.typeName = shownName(type->get_ref<const std::string&>());
        entry.type = dataTypeByName(entry.typeName);
        for (const Json& size : *shape) entry.shape.push_back(static_cast<std::int64_t>(whole(size, "shape")));
        const Range range{whole((*offsets)[0], "place"), whole((*offsets)[1], "place"), m_name};
        if (range.begin > range.end || range.end > m_bytes.size())
            refuse("its bytes lie outside the file; the download was cut, or the header is wrong", m_name);
        if (entry.type && byteCount(entry) != range.end - range.begin)
            refuse("the shape " + shapeText(entry.shape) + " in " + entry.typeName + " does not have the " +
                       std::to_string(range.end - range.begin) + " bytes it is given",
                   m_name);
        if (!entry.type) byteCount(entry);
        entry.bytes = m_bytes.subspan(range.begin, range.end - range.begin);
        m_ranges.push_back(range);
        m_header.tensors.emplace(m_name, std::move(entry));
    }

    std::uint64_t whole(const Json& value, const char* what) const {
        if (!value.is_number_unsigned() || value.get<std::uint64_t>() > INT64_MAX)
            refuse(std::string("its ") + what + " holds something that is no whole number", m_name);
        return value.get<std::uint64_t>();
    }

    std::uint64_t byteCount(const TensorEntry& entry) const {
        std::int64_t count = entry.type ? static_cast<std::int64_t>(sizeBytes(*entry.type)) : 1;
        for (const std::int64_t size : entry.shape)
            if (__builtin_mul_overflow(count, size, &count))
                refuse("the shape " + shapeText(entry.shape) + " is too large", m_name);
        return static_cast<std::uint64_t>(count);
    }

    /// No gap, no overlap, nothing after the last: else a file could hold what no reader sees.
    void checkRanges() {
        std::sort(m_ranges.begin(), m_ranges.end(), [](const Range& left, const Range& right) {
            return left.begin != right.begin ? left.begin < right.begin : left.end < right.end;
        });
        std::uint64_t end = 0;
        for (const Range& range : m_ranges) {
            if (range.begin < end) refuse("its bytes overlap those of another tensor", range.name);
            if (range.begin > end) refuse("there is a gap before its bytes", range.name);
            end = range.end;
        }
        if (end != m_bytes.size())
            refuse(std::to_string(m_bytes.size() - end) + " bytes at the end belong to no tensor");
    }

    const std::filesystem::path& m_path;
    std::span<const std::byte> m_file;
    std::span<const std::byte> m_bytes;
    SafetensorsHeader& m_header;
    std::vector<Range> m_ranges;
    std::string m_name;
    std::set<std::string, std::less<>> m_keys;
    std::size_t m_valuesInArray = 0;
    bool m_hasMetadata = false;
};

} // namespace

SafetensorsHeader::SafetensorsHeader(const std::filesystem::path& path, std::span<const std::byte> file) {
    HeaderReader(path, file, *this).read();
}

} // namespace core
